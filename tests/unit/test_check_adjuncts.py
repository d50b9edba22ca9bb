"""What stands beside a judgement: each kind with sentences that the table bears out, and with the same made false."""

import pytest

from tests.shipped import CHECKER

LUNGS, ELSEWHERE, FOLLOWING, BONE, SOFT = (f"msk-staging-2022/{number}" for number in range(1, 6))

TRUE = (
    (LUNGS, "Bone scan has no rating in the pulmonary staging variant."),
    (SOFT, 'There is no row for a bone scan in soft tissue follow-up, so the honest reply is "not rated".'),
    (FOLLOWING, "Because no row exists for it, whole-body MRI is not rated for lung surveillance."),
    (FOLLOWING, "The criteria give no rating to scintigraphy in lung surveillance."),
    (ELSEWHERE, "Under the heading of initial staging beyond the chest, FDG-PET/MRI may be appropriate."),
    (SOFT, "FDG-PET/CT may be appropriate when you look for regrowth of a soft tissue sarcoma."),
    (SOFT, "After a liposarcoma of the thigh has been removed, CT of the area without contrast is usually not appropriate."),
    (FOLLOWING, "CT of the chest without contrast is usually appropriate both at staging and during follow-up."),
    (ELSEWHERE, "PET/CT is usually appropriate regardless of whether the patient has bone pain."),
    (LUNGS, "Whether or not a chest film exists, non-contrast chest CT is usually appropriate for pulmonary staging."),
    (ELSEWHERE, "Your colleague is right that whole-body MRI without and with contrast is usually not appropriate, rating 2."),
    (ELSEWHERE, "You are wrong that whole-body MRI without and with contrast is usually appropriate."),
    (ELSEWHERE, "My suggestion is to book FDG-PET/CT, usually appropriate at a rating of 8, for disease outside the lungs."),
    (LUNGS, "I would request the plain CT of the chest rather than a radiograph, as the ACR does."),
    (BONE, "CT of the resected area without contrast is usually not appropriate, the 2022 rating being 1."),
    (BONE, "With contrast, CT of the area may be appropriate in bone surveillance; without contrast it is usually not."),
    (SOFT, "CT with contrast and FDG-PET/MRI may both be appropriate, whereas CT without contrast is usually not."),
    (ELSEWHERE, "PET/CT ranks above bone scan, since the former is usually appropriate and the latter may be appropriate."),
    (ELSEWHERE, "The two disagreement rows are fluoride PET/CT and non-contrast whole-body MRI."),
    (SOFT, "Either MRI protocol will do for soft tissue surveillance; the ACR treats them as equivalent alternatives."),
    (SOFT, "Either MRI without and with contrast or MRI without contrast will do after soft tissue sarcoma."),
    (LUNGS, "Chest CT without contrast leads the ranking."),
    (BONE, "Film and noncontrast MRI belong to one and the same top category."),
    (LUNGS, "The plain chest X-ray is no substitute for CT at initial staging."),
    (ELSEWHERE, "CT of a single region should not be used as the survey for extrapulmonary metastasis."),
    (LUNGS, "Radiography of the chest has a tiny dose, yet it is usually not appropriate for staging."),
    (ELSEWHERE, "For a child the ACR level of FDG-PET/CT is 3-10 mSv, the same band as for a bone scan."),
    (ELSEWHERE, "In children, the PET/CT and PET/MRI rows share the 3-10 mSv level."),
    (ELSEWHERE, "FDG-PET/MRI may be appropriate as an alternative to PET/CT in this patient."),
    (FOLLOWING, "Chest radiography is rated usually not appropriate even in patients who feel well."),
    (
        ELSEWHERE,
        "CT of the area, whichever way contrast is given, is usually not appropriate for hunting extrapulmonary metastases.",
    ),
    (ELSEWHERE, "Rank PET/CT above bone scan when you look for extrapulmonary metastases."),
    (ELSEWHERE, "If PET/CT can't be arranged, a whole-body bone scan may be appropriate."),
    (ELSEWHERE, "The evidence grade for noncontrast whole-body MRI is expert opinion."),
    (FOLLOWING, "Contrast-enhanced chest CT scored 1 at follow-up, nine being the maximum."),
)
TURNED = (
    (LUNGS, "PET/CT has no rating in the pulmonary staging variant."),
    (SOFT, 'There is no row for ultrasound in soft tissue follow-up, so the honest reply is "not rated".'),
    (FOLLOWING, "Because no row exists for it, PET/MRI is not rated for lung surveillance."),
    (FOLLOWING, "Because no row exists for it, PET/MRI is usually not appropriate for lung surveillance."),
    (FOLLOWING, "The criteria give no rating to PET/CT in lung surveillance."),
    (ELSEWHERE, "Under the heading of lung staging, FDG-PET/MRI may be appropriate."),
    (SOFT, "FDG-PET/CT is usually not appropriate when you look for regrowth of a soft tissue sarcoma."),
    (SOFT, "After a liposarcoma of the thigh has been removed, CT of the area without contrast may be appropriate."),
    (ELSEWHERE, "After a liposarcoma of the thigh has been removed, FDG-PET/CT is usually appropriate."),
    (FOLLOWING, "After relapse, PET/CT may be appropriate."),
    (ELSEWHERE, "PET/CT is usually appropriate both at staging and during follow-up."),
    (ELSEWHERE, "PET/MRI is usually appropriate regardless of whether the patient has bone pain."),
    (FOLLOWING, "CT of the chest without contrast is usually appropriate regardless of symptoms."),
    (LUNGS, "Whether or not a chest CT exists, a chest film is usually appropriate for pulmonary staging."),
    (ELSEWHERE, "Your colleague is right that whole-body MRI without and with contrast is usually appropriate, rating 2."),
    (ELSEWHERE, "You are wrong that whole-body MRI without and with contrast is usually not appropriate."),
    (ELSEWHERE, "My suggestion is to book FDG-PET/CT, usually appropriate at a rating of 7, for disease outside the lungs."),
    (LUNGS, "I would request the radiograph of the chest rather than a plain CT, as the ACR does."),
    (BONE, "CT of the resected area without contrast is usually not appropriate, the 2022 rating being 5."),
    (BONE, "Without contrast, CT of the area may be appropriate in bone surveillance; with contrast it is usually not."),
    (SOFT, "CT with contrast and FDG-PET/MRI may both be appropriate, whereas ultrasound is usually not."),
    (ELSEWHERE, "PET/CT ranks above bone scan, since the latter is usually appropriate and the former may be appropriate."),
    (ELSEWHERE, "The two disagreement rows are PET/MRI and non-contrast whole-body MRI."),
    (BONE, "Either MRI protocol will do for bone surveillance; the ACR treats them as equivalent alternatives."),
    (SOFT, "Either MRI without and with contrast or CT without contrast will do after soft tissue sarcoma."),
    (LUNGS, "FDG-PET/CT leads the ranking."),
    (SOFT, "MRI without contrast leads the ranking."),
    (BONE, "MRI is still recommended alongside the bone scan."),
    (BONE, "Film and PET/CT belong to one and the same top category."),
    (LUNGS, "CT with contrast is no substitute for the plain chest X-ray at initial staging."),
    (ELSEWHERE, "MRI limited to one area may be appropriate (disagreement)."),
    (LUNGS, "Chest CT without contrast has a tiny dose, yet it is usually appropriate for staging."),
    (ELSEWHERE, "For an adult the ACR level of FDG-PET/CT is 10-30 mSv, the same band as for a bone scan."),
    (ELSEWHERE, "Ordering radiographs to hunt for distant metastases is not discouraged by the ACR."),
    (SOFT, "FDG-PET/CT is at the top but may be appropriate at the surgical bed, evidence strong."),
    (ELSEWHERE, "PET/CT is equivalent."),
    (ELSEWHERE, "In adults, the PET/CT and PET/MRI rows share the 10-30 mSv level."),
    (ELSEWHERE, "FDG-PET/MRI is usually appropriate as an alternative to PET/CT in this patient."),
    (ELSEWHERE, "A bone scan may be appropriate as an alternative to ultrasound in this patient."),
    (BONE, "MRI is usually appropriate as an alternative to radiography."),
    (FOLLOWING, "Chest radiography is rated usually appropriate even in patients who feel well."),
    (SOFT, "CT of the area, whichever way contrast is given, is usually not appropriate for soft tissue recurrence."),
    (ELSEWHERE, "Rank bone scan above PET/CT when you look for extrapulmonary metastases."),
    (ELSEWHERE, "If a bone scan can't be arranged, a whole-body bone scan may be appropriate."),
    (ELSEWHERE, "The evidence grade for noncontrast whole-body MRI is strong."),
    (FOLLOWING, "Contrast-enhanced chest CT scored 9 at follow-up, nine being the maximum."),
)


@pytest.mark.parametrize(("variant", "text"), TRUE)
def test_a_judgement_stands_with_what_is_told_beside_it(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), TURNED)
def test_it_is_withheld_made_false(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""
