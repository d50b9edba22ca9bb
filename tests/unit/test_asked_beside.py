"""What is asked beside the study: "which study, and how often?" gets the card and an answer to both."""

import pytest

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry

TREATED = "High-grade UPS of the thigh, resected two years ago, no sign of disease."
NEW = "Newly diagnosed Ewing sarcoma of the femur, chest CT done."
NO_INTERVALS, FASTING = "gives no follow-up intervals", "fasting must be verified"


def ask(services: Services, question: str) -> Answer:
    return answer(Inquiry(question), services)


@pytest.mark.parametrize(
    ("question", "variant", "told"),
    [
        (f"{TREATED} Which study for the lungs, and how often?", "msk-staging-2022/3", NO_INTERVALS),
        (f"{TREATED} How often, and with which study, do we look at the lungs?", "msk-staging-2022/3", NO_INTERVALS),
        (f"{TREATED} Which study looks for local recurrence? And at what interval?", "msk-staging-2022/5", NO_INTERVALS),
        (f"{TREATED} How should we follow the lungs, and how often?", "msk-staging-2022/3", NO_INTERVALS),
        (f"{TREATED} Surveillance of the lungs: modality and interval?", "msk-staging-2022/3", NO_INTERVALS),
        (f"{NEW} Which study for metastases outside the lungs, and how should he prepare?", "msk-staging-2022/2", FASTING),
        (f"{NEW} What imaging for metastases outside the lungs, and does he have to fast?", "msk-staging-2022/2", FASTING),
    ],
)
def test_both_questions_are_answered(question: str, variant: str, told: str, services: Services) -> None:
    given = ask(services, question)
    assert (given.question_kind, [part.variant for part in given.parts]) == ("which_study", [variant])
    assert told in given.text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (f"{TREATED} How often should the lungs be imaged?", "how_often"),
        (f"{TREATED} At what interval is the chest CT repeated?", "how_often"),
        ("How should a patient prepare for FDG-PET/CT?", "preparation"),
        ("Does PET/CT need fasting?", "preparation"),
    ],
)
def test_one_question_is_what_it_was(question: str, kind: str, services: Services) -> None:
    assert ask(services, question).question_kind == kind


def test_of_nothing_but_how_often_the_intervals_come_first(services: Services) -> None:
    told = ask(services, "How often should the lungs be scanned after a resected sarcoma?").text
    assert "intervals" in told.split("]")[0]
    assert NO_INTERVALS in told


def test_what_is_asked_beside_is_told_of_the_study_shown(services: Services) -> None:
    given = ask(services, f"{TREATED} Which study for the lungs, and how often?")
    assert "intervals for chest CT" in given.text
    assert "intervals for local MRI" not in given.text


def test_the_case_of_a_source_is_not_told_beside_the_card_of_a_patient(services: Services) -> None:
    given = ask(
        services, "45-year-old with a high-grade sarcoma of the thigh, MRI done: which study for metastases outside the lungs?"
    )
    assert "opening case" not in given.text
    assert "The article opens" not in given.text
