"""After treatment: the whole body, the skeleton, the abdomen or an aching bone elsewhere, for which no variant exists."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_after_treatment
from bot.understand.where.below import is_below
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_OF_THE = {"of", "the", "for", "his", "her", "a", "scan", "in"}
_LOOKS = ("study_noun", "ask_study", "looking_at", "looked_over")
_TOPIC = {":", "-", "–", "this", "now", "due", "next", "today", "once", "yearly", "annually"}
"""Behind a place that is what the question is about: "Abdomen: which imaging?", "skeleton this year"."""
_ACHES = as_folded("pain pains ache aches aching painful sore dolor schmerzen douleur dolore dor")
_YEARLY = ("a year", "per year", "tous les an", "todos los ano", "pro jahr", "im jahr")
_EACH_YEAR = as_folded(
    "yearly annually annual every each regularly regular jahrlich jahrliche jahrliches annee annuel annuelle anual "
    "anualmente annuale annualmente cada chaque ogni"
)


def beyond_after(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "Whole-body imaging at intervals after a resected sarcoma?", where neither the lungs nor the site is named."""
    if not is_after_treatment(purpose):
        return None
    asked = [s for s in studies if s.status == "asked"]
    if any(s.parts.get("region") in ("chest", "area") and "region" not in s.defaulted for s in asked):
        return None
    told = _whole_body(reading, studies) or _regular_survey(reading, asked) or _organ(reading, studies) or _metastasis(reading)
    return FacetReading(("extrapulmonary",), "implied", told) if told else None


def _whole_body(reading: Reading, studies: list[NamedStudy]) -> str:
    """ "Should the entire body be imaged?": in the name of no study, since "is a whole-body bone scan right?" asks of that."""
    for whole in (m for m in reading.mentions if m.concept.study.get("region") == "whole_body"):
        named = any(s.first <= whole.first <= s.last for s in studies)
        if not named and "modality" not in whole.concept.study and not reading.negates(whole):
            return whole.words
    return ""


def _regular_survey(reading: Reading, asked: list[NamedStudy]) -> str:
    """ "A full-body PET once a year", "Ganzkörper-MRT jährlich"."""
    for study in (s for s in asked if s.parts.get("region") == "whole_body"):
        start, end = sentence_at(reading, study.first)
        words = [w.folded for w in reading.words[start:end]]
        told = any(study.last < m.first < end for m in reading.cues("each_year"))
        if told or _EACH_YEAR & set(words) or any(years in " ".join(words) for years in _YEARLY):
            return study.words
    return ""


def _organ(reading: Reading, studies: list[NamedStudy]) -> str:
    """ "Abdominal imaging in follow-up", "imaging of the liver", "Abdomen: which study?"."""
    inside = {at for s in studies for at in range(s.first, s.last + 1)}
    places = [m for m in reading.mentions if m.first not in inside and (is_below(m) or _is_the_skeleton(m))]
    for place in places:
        start, _ = clause_at(reading, place.first)
        behind = [w.folded for w in reading.words[place.last + 1 : place.last + 2]]
        looks = reading.cues(*_LOOKS)
        joined = any(m.first == place.last + 1 for m in looks)
        of_it = any(_gap(m, place, reading) <= _OF_THE and m.last < place.first for m in looks)
        topic = place.first - start <= 1 and bool(_TOPIC & set(behind))
        if joined or of_it or topic:
            return place.words
    return ""


def _gap(one: Mention, other: Mention, reading: Reading) -> set[str]:
    return {w.folded for w in reading.words[one.last + 1 : other.first]}


def _is_the_skeleton(place: Mention) -> bool:
    return place.concept.cue == "domain" and place.words.casefold() in ("skeleton", "skeletal")


def _metastasis(reading: Reading) -> str:
    """ "Shoulder pain, osteosarcoma of the femur treated in 2019. Metastasis in the shoulder?": an ache, and what is feared."""
    free = any(m.concept.id == "recurrence-free" for m in reading.mentions)
    aches = _ACHES & {w.folded for w in reading.words} and not free
    feared = [m for m in reading.cues("distant") if "met" in m.words.casefold() and _is_asked(m, reading)]
    return feared[0].words if aches and feared and not reading.cues("local_recurrence") else ""


def _is_asked(feared: Mention, reading: Reading) -> bool:
    _, end = sentence_at(reading, feared.first)
    return asks_at(end, reading)
