"""The other half of what is to be imaged: "half of the staging is behind us, namely the lungs. The other half?"."""

from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading


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
