"""The words of a note of the day: its study, its dates, and the things that it tells of."""

import re
from collections.abc import Sequence

from bot.check.descriptions.leaning import CHOSEN
from bot.check.words.prose import Token

STUDY = "§"
"""Stands for a study among words."""
_BEARING = (
    "task",
    "technical",
    "praise",
    "blame",
    "more",
    "less",
    "modal",
    "negation",
    "imaging",
    "genus",
    "activity",
    "target",
    "wants",
)
_NAMES = ("neutral", "noun-verb", "time-unit", "unit", "past", "was")
_DATE = re.compile(
    r"\b[1-9]\d?/[1-9]\d?(?:/(?:\d{2}|\d{4}))?\b(?!\s*%)|\b\d{1,2}:[0-5]\d\b"
    r"|\b[1-9]\d?\.[0-5]\d(?=[,;)]|\.?$|\s(?:am|pm|and|on|in|with)\b)"
)
_TEN = 10
"""The most that can be a rating, or what one is told out of."""


def words_of(tokens: Sequence[Token]) -> list[str]:
    """The words of a sentence; counts as figures."""
    found: list[str] = []
    for token in tokens:
        count = token.cues.get("count", "")
        found += [STUDY] if token.study else [count] if count.isdigit() else token.text.split()
    return found


def things_in(tokens: Sequence[Token]) -> frozenset[str]:
    """Words of things and of what was done with them, which judge nothing."""
    told = (t for t in tokens if t.has(*_NAMES) and not t.has(*_BEARING) and t.cues.get("object") not in CHOSEN)
    return frozenset(w for t in told for w in t.text.split())


def dates_in(text: str) -> frozenset[str]:
    """The numbers of "20/6", "10:10" and "7.40", each alone and as it is written; not those of "8/9", which can be a rating."""
    found: set[str] = set()
    for match in _DATE.finditer(text):
        parts = re.split(r"[/.:]", match.group())
        if "/" not in match.group() or any(int(part) > _TEN for part in parts[:2]):
            found.update((*parts, match.group()))
    return frozenset(found)
