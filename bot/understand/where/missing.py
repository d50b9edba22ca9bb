"""What a staging still lacks, of a note that lists what there is: "MRI and biopsy, that's all. What is missing?"."""

from collections.abc import Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_first_staging
from bot.understand.where.below import is_plural
from bot.understand.where.both_asked import surveys_the_rest
from bot.understand.where.lack_asked import asks_what_is_missing, sees_nothing_but_the_site
from bot.understand.where.settled import is_settled
from corpus.reading import Reading

_STAGED = ("extrapulmonary", "lung")


def places_missing(reading: Reading, studies: Sequence[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """At staging, the lungs and the rest without what a finished study, or words on the place, tell to be seen."""
    if not is_first_staging(purpose) or any(s.status in ("asked", "unavailable") for s in studies):
        return None
    lack = asks_what_is_missing(reading) or sees_nothing_but_the_site(reading)
    if lack is None:
        return None
    told = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value in _STAGED]
    skeleton = [m for m in reading.cues("bone_reply", "domain") if is_plural(m) or m.words.casefold() == "skeleton"]
    if skeleton or reading.cues("unavailable", "obstacle"):
        return None  # "no PET here. What is left?"
    seen = {m.concept.value for m in told if is_settled(m, reading)} | {_seen_by(s) for s in studies if s.status == "done"}
    if any(m.concept.value not in seen for m in told):
        return None  # "what is missing for the lungs?"
    left = [place for place in _STAGED if place not in seen]
    return FacetReading(tuple(left), "said", lack.words) if left else None


def _seen_by(study: NamedStudy) -> str:
    """A plain film of the chest leaves the lungs open."""
    if study.parts.get("region") == "chest" and study.parts["modality"] != "radiography":
        return "lung"
    return "extrapulmonary" if surveys_the_rest(study) else ""
