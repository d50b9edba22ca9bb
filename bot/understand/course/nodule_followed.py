"""A nodule of which no place is told, seen where the lungs are what is followed: it is one of the lung."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LUNG = ("lung",)
_NODULES = ("nodul", "nodo", "nódul", "rundherd", "结节")
_TO_THE_TOUCH = as_folded(
    "palpable skin scar subcutaneous stump flap bed feel feels felt muscle deep superficial soft painful tender"
)
"""Words of what is felt at the treated site."""


def nodule_where_lungs_are_followed(
    reading: Reading, purpose: FacetReading | None, known: Mapping[str, FacetReading], studies: Sequence[NamedStudy]
) -> FacetReading | None:
    """ "Now there is a nodule of 8 mm on CT", after "lung surveillance"; a lump in the scar is where the tumour was."""
    before = known.get("target")
    if before is None or before.values != _LUNG or purpose is None or purpose.values != ("suspected_recurrence",):
        return None
    nodules = [m for m in reading.affirmed("lung_finding", "lump", "finding", "suspicion") if _is_a_nodule(m)]
    if not nodules or _is_of_the_site(reading, studies):
        return None
    return FacetReading(_LUNG, "implied", nodules[0].words)


def _is_a_nodule(told: Mention) -> bool:
    return any(form in told.words.casefold() for form in _NODULES)


def _is_of_the_site(reading: Reading, studies: Sequence[NamedStudy]) -> bool:
    """A limb, the scar, what can be felt, or a study of the treated site is told beside it."""
    placed = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in reading.mentions)
    seen = any(s.parts["modality"] in ("mri", "us") for s in studies)
    felt = any(w.folded in _TO_THE_TOUCH for w in reading.words)
    return placed or seen or felt or bool(reading.cues("old_site"))
