"""Text -> units to rule on: sentences, list items, table rows, headings; offsets are code points into the text."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sentence", "item", "row", "header", "rule", "heading"]

_LINE = re.compile(r"[^\n]*\n?")
_ITEM = re.compile(r"\s*(?:[-*+•–]|\(?\d{1,3}[.)])\s+")
_HEADING = re.compile(r"\s*#{1,6}\s")
_DELIMITER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|cf|al|dr|mr|mrs|ms|fig|no|approx|ca|resp|st|incl|excl)|(?<!\d )(?<!\d)\b[A-Za-z])\.$", re.IGNORECASE
)
_BOUNDARY = re.compile(r"""[.!?…。！？]+["'”’)\]*_]*(?:\s?\[\d{1,3}\])*\s+(?=["'“‘(\[*_]*[^\sa-z])""")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is kept or withheld as a whole."""

    start: int
    end: int
    kind: Kind

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]


def units_of(text: str) -> list[Unit]:
    """Every unit of a text in order; blanks between units belong to none."""
    found: list[Unit] = []
    paragraph: tuple[int, int] | None = None
    for match in _LINE.finditer(text):
        line = match.group()
        if not line:
            continue
        kind = _line_kind(line)
        if kind == "plain" and line.strip():
            paragraph = (paragraph[0] if paragraph else match.start(), match.end())
            continue
        if paragraph:
            found.extend(_sentences(text, *paragraph, "sentence"))
            paragraph = None
        if kind == "item":
            found.extend(_sentences(text, match.start(), match.end(), "item"))
        elif kind == "rule":
            found = _as_header(found)
            found.append(_trimmed(text, match.start(), match.end(), "rule"))
        elif kind != "plain":
            found.append(_trimmed(text, match.start(), match.end(), kind))  # type: ignore[arg-type]
    if paragraph:
        found.extend(_sentences(text, *paragraph, "sentence"))
    return found


def _line_kind(line: str) -> str:
    if _DELIMITER.fullmatch(line.rstrip("\n")) and "-" in line and "|" in line:
        return "rule"
    if line.count("|") >= 2:
        return "row"
    if _HEADING.match(line):
        return "heading"
    return "item" if _ITEM.match(line) else "plain"


def _as_header(found: list[Unit]) -> list[Unit]:
    if found and found[-1].kind == "row":
        return [*found[:-1], Unit(found[-1].start, found[-1].end, "header")]
    return found


def _sentences(text: str, start: int, end: int, kind: Kind) -> list[Unit]:
    found: list[Unit] = []
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(begin, match.start() - 12), match.start() + 1):
            continue
        if kind == "item" and not found and _ITEM.fullmatch(text, begin, match.end()):
            continue
        found.append(_trimmed(text, begin, match.end(), kind))
        begin = match.end()
    if text[begin:end].strip():
        found.append(_trimmed(text, begin, end, kind))
    return found


def _trimmed(text: str, start: int, end: int, kind: Kind) -> Unit:
    body = text[start:end]
    return Unit(start + len(body) - len(body.lstrip()), start + len(body.rstrip()), kind)
