"""The survey that the request is about was made already: what comes after it is asked, and not the survey once more."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.done import REQUESTS
from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_first_staging
from corpus.reading import Reading
from corpus.words import as_folded

_SURVEYS = ("pet_ct", "pet_mri")
_ELSEWHERE = ("extrapulmonary",)
_NEXT = as_folded("next now then further more another second after prochain suivant siguiente ahora als nächstes jetzt weiter")
_OF_NO_USE = as_folded(
    "failed failure unreadable nondiagnostic diagnostic inadequate insufficient incomplete limited poor quality motion artifact "
    "artefacts repeat repeated again old outdated glucose aborted interrupted lost missing"
)
_WHICH = ("which", "what", "welche", "quel", "qué", "cuál")
_FEW = 14
"""Words of a turn that does little but tell that a study was made."""


def is_made_already(reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]) -> bool:
    """ "New osteosarcoma. PET/CT was done yesterday. Which scan outside the lungs next?"."""
    target = facets.get("target")
    made = [s for s in studies if s.status == "done" and s.parts["modality"] in _SURVEYS]
    others = [s for s in studies if s.status in ("asked", "unavailable")]
    if not made or others or not is_first_staging(facets.get("purpose")) or target is None or target.values != _ELSEWHERE:
        return False
    asks = reading.cues("ask_study", "ask_next", "study_noun") and not reading.cues("ask_why", "ask_rating", "ask_often")
    return bool(asks and _words(reading) & _NEXT) and not _is_of_no_use(reading)


def with_a_finding(facets: dict[str, FacetReading], reading: Reading, studies: Sequence[NamedStudy]) -> dict[str, FacetReading]:
    """The facets, with problem-solving as the purpose where a survey showed something and the next scan is asked for."""
    found = _finding(reading, studies, facets)
    return {**facets, "purpose": found} if found else facets


def _finding(reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "PET/CT done: solitary iliac lesion. Which scan next?": what is asked is how to settle what the survey showed."""
    made = [s for s in studies if s.status == "done" and s.parts["modality"] in _SURVEYS]
    others = [s for s in studies if s.status in ("asked", "unavailable")]
    open_place = "target" not in facets or facets["target"].how == "implied"
    if not made or others or not open_place or not is_first_staging(facets.get("purpose")) or not _words(reading) & _NEXT:
        return None
    if not any(m.words.casefold().startswith(_WHICH) for m in reading.cues("ask_study")):
        return None  # "PET: avid focus. Next?" asks what follows, and for no scan
    found = [m for m in reading.affirmed("finding", "hot_spot") if any(_shows(s, m.first, reading) for s in made)]
    return FacetReading(("problem_solving",), "said", found[0].words) if found else None


def _shows(study: NamedStudy, at: int, reading: Reading) -> bool:
    """Told behind the study, up to the end of the sentence."""
    between = [w.folded for w in reading.words[study.last + 1 : at]]
    return study.last < at and not {".", ";", "?", "!", "\n"} & set(between)


def is_told_as_made(known: Mapping[str, FacetReading], reading: Reading, studies: Sequence[NamedStudy]) -> bool:
    """ "It was done yesterday and was negative. Next scan?": of the study that a new tumour was to have."""
    surveyed = known["target"].values == _ELSEWHERE if "target" in known else False
    made = bool(studies) and surveyed and all(s.status == "done" and s.parts["modality"] in _SURVEYS for s in studies)
    told = made or (not studies and bool(reading.affirmed("made_that")))
    words = [w for w in reading.words if not w.is_mark]
    staging = "histology" in known and is_first_staging(known.get("purpose")) and known.get("target") is not None
    if not (told and staging) or len(words) > _FEW or _is_of_no_use(reading):
        return False
    placed = any(m.concept.facet == "target" for m in reading.mentions)
    asks = _words(reading) & _NEXT or reading.cues("ask_next")
    return bool(asks) and not (placed or reading.cues("correction"))


def _is_of_no_use(reading: Reading) -> bool:
    """ "The PET/CT failed", "non-diagnostic", "an old PET/CT": it has to be made again."""
    return bool(_words(reading) & (_OF_NO_USE | REQUESTS))


def _words(reading: Reading) -> set[str]:
    return {w.folded for w in reading.words}
