"""Sentences that retell a statement of the corpus: as it stands, turned, or not at all."""

import pytest

from bot.check.bearing import Bearing
from bot.check.remembering import Remembering
from bot.check.retold import Retellings
from bot.check.vocabularies import Vocabularies
from corpus import load_corpus

CORPUS = load_corpus()
VOCABULARIES = Vocabularies(CORPUS, Remembering(CORPUS.lexicon, CORPUS))
RETELLINGS = Retellings(VOCABULARIES.facts, Bearing(CORPUS.bearing_concepts), CORPUS)

TOLD = (
    "MRI reached a PPV of 93 % in a series of 325 patients.",
    "Sixty-eight patients had ultrasound, with a negative predictive value of 96 %.",
    "In 41 patients, PET/MRI sensitivity rose from 82 to 96 % while specificity fell from 85 to 79 %.",
    "PET/CT was more accurate than contrast-enhanced CT in 43 patients, with a specificity of 92 % against 67 %.",
    "Whole-body MRI found 39 % more bone lesions than PET/CT in twenty Ewing patients.",
    "In a cohort of 195 patients, round solid nodules over 5 mm were malignant in about three quarters.",
    "In the trial of 500 patients, survival was 56 % with chest radiographs and 53 % with CT.",
)
TURNED = (
    "MRI reached a PPV of 42 % in a series of 325 patients.",  # the figure of another series
    "Whole-body MRI found 39 % fewer bone lesions than PET/CT in twenty Ewing patients.",
    "PET/CT found 39 % more bone lesions than whole-body MRI in twenty Ewing patients.",
    "In a cohort of 195 patients, round solid nodules over 5 mm were benign in 76 %.",
    "In the trial of 500 patients, the chest radiograph was inferior to CT.",
    "In the trial of 500 patients, survival was 53 % with chest radiographs and 56 % with CT.",
    "In 43 patients, PET/CT found only half of the recurrences.",
    "Radiographs cannot show the interface between bone and metal or cement.",
    "In seventy-one Ewing patients the bone scan showed four metastases that whole-body MRI did not.",
)
OTHERS = (
    "The MRI of 17 October shows an 8 mm focus in the scar.",
    "She is 41 and has had two PET/CT scans.",
    "Porter needed for bed 20, PET/CT at 11:20.",
    "FDG-PET/CT whole body is usually appropriate.",
    "MRI takes about 40 minutes.",
)


def retold(text: str) -> str | None:
    return RETELLINGS.of(VOCABULARIES.prose.tokens(text, strict=False) or [])


@pytest.mark.parametrize("text", TOLD)
def test_what_a_statement_tells_may_be_told_in_other_words(text: str) -> None:
    assert retold(text) == "told"


@pytest.mark.parametrize("text", TURNED)
def test_a_statement_turned_is_found(text: str) -> None:
    assert retold(text) == "turned"


@pytest.mark.parametrize("text", OTHERS)
def test_other_figures_retell_nothing(text: str) -> None:
    assert retold(text) is None
