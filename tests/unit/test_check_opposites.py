"""Opposites of facts in everyday words, facts told without figures, and questions of what was done."""

import pytest

from bot.check.facts.opposites import Opposites
from bot.check.vocabularies import Vocabularies
from bot.check.words.bearing import Bearing
from bot.check.words.remembering import Remembering
from tests.shipped import CHECKER, CORPUS

VOCABULARIES = Vocabularies(CORPUS, Remembering(CORPUS.lexicon, CORPUS))
OPPOSITES = Opposites(CORPUS, Bearing(CORPUS.bearing_concepts))
TURNED = (
    "A high blood sugar raises the uptake of FDG in the tumour.",
    "High blood glucose does not lower tumour uptake of FDG.",
    "Metformin has no effect on the bowel in FDG-PET.",
    "Blankets provoke brown fat before FDG.",
    "The panel's votes were unanimous wherever it says Disagreement.",
    "A clean PET/CT means that she is cured.",
    "PET/CT costs more than PET/MRI.",
    "PET/MRI is cheaper than PET/CT.",
    "Osteolytic lesions are detected reliably by a bone scan.",
    "The SUV of a sarcoma falls as its grade rises.",
    "A brisk run on the morning of the FDG-PET/CT improves image quality.",
    "The bladder is left full for the FDG-PET/CT pictures.",  # the words of the fact stand in two clauses
    "Visceral deposits come to light on the bone scan.",
    "SPECT/CT makes doubtful foci on the bone scan harder to read.",  # "to read" is no past
    "Sonography is useful mainly for deep pelvic beds and hardly for superficial ones.",  # two sides of one thing
    "Ultrasound is at its best in deep seated tumour beds.",
    "A bone scan picks up destructive metastases better than bone forming ones.",
    "The heart muscle and the bladder show no FDG activity on PET/CT.",  # what is normal
    "A bright bladder on PET/CT means cancer.",
    "Nothing but malignancy is bright on FDG-PET/CT.",
    "Melanoma is included in this topic.",
    "The topic has a variant for treatment response.",
    "The 2022 table spells out how often to repeat chest CT.",
    "Sarcomas hardly ever spread to the lungs.",
)
AS_IT_IS = (
    "A high blood sugar lowers the uptake of FDG in the tumour.",
    "High blood glucose does not raise tumour uptake of FDG.",
    "Blankets keep brown fat quiet before FDG.",
    "The panel's votes were scattered wherever it says Disagreement.",
    "A clean PET/CT does not mean that she is cured.",
    "PET/MRI costs more than PET/CT.",
    "PET/CT is cheaper than PET/MRI.",
    "Osteolytic lesions are often missed by a bone scan.",
    "The SUV of a sarcoma rises with its grade.",
    "The topic leaves out melanoma and myeloma.",
    "Restaging is outside the scope of the topic.",
    "Sarcomas spread to the lungs most often.",
)
OF_NEITHER = (
    "Does a high blood sugar raise the uptake of FDG in the tumour?",
    "Ultrasound of the superficial and the deep part of the bed was done.",
    "Not every bright spot on PET/CT is tumour.",
    "No FDG uptake was seen in the brain on his PET/CT after the infarct.",
    "The uptake room has two chairs and a lamp.",
    "His breakfast was late and the PET/CT was moved to noon.",
)
VOTES = (
    "The panel split over FDG-PET/CT in local bone surveillance, so it bears the Disagreement label.",
    "The panel's votes on FDG-PET/CT were far apart.",
    "Everybody on the panel voted alike on fluoride PET/CT.",
    "The panel spoke with one voice on whole-body MRI without contrast.",
)
"""Of a panel that split, or did not, where the table has it otherwise."""
ASKED = (
    "Who signed the report of the bone scan?",
    "When was the latest CT of the chest?",
    "Could you forward the radiograph to the ward?",
    "When is her next MRI of the thigh?",
)
SUGGESTED = (
    "Who ever needed a bone scan?",
    "When was a chest radiograph not enough?",
    "Could you send her for PET/CT instead?",
    "Did anyone miss the chest CT, now that the film suffices?",
)


def turned(text: str) -> bool:
    return OPPOSITES.turned(VOCABULARIES.prose.tokens(text, strict=False) or [])


def told(text: str) -> bool:
    return OPPOSITES.told(VOCABULARIES.prose.tokens(text, strict=False) or []) is not None


def stands(text: str) -> bool:
    return text in CHECKER.check(text, "msk-staging-2022/2").safe_text


def test_no_statement_of_the_corpus_is_an_opposite() -> None:
    statements = [span.statement.text for passage in CORPUS.document_passages for span in passage.spans]
    assert [text for text in statements if turned(text)] == []


@pytest.mark.parametrize("text", TURNED)
def test_the_opposite_of_a_fact_is_found(text: str) -> None:
    assert turned(text)


@pytest.mark.parametrize("text", AS_IT_IS)
def test_a_fact_told_as_it_is_is_known(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize("text", OF_NEITHER)
def test_what_tells_no_fact_is_neither(text: str) -> None:
    assert not turned(text)
    assert not told(text)


@pytest.mark.parametrize("text", VOTES)
def test_votes_are_held_against_the_table(text: str) -> None:
    assert not stands(text)


def test_a_fact_told_beside_a_false_one_proves_nothing_of_it() -> None:
    assert stands("A bone scan uses technetium.")
    assert not stands("The technetium bone scan displays nodal and visceral deposits along with those in the skeleton.")


@pytest.mark.parametrize("text", ASKED)
def test_a_question_of_what_was_done_stands(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize("text", SUGGESTED)
def test_a_question_that_suggests_is_withheld(text: str) -> None:
    assert not stands(text)
