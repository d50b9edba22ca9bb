"""Where a check list tells to look: the places of its open items; the studies of the ticked ones are done."""

from collections.abc import Sequence

from bot.understand.course.timelines import is_a_course
from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.check_items import Item, check_items, is_open
from corpus.reading import Mention, Reading

REGIONS = {"chest": "lung", "whole_body": "extrapulmonary"}
_BEYOND = ("complement", "outside_of_it")
"""Where a study looks, by its region."""


def places_open(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "☑ MRI femur ☐ chest ☐ bones": the lungs and the rest, whatever else is named."""
    found: dict[str, str] = {}
    for item in _items(reading):
        if is_open(item, reading.text):
            label = reading.text[item.start : item.end].strip()
            found.update(dict.fromkeys(_places_of(item, reading, studies, purpose), label))
    return FacetReading(tuple(sorted(found)), "said", "; ".join(dict.fromkeys(found.values()))) if found else None


def ticked_off(studies: Sequence[NamedStudy], reading: Reading) -> list[int]:
    """ "[x] MRI tibia": made, and not asked about."""
    items = [item for item in _items(reading) if not is_open(item, reading.text)]
    offsets = [reading.words[study.first].start for study in studies]
    return [n for n, at in enumerate(offsets) if any(item.start <= at < item.end and item.ticked for item in items)]


def _items(reading: Reading) -> tuple[Item, ...]:
    """The list, if it is none of steps that follow each other."""
    return () if is_a_course(reading.text) else check_items(reading.text)


def _places_of(item: Item, reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> list[str]:
    inside = [m for m in reading.mentions if item.start <= m.start < item.end]
    if targets := [m for m in inside if m.concept.facet == "target"]:
        return _without_what_is_left_out(targets, inside)
    regions = [s.parts.get("region", "") for s in studies if item.start <= reading.words[s.first].start < item.end]
    if seen := [REGIONS[region] for region in regions if region in REGIONS]:
        return seen
    if any(m.concept.cue in ("bone_reply", "distant") for m in inside):
        return ["extrapulmonary"]
    if is_first_staging(purpose) and inside and all(m.concept.cue in _BEYOND for m in inside):  # "[ ] chest [ ] beyond"
        return ["extrapulmonary"]
    after = is_after_treatment(purpose)
    limb = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in inside) or "area" in regions
    return ["local"] if after and limb else []


def _without_what_is_left_out(targets: list[Mention], inside: list[Mention]) -> list[str]:
    """ "Outside chest": everything but the place that is named."""
    values = [m.concept.value or "" for m in targets]
    beyond = any(m.concept.cue == "complement" for m in inside)
    return ["extrapulmonary"] if beyond and "lung" in values else list(dict.fromkeys(values))
