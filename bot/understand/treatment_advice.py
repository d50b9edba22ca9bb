"""A question about drugs or radiotherapy themselves, which is no question of imaging."""

from collections.abc import Mapping, Sequence

from bot.understand.scenario import FacetReading
from bot.understand.sentences import sentence_at
from bot.understand.studies import NamedStudy
from corpus.lexicon import Mention, Reading

_ASKS = ("interrogative", "wh", "ask_radiation", "ask_dose", "ask_property", "ask_often")
_FEW = 9
"""Words of a text that asks for one thing, at most."""
_BEHIND = 2
"""Words between the word that asks and the drug, at most."""
_IMAGING = ("ask_study", "study_noun", "ask_rating", "ask_rrl")


def read_treatment_advice(
    reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]
) -> dict[str, FacetReading]:
    """ "What is the dose of doxorubicin?": what is asked about instead of a tumour to be imaged, if no imaging is spoken of."""
    short = len(reading.words) <= _FEW  # "pazopanib dosing in metastatic sts": there is nothing else it can ask
    question = short or bool(reading.cues(*_ASKS)) or any(w.folded == "?" for w in reading.words)
    asked = reading.cues("medicine") if question else []
    told = {"purpose", "age"} if short else {"purpose", "target", "age"}
    told -= set() if {"histology", "tissue"} & facets.keys() else {"age"}  # "which statin for a 60-year-old?"
    imaging = bool(studies) or bool(reading.cues(*_IMAGING)) or bool(told & facets.keys())
    imaging = imaging and not (asked and _is_all_that_is_asked(asked[0], studies, reading))
    return {"condition": FacetReading(("treatment_advice",), "said", asked[0].words)} if asked and not imaging else {}


def _is_all_that_is_asked(drug: Mention, studies: Sequence[NamedStudy], reading: Reading) -> bool:
    """ "Which regimen for a newly diagnosed sarcoma?", "ifosfamide dose in metastatic disease?": the drug opens the question."""
    of_a_scan = bool(studies) or bool(reading.cues("study_noun", "ask_preparation", "ask_rating", "ask_rrl"))
    start, end = sentence_at(reading, drug.first)
    of_a_scan |= any(not start <= m.first < end for m in reading.cues("ask_study"))
    asks = [m.first for m in reading.cues("wh") if m.first <= drug.first <= m.last + _BEHIND]
    return not of_a_scan and (drug.first == 0 or start in asks)
