"""Places that a note tells have not been imaged yet, beside others that have: "PET clear, no chest imaging yet"."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from bot.understand.where.listed_places import REGIONS
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LOOKS = as_folded("img imaging image ct scan study film radiograph view")
"""Behind a place, as they are folded."""
_NO = {"no", "nil", "without", "nor", "or", "and", ","}
_MADE = {"done", "made", "yet", "performed", "obtained", "imaged", "taken"}
_NEAR = 2
"""Words between a study and what tells that it waits, at most."""


def places_not_yet(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """Of a tumour to be staged: the place that waits, or both where the note asks for staging and tells of no other look."""
    if purpose is not None and purpose.values != ("initial_staging",):
        return None
    waits = _waiting(reading, studies)
    places = {place for place, _ in waits}
    if not places:
        return None
    words = "; ".join(dict.fromkeys(words for _, words in waits))
    if len(places) == 1 and purpose is not None and purpose.how == "said" and not _others_seen(places, reading, studies):
        return FacetReading(tuple(sorted(REGIONS.values())), "said", words)
    return FacetReading(tuple(sorted(places)), "said", words)


def _waiting(reading: Reading, studies: list[NamedStudy]) -> list[tuple[str, str]]:
    placed = [s for s in studies if s.parts.get("region") in REGIONS]
    found = [
        (REGIONS[s.parts["region"]], s.words) for s in placed if _is_told_as_not_made(s, reading) or _is_not_done(s, reading)
    ]
    chests = [
        m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "lung" and _is_denied_a_look(m, reading)
    ]
    return found + [("lung", m.words) for m in chests]


def _is_told_as_not_made(study: NamedStudy, reading: Reading) -> bool:
    """ "No PET yet", and not the scan that a relative had."""
    before = {w.folded for w in reading.words[max(0, study.first - _NEAR) : study.first]}
    return study.status == "not_made" and bool(before & _NO)


def _is_not_done(study: NamedStudy, reading: Reading) -> bool:
    """ "CT chest not done yet", "PET/CT: not done"."""
    if study.status == "unavailable":
        return False
    behind = [w.folded for w in reading.words[study.last + 1 : study.last + 2 + _NEAR]]
    behind = behind[1:] if behind[:1] == [":"] else behind
    return behind[:1] == ["not"] and bool(_MADE & set(behind[1 : 1 + _NEAR]))


def _is_denied_a_look(chest: Mention, reading: Reading) -> bool:
    """ "No chest img, no PET yet"; "no lung mets so far" tells what was seen."""
    _, end = sentence_at(reading, chest.first)
    look = {w.folded for w in reading.words[chest.last + 1 : chest.last + 2]} & _LOOKS
    denied = [w.folded for w in reading.words[max(0, chest.first - 1) : chest.first]] == ["no"]
    return bool(look) and denied and any(chest.last < m.first < end for m in reading.cues("so_far"))


def _others_seen(places: set[str], reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "PET clear": the other place has been looked at."""
    seen = {REGIONS[s.parts["region"]] for s in studies if s.status == "done" and s.parts.get("region") in REGIONS}
    told = {m.concept.value for m in reading.mentions if m.concept.facet == "target" and _is_clear(m, reading)}
    return bool((seen | told) - places)


def _is_clear(place: Mention, reading: Reading) -> bool:
    return any(0 < m.first - place.last <= _NEAR for m in reading.cues("cleared", "looked_over"))
