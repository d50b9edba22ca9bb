"""A finding of a staging study, and what to make of it: nothing is asked about the tumour, nor about the harmless explanation."""

from collections.abc import Mapping, Sequence

from bot.understand.illness.stories import is_musculoskeletal
from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_SURVEYS = ("pet_ct", "pet_mri", "bone_scan", "spect")
_NOTE = 60
"""Words of a note, which asks for more than this."""
_NEAR = 4
"""Words between a study and that it was for staging, at most."""
_OF_THE_FINDING = ("condition", "origin", "site", "tissue", "behaviour", "histology", "treatment", "implant", "depth")


def what_to_make_of_it(reading: Reading, studies: Sequence[NamedStudy]) -> bool:
    """ "Uptake in the uterus on the staging PET (fibroids known). What now?"."""
    if _do_not_agree(reading, studies):
        return True
    if not reading.cues("make_of_it", "ask_next") or not reading.cues("hot_spot", "finding"):
        return False
    if len(reading.words) >= _NOTE:
        return False
    surveys = [*(s for s in studies if _is_a_survey(s)), *(reading.cues("study_noun", "looking_at") if not studies else ())]
    return any(_is_for_staging(s, reading) and _shows_something(s, reading) for s in surveys)


def _do_not_agree(reading: Reading, studies: Sequence[NamedStudy]) -> bool:
    """ "The PET/CT and the clinical picture contradict each other. To whom do we take it?", of a tumour of ours."""
    if not reading.cues("who_settles") or not any(_is_ours(m) for m in reading.mentions):
        return False
    looks = [s.first for s in studies if s.status != "unavailable"]
    looks += [m.first for m in reading.cues("study_noun", "looking_at")]
    spans = [sentence_at(reading, m.first) for m in reading.cues("discord")]
    return any(start <= look < end for start, end in spans for look in looks)


def _shows_something(study: NamedStudy | Mention, reading: Reading) -> bool:
    """In one sentence with what it shows."""
    start, end = sentence_at(reading, study.first)
    return any(start <= m.first < end for m in reading.cues("hot_spot", "finding"))


def _is_a_survey(study: NamedStudy) -> bool:
    whole = study.parts["modality"] == "mri" and study.parts.get("region") in ("whole_body", "wb")
    return study.status != "unavailable" and (whole or study.parts["modality"] in _SURVEYS)


def _is_for_staging(study: NamedStudy | Mention, reading: Reading) -> bool:
    """ "The staging PET", "bone scan at staging"; or of a tumour that was just found."""
    staged = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "initial_staging"]
    near = any(m.last < study.first <= m.last + _NEAR or study.last < m.first <= study.last + _NEAR for m in staged)
    ours = [m for m in reading.mentions if _is_ours(m)]
    new = {m.last + 1 for m in reading.cues("new")} & {m.first for m in ours}  # "in a new osteosarcoma patient"
    return near or bool((staged and ours) or new)


def _is_ours(name: Mention) -> bool:
    return name.concept.facet == "histology" and "malignant" in name.concept.implies.get("behaviour", ())


def without_the_explanation(facets: Mapping[str, FacetReading], reading: Reading) -> dict[str, FacetReading]:
    """The facets without those that the finding and its explanation would tell if they were what is asked about."""
    ours = {m.concept.id for m in reading.mentions if is_musculoskeletal(m)}
    left = {name: facet for name, facet in facets.items() if name not in _OF_THE_FINDING}
    names = facets.get("histology")
    if names and (kept := tuple(v for v in names.values if v in ours)):
        left["histology"] = FacetReading(kept, names.how, names.words)
    return left
