"""Studies as people write them, found by the parts of their name."""

from typing import Any

import pytest

V = {
    1: "staging of the lungs in a new sarcoma",
    2: "initial staging of a sarcoma outside the lungs",
    4: "local recurrence of a bone sarcoma",
    5: "local recurrence of a soft tissue sarcoma",
}
PET, PETMR, BONE, SPECT = "fdg-pet-ct-wb", "fdg-pet-mri-wb", "bone-scan-wb", "bone-scan-wb-spect"
SPELLINGS = [
    ("FDG-PET/CT", 2, {PET}),
    ("PET CT", 2, {PET}),
    ("PET-CT", 2, {PET}),
    ("pet/ct scan", 2, {PET}),
    ("F-18 FDG PET/CT", 2, {PET}),
    ("18F-FDG PET", 2, {PET}),
    ("positron emission tomography", 2, {PET}),
    ("whole-body FDG PET-CT", 2, {PET}),
    ("PET/MRI", 2, {PETMR}),
    ("PET-MR", 2, {PETMR}),
    ("FDG PET/MR whole body", 2, {PETMR}),
    ("NaF PET", 2, {"fluoride-pet-ct-wb"}),
    ("NaF PET/CT", 2, {"fluoride-pet-ct-wb"}),
    ("18F-fluoride PET/CT", 2, {"fluoride-pet-ct-wb"}),
    ("Fluoride PET/CT whole body", 2, {"fluoride-pet-ct-wb"}),
    ("bone scan", 2, {BONE}),
    ("Tc-99m MDP bone scan", 2, {BONE}),
    ("bone scintigraphy", 2, {BONE}),
    ("bone scan with SPECT", 2, {SPECT}),
    ("bone scan with SPECT/CT", 2, {SPECT}),
    ("whole-body MRI without contrast", 2, {"mri-wb-wo"}),
    ("WB-MRI w/o contrast", 2, {"mri-wb-wo"}),
    ("noncontrast whole body MRI", 2, {"mri-wb-wo"}),
    ("whole-body MRI with contrast", 2, {"mri-wb-wwo"}),
    ("whole body MRI w/wo gadolinium", 2, {"mri-wb-wwo"}),
    ("whole-body MRI", 2, {"mri-wb-wo", "mri-wb-wwo"}),
    ("CXR", 1, {"radiography-chest"}),
    ("chest x-ray", 1, {"radiography-chest"}),
    ("chest radiograph", 1, {"radiography-chest"}),
    ("noncontrast chest CT", 1, {"ct-chest-wo"}),
    ("CT chest w/o", 1, {"ct-chest-wo"}),
    ("CT thorax with IV contrast", 1, {"ct-chest-w"}),
    ("contrast-enhanced CT of the chest", 1, {"ct-chest-w"}),
    ("CT chest without and with contrast", 1, {"ct-chest-wwo"}),
    ("CT chest", 1, {"ct-chest-wo", "ct-chest-w", "ct-chest-wwo"}),
    ("ultrasound", 5, {"us-area"}),
    ("US of the surgical bed", 5, {"us-area"}),
    ("MRI with and without contrast", 5, {"mri-area-wwo"}),
    ("MRI with gadolinium", 5, {"mri-area-wwo"}),
    ("unenhanced MRI", 5, {"mri-area-wo"}),
    ("MRI thigh", 5, {"mri-area-wo", "mri-area-wwo"}),
    ("plain films", 4, {"radiography-area"}),
    ("x-ray of the femur", 4, {"radiography-area"}),
    ("CT of the femur with contrast", 4, {"ct-area-w"}),
]


@pytest.mark.parametrize(("spelling", "variant", "procedures"), SPELLINGS, ids=[s[0] for s in SPELLINGS])
def test_a_spelling_means_these_procedures(spelling: str, variant: int, procedures: set[str], ask: Any) -> None:
    given = ask(f"{spelling} for {V[variant]}?")
    assert [p.variant for p in given.parts] == [f"msk-staging-2022/{variant}"]
    assert {m.procedure_id for a in given.asked for m in a.matches} == procedures
    assert len(given.asked) == 1
    assert given.asked[0].undecided_on == ("contrast" if len(procedures) > 1 else None)


@pytest.mark.parametrize(
    ("question", "target", "studies"),
    [
        ("New sarcoma, staging: CT for lung metastases?", "lung", {"CT"}),
        ("New sarcoma, staging of the lungs: which scan?", "lung", set()),
        ("New sarcoma, staging outside the lungs: CT of the lung?", "extrapulmonary", {"CT of the lung"}),
    ],
)
def test_a_target_is_not_the_region_of_a_study(question: str, target: str, studies: set[str], ask: Any) -> None:
    given = ask(question)
    assert given.facets["target"].values == (target,)
    assert {a.as_written for a in given.asked} == studies


@pytest.mark.parametrize("words", ["CT chest with or without contrast", "CT chest with contrast or without"])
def test_contrast_asked_as_a_choice_stays_open(words: str, ask: Any) -> None:
    given = ask(f"{words} for {V[1]}?")
    assert [p.variant for p in given.parts] == ["msk-staging-2022/1"]
    assert {m.procedure_id for a in given.asked for m in a.matches} >= {"ct-chest-wo", "ct-chest-w"}


def test_what_was_written_is_kept_as_it_was_written(ask: Any) -> None:
    given = ask("Is a pEt/Ct or a BONE scan better for staging a sarcoma outside the lungs?")
    assert [a.as_written for a in given.asked] == ["pEt/Ct", "BONE scan"]


@pytest.mark.parametrize("words", ["mammography", "CT head", "MRI of the brain", "skeletal survey", "dotatate PET/CT"])
def test_a_study_without_a_row_is_not_rated(words: str, ask: Any) -> None:
    given = ask(f"{words} for {V[2]}?")
    assert {m.category for a in given.asked for m in a.matches} == {"not rated"}


@pytest.mark.parametrize("words", ["the patient is a petite woman", "us doctors want to know", "spectacular"])
def test_words_that_only_resemble_a_study_name_none(words: str, ask: Any) -> None:
    given = ask(f"{words}: which study for {V[2]}?")
    assert given.asked == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("CT chest, reported as clear by radiology. Which study for metastases outside the lungs?", set()),
        ("Bone scan reported as showing no uptake. Which study for metastases outside the lungs?", set()),
        ("Bone scan was reported as clear. Is a PET/CT appropriate?", {"PET/CT"}),
        ("Should a CT chest reported as clear be repeated?", {"CT chest"}),
        ("Is a CT chest appropriate? MRI reported as a deep mass.", {"CT chest"}),
    ],
)
def test_a_study_that_is_reported_is_asked_about_only_where_it_is_asked_about(text: str, asked: set[str], ask: Any) -> None:
    told = ask(f"New high-grade sarcoma of the thigh. {text}")
    assert {a.as_written for a in told.asked} == asked
