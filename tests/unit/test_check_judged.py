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
)


@pytest.mark.parametrize(("variant", "text"), TRUE)
def test_a_true_judgement_stands(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("variant", "text"), TURNED)
def test_a_turned_judgement_is_withheld(variant: str, text: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""
