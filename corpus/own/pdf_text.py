"""Lines and tables of a PDF -> blocks: headers and footers dropped, lines joined to paragraphs, headings by their print."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from corpus.own.blocks import Block, Kind, Part, Reading, block
from corpus.own.cleaning import clean_line
from corpus.own.errors import OwnDocumentError
from corpus.own.headings import Outline, Print, is_labelled, may_be_heading
from corpus.own.hyphens import Hyphens
from corpus.own.pdf_pages import PdfPage, read_pages

_MARGIN = 0.1
"""Share of a page's height at top and bottom in which headers and footers stand."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ITEM = re.compile(r"^(?:[•▪◦·‣●○■□*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ENDS = (".", "!", "?", ":", ".”", '."', ".)")
_LEAST_LETTERS = 3
"""Letters a page on average; a scan has fewer, since it is a picture."""


@dataclass(slots=True)
class _Line:
    """A printed line with the clean text it holds."""

    text: str
    page: int
    print: Print
    top: float
    x1: float


def read_pdf(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The blocks of a PDF; calls `progress` with pages read and pages in all.

    Raises:
        OwnDocumentError: it is encrypted, damaged, too large, or a scan without text.
    """
    read = read_pages(path, progress)
    pages = list(_without_margins(read.pages))
    lines = [item for page in pages for item in page if isinstance(item, _Line)]
    if sum(c.isalpha() for line in lines for c in line.text) < _LEAST_LETTERS * max(len(pages), 1):
        raise OwnDocumentError(
            "The PDF holds no text: it is a scan, or empty. Run it through text recognition (OCR), and add that."
        )
    title = clean_line(read.title or "")
    return Reading(Kind.PDF, title or None, len(pages), _Blocks(lines).of(pages))


def _without_margins(pages: list[PdfPage]) -> Iterator[list["_Line | Block"]]:
    """Clean lines and tables, page by page, without page numbers and what many pages repeat at top or bottom."""
    repeated = Counter(key for page in pages for key in {_key(i) for i in page.items if _in_margin(i, page)})
    for page in pages:
        kept: list[_Line | Block] = []
        for item in page.items:
            in_margin = _in_margin(item, page)
            if in_margin and (repeated[_key(item)] >= max(2, len(pages) // 4) or _PAGE_NUMBER.fullmatch(item["text"].strip())):
                continue
            kept += _cleaned(item, page.number)
        yield kept


def _in_margin(item: dict[str, Any], page: PdfPage) -> bool:
    edge = _MARGIN * page.height
    return "text" in item and (item["bottom"] < edge or item["top"] > page.height - edge)


def _key(item: dict[str, Any]) -> str:
    """Equal for lines that differ in numbers only."""
    return re.sub(r"\d+", "#", item["text"])


def _cleaned(item: dict[str, Any], page: int) -> Iterator["_Line | Block"]:
    if "rows" in item:
        for row in item["rows"]:
            if text := " | ".join(filter(None, map(clean_line, row))):
                yield block(Part.TABLE, text, page)
    elif text := clean_line(item["text"].replace("\u00ad", "-")):  # a soft hyphen that is printed ends a line
        yield _Line(text, page, Print(item["size"], item["bold"]), item["top"], item["x1"])


class _Blocks:
    """Makes the blocks of one document, knowing how its running text is set."""

    def __init__(self, lines: list[_Line]) -> None:
        sizes = Counter[float]()
        for line in lines:
            sizes[line.print.size] += len(line.text)
        self._size = max(sizes, key=lambda size: (sizes[size], -size))
        body = [line for line in lines if line.print.size == self._size]
        gaps = [b.top - a.top for a, b in pairwise(body) if a.page == b.page and 0 < b.top - a.top < 4 * self._size]
        self._leading = median(gaps) if gaps else 1.2 * self._size
        self._right = sorted(line.x1 for line in body)[int(0.9 * len(body))]
        self._hyphens = Hyphens(line.text for line in lines)
        self._heading_sizes = sorted({p.size for p in (line.print for line in lines) if p.size > 1.1 * self._size}, reverse=True)
        self._outline = Outline()
        self._blocks: list[Block] = []
        self._held: list[_Line] = []

    def of(self, pages: Iterable[list["_Line | Block"]]) -> list[Block]:
        """The blocks of all pages, in order."""
        for page in pages:
            for item in page:
                if isinstance(item, Block):
                    self._end()
                    self._blocks.append(item)
                    continue
                if self._held and not self._continues(self._held[-1], item):
                    self._end()
                self._held.append(item)
        self._end()
        return self._blocks

    def _part(self, line: _Line) -> Part:
        if may_be_heading(line.text, line.print, self._size):
            return Part.HEADING
        return Part.NOTE if line.print.size < 0.85 * self._size else Part.PROSE

    def _continues(self, before: _Line, line: _Line) -> bool:
        """True if a line belongs to the paragraph, or the heading, of the one before it."""
        part = self._part(line)
        if self._part(before) is not part or _ITEM.match(line.text):
            return False
        gap = line.top - before.top
        if part is Part.HEADING:
            return line.page == before.page and 0 < gap <= 1.25 * line.print.size and not is_labelled(line.text)
        ended = before.text.endswith(_ENDS)
        if line.page != before.page or gap <= 0:  # the next page, or the next column
            return not ended or (before.x1 >= self._right - 2 and not line.text[0].isupper())
        if gap > 1.3 * max(self._leading, line.print.size) + 0.1 * self._size:
            return False
        return not (ended and before.x1 < 0.85 * self._right)

    def _end(self) -> None:
        """Closes the held lines into a block; a paragraph cut by small print at the foot of a page is joined again."""
        if not self._held:
            return
        first, part = self._held[0], self._part(self._held[0])
        pieces = self._hyphens.joined([(line.page, line.text) for line in self._held])
        self._held = []
        if part is Part.HEADING and sum(len(text) for _, text in pieces) > 300:
            part = Part.PROSE
        made = Block(part, [*pieces], self._level(first) if part is Part.HEADING else 0)
        if part is Part.PROSE and (before := self._cut_paragraph(first)):
            before.pieces = self._hyphens.joined([*before.pieces, *pieces])
        else:
            self._blocks.append(made)

    def _level(self, line: _Line) -> int:
        larger = [s for s in self._heading_sizes if s <= line.print.size]
        rank = len(self._heading_sizes) - len(larger)
        return self._outline.level(line.text, rank, small=line.print.size < self._size)

    def _cut_paragraph(self, line: _Line) -> Block | None:
        """The paragraph before the notes just closed, if it stopped within a sentence on an earlier page."""
        blocks = self._blocks
        number = len(blocks) - 1
        while number >= 0 and blocks[number].part is Part.NOTE:
            number -= 1
        if number < 0 or number == len(blocks) - 1 or blocks[number].part is not Part.PROSE:
            return None
        page, text = blocks[number].pieces[-1]
        cut = page != line.page and not text.endswith(_ENDS) and not _ITEM.match(line.text)
        return blocks[number] if cut else None
