"""What a treatment has done: when it is asked, when it only stands in a letter, was seen long ago or is to be seen later."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, words_of

_LATER, _NEAR = as_folded("later afterwards then after"), 5
_DRUGS = 3
"""Drugs of one course, at most."""
_WILL = {"will", "shall", "to"}
_NO_SURGERY = {
    "chemo",
    "chemotherapy",
    "radiotherapy",
    "radiation",
    "rt",
    "xrt",
    "perfusion",
    "ilp",
    "proton",
    "chemoradiotherapy",
}
_NO_SURGERY |= {"irradiated", "irradiation", "gy", "radioterapia", "chimio", "chimiotherapie", "radiotherapie", "quimioterapia"}
_OPERATIONS: tuple[str, ...] = (
    "surgery", "operation", "op", "resection", "excision", "amputation", "wle", "preop", "pre op", "pre-op", "intervento",
    "operacion", "cirugia", "chirurgie", "eingriff",
)  # fmt: skip


def is_no_request(effect: Mention, reading: Reading) -> bool:
    """ "In response to your letter", "good response, then resected in 2022", "will be judged later": nothing to judge now."""
    if effect.concept.value != "treatment_response":
        return False
    if any(m.first <= effect.last and effect.first <= m.last for m in reading.cues("answer_to_a_letter")):
        return True
    return _is_to_be_judged_later(effect, reading) or _was_seen_before_surgery(effect, reading)


def _is_to_be_judged_later(effect: Mention, reading: Reading) -> bool:
    behind = [w.folded for w in reading.words[effect.last + 1 : effect.last + 1 + _NEAR]]
    return bool(behind) and behind[0] in _WILL and bool(_LATER & set(behind))


def _was_seen_before_surgery(effect: Mention, reading: Reading) -> bool:
    """ "Good response to neoadjuvant RT, then wide resection in 2022"."""
    told = any(m.first <= effect.last and effect.first <= m.last for m in reading.cues("response_told"))
    _, end = sentence_at(reading, effect.last)
    done = (m for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done")
    return told and any(effect.last < m.first < end for m in done)


def is_adjuvant(course: Mention, reading: Reading) -> bool:
    """ "Excised in 2024, adjuvant doxorubicin x 5": given after the operation, and over."""
    if course.concept.value != "ongoing":
        return False
    before = [w.folded for w in reading.words[max(0, course.first - _DRUGS) : course.first + 1]]
    done = any(m.first < course.first for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done")
    return "adjuvant" in before and done


def before_the_operation(reading: Reading, treated: FacetReading | None) -> FacetReading | None:
    """ "After radiotherapy, before the operation": what was given is no surgery, and surgery is to come."""
    given = treated.words.split("; ") if treated and "done" in treated.values else []
    if not given or not all(_NO_SURGERY & {w.folded for w in words_of(words)} for words in given):
        return None
    ahead = [m for m in reading.mentions if m.concept.id == "treatment-to-come"]
    surgery = [m for m in ahead if any(name in m.words.casefold() for name in _OPERATIONS)]
    return FacetReading(("treatment_response",), "implied", surgery[0].words) if surgery else None
