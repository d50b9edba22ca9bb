"""Harmless and true sentences in plain words stand, the same ones turned are withheld: preparation, series, sources, events."""

import pytest

from tests.shipped import CHECKER

LUNGS, ELSEWHERE, FOLLOWING, BONE, SOFT = (f"msk-staging-2022/{number}" for number in range(1, 6))

STANDING = (
    # what a patient should do before a study
    (ELSEWHERE, "After rapid-acting insulin, at least four hours should pass before FDG is injected for the PET/CT."),
    (ELSEWHERE, "Patients are told to lie quietly after the FDG injection, in a warm and dim room."),
    (ELSEWHERE, "Stop tube feeds and glucose drips ahead of FDG."),
    (ELSEWHERE, "Bone scintigraphy tells you nothing about nodes or soft tissue."),
    (ELSEWHERE, "Because it images the skeleton only, a bone scan is silent about nodes and organs."),
    (ELSEWHERE, "A negative staging PET/CT does not mean that the patient is cured."),
    # what letters stand for
    (ELSEWHERE, "The acronym PET stands for positron emission tomography."),
    (ELSEWHERE, "SPECT is short for single photon emission computed tomography."),
    # series with their own figures
    (ELSEWHERE, "None of 103 children with Ewing sarcoma had a positive marrow biopsy when the PET/CT was negative."),
    (ELSEWHERE, "Among 71 Ewing patients, four had bone metastases that whole-body MRI showed and bone scan did not."),
    (LUNGS, "In 118 osteosarcoma patients, CT missed roughly a tenth of the lung lesions the surgeon could palpate."),
    (
        FOLLOWING,
        "A randomised trial of 500 resected extremity sarcomas found chest radiography non-inferior to CT.",
    ),
    # what a source holds, under its name
    (ELSEWHERE, "For an equivocal spot on PET/CT, the article suggests a targeted contrast MRI or CT, or a biopsy."),
    (ELSEWHERE, "The article names using PET/CT in place of local MRI as its third pitfall."),
    (FOLLOWING, "The 2015 document spoke of a chest CT every three to six months for five years, then every six to twelve."),
    (BONE, "The 2015 document split its bone recurrence imaging, MRI included, by whether hardware was present."),
    (ELSEWHERE, "The 2015 edition had no row for FDG-PET/MRI in this question."),
    (LUNGS, "The MSTS consensus holds that no chest radiograph is required before the CT."),
    # a study that cannot be had, or has no row
    (ELSEWHERE, "If no PET/CT is within reach, a whole-body bone scan may be appropriate as the fallback."),
    (BONE, "With MRI impossible, contrast CT of the area may be appropriate."),
    (SOFT, "You will look in vain for a bone scan in the soft tissue surveillance table; it has no rating there."),
    (LUNGS, "ACR files PET/MRI under usually not appropriate."),
    # a state of contrast beside films, which are never given any
    (
        "bone-lesion-2024/2",
        "With normal films and lasting suspicion, MRI is usually appropriate, with or without contrast.",
    ),
    # events of a day
    (ELSEWHERE, "The patient declined the bone scan after learning of the second visit in the afternoon."),
    (ELSEWHERE, "Our PET/MRI is out of service until the helium has been refilled."),
    ("bone-lesion-2024/1", "The first radiograph was taken because of a fall from a horse."),
)
WITHHELD = (
    (ELSEWHERE, "After rapid-acting insulin, at most four hours should pass before FDG is injected for the PET/CT."),
    (ELSEWHERE, "FDG should go in at least four hours before a rapid-acting insulin dose."),
    (ELSEWHERE, "Patients are told to move about after the FDG injection."),
    (ELSEWHERE, "Patients must rest quietly after FDG, so PET/CT should be avoided."),
    (ELSEWHERE, "Strenuous exercise in the day before PET/CT keeps muscles from taking up FDG."),
    (ELSEWHERE, "Bone scintigraphy tells you everything about nodes or soft tissue."),
    (ELSEWHERE, "A bone scan is not silent about nodes and organs."),
    (ELSEWHERE, "A negative staging PET/CT means that the patient is cured."),
    (ELSEWHERE, "PET stands for single photon emission computed tomography."),
    (ELSEWHERE, "CT stands for computed tomography first."),
    (ELSEWHERE, "None of 103 children with Ewing sarcoma had a positive PET/CT when the marrow biopsy was negative."),
    (ELSEWHERE, "Among 71 Ewing patients, four had bone metastases that bone scan showed and whole-body MRI did not."),
    (ELSEWHERE, "Among 71 Ewing patients, four had no bone metastases that whole-body MRI showed and bone scan did."),
    (LUNGS, "The surgeon missed a tenth of the lung lesions that CT showed in 118 osteosarcoma patients."),
    (FOLLOWING, "A randomised trial in 500 patients found CT non-inferior to chest radiography in follow-up."),
    (ELSEWHERE, "For an equivocal spot on PET/CT, the article suggests a contrast CT survey."),
    (ELSEWHERE, "When the MRI is equivocal the article speaks of a targeted PET/CT of that spot."),
    (ELSEWHERE, "The article names using local MRI in place of PET/CT as its third pitfall."),
    (FOLLOWING, "The 2015 document spoke of a chest CT every six to twelve months for five years, then every three to six."),
    (BONE, "The 2015 document did not split its bone recurrence imaging by whether hardware was present."),
    (ELSEWHERE, "The 2015 edition had a row for FDG-PET/MRI in this question."),
    (LUNGS, "The MSTS consensus holds that no chest CT is required before the chest radiograph."),
    (ELSEWHERE, "If no bone scan is within reach, PET/CT may be appropriate as the fallback."),
    (BONE, "With MRI impossible, CT without contrast may be appropriate."),
    (BONE, "You will look in vain for a bone scan in the bone surveillance table."),
    (FOLLOWING, "I would not use chest radiographs for surveillance of the lungs; ACR rates them 9."),
    (ELSEWHERE, "Patients must fast before FDG and must have a bone scan."),
    (ELSEWHERE, "Patients must fast before FDG; they must have a bone scan."),
    (LUNGS, "ACR files chest CT without contrast under usually not appropriate."),
    ("bone-lesion-2024/2", "With normal radiographs, CT is usually appropriate, with or without contrast."),
    (BONE, "After radiographs, CT may be appropriate, with or without contrast."),
    (ELSEWHERE, "He declined the PET/CT because a bone scan is the better test."),
    (ELSEWHERE, "Because of back pain the bone scan is the study to take."),
)


@pytest.mark.parametrize(("variant", "text"), STANDING)
def test_what_is_true_or_harmless_stands_in_plain_words(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), WITHHELD)
def test_the_same_turned_is_withheld(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""
