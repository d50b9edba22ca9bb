"""What every reader makes of a file: a title, and headings, paragraphs, tables and notes in reading order."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of file that can be read."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class Part(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PROSE = "prose"
    TABLE = "table"
    NOTE = "note"
    """Small print, such as addresses of the authors; never joined to the prose around it."""


@dataclass(slots=True)
class Block:
    """A block of clean text; `pieces` are (page or None, text), more than one where a paragraph runs over a page."""

    part: Part
    pieces: list[tuple[int | None, str]]
    level: int = 0
    """Of a heading: 1 is the highest."""

    @property
    def text(self) -> str:
        """The whole text of the block."""
        return " ".join(text for _, text in self.pieces)


@dataclass(slots=True)
class Reading:
    """What was read from a file; `pages` is None for files without pages."""

    kind: Kind
    title: str | None = None
    pages: int | None = None
    blocks: list[Block] = field(default_factory=list)


def block(part: Part, text: str, page: int | None = None, level: int = 0) -> Block:
    """A block of one piece."""
    return Block(part, [(page, text)], level)
