"""Bands of the rating scale, facts in figures, series of two studies and what bodies hold, told in other words."""

import pytest

from tests.shipped import CHECKER

TRUE = (
    "Ratings from 7 to 9 stand for usually appropriate.",
    "A rating between 4 and 6 is called may be appropriate.",
    "A rating of 7 to 9 stands for the highest appropriateness category.",
    "Usually appropriate means a rating of 7, 8 or 9.",
    "Ratings of 7 to 9 mean usually appropriate, 4 to 6 may be appropriate, 1 to 3 usually not appropriate.",
    "Scores from 7 to 9 belong to the top category, 4 to 6 to the middle one, 1 to 3 to the lowest.",
    "Ratings from 7 to 9 stand for the top category, 4 to 6 for the middle and 1 to 3 for the bottom.",
    "A score between 7 and 9 stands for a favourable balance of benefit and risk.",
    "Ratings from 4 to 6 mean that the balance of benefit and risk is equivocal or that the option is an alternative.",
    "Ratings from 4 to 6 make up the middle band of the scale.",
    "Disagreement, in ACR terms, is a matter of how widely the votes are scattered round the median.",
    "If the panel's votes are too widely spread after two rounds, the row is labelled as disagreement and a 5 is assigned.",
    "A disagreement row gets a 5 whatever the median was.",
    "The panel voted in two rounds before the ratings were settled.",
    "Departing from the recommendations for an individual patient is expected by the panel.",
    "The document leaves departures from the table to the treating team.",
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
    "Ratings of 7 to 9 mean usually appropriate, 4 to 6 usually not appropriate, 1 to 3 may be appropriate.",
    "Ratings from 7 to 9 stand for the top category, 1 to 3 for the middle and 4 to 6 for the bottom.",
    "Ratings from 4 to 6 make up the top band of the scale.",
    "Scores from 7 to 9 belong to the top category, 4 to 6 to the same one, 1 to 3 to the lowest.",
    "A rating from 1 to 3 stands for an equivocal balance.",
    "Anything from 4 to 6 means the balance of benefit and risk is favourable.",
    "A rating from 4 to 6 means more benefit than risk.",
    "Ratings of 7 to 9 mean usually appropriate, 4 to 6 may be appropriate, as here for the bone scan.",
    "Disagreement means that the votes were not spread widely.",
    "Disagreement means that a majority of experts leaned towards yes.",
    "Disagreement means the panel voted a study down by a narrow majority.",
    "A disagreement row gets a 4 whatever the median was.",
    "A disagreement row gets a 5 because the median was 5.",
    "If the votes stay spread after the second round, the row is dropped.",
    "The panel votes in rounds and prefers the bone scan.",
    "Departing from the recommendations is not expected for individual patients.",
    "The document never leaves departures from the table to the treating team.",
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
