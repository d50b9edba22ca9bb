"""How a text is written down: unticked boxes tell nothing, dictated marks are marks, an abbreviation is one word."""

import re

from bot.understand.where.check_items import boxed_items, is_a_worklist, is_behind_its_label

_OPEN_BOX = r"(?:\[[ _]{0,3}\]|\([ _]{1,3}\)|[☐□◻⬜])"
_BLANKS = re.compile(r"[ \t]{2,}")
_TICKED = re.compile(r"\[[xX✓✔*]\]|\([xX✓✔*]\)|[☒☑✅✓✔]")
_UNTICKED = re.compile(_OPEN_BOX + r"[^\n;|.:?\[\]()☐□◻⬜☒☑✅✓✔]*")
_OPENED = re.compile(r"\s*" + _OPEN_BOX)
_SPACED = re.compile(r"\b([A-Za-z])\. ([a-z])\.(?=\s)")
"""An abbreviation of two letters written apart, as German does: "V. a.", "Z. n."."""
_SPOKEN = {
    "full stop": ".", "fullstop": ".", "period": ".", "comma": ",", "semicolon": ";", "colon": ":", "question mark": "?",
    "new paragraph": "\n", "new line": "\n", "newline": "\n", "next line": "\n", "open bracket": "(", "close bracket": ")",
}  # fmt: skip
_SPOKEN_MARK = re.compile(r"\s*\b(" + "|".join(sorted(_SPOKEN, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_SURE = re.compile(r"\b(?:comma|full\s?stop|question mark|new paragraph|new line|semicolon|open bracket)\b", re.IGNORECASE)
_DICTATED = 2
"""Names of marks from which on a text is a dictation; "colon" and "period" alone are other things."""


def as_written(text: str) -> str:
    """The text with its ticked options only, abbreviations in one, and marks in place of their names in a dictation."""
    text = _BLANKS.sub(" ", text)
    if _TICKED.search(text) and not is_a_worklist(text):
        text = _TICKED.sub(" ☑ ", _without_the_open(text))
    text = _SPACED.sub(r"\1.\2.", text)
    if len(_SURE.findall(text)) >= _DICTATED:
        text = _SPOKEN_MARK.sub(lambda m: _SPOKEN[m[1].lower()], text)
    return text


def _without_the_open(text: str) -> str:
    """ "Region requested: lungs [ ] calf [x]", "[x] bone [ ] soft tissue": without the labels of the open boxes."""
    if not is_behind_its_label(text):
        return _UNTICKED.sub(" ", text)
    for item in reversed(boxed_items(text)):
        if not item.ticked:
            text = text[: item.start] + " " + _OPENED.sub("", text[item.end :], count=1)
    return text
