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


class Outline:
    """The levels of the headings of one document, told in their order; 1 is the highest."""

    def __init__(self) -> None:
        self._under_label = False

    def level(self, text: str, rank: int, *, small: bool) -> int:
        """`rank` counts the larger sizes of heading in the document, `small` is print below the running text.

        Within one size: sections of a whole document ("Summary") and "Variant 2" or "3" lie above "3.1", and those above
        "B."; plain headings lie below a label that came before them, else beside the sections of the whole document.
        """
        level = 10 * rank + (5 if small else 0) + 1
        if is_labelled(text):
            self._under_label = True
            return level + _depth(text)
        if _WHOLE.match(text) or text.isupper():
            self._under_label = False
        return level + (4 if self._under_label else 0)


def _depth(text: str) -> int:
    """How deep a label lies: "Variant 2" and "3" at 0, "3.1" at 1, "B." at 3."""
    if number := _NUMBER.match(text):
        return min(number[1].count("."), 2)
    return 0 if _WORD_LABEL.match(text) else 3
