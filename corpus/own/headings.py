"""Which printed lines are headings, and how deep they lie."""

import re
from dataclasses import dataclass

_LABELLED = re.compile(
    r"^(?:(?:variant|chapter|part|section|appendix)\s+(?:\d+|[ivx]+|[a-z])\b[:.]?|[A-Z]\.\s|\d+(?:\.\d+)*\.?\s)", re.IGNORECASE
)
_LETTERED = re.compile(r"^[A-Z]\.\s+[A-Z][^.]{2,90}$")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?\s")
_WORD_LABEL = re.compile(r"^(?:variant|chapter|part|section|appendix)\s", re.IGNORECASE)
_WHOLE = re.compile(
    r"^(?:abstract|acknowledge?ments?|appendix|appropriateness category|background|bibliography|case|conclusions?|discussion|"
    r"funding|introduction|limitations|materials?|methods?|objectives?|purpose|references|relative radiation|results?|"
    r"special imaging|summary|supporting|supplementary|table of contents)\b",
    re.IGNORECASE,
)
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Print:
    """How a line is printed: size in points, and whether all of it is bold."""

    size: float
    bold: bool


def may_be_heading(text: str, look: Print, body: float) -> bool:
    """Bold or larger than the running text, or a lettered line such as "A. CT chest"; with letters, and not too long."""
    if len(text) > _LONGEST or sum(c.isalpha() for c in text) < 3:
        return False
    stands_out = look.size > 1.1 * body or (look.bold and look.size > 0.85 * body)
    return stands_out or (look.size > 0.95 * body and bool(_LETTERED.match(text)))


def is_labelled(text: str) -> bool:
    """True for "Variant 2: ...", "3.1 ...", "B. ...": such a line opens a heading, it never goes on with one."""
    return bool(_LABELLED.match(text))


def heading_level(text: str, rank: int, *, small: bool) -> int:
    """1 is the highest. `rank` counts the larger sizes of heading in the document, `small` is print below the running text.

    Within one size: sections of a whole document ("Summary") and "Variant 2" or "3" lie above "3.1", those above "B.",
    and plain headings lie below all of them, since they follow a label more often than not.
    """
    level = 10 * rank + (5 if small else 0) + 1
    if number := _NUMBER.match(text):
        return level + min(number[1].count("."), 2)
    if _WORD_LABEL.match(text):
        return level
    if is_labelled(text):
        return level + 3
    return level if _WHOLE.match(text) or text.isupper() else level + 4
