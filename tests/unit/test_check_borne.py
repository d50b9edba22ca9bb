"""Judgements in other words than any rule's: what they say outright must be in the table, and nothing may turn it."""

import pytest

from tests.shipped import CHECKER

LUNGS, ELSEWHERE, FOLLOWING, BONE, SOFT = (f"msk-staging-2022/{number}" for number in range(1, 6))

CATEGORY_TOLD = (
    (
        FOLLOWING,
        "For ongoing lung surveillance in a patient without suspected recurrence, noncontrast chest CT is usually appropriate.",
    ),
    (ELSEWHERE, "A bone scan with SPECT/CT may be appropriate where the planar one is not clear."),
    (LUNGS, "The panel puts chest radiography among the usually not appropriate studies for lung staging."),
)
WORDS_AGREE = (
    (LUNGS, "For the lungs, a noncontrast chest CT is what you want."),
    (FOLLOWING, "A noncontrast CT of the chest stays our go-to for watching the lungs."),
    (ELSEWHERE, "When it comes to disease outside the lungs, FDG-PET/CT is the study to get."),
)
OF_ANOTHER_CATEGORY = (
    (LUNGS, "For ongoing lung staging in a patient without symptoms, the chest radiograph is usually appropriate."),
    (ELSEWHERE, "A whole-body FDG-PET/CT may be appropriate as the next step up from the planar scan."),
    (FOLLOWING, "The panel puts noncontrast chest CT among the usually not appropriate studies for the lungs."),
)
TURNED = (
    (LUNGS, "You would be going against the ACR by getting a plain, dye-free CT of the thorax for lung metastases."),
    (
        ELSEWHERE,
        "Change the order from PET/CT to whole-body MRI with gadolinium, the former having sunk to usually not appropriate.",
    ),
    (FOLLOWING, "No panel would say that noncontrast chest CT is usually appropriate."),
    (FOLLOWING, "It is a myth that noncontrast chest CT is usually appropriate."),
    (BONE, "MRI is the sole usually appropriate study here."),
    (ELSEWHERE, "FDG-PET/CT is usually appropriate with its rating of 4."),
    (LUNGS, "Noncontrast chest CT is usually appropriate and costs the patient 30 mSv."),
    (FOLLOWING, "Is noncontrast chest CT usually appropriate for a patient without suspected recurrence?"),
    (LUNGS, "For a benign lesion of the lung, noncontrast chest CT is usually appropriate."),
)
LEFT_OPEN = (
    (ELSEWHERE, "It is untrue, I think, that FDG-PET/CT is usually appropriate."),
    (ELSEWHERE, "Formerly FDG-PET/CT was usually appropriate."),
    (SOFT, "Ultrasound may be appropriate (disagreement), and I use it in place of MRI."),
    (BONE, "Radiographs and MRI are usually appropriate; do one of them."),
    (SOFT, "MRI without contrast and MRI without and with contrast are usually appropriate; do both."),
    (BONE, "Radiography is usually not appropriate in this scenario, which leaves much of soft tissue recurrence unseen."),
    ("bone-lesion-2024/5", "Biopsy is the first step."),
    (LUNGS, "For ongoing lung staging in a patient without symptoms, CT is usually appropriate."),
    (SOFT, "For the scar of a patient without symptoms, CT is usually appropriate."),
)


def stands(variant: str, text: str) -> bool:
    return CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), CATEGORY_TOLD)
def test_the_category_of_the_table_stands_in_other_words(variant: str, text: str) -> None:
    assert stands(variant, text)


@pytest.mark.parametrize(("variant", "text"), WORDS_AGREE)
def test_words_of_judgement_that_agree_stand_without_a_category(variant: str, text: str) -> None:
    assert stands(variant, text)


@pytest.mark.parametrize(("variant", "text"), OF_ANOTHER_CATEGORY)
def test_the_same_words_fall_with_another_category(variant: str, text: str) -> None:
    assert not stands(variant, text)


@pytest.mark.parametrize(("variant", "text"), TURNED)
def test_what_turns_it_or_adds_a_wrong_number_falls(variant: str, text: str) -> None:
    assert not stands(variant, text)


@pytest.mark.parametrize(("variant", "text"), LEFT_OPEN)
def test_a_study_that_its_name_leaves_open_is_not_borne_out(variant: str, text: str) -> None:
    assert not stands(variant, text)
