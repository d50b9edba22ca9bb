"""A file -> a stored document: read, cleaned, cut into chunks, looked at for what is suspect."""

import datetime
import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from corpus.own import library
from corpus.own.blocks import Part, Reading
from corpus.own.cautions import Superseded, edition_year, instruction_places, superseded_edition
from corpus.own.chunks import Cut, cut
from corpus.own.cleaning import clean_line
from corpus.own.errors import OwnDocumentError
from corpus.own.kinds import read_bytes
from corpus.own.layout import Layout, laid_out
from corpus.own.reading import read_file
from corpus.own.records import INSTRUCTION, REFERENCES, SUPERSEDED, Chunk, OwnDocument, Trust

NO_LICENCE = "user's own copy, licence not said"
_NO_TITLE = re.compile(
    r"(?:microsoft \w+ - .*|untitled.*|document\s*\d*|.*\.(?:docx?|pdf|indd|qxd|tex|rtf|pptx?))", re.IGNORECASE
)
_LITERATURE = re.compile(r"(?:references?|bibliography|literature cited|works cited)\b", re.IGNORECASE)
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a file: a title and a licence of their own (None: as found), and how far it is trusted."""

    title: str | None = None
    licence: str | None = None
    trust: Trust = "unverified"


@dataclass(frozen=True, slots=True)
class Added:
    """The document of a file; `is_new` is false if it was there already; `superseded` if its edition is out of force."""

    document: OwnDocument
    is_new: bool
    superseded: Superseded | None = None


def add(file: Path, home: Path, wishes: Wishes = Wishes(), progress: Callable[[int, int], None] = lambda _, __: None) -> Added:
    """Stores a file in the library under a BOT_HOME; the same content twice changes nothing.

    Raises:
        OwnDocumentError: the file cannot be read or stored; the message says what to do.
    """
    if wishes.trust not in get_args(Trust):
        raise OwnDocumentError(f"There is no trust {wishes.trust!r}. Use one of: {', '.join(get_args(Trust))}.")
    content = read_bytes(file)
    sha256 = hashlib.sha256(content).hexdigest()
    if known := library.by_content(home, sha256):
        return Added(known, False)
    reading = read_file(file, content, progress)
    title = _title(wishes, reading, file)
    layout = laid_out(reading.blocks, title)
    document = _document(title, wishes, reading, layout, sha256, len(content))
    old = superseded_edition(title, layout.text)
    if old:
        document = document.model_copy(update={"flags": (*document.flags, SUPERSEDED)})
    stored = library.store(home, document, layout.text)
    return Added(stored, stored is document, old)


def _title(wishes: Wishes, reading: Reading, file: Path) -> str:
    """As wished, else of the file itself, its first heading, or its name; never one that instructs a model."""
    if wishes.title and (title := clean_line(wishes.title)):
        return title[:_LONGEST_TITLE]
    heading = next((b.text for b in reading.blocks[:10] if b.part is Part.HEADING), None)
    for found in (reading.title, heading):
        if found and not _NO_TITLE.fullmatch(found) and any(map(str.isalpha, found)) and not instruction_places(found):
            return found[:_LONGEST_TITLE]
    return clean_line(file.stem.encode("utf-8", "replace").decode())[:_LONGEST_TITLE] or "document"


def _document(title: str, wishes: Wishes, reading: Reading, layout: Layout, sha256: str, size: int) -> OwnDocument:
    suspect = instruction_places(layout.text)
    silenced = frozenset(section for section in {run.section for run in layout.runs} if instruction_places(section))
    chunks = tuple(_chunk(c, layout, suspect, silenced) for c in cut(layout))
    if not chunks:
        raise OwnDocumentError("No text was found in the file. Open it and see whether its text can be selected.")
    flagged = sum(INSTRUCTION in c.flags for c in chunks)
    return OwnDocument(
        id=f"{_slug(title)}-{sha256[:8]}",
        title=title,
        licence=clean_line(wishes.licence or "") or NO_LICENCE,
        trust=wishes.trust,
        sha256=sha256,
        text_sha256=hashlib.sha256(layout.text.encode()).hexdigest(),
        size=size,
        kind=reading.kind.value,
        pages=reading.pages,
        page_marks=layout.page_marks,
        year=edition_year(title, layout.text),
        added_on=datetime.datetime.now(datetime.UTC).date().isoformat(),
        flags=(INSTRUCTION,) if flagged else (),
        flagged=flagged,
        chunks=chunks,
    )


def _chunk(piece: Cut, layout: Layout, suspect: list[tuple[int, int]], silenced: frozenset[str]) -> Chunk:
    section = piece.run.section
    flags = []
    if any(start < piece.end and end > piece.start for start, end in suspect) or section in silenced:
        flags.append(INSTRUCTION)
    if piece.run.headings and _LITERATURE.match(piece.run.headings[-1]):
        flags.append(REFERENCES)
    return Chunk(
        start=piece.start,
        end=piece.end,
        page=page_at(layout.page_marks, piece.start),
        section=section,
        part=cast("library.PartName", piece.run.part.value),
        flags=tuple(flags),
        sentences=tuple((start - piece.start, end - piece.start) for start, end in piece.sentences),
    )


def page_at(marks: tuple[tuple[int, int], ...], offset: int) -> int | None:
    """The page on which an offset lies, None for a document without pages."""
    number = bisect_right(marks, (offset, 1 << 30))
    return marks[number - 1][1] if number else None


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "document"
