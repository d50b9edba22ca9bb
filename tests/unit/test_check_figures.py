"""Figures of evidence: known in other words than the corpus's, by number, measure and study; swapped or invented ones are not."""

import pytest

from bot.check.vocabularies import Vocabularies
from bot.check.words.remembering import Remembering
from tests.shipped import CORPUS

STATED = (
    "In 206 patients with stage IV osteosarcoma, PET/CT reached 95 % sensitivity for bone metastases against 76 % for bone scan.",
    "In the PET/MRI cohort of 41 patients, sensitivity rose from 82 to 96 percent and specificity fell from 85 to 79 percent.",
    "Ultrasound had a sensitivity of 88 percent in a series of 68 patients.",
    "Patients should fast four to six hours before the PET/CT.",
)
TURNED = (
    "In 206 patients with stage IV osteosarcoma, bone scan reached 95 % sensitivity for bone metastases against 76 % for PET/CT.",
    "In the PET/MRI cohort of 41 patients, specificity rose from 82 to 96 percent and sensitivity fell from 85 to 79 percent.",
    "Ultrasound had a specificity of 88 percent in a series of 68 patients.",
    "Patients should fast an hour before the PET/CT.",
)
VOCABULARIES = Vocabularies(CORPUS, Remembering(CORPUS.lexicon, CORPUS))


def restated(text: str) -> bool:
    return VOCABULARIES.facts.restated(VOCABULARIES.prose.tokens(text) or [])


@pytest.mark.parametrize("text", STATED)
def test_a_stated_figure_is_known_in_other_words(text: str) -> None:
    assert restated(text)


@pytest.mark.parametrize("text", TURNED)
def test_a_figure_of_another_study_measure_or_size_is_not(text: str) -> None:
    assert not restated(text)


@pytest.mark.parametrize(
    ("text", "odds"),
    [
        ("In 206 patients with stage IV osteosarcoma, bone scan reached 95 % sensitivity for bone metastases.", True),
        ("In 43 angiosarcomas of the scalp, the sensitivity of ultrasound for satellite nodules was 71 %.", True),
        ("In 43 angiosarcomas of the scalp, the negative predictive value of radiography was 71 %.", False),
    ],
)
def test_only_a_share_of_which_the_corpus_states_another_is_gainsaid(text: str, odds: bool) -> None:
    assert VOCABULARIES.facts.gainsaid(VOCABULARIES.prose.tokens(text) or []) is odds
