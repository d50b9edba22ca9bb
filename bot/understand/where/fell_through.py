"""Of two examinations one fell through and the other was made; of two places of a visit one has been seen."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.settled import is_settled
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading

_SURVEYS = ("pet_ct", "pet_mri", "bone_scan", "pet")
_SEEN_REACH = 5
"""Words between a limb and what tells that it was looked at, at most."""


def left_by_what_fell_through(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "Her PET was cancelled, the chest CT got done", "the CT disc was blank": the place of the one that came to nothing."""
    if not (is_first_staging(purpose) or is_after_treatment(purpose)):
        return None
    other = "extrapulmonary" if is_first_staging(purpose) else "local"
    off: dict[str, str] = {}
    made: set[str] = set()
    for study in studies:
        place = _place_of(study, other)
        if place and _is_told_by("came_to_nothing", study, studies, reading):
            off[place] = study.words
        elif place and _is_told_by("came_off", study, studies, reading):
            made.add(place)
    if len(off) != 1 or not made or made & off.keys():
        return None
    ((place, words),) = off.items()
    return FacetReading((place,), "said", words)


def _place_of(study: NamedStudy, other: str) -> str | None:
    """Where a study looks: the lungs, or the other of two places."""
    region = study.parts.get("region") or ""
    if region.startswith("chest"):
        return "lung"
    far = region == "whole_body" or study.parts["modality"] in _SURVEYS
    near = region == "area" and "region" not in study.defaulted
    return other if (far if other == "extrapulmonary" else near) else None


def _is_told_by(cue: str, study: NamedStudy, studies: list[NamedStudy], reading: Reading) -> bool:
    """Behind the study, in its clause, before the next one is named, and in a sentence that asks nothing."""
    _, end = clause_at(reading, study.first)
    _, stop = sentence_at(reading, study.first)
    end = min([end, *(s.first for s in studies if s.first > study.last)])
    return not asks_at(stop, reading) and any(study.last < m.first < end for m in reading.cues(cue))


def other_of_the_visit(reading: Reading, places: list[Mention], purpose: FacetReading | None) -> FacetReading | None:
    """ "The chest half of the visit is done. The other half?", "forearm ticked off. What's left?"."""
    asked = reading.cues("other_half")
    if not asked or not (is_after_treatment(purpose) and purpose and "surveillance" in purpose.values):
        return None
    seen = {m.concept.value for m in places if m.first < asked[-1].first and is_settled(m, reading)}
    seen |= {"local"} if _is_a_limb_seen(reading) else set()
    open_places = {m.concept.value for m in places} - seen
    if len(seen) != 1 or open_places or not seen <= {"lung", "local"}:
        return None
    left = "local" if seen == {"lung"} else "lung"
    return FacetReading((left,), "said", asked[-1].words)


def _is_a_limb_seen(reading: Reading) -> bool:
    """ "Forearm ticked off last week", "the thigh half of the visit is done"."""
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    for limb in limbs:
        start, end = clause_at(reading, limb.first)
        told = any(start <= m.first < end for m in reading.mentions if m.concept.facet in ("histology", "treatment"))
        looks = [m for m in reading.cues("cleared", "looked_over") if limb.last < m.first < end]
        if not told and any(m.first - limb.last <= _SEEN_REACH for m in looks):
            return True
    return False
