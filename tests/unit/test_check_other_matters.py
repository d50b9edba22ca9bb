"""Sentences that name no study: on other matters they may judge as they like; none may speak of a study that it leaves out."""

import pytest

from tests.shipped import CHECKER

BEYOND = "msk-staging-2022/2"

OF_OTHER_MATTERS = (
    "Wide excision with negative margins is the mainstay of treatment.",
    "Vaccination against influenza is recommended every autumn.",
    "Please never stop a medicine on the strength of what a chatbot says.",
    "Vitamin D is low and should be replaced.",
    "The patient prefers to be treated close to home.",
    "An allograft failed in 2016 and was replaced by a prosthesis.",
)
LEAVING_A_STUDY_OUT = (
    "In low-grade sarcoma, wide resection is all that is needed.",
    "After resection, pain is the best alarm.",
    "Chemotherapy should not wait for pictures.",
    "Patients with asthma should be spared.",
    "The specialist nurse should never be talked into it.",
    "For resection with clear margins, no staging is needed.",
    "Parents prefer not to know.",
    "A letter from the nurse is sufficient.",
    "The questions of a nurse replace every search for relapse.",
    "The bone scan was on Monday. Antibiotics would be the better answer.",
    "The bone scan was on Monday. A physiotherapist is preferable.",
    "The chest CT was on Monday. Chemotherapy takes priority.",
)


@pytest.mark.parametrize("text", OF_OTHER_MATTERS)
def test_judgements_of_other_matters_stand(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == text


@pytest.mark.parametrize("text", LEAVING_A_STUDY_OUT)
def test_a_sentence_that_may_leave_a_study_out_is_withheld(text: str) -> None:
    assert text.rpartition(". ")[2] not in CHECKER.check(text, BEYOND).safe_text
