"""Places that a hand, an ear or a needle examined, or that lie in the local work-up: nothing is staged by it."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.work_up import staging_asked_alone
from bot.understand.where.open_places import asks_for
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading

_SAMPLES = ("sample", "sampling", "biopsy_dated")
_NEAR = 3
"""Words between a needle and the place that it went into, at most."""


def is_only_examined(place: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "Lungs clear, heart sounds normal", "bone marrow biopsy negative", "MRI (hip joint free)": told, not asked for."""
    start, end = sentence_at(reading, place.first)
    if asks_at(end, reading) or asks_for(place, reading):
        return False
    inside = [s for s in studies if start <= s.first < end and s.parts["modality"] not in ("biopsy", "aspiration")]
    if not inside and any(start <= m.first < end for m in reading.cues("bedside", "at_the_bedside")):
        return True
    return _was_sampled(place, reading) or _lies_in_the_work_up(place, inside, studies, reading)


def _was_sampled(place: Mention, reading: Reading) -> bool:
    """ "Bone marrow biopsy negative", "fine needle of a groin node: reactive"."""
    for sample in reading.cues(*_SAMPLES):
        low, high = sorted((place, sample), key=lambda m: m.first)
        gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
        near = not gap if low is place else len(gap) <= _NEAR
        if near and not any(not word[0].isalnum() for word in gap):
            return True
    return False


def _lies_in_the_work_up(place: Mention, inside: list[NamedStudy], studies: list[NamedStudy], reading: Reading) -> bool:
    """ "MRI of the whole leg (for skip lesions) and biopsy done. Staging?": what a local study that was made was for, or saw."""
    start, end = clause_at(reading, place.first)
    inside = [s for s in inside if place.concept.value == "local" or start <= s.first < end]
    made = bool(inside) and all(s.status == "done" and s.parts.get("region") in (None, "area", "pelvis") for s in inside)
    return made and place.concept.value != "lung" and staging_asked_alone(studies, reading) is not None
