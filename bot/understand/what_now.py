""" "What now?", where a study is asked for: nothing was imaged or treated yet, or where to look next is told."""

from collections.abc import Mapping

from bot.understand.asking import heads_its_question, is_conditional
from bot.understand.imaging.none_so_far import nothing_seen_so_far
from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.work_up import is_local, staging_asked_alone
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_NEEDED = 5
"""Words behind a place within which it is said to be needed: "the chest is what we need"."""


def asks_for_a_study_now(reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> bool:
    """ "UPS of the arm. What now?", "PET/CT clean. What now for the lungs?", "MRI: deep, core: UPS. What now to stage?"."""
    opens = _opens_a_case(reading, studies, facets) or _turns_to_a_place(reading, facets)
    return opens or _only_worked_up(reading, studies, facets)


def _opens_a_case(reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> bool:
    """ "UPS of the arm. What now?": of a tumour of which nothing was imaged or treated yet, the study is asked for."""
    told = any(s.status == "done" for s in studies) or bool(reading.cues("result", "finding", "lung_finding", "cleared"))
    told |= any(_holds_a_study(m, studies, reading) for m in reading.cues("seen_on"))
    return (
        "histology" in facets and not told and not {"treatment", "first_imaging"} & facets.keys() and not is_conditional(reading)
    )


def _holds_a_study(seen: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "She had an MRI"; "she had anaphylaxis" tells of no study."""
    start, end = sentence_at(reading, seen.first)
    return any(start <= s.first < end for s in studies)


def _turns_to_a_place(reading: Reading, facets: Mapping[str, FacetReading]) -> bool:
    """ "PET/CT clean. What now for the lungs?": where to look next is told, and nothing was found."""
    if not {"histology", "purpose"} <= facets.keys() or facets["purpose"].values != ("initial_staging",):
        return False
    at_home = [sentence_at(reading, m.first) for m in reading.mentions if m.concept.id == "only-the-primary"]
    found = [m for m in reading.affirmed("finding", "lung_finding") if sentence_at(reading, m.first) not in at_home]
    open_still = bool(found) or is_conditional(reading)
    asked = [sentence_at(reading, m.first) for m in reading.cues("ask_next")]
    places = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value != "local"]
    turned = any(start <= m.first < end for start, end in asked for m in places)
    turned = turned or any(_is_what_is_needed(m, reading) for m in places)
    return not open_still and (
        turned or bool(nothing_seen_so_far(reading)) or any(heads_its_question(m, reading) for m in places)
    )


def _is_what_is_needed(place: Mention, reading: Reading) -> bool:
    """ "The chest is what we need", "the lungs are what I lack"."""
    behind = [w.folded for w in reading.words[place.last + 1 : place.last + 1 + _NEEDED]]
    return behind[1:2] == ["what"] and behind[0] in ("is", "are") and bool({"need", "want", "lack", "miss"} & set(behind))


def _only_worked_up(reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> bool:
    """ "MRI deep, 9 cm; core: UPS. What now to stage?": nothing but the place of the tumour was looked at."""
    staging = {"histology", "purpose"} <= facets.keys() and facets["purpose"].values == ("initial_staging",)
    return staging and staging_asked_alone(studies, reading) is not None and all(is_local(s) for s in studies)
