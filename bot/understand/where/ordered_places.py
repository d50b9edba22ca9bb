"""Where a note that ends in an order looks: the place of the studies that it orders, whatever else it tells of."""

from collections.abc import Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.both_asked import surveys_the_rest
from bot.understand.where.left_places import place_of
from bot.understand.where.settled import is_settled
from bot.understand.wording.last_order import last_order, ordered_last
from corpus.reading import Reading

_LOCAL = ("mri", "us", "radiography")
"""Studies that, of no place told, look after treatment at the treated site."""


def places_ordered(reading: Reading, studies: Sequence[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "Lung checks run elsewhere. Here for the leg. Order: X-ray, MRI.": the leg alone; "order: MRI calf, CT chest" has both."""
    order = last_order(reading)
    ordered = [s for s in ordered_last(studies, reading) if s.status == "asked"]
    if order is None or not ordered or _names_a_place_apart(order[0], ordered, reading):
        return None
    places = [_place_of(s, purpose) for s in ordered if not _is_told_twice(s, ordered)]
    found = sorted({place for place in places if place})
    if "extrapulmonary" in found and "lung" not in found and _asks_for_the_lungs(reading):
        return None  # "search for lung metastases. Order: PET/MRI."
    return FacetReading(tuple(found), "said", ordered[0].words) if found and all(places) else None


def _is_told_twice(study: NamedStudy, ordered: Sequence[NamedStudy]) -> bool:
    """ "Chest radiograph, two views": the views are those of the chest."""
    placed = [s for s in ordered if s is not study and s.parts["modality"] == study.parts["modality"] and "region" in s.parts]
    return study.parts.get("region") is None and bool(placed)


def _asks_for_the_lungs(reading: Reading) -> bool:
    lungs = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "lung"]
    return any(place_of(m, reading) == "lung" and not is_settled(m, reading) for m in lungs)


def _names_a_place_apart(start: int, ordered: Sequence[NamedStudy], reading: Reading) -> bool:
    """ "Order: PET/CT for the lungs": told in other words than the name of the study."""
    inside = {at for s in ordered for at in range(s.first, s.last + 1)}
    places = [m for m in reading.mentions if m.concept.facet == "target" and m.first >= start]
    return any(not set(range(m.first, m.last + 1)) <= inside for m in places)


def _place_of(study: NamedStudy, purpose: FacetReading | None) -> str:
    region = study.parts.get("region")
    if region == "chest":
        return "lung"
    if is_after_treatment(purpose):
        placed = region == "area" and "region" not in study.defaulted
        unplaced = region is None or "region" in study.defaulted
        return "local" if placed or (unplaced and study.parts["modality"] in _LOCAL) else ""
    return "extrapulmonary" if is_first_staging(purpose) and surveys_the_rest(study) else ""
