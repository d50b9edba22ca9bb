"""Ways of judging that compare, bound or turn: each with its true sentences, and with the same turned round."""

import pytest

from tests.shipped import CHECKER

LUNGS, ELSEWHERE, FOLLOWING, BONE, SOFT = (f"msk-staging-2022/{number}" for number in range(1, 6))
NORMAL_FILM, UNEXPLAINED = "bone-lesion-2024/2", "soft-tissue-mass-2022/3"

TRUE = (
    (ELSEWHERE, "PET/CT, not the bone scan, is the usually appropriate study."),
    (LUNGS, "Unlike PET/CT, PET/MRI is usually not appropriate for the lungs."),
    (LUNGS, "PET/CT may be appropriate, PET/MRI is not."),
    (LUNGS, "If you remember one thing: noncontrast chest CT yes, chest film no."),
    (LUNGS, "PET/CT is an option rather than the first choice."),
    (LUNGS, "A 8 is not what the panel gave to PET/CT."),
    (LUNGS, "Unenhanced chest CT (9) beats FDG-PET/CT (5)."),
    (FOLLOWING, "We recommend CT of the thorax without contrast for Mr Dahl's lung checks."),
    (FOLLOWING, "PET/CT is acceptable but not preferred in lung surveillance."),
    (BONE, "Choose the radiograph and MRI over the bone scan."),
    (SOFT, "Ultrasound may be appropriate, but the panel was not of one mind."),
    (SOFT, "When kidney failure forbids gadolinium, an MRI without contrast remains a usually appropriate option."),
    (NORMAL_FILM, "If the radiograph is normal, MRI is the next study."),
    (ELSEWHERE, "The panel split over fluoride PET/CT, hence its disagreement tag."),
    (ELSEWHERE, "The panel agreed on FDG-PET/CT but split over fluoride PET/CT."),
    (SOFT, "The vote on ultrasound was far from unanimous."),
    (BONE, "FDG-PET/CT bears no disagreement label for bone surveillance."),
    (LUNGS, "Why does the chest film end up with a 1 for pulmonary staging?"),
    (LUNGS, "Isn't noncontrast CT the only usually appropriate study for the lungs?"),
    (LUNGS, "What made ACR rank noncontrast chest CT above FDG-PET/CT for the lungs?"),
    (FOLLOWING, "Replacing the noncontrast CT by a chest radiograph would go against the ACR rating."),
    (FOLLOWING, "I'd cross the dual-phase chest CT off the follow-up plan, since it is usually not appropriate."),
    (BONE, "Order the X-ray of the tibia as well as the MRI, as the two complement each other."),
    (SOFT, "One of the two MRI protocols is enough for soft tissue surveillance."),
    (LUNGS, "Contrast drags the chest CT from the top to the bottom of the table."),
    (NORMAL_FILM, "A bone scan may be appropriate once radiographs have been negative."),
    (UNEXPLAINED, "When film and ultrasound do not explain the mass, order MRI with and without contrast."),
)
TURNED = (
    (ELSEWHERE, "The bone scan, not PET/CT, is the usually appropriate study."),
    (LUNGS, "Unlike PET/MRI, the chest film is usually not appropriate for the lungs."),
    (LUNGS, "PET/MRI may be appropriate, PET/CT is not."),
    (LUNGS, "If you remember one thing: chest film yes, noncontrast chest CT no."),
    (LUNGS, "Noncontrast chest CT is an option rather than the first choice."),
    (LUNGS, "A 9 is not what the panel gave to noncontrast chest CT."),
    (LUNGS, "Unenhanced chest CT (5) beats FDG-PET/CT (9)."),
    (FOLLOWING, "We recommend PET/MRI for Mr Dahl's lung checks."),
    (FOLLOWING, "Noncontrast chest CT is acceptable but not preferred in lung surveillance."),
    (BONE, "Choose the radiograph and the bone scan over MRI."),
    (SOFT, "PET/CT may be appropriate, but the panel was not of one mind."),
    (SOFT, "When kidney failure forbids gadolinium, an MRI with contrast remains a usually appropriate option."),
    (NORMAL_FILM, "If the radiograph is normal, ultrasound is the next study."),
    (UNEXPLAINED, "When film and ultrasound do not explain the mass, order PET/CT."),
    (LUNGS, "Only FDG-PET/CT may be appropriate."),
    (LUNGS, "I advise against the chest radiograph and for contrast-enhanced chest CT."),
    (LUNGS, "I am against the chest radiograph but in favour of PET/MRI."),
    (ELSEWHERE, "A bone scan is more than may be appropriate."),
    (BONE, "Start with MRI."),
    (BONE, "The panel split over FDG-PET/CT in local bone surveillance, so it bears the Disagreement label."),
    (BONE, "Votes on FDG-PET/CT were scattered."),
    (ELSEWHERE, "The committee was divided about FDG-PET/CT."),
    (ELSEWHERE, "The panel agreed on fluoride PET/CT but split over FDG-PET/CT."),
    (SOFT, "Nobody on the panel dissented on ultrasound."),
    (SOFT, "Ultrasound is free of the disagreement tag."),
    (LUNGS, "Why is the chest film usually appropriate for the lungs?"),
    (LUNGS, "Isn't the chest film the only usually appropriate study for the lungs?"),
    (LUNGS, "What made ACR rank the chest film above noncontrast chest CT?"),
    (FOLLOWING, "Replacing the chest radiograph by the noncontrast CT would go against the ACR rating."),
    (FOLLOWING, "I'd cross the noncontrast chest CT off the follow-up plan."),
    (SOFT, "MRI without contrast and MRI with contrast complement each other."),
    (BONE, "One of the two MRI protocols is enough for local surveillance in bone."),
    (BONE, "MRI stands alone in the top category for local recurrence in bone."),
    (LUNGS, "Contrast drags the chest CT from the middle to the bottom of the table."),
    (LUNGS, "Noncontrast chest CT is usually appropriate for the bones."),
    (SOFT, "X-rays are usually not appropriate in local bone follow-up."),
    (LUNGS, "My recommendation is not a noncontrast CT of the chest."),
    (LUNGS, "Please do order a chest film for staging; it is usually not appropriate."),
    (FOLLOWING, "Chest films are enough for lung surveillance; they are usually not appropriate."),
)


@pytest.mark.parametrize(("variant", "text"), TRUE)
def test_a_true_judgement_stands(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), TURNED)
def test_a_turned_judgement_is_withheld(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""
