"""A turn that asks about the other place by a pronoun: "and beyond them?", after the lungs; "and within it?", after the rest."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading, is_first_staging
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
_OF_SPREAD = as_folded(
    "disease spread mets metastases metastasis deposits anything places sites only just first one question be would "
    "i'd say with mean meant go"
)
"""Words beside "outside" in a reply to "the lungs, or disease outside them?"."""


def other_place(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """The other of chest and rest of the body; "now the bones of the same child" asks about the rest too."""
    if left := left_after(reading, known):
        return left
    before = known.get("target")
    if len(reading.words) > _LONGEST + 3:
        return None
    if before is None:
        return _outside_replied(reading, known)
    for cue in reading.cues(*_OTHER):
        was, now = _OTHER[cue.concept.cue or ""]
        if before.values == (was,) and _rest(cue.first, cue.last, reading) <= _IDLE:
            return FacetReading((now,), "said", cue.words)
    bones = [m for m in reading.cues("bone_reply") if is_plural(m)]
    if bones and before.values == ("lung",) and _rest(bones[0].first, bones[0].last, reading) <= _IDLE:
        return FacetReading(("extrapulmonary",), "said", bones[0].words)
    return None


def _outside_replied(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "Outside, please", where staging leaves but two places to ask for: what is not within the lungs."""
    if not is_first_staging(known.get("purpose")) or any(w.folded == "?" for w in reading.words):
        return None
    cues = [m for m in reading.cues("outside_of_it") if _rest(m.first, m.last, reading) <= _IDLE | _OF_SPREAD]
    return FacetReading(("extrapulmonary",), "said", cues[0].words) if cues else None


def _rest(first: int, last: int, reading: Reading) -> set[str]:
    return {w.folded for at, w in enumerate(reading.words) if not (first <= at <= last or w.is_mark)}
