"""Purposes that are told outright of a tumour that was treated, or is being treated."""

from bot.understand.course.effect import before_the_operation
from bot.understand.course.relapse_proven import is_of_long_ago, proven_relapse, restaged_after_treatment, unsampled_in_the_bed
from bot.understand.course.signs import lung_findings, suspicion
from bot.understand.illness.new_tumour import new_tumour
from bot.understand.scenario import FacetReading
from corpus.reading import RETURNS, Reading

_UNDIAGNOSED = ("undiagnosed_lesion",)


def known_again(
    reading: Reading, facets: dict[str, FacetReading], outright: FacetReading | None, treated: FacetReading | None
) -> FacetReading | None:
    """A relapse that is known or proven, or a lesion that nobody has sampled in somebody who was treated."""
    done = bool(treated and "done" in treated.values)
    if done and outright and _is_a_baseline(outright, reading):
        return FacetReading(("surveillance",), "said", outright.words)
    if outright and "known_recurrence" in outright.values:
        told = "restaging" if "restaging" in outright.values else "known_recurrence"
        return FacetReading((told,), "said", outright.words)
    if proven := proven_relapse(reading, treated):
        return proven
    if outright and outright.values == _UNDIAGNOSED and (lesion := _unsampled(reading, facets, outright)):
        return lesion
    if spread := [m for m in reading.affirmed("spread_found") if done or is_of_long_ago(m.first, reading)]:
        return FacetReading(("known_recurrence",), "said", spread[0].words)
    again = suspicion(reading) if done and outright and outright.values == _UNDIAGNOSED else []
    if again and not reading.cues("lump", "not_sampled"):  # "sarcoma in the lungs again is suspected"
        return FacetReading(("suspected_recurrence",), "implied", again[0].words)
    return None


def _is_a_baseline(outright: FacetReading, reading: Reading) -> bool:
    """ "A new baseline of the thigh after surgery": what later scans are compared with, and no staging."""
    return "baseline" in outright.words.casefold() and bool(reading.cues("baseline_after_surgery"))


def _unsampled(reading: Reading, facets: dict[str, FacetReading], outright: FacetReading) -> FacetReading | None:
    if lump := unsampled_in_the_bed(reading, facets):
        return lump
    return FacetReading(("problem_solving",), "said", outright.words) if _spread_in_doubt(reading, facets) else None


def under_way(reading: Reading, outright: FacetReading | None, treated: FacetReading | None) -> FacetReading | None:
    """ "Four cycles since baseline, is it responding?", "on pazopanib for ten weeks"; radiotherapy before an operation."""
    given = bool(treated and {"done", "ongoing"} & set(treated.values))
    later = tuple(v for v in outright.values if v in ("restaging", "treatment_response")) if outright else ()
    if outright and later and (given or "restaging" in later or later == outright.values):
        return _untreated_after_all(outright, treated, reading) or FacetReading(later, "said", outright.words)
    if treated and _under_treatment(treated, outright):
        return FacetReading(("restaging", "treatment_response"), "implied", treated.words)
    between = None if outright else before_the_operation(reading, treated)
    return between or restaged_after_treatment(reading, outright, treated)


def _untreated_after_all(said: FacetReading, treated: FacetReading | None, reading: Reading) -> FacetReading | None:
    """ "The referral says restage, in fact untreated": what has not been treated cannot be staged again."""
    naive = reading.cues("never_treated")  # "not yet operated on" leaves the chemotherapy open
    made = any(m.concept.id == "new-diagnosis" and "diagnos" in m.words for m in reading.mentions) and not reading.cues(*RETURNS)
    fresh = "new" if made or new_tumour(reading) else ""
    if treated or not (naive or fresh) or "initial_staging" in said.values:
        return None
    return FacetReading(("initial_staging",), "implied", naive[0].words if naive else fresh)


def _spread_in_doubt(reading: Reading, facets: dict[str, FacetReading]) -> bool:
    """ "The chest CT of our osteosarcoma patient shows a nodule; what characterises it?": the tumour itself has its diagnosis."""
    named = "histology" in facets and "behaviour" in facets and facets["behaviour"].values == ("malignant",)
    return named and bool(lung_findings(reading)) and not reading.cues("lump", "not_sampled")


def _under_treatment(treated: FacetReading, outright: FacetReading | None) -> bool:
    return "ongoing" in treated.values and not (outright and "initial_staging" in outright.values)
