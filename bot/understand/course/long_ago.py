"""A tumour of years ago whose treatment goes without saying, and what has been there since the beginning."""

from bot.understand.course.signs import lung_findings, suspicion
from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.scenario import AFTER_TREATMENT, FacetReading
from bot.understand.wording.last_order import last_order
from corpus.reading import RETURNS, Mention, Reading

_GIVEN = ("done", "ongoing")


def quiet_for_years(reading: Reading) -> FacetReading | None:
    """ "Synovial sarcoma 2020, well. Lungs?", "osteosarcoma 2019, allograft, all fine": followed, and nothing is feared."""
    quiet = reading.cues("quiet_since")
    feared = suspicion(reading) or lung_findings(reading) or reading.affirmed(*RETURNS, "lump")
    found = [] if reading.cues("old_finding") else reading.affirmed("finding")
    if not quiet or feared or found or not is_of_the_past(reading):
        return None
    return FacetReading(("surveillance",), "implied", quiet[0].words)


def ordered_after_years(reading: Reading) -> FacetReading | None:
    """ "Osteosarcoma of the femur, 2019. The knee aches. Order: films, MRI.": that it was treated is not said."""
    asked = last_order(reading) or reading.affirmed("limb_ache")
    if not asked or reading.cues("sample", "pathology") or not is_of_the_past(reading):  # "histology 6 days ago" is new
        return None
    tumours = [m for m in reading.mentions if m.concept.facet == "histology"]
    return FacetReading(AFTER_TREATMENT, "implied", tumours[0].words) if tumours else None


def is_a_landmark(purpose: Mention, reading: Reading) -> bool:
    """ "A nodule known since diagnosis, unchanged", "nodules at baseline; after cycle 3": when it was seen first."""
    if purpose.concept.facet != "purpose" or purpose.concept.value not in ("initial_staging", "restaging"):
        return False
    inside = any(m.first <= purpose.last and purpose.first <= m.last for m in reading.cues("landmark"))
    given = any(m.concept.facet == "treatment" and m.concept.value in _GIVEN for m in reading.mentions)
    return inside and (given or bool(reading.cues("old_finding", "course_given")))
