"""Words that can bear on the choice of a study, wherever they stand in a sentence; each is matched in its inflections."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import count
from typing import Literal, get_args

import Stemmer

from bot.check.words.prose import Token
from corpus.schema import Concept
from corpus.words import words_of

Cue = Literal[
    "bears",
    "leans-for",
    "leans-top",
    "leans-against",
    "leans-middle",
    "leans-disagreement",
    "source",
    "turns",
    "conditions",
    "activity",
    "target",
]
_STEMMER = Stemmer.Stemmer("english")
_SENTENCES = 1024
"""Runs of words kept: the parts of a sentence are asked about again and again."""
_STUDY = "§"
"""Stands for a study among words, so that no phrase reaches over one."""
_FREE = "free"
_CLASS = "class-"
"""Opens the cues of the grammar's own classes of words."""
_PART = "-part"
"""Ends the name of a class of parts of words, which stands beside the class of words of that name or alone."""
_PHRASES: tuple[Cue, ...] = get_args(Cue)
_BEGINNING = 2
"""Letters that words must share at least, and one more, to be forms of one word."""
_AS_WRITTEN = ("ed", "ing")
"""Endings of a form that stands for itself alone: "indicated" judges, "indicates" tells what is seen."""
_ENDINGS = frozenset({"", "e", "y", "s", "es", "ed", "d", "ing", "ies", "ied", "ying", "er", "est"})
"""What an inflected word adds to what it shares with another form of itself."""


class Bearing:
    """The phrases that bear on a choice, and those in which the same words do not ("at least", "the primary tumour").

    A class that is asked for and is not in the vocabulary raises KeyError: taken for an empty one it would let texts stand.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._classes: dict[str, dict[str, list[str]]] = {}
        self._exact: dict[str, set[str]] = {}
        self._refuted: dict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
        self._found = lru_cache(maxsize=_SENTENCES)(self._find)
        self._bearing = lru_cache(maxsize=_SENTENCES)(self._find_bearing)
        self._stems = lru_cache(maxsize=_SENTENCES)(lambda texts: frozenset(stem(w) for text in texts for w in plain_words(text)))
        numbers = count()
        for concept in concepts:
            if (concept.cue or "").startswith(_CLASS):
                self._exact.setdefault((concept.cue or "").removeprefix(_CLASS), set()).update(concept.forms)
                continue
            for form in concept.forms:
                words = plain_words(form)
                if concept.cue == "refuted":
                    stems = frozenset(map(stem, words))
                    self._refuted[max(stems, key=len)].append((next(numbers), form, stems))
                    continue
                if concept.cue not in (*_PHRASES, _FREE):
                    self._classes.setdefault(concept.cue or "", {}).setdefault(stem(words[0]), []).append(words[0])
                    continue
                self._phrases[_opening(words)].append((words, concept.cue or ""))

    def refuted(self, tokens: Sequence[Token]) -> str | None:
        """Words that together stand against a fact of the corpus."""
        said = self._stems(tuple(t.text for t in tokens))
        near = (held for word in said & self._refuted.keys() for held in self._refuted[word])
        told = [(number, form) for number, form, stems in near if stems <= said]
        return min(told)[1] if told else None

    def is_task(self, token: Token) -> bool:
        """True for a word of what imaging is done for: "surveillance"."""
        return any(cue == "activity" for cue, _ in self.of([token]))

    def speaks_of(self, text: str, name: str) -> bool:
        """True if a text holds one of a class inside a word: "millisieverts" holds "sievert"."""
        return any(part in text for part in self._exact[name])

    def speaks(self, tokens: Sequence[Token], name: str) -> bool:
        """True if a sentence holds a word of a class, or one of its parts of words, beside the names of studies."""
        said, part = " ".join(t.text for t in tokens if not t.study), f"{name}{_PART}"
        if part in self._exact and self.speaks_of(said, part):
            return True
        forms = self._classes.get(name, {}) if part in self._exact else self._classes[name]
        roots = ((word, stem(word)) for word in said.split())
        return any(_inflects(form, word) for word, root in roots if root in forms for form in forms[root])

    def says(self, tokens: Sequence[Token], *names: str) -> bool:
        """True if a sentence holds a word of one of the grammar's classes as it stands, or a phrase of it as it opens words."""
        said = f" {' '.join(t.text for t in tokens if not t.study)}"
        return any(
            any(w in self._exact[name] for w in said.split())
            or any(f" {p}" in said for p in self._exact.get(f"{name}{_PART}", ()))
            for name in names
        )

    def among(self, word: str, *names: str) -> bool:
        """True if a word, as it stands, is of one of these classes of the grammar."""
        return word in self._exact[names[0]] if len(names) == 1 else any(word in self._exact[name] for name in names)

    def denies(self, word: str, *names: str) -> bool:
        """True for a word that denies what comes after it, or is of one of these classes: "never", "isn't"."""
        return word.endswith("n't") or self.among(word, "denying", *names)

    def forms(self, name: str) -> Set[str]:
        """All of one of the grammar's own classes."""
        return self._exact[name]

    def is_one(self, word: str, *classes: str) -> bool:
        """True if a word is an inflection of one of these classes."""
        root = stem(word)
        return any(_inflects(form, word) for name in classes for form in self._classes[name].get(root, ()))

    def of(self, tokens: Sequence[Token]) -> Iterator[tuple[Cue, str]]:
        """Every phrase that bears on a choice, with the way it leans."""
        yield from self._bearing(_said(tokens))

    def rest(self, tokens: Sequence[Token]) -> list[str]:
        """The words of a sentence that are neither a study nor part of a phrase of this vocabulary."""
        words = _said(tokens)
        taken = {at for first, phrase in self._found(words) for at in range(first, first + len(phrase[0]))}
        return [word for at, word in enumerate(words) if at not in taken and word != _STUDY]

    def _find_bearing(self, words: tuple[str, ...]) -> list[tuple[Cue, str]]:
        return [(phrase[1], " ".join(phrase[0])) for _, phrase in self._found(words) if phrase[1] in _PHRASES]

    def _find(self, words: tuple[str, ...]) -> list[tuple[int, tuple[tuple[str, ...], str]]]:
        phrases: list[tuple[int, tuple[tuple[str, ...], str]]] = []
        at = 0
        while at < len(words):
            openings = dict.fromkeys((_opening(words[at : at + 1]), _opening(words[at : at + 2])))
            fit = [p for opening in openings for p in self._phrases.get(opening, ()) if _stands_at(at, p[0], words)]
            found = max(fit, key=lambda p: (len(p[0]), p[0] == words[at : at + len(p[0])])) if fit else None
            if found:
                phrases.append((at, found))
            at += len(found[0]) if found else 1
        return phrases


def _said(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(w for t in tokens for w in ((_STUDY,) if t.study else plain_words(t.text)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What the inflections of a word share."""
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=1 << 14)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without its marks."""
    return tuple(text[w.start : w.end].casefold().replace("’", "'") for w in words_of(text) if not w.is_mark)


def _opening(words: Sequence[str]) -> tuple[str, str]:
    """What the inflections of a phrase have in common: the stem of its first word, and how its second word begins."""
    return stem(words[0]), words[1][:_BEGINNING] if words[1:] else ""


def _stands_at(at: int, phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(_inflects(word, words[number]) for number, word in enumerate(phrase, at))


@lru_cache(maxsize=1 << 17)
def _inflects(one: str, other: str) -> bool:
    """True for forms of one word that differ in an ending of grammar: "prefer", "preferred", but not "preferable"."""
    if one == other or one.endswith(_AS_WRITTEN):
        return one == other
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if shared <= _BEGINNING:  # "is" and "in" share a letter
        return False
    rests = [w[shared:] for w in (one, other)]
    rests = [r[1:] if r and r[0] == one[shared - 1] and r[1:] in ("ed", "ing", "er", "est") else r for r in rests]
    return all(r in _ENDINGS for r in rests)
