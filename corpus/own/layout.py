"""Blocks -> one text with its pages and sections; what is stored, and what every offset points into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.own.blocks import Block, Part

_BETWEEN = " > "
_LONGEST_SECTION = 300


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive blocks of one kind in one section: place in the text, and titles of the headings above, outermost first."""

    start: int
    end: int
    part: Part
    headings: tuple[str, ...]

    @property
    def section(self) -> str:
        """The headings in one line."""
        return _BETWEEN.join(self.headings)[:_LONGEST_SECTION]


@dataclass(frozen=True, slots=True)
class Layout:
    """The text; where each page begins in it as (offset, page), empty without pages; and its runs in order."""

    text: str
    page_marks: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]


def laid_out(blocks: Sequence[Block], title: str) -> Layout:
    """Joins blocks by an empty line, rows of a table by a line end; a heading that repeats the title opens no section."""
    text: list[str] = []
    marks: list[tuple[int, int]] = []
    runs: list[Run] = []
    length = 0
    for block, headings in _under_headings(blocks, title):
        join = _join(runs, block, headings) if text else ""
        text.append(join)
        start = length = length + len(join)
        for number, (page, piece) in enumerate(block.pieces):
            blank = " " if number else ""
            text.append(blank + piece)
            if page is not None and (not marks or marks[-1][1] != page):
                marks.append((length + len(blank), page))
            length += len(blank) + len(piece)
        if block.part is not Part.HEADING:
            _extend(runs, Run(start, length, block.part, () if block.part is Part.NOTE else headings))
    return Layout("".join(text), tuple(marks), tuple(runs))


def _join(runs: Sequence[Run], block: Block, headings: tuple[str, ...]) -> str:
    in_table = block.part is Part.TABLE and runs and (runs[-1].part, runs[-1].headings) == (Part.TABLE, headings)
    return "\n" if in_table else "\n\n"


def _extend(runs: list[Run], run: Run) -> None:
    """Adds a run, or lengthens the last one of the same kind and section."""
    if runs and (runs[-1].part, runs[-1].headings) == (run.part, run.headings):
        run = Run(runs.pop().start, run.end, run.part, run.headings)
    runs.append(run)


def _under_headings(blocks: Sequence[Block], title: str) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each block with the headings above it."""
    above: list[tuple[int, str]] = []
    for block in blocks:
        if block.part is Part.HEADING:
            above = [(level, text) for level, text in above if level < block.level]
            if not _repeats(block.text, title):
                above.append((block.level, block.text))
        yield block, tuple(text for _, text in above)


def _repeats(heading: str, title: str) -> bool:
    """True if a heading is the title of the document, with or without the publisher before it."""
    plain, whole = (" ".join("".join(c if c.isalnum() else " " for c in t.casefold()).split()) for t in (heading, title))
    return bool(whole) and (plain == whole or plain.endswith(f" {whole}"))
