"""States of contrast that are told apart from their study stand in its name before a judgement is read."""

import pytest

from tests.shipped import CHECKER

STATES = CHECKER._reader.states
LUNGS, ELSEWHERE, FOLLOWING, BONE, SOFT = (f"msk-staging-2022/{number}" for number in range(1, 6))

SPELLED = (
    ("Neither the enhanced nor the biphasic chest CT is advised.", "the enhanced chest CT nor the biphasic chest CT"),
    ("The enhanced MRI has a 9 and the plain one a 7.", "and the plain MRI a 7"),
    ("The contrast-enhanced version of the MRI has a 9.", "The contrast-enhanced MRI has a 9"),
    ("CT without contrast, or with, may be appropriate.", "CT without contrast, or CT with contrast, may"),
    ("CT without contrast scores 1, with contrast 5.", "1, CT with contrast 5"),
    ("Without contrast, MRI may be appropriate.", "MRI without contrast may be appropriate."),
    ("Adding gadolinium to the MRI takes it to a 2.", "MRI with contrast drops to a 2."),
    (
        "Leave the contrast out of the chest CT.",
        "do not order the chest CT with contrast and chest CT without and with contrast.",
    ),
    ("The SPECT/CT version of the bone scan has a 5.", "The bone scan with SPECT/CT has a 5."),
    ("Adding SPECT to the bone scan gives a 5.", "The bone scan with SPECT/CT has a 5."),
    ("Once SPECT/CT is added, the bone scan has a 5.", "The bone scan with SPECT/CT has a 5."),
    ("Contrast on the chest CT moves it to a 1.", "and chest CT without and with contrast drops to a 1."),
    ("Chest CT should not be done with contrast.", "Chest CT with contrast should not be done."),
)
LEFT = (
    "The planar and the SPECT version of the bone scan share a category.",
    "MRI is usually appropriate, enhanced or plain.",
    "MRI or CT, the plain one, may be appropriate.",
    "No contrast for the chest CT, which is rated 1.",
    "When SPECT/CT is not added, the bone scan is rated 5.",
    "No contrast on the chest CT moves it to a 1.",
)
STANDING = (
    (LUNGS, "Adding contrast to the staging chest CT is something the ACR rates as usually not appropriate."),
    (LUNGS, "Leave the contrast out of the staging chest CT."),
    (ELSEWHERE, "Adding gadolinium to whole-body MRI moves it down to usually not appropriate."),
    (BONE, "CT without contrast scores 1, with contrast 5."),
    (SOFT, "The enhanced MRI has a 9 and the plain one a 7."),
    (ELSEWHERE, "With SPECT or SPECT/CT added, the bone scan reaches a 5 and remains in the middle category."),
    (ELSEWHERE, "A SPECT/CT-supplemented bone scan is rated 5."),
    (BONE, "Adding SPECT/CT does not rescue the bone scan, which is still usually not appropriate."),
    (LUNGS, "Giving contrast moves the chest CT from the top category to usually not appropriate."),
    (LUNGS, "For the lungs a CT done both without and with contrast is usually not appropriate."),
    (FOLLOWING, "A surveillance chest CT shouldn't be done with contrast, because that version is rated 1."),
)
WITHHELD = (
    (LUNGS, "Chest CT without contrast, or with, is usually appropriate."),
    (LUNGS, "Leave the contrast in the staging chest CT."),
    (LUNGS, "Neither the plain nor the enhanced chest CT is recommended."),
    (ELSEWHERE, "Adding gadolinium to whole-body MRI moves it up to usually appropriate."),
    (BONE, "CT with contrast, or without, may be appropriate."),
    (BONE, "CT without contrast scores 5, with contrast 1."),
    (SOFT, "The enhanced MRI has a 7 and the plain one a 9."),
    (SOFT, "Leave the contrast out of the MRI."),
    (ELSEWHERE, "With SPECT or SPECT/CT added, the bone scan reaches a 7 and moves up a category."),
    (ELSEWHERE, "A SPECT/CT-supplemented bone scan is rated 4."),
    ("bone-lesion-2024/5", "The planar and the SPECT version of the bone scan share a category."),
    (ELSEWHERE, "Adding SPECT/CT does not rescue the bone scan, which is still usually not appropriate."),
    (BONE, "Adding SPECT/CT rescues the bone scan, which then may be appropriate."),
    (BONE, "Contrast on the CT moves it to usually not appropriate."),
    (LUNGS, "Giving contrast moves the chest CT from usually not appropriate to the top category."),
    (LUNGS, "For the lungs a CT done both without and with contrast is usually appropriate."),
    (FOLLOWING, "A surveillance chest CT shouldn't be done without contrast, because that version is rated 1."),
    (LUNGS, "What the ACR supports for staging the lungs is a chest CT without contrast, repeated after contrast."),
    (LUNGS, "A non-contrast chest CT with a contrast phase is what the ACR supports for staging the lungs."),
    (LUNGS, "A dual chest CT, native and contrast, is what the ACR supports for staging the lungs."),
)


@pytest.mark.parametrize(("text", "part"), SPELLED)
def test_a_state_is_put_into_the_name_of_its_study(text: str, part: str) -> None:
    assert part in STATES.spelled_out(text)


@pytest.mark.parametrize("text", LEFT)
def test_a_state_of_which_study_is_not_plain_is_left_where_it_is(text: str) -> None:
    assert STATES.spelled_out(text) == text


@pytest.mark.parametrize(("variant", "text"), STANDING)
def test_what_the_table_says_of_a_state_stands(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), WITHHELD)
def test_what_the_table_does_not_say_of_a_state_is_withheld(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""
