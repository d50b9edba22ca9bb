"""Whether a note, behind what was made, asks for what is missing, or tells that there is no more."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_first_staging
from bot.understand.wording.last_order import ordered_last
from bot.understand.wording.sentences import asks_at, clause_at, last_sentence, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NOBODY = as_folded("nobody nothing none noone nowhere nil")
_NO = as_folded("no not never nicht non nein keine kein pas ni sin sem senza 未 没")
_GAP = as_folded("the his her their for of a an : = far so -")


def asks_what_is_missing(reading: Reading) -> Mention | None:
    """ "What is missing?", "the missing piece?" as the last question; "MRI and nothing more. Which imaging?"."""
    start, end = _last_question(reading)
    if not asks_at(end, reading):
        return None
    asked = [m for m in reading.cues("whats_missing") if m.first >= start]
    if asked and start > 0:
        return asked[0]
    alone = [m for m in reading.cues("no_more_than_that") if m.last < start and not _is_of_a_finding(m, reading)]
    asks = any(start <= m.first for m in reading.cues("ask_study", "ask_next", "study_noun"))
    return alone[0] if alone and asks else None


def _is_of_a_finding(more: Mention, reading: Reading) -> bool:
    """ "PET/CT: hot spot in the thyroid, nothing else": no more was seen, and not no more made."""
    start, _ = sentence_at(reading, more.first)
    return any(start <= m.first < more.first for m in reading.cues("hot_spot", "finding"))


def _last_question(reading: Reading) -> tuple[int, int]:
    """The last sentence; before "ring me. Granny has myeloma" the one that asks, if no place or study stands behind it."""
    start, end = last_sentence(reading)
    marks = [at for at, w in enumerate(reading.words) if w.folded == "?" and at and not reading.words[at - 1].is_mark]
    if asks_at(end, reading) or not marks:
        return start, end
    behind = [m for m in reading.mentions if m.first > marks[-1]]
    told = any(m.concept.facet in ("target", "purpose", "treatment") or m.concept.study for m in behind)
    return (start, end) if told else sentence_at(reading, marks[-1] - 1)


def lack_of_staging(reading: Reading, facets: Mapping[str, FacetReading]) -> list[Mention]:
    """ "Synovial sarcoma, proven. MRI: done. The missing pieces?": of a proven tumour that nobody has treated."""
    proven = "biopsy" in facets and facets["biopsy"].values == ("done",)
    lack = asks_what_is_missing(reading)
    return [lack] if proven and lack else []


def ends_in_a_request(reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]) -> str:
    """ "CT of the chest normal. Order: PET/CT.", "MRI done. What is missing?": a study is asked for, whatever was made."""
    if "histology" in facets and any(s.status == "asked" for s in ordered_last(studies, reading)):
        return "is_appropriate"
    return "which_study" if is_first_staging(facets.get("purpose")) and asks_what_is_missing(reading) else ""


def sees_nothing_but_the_site(reading: Reading) -> Mention | None:
    """ "Nobody has scanned anything but the thigh": where the tumour is, and no other place was looked at."""
    sites = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    for but in reading.cues("complement"):
        start, end = sentence_at(reading, but.first)
        before = {w.folded for w in reading.words[start : but.first]}
        looked = any(start <= m.first < but.first for m in reading.cues("been_seen", "looked_over", "seen_before"))
        behind = [m for m in sites if m.first > but.last]
        near = any({w.folded for w in reading.words[but.last + 1 : m.first]} <= _GAP for m in behind)
        if before & _NOBODY and looked and near and not asks_at(end, reading):
            return but
    return None


def told_before_the_lack(studies: Sequence[NamedStudy], reading: Reading) -> list[int]:
    """ "Nothing but an MRI of the foot so far. What imaging is left to do?": what is listed was made, unless it is denied."""
    lack = asks_what_is_missing(reading)
    if lack is None:
        return []
    start, _ = last_sentence(reading)
    told = [n for n, s in enumerate(studies) if s.last < start]
    return [n for n in told if not (_is_open(studies[n], reading) or _is_denied(studies[n], reading))]


def _is_open(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI is planned": in a sentence that asks, plans or wishes; "there is an MRI" does not."""
    start, end = sentence_at(reading, study.first)
    open_cues = reading.cues("planned", "modal_behind", "plan", "wish", "ask_study", "unavailable")
    return asks_at(end, reading) or any(start <= m.first < end for m in open_cues)


def _is_denied(study: NamedStudy, reading: Reading) -> bool:
    """ "PET: no", "says no to a PET"."""
    before = {w.folded for w in reading.words[clause_at(reading, study.first)[0] : study.first]}
    behind = [w.folded for w in reading.words[study.last + 1 : study.last + 4] if w.folded not in _GAP]
    return bool(_NO & before) or bool(_NO & set(behind[:1]))
