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


OF_TWO_OR_WITH_A_PREFACE = (
    "Radiographs taken in clinic today, MRI requested for next week.",
    "CT disc handed in on Tuesday, PET/CT images still missing.",
    "Ultrasound done by Dr Lee on 4 April, MRI booked for 11 April at 10:30.",
    "Her MRI was on Monday and her PET/CT was on Thursday.",
    "Patient fell asleep in the MRI and cried during the bone scan.",
    "Bone scan delayed by 40 minutes today because the MRI overran.",
    "Chest CT reported on Friday; the MRI report is still awaited.",
    "He brought the MRI disc on Monday but forgot the PET/CT report.",
    "Cannula placed for the CT on Wednesday and removed after the MRI on Thursday.",
    "MRI moved to 14 June, bone scan moved to 15 June, taxi booked.",
    "She vomited after the CT on Tuesday and slept during the MRI on Wednesday.",
    "The mother came with him for the ultrasound and the father for the MRI.",
    "FYI: the PET/CT slot on Tuesday was moved to Thursday.",
    "Just a note to say that the bone scan disc arrived by courier.",
    "Good morning, the MRI report of Mr Grant was sent to the ward on Friday.",
    "Quick update: she came for the PET/CT on Monday and slept well.",
    "By the way, the CT report is in the folder on the desk.",
    "Ward note: MRI done on Tuesday, tolerated well.",
)
CHOSEN_ALL_THE_SAME = (
    "For the chest, a film today; the CT is for the day he coughs.",
    "PET/CT was replaced by the bone scan on Monday.",
    "On Monday the MRI replaced the PET/CT.",
    "PET/CT cancelled on Monday and bone scan done, which is enough.",
    "MRI on Monday, no PET/CT.",
    "PET/CT today, bone scan next.",
    "Radiographs today, bone scan needed.",
    "PET/CT out, bone scan in, from Monday.",
    "She had the chest film on Monday and needs no CT.",
    "Bone scan first on Monday, PET/CT later if wanted.",
    "Chest X-ray today was clear, so the CT was cancelled.",
    "PET/CT swapped for a bone scan on Tuesday.",
    "From Monday the bone scan comes before the PET/CT.",
    "From today MRI, and PET/CT is over.",
    "Patients go to the bone scan and not to the PET/CT from Monday.",
    "As from Monday we do the bone scan and the PET/CT is left.",
    "Since Monday the PET/CT is off and the bone scan is on.",
    "Bone scan done, PET/CT not needed.",
    "Bone scan today, the PET/CT was dropped.",
    "FYI: skip the PET/CT.",
    "Just to let you know that a bone scan is the first choice.",
    "For the record, a bone scan is usually appropriate for distant staging.",
    "Quick update: PET/CT is out.",
    "Please note that PET/CT is not recommended.",
    "By the way, chest film is enough for the lungs.",
    "For your information, the ACR gives whole-body MRI an 8.",
    "Great question! A bone scan is first choice.",
    "Thanks, a bone scan it is.",
)


@pytest.mark.parametrize("text", OF_TWO_OR_WITH_A_PREFACE)
def test_notes_of_two_studies_and_prefaces_stand(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == text


@pytest.mark.parametrize("text", CHOSEN_ALL_THE_SAME)
def test_neither_a_second_study_nor_a_preface_hides_a_choice(text: str) -> None:
    assert all(sentence in ("Great question!",) for sentence in [CHECKER.check(text, BEYOND).safe_text] if sentence)


OF_PAPERS_MEASURES_AND_FINDINGS = (
    "MRI images were reconstructed in the coronal plane by the physicist on Monday.",
    "Portacath accessed for the PET/CT, 298 MBq given at 09:15, left arm.",
    "The insurer rejected the PET/MRI on Thursday and approved it after a phone call.",
    "Bone scan 12 May: uptake in the left iliac crest, unchanged.",
    "The father rang to ask whether the MRI could be on a Friday.",
    "Chest CT negative.",
    "Whole-body MRI: normal.",
    "Her bone scan shows faint uptake in the right femur.",
    "The disc of the outside MRI was uploaded and the letter sent to her GP.",
    "Weight 71 kg, glucose 5.1, FDG 290 MBq, PET/CT started at 11:20.",
    "The technologist noted that the patient moved during the bone scan.",
    "CT on arrival: fractures of the fourth and fifth ribs, no effusion.",
    "Ultrasound of the thigh on Tuesday: haematoma, 3 cm.",
    "She came late for her MRI because the tram broke down.",
    "He has a pacemaker card and brought it to the MRI reception on Monday.",
    "PET/CT report sent to the wrong ward, fetched by the porter.",
    "Image quality of the MRI degraded by motion, two sequences repeated.",
    "Bone scan images were acquired three hours after injection of 700 MBq of technetium MDP.",
    "The patient declines further injections, and the SPECT acquisition was dropped at her request.",
    "Bone scan 3 March: focal uptake left seventh rib, nothing elsewhere.",
    "Glucose 6.2 before injection, so the PET/CT went ahead.",
    "Insurance approved the PET/CT on the second appeal.",
    "Chest radiograph on admission for line position: tip in the SVC.",
    "Lung surveillance clinic: CT missed twice, new letter sent by post.",
    "CXR clear.",
    "WB-MRI slot offered 09:40 on the 17th, patient asked for an afternoon and was moved to the 19th.",
    "Daughter rang to ask whether the CT of the lungs could be moved out of exam week; moved to the 22nd.",
)
CHOSEN_IN_A_NOTE = (
    "PET/CT worse.",
    "Bone scan noisy.",
    "The insurer rejected the PET/CT and approved the bone scan.",
    "The insurer approved the bone scan over PET/CT.",
    "PET/CT went ahead of the bone scan.",
    "Physician has asked for a bone scan, not PET/CT.",
    "Letter sent: bone scan planned, PET/CT dropped.",
    "Letter sent: no PET/CT needed.",
    "Chest film clear, so no CT.",
    "Bone scan clear, surgery next.",
    "Bone scan negative, nothing else needed.",
    "Bone scan shows all her metastases in the liver.",
    "PET/CT shows no lesions that are small.",
    "Glucose 6, PET/CT 8.",
    "PET/CT glucose 8, bone scan 9.",
    "Report: bone scan 8.",
    "The form sent says bone scan first.",
    "On Monday the panel approved the bone scan.",
    "Bone scan approved, PET/CT rejected, letter sent.",
    "CT of the lungs could be left out if the film is clear.",
    "Rang to ask for a bone scan and was told it is next.",
    "The bone scan was approved on appeal in 2022.",
    "Insurance fund rejected PET/CT as it was not needed.",
    "PET/CT of 5 sent to the ward.",
)


@pytest.mark.parametrize("text", OF_PAPERS_MEASURES_AND_FINDINGS)
def test_notes_of_papers_measures_and_findings_stand(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == text


@pytest.mark.parametrize("text", CHOSEN_IN_A_NOTE)
def test_papers_measures_and_findings_hide_no_choice(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == ""
