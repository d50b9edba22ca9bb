"""A turn that tells that the study of one place was made or ordered, and asks what is next: the other place of staging."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading, is_first_staging
from corpus.reading import Reading
from corpus.words import as_folded, words_of

_LONGEST = 14
"""Words of such a turn, at most."""
_NEXT = as_folded("next else now more further remaining left missing")
_ELSE = as_folded("else more further remaining left missing")
_ORDERED = as_folded("booked ordered arranged requested scheduled done made performed complete completed")
_ASKS_OTHERWISE = as_folded("when how often soon why again repeat repeated old outdated failed same not if cured stage")
"""Words of a turn that asks for another thing, or tells of a study that has to be made again."""
_BARS = ("finding", "lung_finding", "suspicion", "appearance_unclear", "unimaged", "unavailable", "correction",
    "ask_what_if", "unsure", "new_case", "ask_preparation", "ask_rating", "ask_rrl", "ask_radiation", "ask_compare")  # fmt: skip
_OTHER: Mapping[tuple[str, ...], str] = {("lung",): "extrapulmonary", ("extrapulmonary",): "lung"}
_AFTER_THE_LUNGS = as_folded("rest remaining remainder else elsewhere other")
_TELLS_MORE = frozenset({"target", "site", "histology", "treatment", "purpose", "age", "condition", "origin", "biopsy"})


def left_after(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "Done, it was clean. Next?", "OK booked. What else?", of a new tumour of which one of the two places was asked about."""
    target = known.get("target")
    other = _OTHER.get(target.values) if target is not None else None
    if target is None or other is None or "histology" not in known or not is_first_staging(known.get("purpose")):
        return None
    if other == "lung" and _AFTER_THE_LUNGS & {w.folded for w in words_of(target.words)}:
        return None  # "the rest of the body": the lungs had been seen to
    words = {w.folded for w in reading.words if not w.is_mark}
    if len(reading.words) > _LONGEST or words & _ASKS_OTHERWISE or reading.affirmed(*_BARS) or _tells_more(reading):
        return None
    made = [m.words for m in reading.affirmed("made_that", "cleared")] + sorted(words & _ORDERED)
    if other == "lung" and reading.cues("cleared", "result", "appearance_none") and not words & _ELSE:
        return None  # "it came back negative. Now what?" asks what follows from the result
    asks = reading.cues("ask_next") or (words & _NEXT and "?" in {w.folded for w in reading.words})
    return FacetReading((other,), "said", made[0]) if made and asks else None


def _tells_more(reading: Reading) -> bool:
    """Another place, patient or study, or more of the tumour."""
    return any(m.concept.facet in _TELLS_MORE or m.concept.study.get("modality", "ct") != "ct" for m in reading.mentions)
