"""Of two examinations one fell through and the other was made: the place of the first is left."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Reading

_SURVEYS = ("pet_ct", "pet_mri", "bone_scan", "pet")


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
