"""Facts that name no study, told of hardly anybody or of another time, and what is told of the world at large near to one."""

import pytest

from tests.shipped import CHECKER

TURNED = (
    "Natural background amounts to about 3 mSv a day.",
    "In a decade background amounts to 3 mSv.",
    "Background radiation of 3 mSv a year forbids a PET/CT.",
    "Background radiation, 3 mSv a year, is three times that of a PET/CT.",
    "The bladder is hard to see on FDG-PET.",
    "The brain takes up next to no FDG.",
    "Clear cell sarcoma spreads to lymph nodes in few patients.",
    "Nodal spread is a rarity in clear cell sarcoma.",
    "Rhabdomyosarcoma goes to lymph nodes in very few patients.",
    "Node involvement is uncommon in epithelioid sarcoma.",
    "Osteosarcoma is node-prone.",
    "Sarcoma cells seldom enter the blood.",
    "The bloodstream is a rare route of spread in sarcoma.",
    "The skeleton is a rare site of spread in Ewing sarcoma.",
    "Liver metastases are commoner than bone metastases.",
    "Bone metastases have no bearing on treatment.",
    "Metastatic disease is treated with curative intent.",
    "In metastatic disease the focus is on local surgery.",
    "Localized disease is treated with palliation.",
    "Contradictory results need no board.",
    "Skip lesions sit outside the bone of the primary.",
    "Myxoid liposarcoma seldom spreads to soft tissue.",
    "The lactating breast stays cold.",
    "Muscles take up less FDG after a run.",
    "Most nodules below 5 mm with ground-glass are cancer.",
    "Low-grade chondrosarcoma is quick to metastasize.",
    "PP25-B was worded more weakly than PP25-C.",
    "Localized sarcoma does not need surgery.",  # near a fact, and not the fact
    "Adjuvant chemotherapy is given for metastases only.",
    "Radiotherapy fields are drawn without regard to nodes.",
)
AS_IT_IS = (
    "Natural background amounts to about 3 mSv a year.",
    "The annual background radiation is about 3 mSv.",
    "Clear cell sarcoma spreads to lymph nodes in a notable share of patients.",
    "Clear cell sarcoma has a known tendency to reach the lymph nodes.",
    "Myxoid liposarcoma tends to reach soft tissue and spine before the lungs.",
    "Sarcoma cells reach the lungs through the bloodstream.",
    "A multidisciplinary sarcoma board brings together surgeons, oncologists and radiologists.",
    "Skeletal spread changes the outlook drastically.",
    "Brain metastases are hard to see on FDG-PET/CT, owing to the uptake of normal brain.",
    "Her synovial sarcoma was treated with surgery and radiotherapy.",
)
LEFT_OUT = (
    ("Neither the whole-body MRI without contrast nor the FDG-PET/CT may be appropriate.", "msk-staging-2022/2"),
    ("Neither the FDG-PET/CT nor the CT with contrast may be appropriate, though the panel disagreed.", "msk-staging-2022/4"),
    ("Whole-body MRI without contrast is not rated may be appropriate.", "msk-staging-2022/2"),
    ("Neither the bone scan nor the MRI can be used.", "bone-lesion-2024/5"),
    ("You may use neither the FDG-PET/CT nor the whole-body MRI without contrast.", "msk-staging-2022/2"),
    ("We kindly ask to schedule neither the chest CT without contrast nor the FDG-PET/CT.", "msk-staging-2022/1"),
    ("The MRI needs gadolinium.", "msk-staging-2022/5"),
    ("The MRI hinges on gadolinium.", "msk-staging-2022/5"),
)


def stands(text: str, variant: str = "msk-staging-2022/2") -> bool:
    return text in CHECKER.check(text, variant).safe_text


@pytest.mark.parametrize("text", TURNED)
def test_a_fact_of_the_world_that_is_turned_is_withheld(text: str) -> None:
    assert not stands(text)


@pytest.mark.parametrize("text", AS_IT_IS)
def test_a_fact_of_the_world_as_it_is_stands(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize(("text", "variant"), LEFT_OUT)
def test_studies_of_which_one_is_wrongly_denied_are_withheld(text: str, variant: str) -> None:
    assert not stands(text, variant)


def test_what_neither_of_two_gave_stands() -> None:
    assert stands("Neither the radiograph nor the sonogram gave a diagnosis.")
    assert stands("Neither the chest radiograph nor the chest CT with contrast may be appropriate.", "msk-staging-2022/1")
