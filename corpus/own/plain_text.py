"""Lines of plain text -> headings and paragraphs; Markdown uses it inside its paragraphs too."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from corpus.own.blocks import Block, Part, block
from corpus.own.cleaning import clean, clean_line

_WRAPPED_BELOW = 110
"""Code points: if half of the full lines are shorter than this, the text was wrapped by hand."""
_SHORT = 35
_TITLE_LENGTH = 100
_ITEM = re.compile(r"^(?:[-–—*•▪◦·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ATX = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_NUMBERED = re.compile(
    r"^(?:(?:variant|chapter|part|section|appendix|table)\s+\w+\b|[A-Z]\.\s|\d+(?:\.\d+)*\.?\s)", re.IGNORECASE
)
_ENDS = (".", ",", ";", ":", "!")


def read_plain(text: str) -> list[Block]:
    """The blocks of a plain text."""
    paragraphs = [part.split("\n") for part in clean(text).split("\n\n") if part]
    wrapped = is_wrapped([line for lines in paragraphs for line in lines])
    blocks: list[Block] = []
    for lines in paragraphs:
        blocks += blocks_of(lines, wrapped)
    return blocks


def is_wrapped(lines: Sequence[str]) -> bool:
    """True if lines are parts of paragraphs, false if each line is a paragraph."""
    long = [line for line in lines if len(line) > _SHORT]
    whole = sum(line.endswith((".", "?", "!", ":")) for line in long)
    return bool(long) and median(map(len, long)) < _WRAPPED_BELOW and whole < 0.6 * len(long)


def blocks_of(lines: Sequence[str], wrapped: bool, level: int = 1) -> list[Block]:
    """The blocks of the lines between two empty ones; a heading found gets `level`, one above it if another follows at once."""
    blocks: list[Block] = []
    for marked, group in groupby(_joined(lines, wrapped), key=_atx_level):
        for text in group:
            if marked:
                blocks.append(block(Part.HEADING, _ATX.sub(r"\2", text), level=marked))
            elif looks_like_title(text) and (not wrapped or len(lines) == 1):
                if blocks and blocks[-1].part is Part.HEADING and level > 1:
                    blocks[-1].level = level - 1
                blocks.append(block(Part.HEADING, text, level=level))
            else:
                blocks.append(block(Part.PROSE, text))
    return blocks


def _atx_level(line: str) -> int:
    found = _ATX.match(line)
    return len(found[1]) if found and found[2] else 0


def _joined(lines: Sequence[str], wrapped: bool) -> Iterator[str]:
    """Wrapped lines joined by blanks, but for list items and headings, which open a line of their own."""
    held: list[str] = []
    for line in lines:
        if held and (not wrapped or _ITEM.match(line) or _atx_level(line) or _atx_level(held[-1])):
            yield clean_line(" ".join(held))
            held = []
        held.append(line)
    if held:
        yield clean_line(" ".join(held))


def looks_like_title(line: str) -> bool:
    """Short, opens with a capital or a number, does not end like a sentence, and is no list item."""
    if len(line) > _TITLE_LENGTH or len(line.split()) > 14 or line.endswith(_ENDS):
        return False
    if _NUMBERED.match(line):
        return True
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 2 and letters[0].isupper() and not _ITEM.match(line)
