"""What is stored of a document, beside its text."""

from typing import Annotated, Literal

from pydantic import Field

from corpus.schema import Day, Id, Record, Text

Trust = Literal["licensed", "published", "unverified"]
"""How far a document is trusted: a copy the user holds a licence for, something published, or unknown."""
INSTRUCTION, REFERENCES, SUPERSEDED = "instruction", "references", "superseded"
"""Flags: reads like an instruction to a model; a list of literature; an edition no longer in force."""
SILENT = frozenset({INSTRUCTION, REFERENCES})
"""Chunks with one of these flags are stored and can be opened, but are never found."""
Offset = Annotated[int, Field(ge=0)]


class Chunk(Record):
    """A slice of the text of a document; `sentences` are offsets into the slice."""

    start: Offset
    end: Offset
    page: int | None
    section: str
    part: Literal["prose", "table", "note"]
    flags: tuple[str, ...] = ()
    sentences: tuple[tuple[Offset, Offset], ...] = ()


class OwnDocument(Record):
    """A document that the user added; sizes in bytes, `sha256` of the file, `text_sha256` of the stored text."""

    id: Id
    title: Text
    licence: Text
    trust: Trust
    sha256: str
    text_sha256: str
    size: int
    kind: Literal["pdf", "html", "markdown", "text"]
    pages: int | None
    page_marks: tuple[tuple[Offset, int], ...]
    """(offset, page): where each page begins in the text."""
    year: int | None
    """Of its edition, if title or head say so."""
    added_on: Day
    flags: tuple[str, ...] = ()
    flagged: int
    """How many chunks read like an instruction."""
    chunks: tuple[Chunk, ...]
