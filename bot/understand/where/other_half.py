"""The other half of staging or of a visit: "half of it is behind us, namely the lungs", "forearm ticked off. What's left?"."""

from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.settled import is_settled
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading

_SEEN_REACH = 5
"""Words between a limb and what tells that it was looked at, at most."""


def other_half(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """The place that is left: of staging the lungs or all else, of a visit the lungs or the site."""
    asked = reading.cues("other_half")
    elsewhere = "extrapulmonary" if is_first_staging(purpose) else "local" if is_after_treatment(purpose) else ""
    if not asked or not elsewhere:
        return None
    for half in reading.cues("one_half"):
        start, end = sentence_at(reading, half.first)
        places = [m for m in reading.mentions if m.concept.facet == "target" and half.last < m.first < end]
        lungs = [m for m in places if m.concept.value == "lung"]
        if not lungs or asks_at(end, reading) or not any(m.first >= end for m in asked):
            continue
        left = "lung" if _is_all_but(lungs[0], start, reading) else elsewhere
        return FacetReading((left,), "said", asked[-1].words)
    return None


def _is_all_but(lungs: Mention, start: int, reading: Reading) -> bool:
    """ "Namely all but the lungs"."""
    return any(start <= m.first and 0 < lungs.first - m.last <= 2 for m in reading.cues("all_but"))


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
