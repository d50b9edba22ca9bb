"""What an index is made of: our passages, or those of the user's own documents; each shelf has an index of its own."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus import Corpus, Passage
from corpus.own import passages as own_passages
from corpus.passages import all_passages

OURS, OWN = "index", "own-index"
"""Folders of the two indexes under BOT_HOME."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Passages that are searched together; `digest` names their content, `home` is the folder of their index."""

    name: Literal["corpus", "own"]
    home: Path
    digest: str
    passages: tuple[Passage, ...]


def corpus_shelf(corpus: Corpus, home: Path) -> Shelf:
    """Our statements and rows; `home` is the folder of their index."""
    return Shelf("corpus", home, corpus.digest, all_passages(corpus))


def own_shelf(bot_home: Path) -> Shelf:
    """The user's own documents under a BOT_HOME, as they are at this moment."""
    passages = own_passages(bot_home)
    digest = hashlib.sha256()
    for passage in passages:
        for part in (passage.id, embedded_text(passage)):
            digest.update(part.encode() + b"\0")
    return Shelf("own", bot_home / OWN, digest.hexdigest(), passages)


def embedded_text(passage: Passage) -> str:
    """What is embedded: our statements name their subject; a verbatim chunk often has it in the headings above only."""
    return passage.text if passage.kind == "summary" else f"{passage.section}. {passage.text}"
