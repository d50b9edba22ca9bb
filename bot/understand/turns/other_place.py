"""A turn that asks about the other place by a pronoun: "and beyond them?", after the lungs; "and within it?", after the rest."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading
from bot.understand.turns.left_after import left_after
from bot.understand.where.below import is_plural
from corpus.reading import Reading
from corpus.words import as_folded

_LONGEST = 9
_IDLE = as_folded(
    "ok okay good fine thanks thank you right and now what about then same patient her him his the of for in got it child girl "
    "boy man woman please also which study scan imaging how do i look all"
)
_OTHER = {"outside_of_it": ("lung", "extrapulmonary"), "within_it": ("extrapulmonary", "lung")}
"""The place that was asked about before, and the one that is meant now."""


def other_place(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """The other of chest and rest of the body; "now the bones of the same child" asks about the rest too."""
    if left := left_after(reading, known):
        return left
    before = known.get("target")
    if before is None or len(reading.words) > _LONGEST + 3:
        return None
    for cue in reading.cues(*_OTHER):
        was, now = _OTHER[cue.concept.cue or ""]
        if before.values == (was,) and _rest(cue.first, cue.last, reading) <= _IDLE:
            return FacetReading((now,), "said", cue.words)
    bones = [m for m in reading.cues("bone_reply") if is_plural(m)]
    if bones and before.values == ("lung",) and _rest(bones[0].first, bones[0].last, reading) <= _IDLE:
        return FacetReading(("extrapulmonary",), "said", bones[0].words)
    return None


def _rest(first: int, last: int, reading: Reading) -> set[str]:
    return {w.folded for at, w in enumerate(reading.words) if not (first <= at <= last or w.is_mark)}
