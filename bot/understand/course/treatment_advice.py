"""A question about drugs or radiotherapy themselves, which is no question of imaging."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading

_ASKS = ("interrogative", "wh", "ask_radiation", "ask_dose", "ask_property", "ask_often")
_FEW = 9
"""Words of a text that asks for one thing, at most."""
_BEHIND = 2
"""Words between the word that asks and the drug, at most."""
_TIMES = {"before", "after", "prior", "following", "post", "to", "during", "since", "with", "when", "once", "while", "until"}
_IMAGING = ("ask_study", "study_noun", "ask_rating", "ask_rrl")


def read_treatment_advice(
    reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]
) -> dict[str, FacetReading]:
    """ "What is the dose of doxorubicin?": what is asked about instead of a tumour to be imaged, if no imaging is spoken of."""
    if heart := _heart_asked(reading, studies, facets):
        return {"condition": FacetReading((heart.concept.id,), "said", heart.words)}
    short = len(reading.words) <= _FEW  # "pazopanib dosing in metastatic sts": there is nothing else it can ask
    if therapy := _therapy_asked(reading, studies, facets):
        return {"condition": FacetReading(("treatment_advice",), "said", therapy.words)}
    question = short or bool(reading.cues(*_ASKS)) or any(w.folded == "?" for w in reading.words)
    asked = reading.cues("medicine") if question else []
    told = {"purpose", "age"} if short else {"purpose", "target", "age"}
    told -= set() if {"histology", "tissue"} & facets.keys() else {"age"}  # "which statin for a 60-year-old?"
    imaging = bool(studies) or bool(reading.cues(*_IMAGING)) or bool(told & facets.keys())
    imaging = imaging and not (asked and _is_all_that_is_asked(asked[0], studies, reading))
    return {"condition": FacetReading(("treatment_advice",), "said", asked[0].words)} if asked and not imaging else {}


def _heart_asked(reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]) -> Mention | None:
    """ "Echo or cardiac MRI before the first doxorubicin?": the heart is to be looked at, and no place of the tumour."""
    for heart in () if "target" in facets else reading.cues("heart_test"):
        start, end = sentence_at(reading, heart.first)
        asked = asks_at(end, reading)
        alone = not start and end == len(reading.words)  # "cardiac MRI before doxorubicin": all that is said
        if (asked or alone) and all(start <= s.first < end for s in studies):
            return heart
    return None


def _therapy_asked(reading: Reading, studies: Sequence[NamedStudy], facets: Mapping[str, FacetReading]) -> Mention | None:
    """ "Should she have radiotherapy before surgery?": beside the word that asks, and no imaging is spoken of."""
    if studies or reading.cues(*_IMAGING) or "target" in facets:
        return None
    treats = (m for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "domain")
    given = {m.first for m in treats}  # "the role of MIP reconstruction" is none
    for therapy in (m for m in reading.cues("therapy_noun") if m.first in given):
        before = [w.folded for w in reading.words[max(0, therapy.first - _BEHIND) : therapy.first]]
        start, end = sentence_at(reading, therapy.first)
        asks = [m for m in reading.cues("ask_appropriate") if start <= m.first < end]
        near = any(-_BEHIND <= therapy.first - m.last - 1 <= _BEHIND for m in asks)
        if near and not set(before) & _TIMES and asks_at(end, reading):
            return therapy
    return None


def _is_all_that_is_asked(drug: Mention, studies: Sequence[NamedStudy], reading: Reading) -> bool:
    """ "Which regimen for a newly diagnosed sarcoma?", "ifosfamide dose in metastatic disease?": the drug opens the question."""
    of_a_scan = bool(studies) or bool(reading.cues("study_noun", "ask_preparation", "ask_rating", "ask_rrl"))
    start, end = sentence_at(reading, drug.first)
    of_a_scan |= any(not start <= m.first < end for m in reading.cues("ask_study"))
    asks = [m.first for m in reading.cues("wh") if m.first <= drug.first <= m.last + _BEHIND]
    return not of_a_scan and (drug.first == 0 or start in asks)
