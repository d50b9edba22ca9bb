"""A statement told with its holder stands; one that is turned, taken back or given to another does not."""

import pytest

from tests.shipped import CHECKER

BEYOND = "msk-staging-2022/2"

TOLD = (
    "The article points out that high sugar at the time of injection can give a falsely negative PET/CT.",
    "The article notes that a bone scan says nothing about lymph nodes, viscera or other soft tissue.",
    "A bone scan says nothing about lymph nodes, viscera or other soft tissue, the article notes.",
    "According to Mettler, natural background radiation is about three millisieverts a year.",
    "The ACR notes that at staging, ultrasound helps only with superficial soft tissue.",
    "In 118 osteosarcoma patients, chest CT missed about a tenth of the lung lesions that the surgeon could feel.",
    "Ratings run from one to nine.",
    "The ACR scale goes from 1 to 9.",
    "Scores from 7 to 9 belong to the top category, 4 to 6 to the middle one, 1 to 3 to the lowest.",
    "Seven to nine counts as usually appropriate on the ACR scale.",
)
TURNED = (
    "The article notes that high sugar at injection can give a falsely positive PET/CT.",
    "The ACR notes that high sugar at injection can give a falsely negative PET/CT.",
    "The article notes that a bone scan says nothing about bone.",
    "The article says that a bone scan says nothing about lymph nodes only.",
    "The article denies that a bone scan says nothing about lymph nodes, viscera or other soft tissue.",
    "According to the ACR, a bone scan says nothing about lymph nodes, viscera or other soft tissue.",
    "The article mentions that low sugar at injection can make FDG-PET/CT falsely negative.",
    "The ACR notes that at staging, ultrasound helps with soft tissue.",
    "According to Mettler, natural background radiation is about five millisieverts a year.",
    "In 118 osteosarcoma patients, chest CT missed about a fifth of the lung lesions that the surgeon could feel.",
    "In 118 osteosarcoma patients, chest CT found about a tenth of the lung lesions that the surgeon could feel.",
    "Ratings run from one to ten.",
    "The ratings go from nine to one.",
    "Seven to nine counts as may be appropriate on the ACR scale.",
)


@pytest.mark.parametrize("text", TOLD)
def test_what_a_holder_says_stands(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == text


@pytest.mark.parametrize("text", TURNED)
def test_what_it_does_not_say_is_withheld(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == ""
