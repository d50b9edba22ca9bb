"""A course written as steps, one of them marked as the present: "staging NOW | chemo | surgery", "[ ] chest <- we are here"."""

import re

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_BREAK = re.compile(r"\||->|→|\[[ xX]?\]|\bstep\s+\d", re.IGNORECASE)
_HERE = re.compile(r"\bnow\b(?!\s+(?:at|on|in)\b)|\bwe are here\b|\btoday\b|\bhere\b", re.IGNORECASE)
_AT_STEP = re.compile(r"\b(?:at|on|in) step (one|two|three|four|1|2|3|4)\b", re.IGNORECASE)
_NUMBERS = {"one": 0, "1": 0, "two": 1, "2": 1, "three": 2, "3": 2, "four": 3, "4": 3}
_STEPS = 2
"""Breaks from which on a text is a course of steps."""
_LATER = as_folded("follow come next later afterwards then planned ahead")


def is_a_later_step(mention: Mention, reading: Reading) -> bool:
    """True for what stands behind the step that is marked, and before the end of the course."""
    now = _end_of_the_present(reading.text)
    return now is not None and now[0] <= mention.start < now[1]


def is_a_course(text: str) -> bool:
    """ "[x] biopsy [ ] staging <- we are here [ ] surgery": steps that follow each other, and no list of studies."""
    return _end_of_the_present(text) is not None


def _end_of_the_present(text: str) -> tuple[int, int] | None:
    """Where the marked step ends, and where the course does."""
    breaks = list(_BREAK.finditer(text))
    if len(breaks) < _STEPS:
        return None
    stop = text.find(".", breaks[-1].end())
    end = stop if stop >= 0 else len(text)
    starts = [m.start() for m in breaks]
    if named := _AT_STEP.search(text):
        at = _NUMBERS[named.group(1).casefold()]
        return (starts[at], end) if at < len(starts) else None
    boxed = breaks[0].group().startswith("[")  # "due today: forearm [ ] lungs [ ]" heads a list
    here = _HERE.search(text, breaks[0].end() if boxed else 0)
    if here is None or here.start() > end:
        return None
    return next((start for start in starts if start > here.start()), end), end


def is_under_a_later_heading(mention: Mention, reading: Reading) -> bool:
    """ "To follow: chemo, resection": the heading of the sentence tells that it is to come."""
    start, _ = sentence_at(reading, mention.first)
    words = [w.folded for w in reading.words[start : mention.first]]
    heading = words[: words.index(":")] if ":" in words else []
    return bool(heading) and heading[-1] in _LATER and len(heading) <= _STEPS + 1
