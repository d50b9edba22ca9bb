"""Ways of judging that compare, bound or turn: each with its true sentences, and with the same turned round."""

import pytest

from bot.services import Services
from corpus import load_corpus

CHECKER = Services(load_corpus(), "2026-06-01", None).checker
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
    (FOLLOWING, "In follow-up of the lungs without any sign of recurrence, unenhanced chest CT is usually appropriate."),
    (FOLLOWING, "If surveillance of the lungs is due, book a noncontrast CT of the chest, not a film."),
    (BONE, "Once the question is local recurrence in bone, a bone scan is usually not appropriate."),
    (LUNGS, "Noncontrast chest CT takes the highest score that the panel can give, a 9."),
    (SOFT, "MRI with contrast and MRI without contrast are usually appropriate, with scores of 9 and 7."),
    (BONE, "The radiograph reaches nine points, as does MRI without and with contrast."),
    (BONE, "Radiography shares the top score of 9 with contrast-enhanced MRI."),
    (FOLLOWING, "Neither the chest film nor PET/MRI gets beyond usually not appropriate."),
    (FOLLOWING, "PET/MRI sits in the same bottom category as the chest film."),
    (ELSEWHERE, "The adult radiation of PET/CT is four symbols, while the bone scan has three."),
    (ELSEWHERE, "Children get the same four-symbol level for PET/MRI as for PET/CT."),
    (BONE, "MRI carries no radiation, so the symbol in the table is O for adults and children alike."),
    (ELSEWHERE, "PET/CT is the only one that reaches usually appropriate."),
    (FOLLOWING, "There's no case for contrast, as both contrast protocols of the chest CT were rated 1."),
    (FOLLOWING, "Leave out the contrast: chest CT with it is rated just 1."),
    (ELSEWHERE, "Once contrast is added, whole-body MRI falls to usually not appropriate."),
    (SOFT, "If contrast cannot be given, MRI without it is usually appropriate, with a score of 7."),
    (SOFT, "MRI is usually appropriate, irrespective of contrast."),
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
    (FOLLOWING, "In follow-up of the lungs with signs of recurrence, unenhanced chest CT is usually appropriate."),
    (FOLLOWING, "In lung surveillance of a patient with relapse, unenhanced chest CT is usually appropriate."),
    (FOLLOWING, "If surveillance of the lungs is due, book a film of the chest, not a noncontrast CT."),
    (BONE, "Once the question is local recurrence in bone, MRI is usually not appropriate."),
    (LUNGS, "PET/CT takes the highest score that the panel can give, a 9."),
    (SOFT, "MRI with contrast and MRI without contrast are usually appropriate, with scores of 7 and 9."),
    (BONE, "The radiograph reaches nine points, as does MRI without contrast."),
    (BONE, "Radiography shares the top score of 9 with MRI without contrast."),
    (FOLLOWING, "Neither the chest film nor PET/CT gets beyond usually not appropriate."),
    (FOLLOWING, "PET/CT sits in the same bottom category as the chest film."),
    (ELSEWHERE, "The adult radiation of PET/CT is three symbols, while the bone scan has four."),
    (ELSEWHERE, "Adults get the same four-symbol level for PET/MRI as for PET/CT."),
    (BONE, "PET/CT carries no radiation, so the symbol in the table is O for adults and children alike."),
    (ELSEWHERE, "The bone scan is the only one that may be appropriate."),
    (SOFT, "There's no case for contrast, as both contrast protocols of the CT were rated 1."),
    (SOFT, "Leave out the contrast: MRI with it is usually appropriate."),
    (ELSEWHERE, "Once contrast is added, whole-body MRI may be appropriate."),
    (SOFT, "If contrast cannot be given, MRI with it is usually appropriate, with a score of 9."),
    ("soft-tissue-mass-2022/1", "US is usually appropriate, irrespective of contrast."),
)


@pytest.mark.parametrize(("variant", "text"), TRUE)
def test_a_true_judgement_stands(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), TURNED)
def test_a_turned_judgement_is_withheld(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""
