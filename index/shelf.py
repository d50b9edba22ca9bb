"""What an index is made of: our passages, or those of the user's own documents; each shelf has an index of its own."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from corpus import Corpus, Passage
from corpus.own import passages as own_passages
from corpus.passages import all_passages
from index.emphasis import Emphasis, emphasis_of
from index.entries import Entry, entries_of
from index.hits import blended
from index.lexical import LexicalIndex
from index.terms import Terms, terms_for, terms_of

OURS, OWN = "index", "own-index"
"""Folders of the two indexes under BOT_HOME."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Passages that are searched together, by their entries and by the terms of these.

    `digest` names their content, `home` is the folder of their index.
    """

    name: Literal["corpus", "own"]
    home: Path
    digest: str
    passages: tuple[Passage, ...]
    entries: tuple[Entry, ...]
    terms: Terms
    weigh: Callable[[str], Emphasis] = lambda _question: lambda _passage: 0.0
    """What to add to the score of each passage for a question."""

    def words(self) -> LexicalIndex:
        """A new index of the words of all passages."""
        texts = self.texts()
        return LexicalIndex(list(texts), list(texts.values()), self.terms)

    def texts(self) -> dict[str, str]:
        """The words of each passage, all its entries together: a question may take one from each."""
        words: dict[str, list[str]] = {p.id: [] for p in self.passages}
        for entry in self.entries:
            words[entry.passage].append(entry.words)
        return {name: " ".join(said) for name, said in words.items()}


def corpus_shelf(corpus: Corpus, home: Path) -> Shelf:
    """Our statements and rows; `home` is the folder of their index."""
    passages = all_passages(corpus)
    entries = _entries(passages)
    digest = _digest(entries, corpus.digest)
    return Shelf("corpus", home, digest, passages, entries, terms_for(corpus), partial(emphasis_of, corpus))


def own_shelf(bot_home: Path) -> Shelf:
    """The user's own documents under a BOT_HOME, as they are at this moment."""
    passages = own_passages(bot_home)
    entries = _entries(passages)
    return Shelf("own", bot_home / OWN, _digest(entries), passages, entries, terms_of)


def _digest(entries: Iterable[Entry], *more: str) -> str:
    """Names all that is searched; `more` is what else decides how it is read."""
    digest = hashlib.sha256()
    for part in (*more, *(part for entry in entries for part in (entry.id, entry.text, entry.words))):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _entries(passages: Iterable[Passage]) -> tuple[Entry, ...]:
    return tuple(entry for passage in passages for entry in entries_of(passage))


def weighed(question: str, words: Mapping[str, float], meaning: Mapping[str, float], shelf: Shelf) -> dict[str, float]:
    """The final score of every passage of a shelf: words and meaning blended, and what the question seeks."""
    found, emphasis = blended(words, meaning), shelf.weigh(question)
    return {p.id: found.get(p.id, 0.0) + emphasis(p) for p in shelf.passages}
