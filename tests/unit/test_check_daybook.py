"""Notes of the day and requests stand, told in listed words alone; what could choose, rate or time a study in them does not."""

import pytest

from tests.shipped import CHECKER

BEYOND = "msk-staging-2022/2"

NOTED = (
    "PET/CT done 12 March, uptake time 62 minutes, glucose 5.4 mmol/L.",
    "Whole-body MRI 20/6, 38 minutes on the table, sedation not needed.",
    "Interpreter needed for the PET/MRI appointment on the 22nd.",
    "Please rebook: PET/CT cancelled on the day because the tracer failed quality control.",
    "Awaiting the formal SPECT/CT report before her case goes back to the board.",
    "Nurse's entry: cannula in left hand, FDG given, patient resting quietly until PET/CT at 10:10.",
    "Ward round note: PET/CT done, awaiting report, patient comfortable, discharge tomorrow.",
    "Chest CT booked for Thursday at 07:40, patient to arrive twenty minutes early.",
    "Her surveillance chest CT was postponed by two weeks because of pneumonia.",
    "PET/CT moved from Monday to Tuesday, patient and ward informed.",
    "Minutes, item 7: chest CT stable, no new nodules, next visit already booked.",
    "CT of the abdomen from the emergency visit showed gallstones, nothing else.",
    "The plain film of the calf showed clips only.",
)
ASKED = (
    "If your partner wants to wait with you during the PET/MRI, ask the department first.",
    "If anybody in the household is pregnant, mention it when you come for the bone scan.",
    "Please tell reception if you might be pregnant before your chest CT.",
    "The patient weighs 128 kg, so ask the PET/CT unit about the table limit.",
    "For the MRI you must remove your hearing aids.",
    "Please shave nothing before the ultrasound.",
)
WITHHELD = (
    "PET/CT: 2/10",
    "PET/CT 8/9, sedation not needed.",
    "PET/CT 6, booked for 20/6.",
    "PET/CT at 8, bone scan later.",
    "Chest film today, done.",
    "The patient has a bone scan on Friday, then surgery.",
    "Bone scan cancelled, not needed.",
    "No PET/CT needed for her on Friday.",
    "Sedation and bone scan needed on Friday.",
    "The nurse told her that the PET/CT is not needed on Friday.",
    "PET/CT on Monday is out.",
    "Her PET/CT was cancelled on Monday for good.",
    "Please come for a bone scan on Monday.",
    "If you are pregnant, come for the bone scan.",
    "You should ask for a bone scan before the PET/CT.",
    "You may eat breakfast before the PET/CT.",
    "Please ask the bone scan team about staging.",
    "Ask the department to skip the bone scan.",
    "The limit of PET/CT is that it misses bone.",
    "Her bone scan of 3 June showed enlarged lymph nodes.",
    "PET/CT instead of the MRI on Tuesday.",
)


@pytest.mark.parametrize("text", [*NOTED, *ASKED])
def test_notes_and_requests_stand(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == text


@pytest.mark.parametrize("text", WITHHELD)
def test_what_may_choose_a_study_is_no_note(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == ""
