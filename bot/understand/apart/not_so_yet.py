"""A look that is only asked about or still to come: "has anyone looked at his chest? No", "once the lungs are cleared we cut"."""

from bot.understand.where.asked_and_denied import answered_no
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_SEEN = ("looked_over", "been_seen", "cleared", "appearance_none")
_WHEN = (("once",), ("as", "soon", "as"), ("until",), ("till",), ("when",))
_WILL = as_folded("will shall we'll they'll she'll he'll i'll")
_WHAT = as_folded("what which")
_BEHIND_WHAT = 3
"""Words from "which" to the verb that asks: "which scan clears them?"."""


def of_what_is_not_so_yet(reading: Reading) -> list[Mention]:
    """What the words would tell of a place that was looked at, and nobody has."""
    seen = reading.cues(*_SEEN)
    return [m for m in seen if answered_no(m, reading) or _is_awaited(m, reading) or _is_asked_of_a_study(m, reading)]


def _is_awaited(seen: Mention, reading: Reading) -> bool:
    """ "As soon as the lungs are cleared we will cut it out": of a sentence that tells what will be done then."""
    start, end = sentence_at(reading, seen.first)
    words = [w.folded for w in reading.words[start : seen.first]]
    when = any(tuple(words[at : at + len(form)]) == form for form in _WHEN for at in range(len(words)))
    return when and bool(_WILL & {w.folded for w in reading.words[start:end]})


def _is_asked_of_a_study(seen: Mention, reading: Reading) -> bool:
    """ "What clears them?": what a study is to do."""
    before = {w.folded for w in reading.words[max(0, seen.first - _BEHIND_WHAT) : seen.first]}
    return seen.words.casefold() in ("clears", "clear") and bool(before & _WHAT)
