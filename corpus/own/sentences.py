"""Where the sentences of a text begin and end; nothing is changed, offsets are code points."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][\"”’')\]]*(?:\s?\[[\d,\s–-]+\])?(?=\s+[\"“‘'(\[]?[^\W_a-z])|[。！？]")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|al|approx|ca|cf|Dr|eds?|e\.g|eg|etc|i\.e|ie|incl|max|min|Mr|Mrs|Ms|Prof|resp|St|vs))\.$")
_ITEM_NUMBER = re.compile(r"\s*\(?\d{1,3}\.")
_LOOK_BACK = 11
_BEFORE_NUMBER = re.compile(r"\b(?:Fig|Figs|No|Nos|pp?|Ref|Refs|vol|Tab)\.$", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[•▪◦·‣●○■□]\s*)?")


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, heading-like line and list item, without the blanks around it."""
    return [span for start, end in _lines(text) for span in _in_line(text, start, end)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start + _opening(line), start + len(line.rstrip())
        start += len(line) + 1


def _opening(line: str) -> int:
    """Where a line begins after blanks and a bullet."""
    found = _BULLET.match(line)
    return found.end() if found and found.end() < len(line.rstrip()) else len(line) - len(line.lstrip())


def _is_short_form(line: str, mark: int, end: int) -> bool:
    """True if the full stop at `mark` belongs to an abbreviation or to the number of an item."""
    if line[mark] != ".":
        return False
    before, after = line[max(0, mark - _LOOK_BACK) : mark + 1], line[end : end + _LOOK_BACK].lstrip()
    if _SHORT.search(before) or (mark < 6 and _ITEM_NUMBER.fullmatch(line[: mark + 1])):
        return True
    return after[:1].isdigit() and bool(_BEFORE_NUMBER.search(before))


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    begin = 0
    for found in _END.finditer(line):
        if _is_short_form(line, found.start(), found.end()):
            continue
        yield start + begin, start + found.end()
        begin = found.end()
        while begin < len(line) and line[begin].isspace():
            begin += 1
    if begin < len(line):
        yield start + begin, end
