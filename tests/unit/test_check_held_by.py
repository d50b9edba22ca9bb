"""Bands of the rating scale, facts in figures, series of two studies and what bodies hold, told in other words."""

import pytest

from tests.shipped import CHECKER

TRUE = (
    "Ratings from 7 to 9 stand for usually appropriate.",
    "A rating between 4 and 6 is called may be appropriate.",
    "A rating of 7 to 9 stands for the highest appropriateness category.",
    "Usually appropriate means a rating of 7, 8 or 9.",
    "The natural background is about 3 mSv per year.",
    "Background radiation amounts to roughly 3 mSv a year.",
    "PET/MRI and PET/CT did equally well in 98 bone lesions.",
    "In 98 bone lesions PET/MRI and PET/CT performed identically.",
    "Whole-body MRI showed bone metastases missed by bone scan in four of 71 Ewing patients.",
    "Four of 71 Ewing patients had bone metastases that only whole-body MRI showed, not the bone scan.",
    "ESSR, writing in 2024, names whole-body MRI as its preferred test for bone metastases of soft tissue tumours.",
    "ESSR 2024 prefers whole-body MRI for bone metastases, with FDG-PET/CT as an alternative in avid tumours.",
    "The MSTS consensus holds that no chest radiograph is required before the chest CT.",
    "An equivocal PET finding is to be cleared up before the treatment plan becomes final, the article says.",
    "With a solitary avid lesion on PET/CT, the article mentions biopsy as a way of proving it.",
    "Red marrow in a teenager can mimic metastasis on PET, and MRI tells the two apart better.",
    "Clear cell sarcoma spreads to lymph nodes in a sizeable share of patients.",
)
TURNED = (
    "Ratings from 7 to 9 stand for may be appropriate.",
    "A rating between 4 and 7 is called may be appropriate.",
    "Ratings from 7 to 9 do not stand for usually appropriate.",
    "Ratings from 7 to 9 are usually appropriate for the bone scan.",
    "Natural background amounts to about 5 mSv a year.",
    "Natural background amounts to about 3 mSv a month.",
    "In 98 bone lesions PET/MRI and PET/CT performed equally badly.",
    "In 98 bone lesions PET/MRI and MRI performed equally well.",
    "In 98 bone lesions PET/MRI and PET/CT performed equally well, so either may be chosen.",
    "Whole-body MRI missed bone metastases seen by bone scan in four of 71 Ewing patients.",
    "Whole-body MRI showed bone metastases missed by bone scan in five of 71 Ewing patients.",
    "Four of 71 Ewing patients had bone metastases that only the bone scan showed, not whole-body MRI.",
    "ESSR 2024 prefers FDG-PET/CT for bone metastases, with whole-body MRI as an alternative in avid tumours.",
    "ESSR 2015 prefers whole-body MRI for bone metastases of soft tissue sarcoma.",
    "ESSR 2024 prefers whole-body MRI for bone metastases of soft tissue sarcoma in all patients.",
    "ESMO prefers whole-body MRI for bone metastases of soft tissue sarcoma.",
    "The German society prefers whole-body MRI for bone metastases of soft tissue sarcoma, unlike ESSR.",
    "The MSTS consensus holds that a chest radiograph is required before the chest CT.",
    "The MSTS consensus does not call for a chest CT ahead of the chest radiograph.",
    "An equivocal PET finding need not be cleared up before the treatment plan becomes final, the article says.",
    "With a solitary avid lesion on PET/CT, the article rules out biopsy as a way of proving it.",
    "Red marrow in a teenager can mimic metastasis on PET, and MRI tells the two apart worse.",
    "Clear cell sarcoma never spreads to lymph nodes in a sizeable share of patients.",
    "A sarcoma board is the standard of care, and PET/CT is not.",
)


def stands(text: str) -> bool:
    return text in CHECKER.check(text, "msk-staging-2022/2").safe_text


@pytest.mark.parametrize("text", TRUE)
def test_what_is_so_stands(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize("text", TURNED)
def test_its_turned_twins_are_withheld(text: str) -> None:
    assert not stands(text)
