"""A draft is a list of lines; each knows where it stands in the draft's text and what it quotes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus import Passage

Role = Literal["recommendation", "asked", "figure", "past", "note", "prose", "own", "warning", "redirect", "change", "label"]
ORDER: tuple[tuple[Role, ...], ...] = (
    ("recommendation",),
    ("asked", "figure", "past"),
    ("note",),
    ("prose",),
    ("own",),
    ("redirect",),
    ("warning",),
    ("change",),
    ("label",),
)
"""Paragraphs of an answer, in reading order; those of `BESIDE` are shown beside the text, and ruled on with it."""
_PARAGRAPH = {role: number for number, roles in enumerate(ORDER) for role in roles}
BESIDE: frozenset[Role] = frozenset({"change", "label"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a passage; `start` and `end` are code points into its text."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Line:
    """One or a few sentences that are shown or withheld together; `id` names the rule behind it, if any."""

    text: str
    role: Role
    quotes: tuple[Quote, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be said: statements from passages, and words in all, warnings and the user's own documents apart."""

    statements: int
    words: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines in reading order, before they are ruled on."""

    lines: tuple[Line, ...]
    waits: bool = False
    """True if passages have not been searched yet."""
    first: tuple[Line, ...] = ()
    """Lines that were shown before others were added: their citations keep the first numbers, wherever the others stand."""

    @classmethod
    def of(cls, lines: Iterable[Line], *, waits: bool = False) -> "Draft":
        """Sorts lines into paragraphs and drops what would be said twice."""
        said = [((line.text, line.id if line.role in BESIDE else None), line) for line in lines]
        unique = list(dict(reversed(said)).values())[::-1]
        return cls(tuple(line for roles in ORDER for role in roles for line in unique if line.role == role), waits)

    @property
    def text(self) -> str:
        """The text to rule on."""
        return lay_out(self.lines, [""] * len(self.lines))[0]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where each line stands in the text (code points)."""
        return lay_out(self.lines, [""] * len(self.lines))[1]


def lay_out(lines: Iterable[Line], marks: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Joins lines to paragraphs, each followed by its citation marks; returns the text and each line's place."""
    text = ""
    places: list[tuple[int, int]] = []
    last: Role | None = None
    for line, mark in zip(lines, marks, strict=True):
        gap = "" if last is None else " " if _PARAGRAPH[line.role] == _PARAGRAPH[last] and line.role != "warning" else "\n\n"
        text += gap
        places.append((len(text), len(text) + len(line.text)))
        text += line.text + mark
        last = line.role
    return text, places
