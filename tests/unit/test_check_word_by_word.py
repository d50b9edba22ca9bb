"""Statements told in nearly their own words, and what documents and bodies say of themselves, with their turned twins."""

import pytest

from tests.shipped import CHECKER

LUNGS, BEYOND, BONE, SOFT = (f"msk-staging-2022/{number}" for number in (1, 2, 4, 5))

TRUE = (
    (
        "In seven of nine patients with metastatic myxoid liposarcoma, whole-body MRI revealed deposits "
        "that CT of the same region had "
        "missed.",
        BEYOND,
    ),
    (
        "Whole-body MRI revealed metastases in 7 of 9 patients with metastatic myxoid liposarcoma that "
        "CT of the same area had missed.",
        BEYOND,
    ),
    ("A Disagreement label means that the votes were spread too widely around the median.", BEYOND),
    ("Disagreement means that the panel's votes were too widely spread around the median.", BEYOND),
    ("Among 2,040 sarcoma PET/CTs, limb metastases were present in 127 of the 1,381 scans with limb findings.", BEYOND),
    ("CT picks up more pulmonary nodules than radiographs, PET/CT or PET/MRI.", LUNGS),
    ("The lead of PET/CT over the bone scan may hold for lytic bone deposits and perhaps not for blastic ones.", BEYOND),
    (
        "AAPM, ACR and HPS said jointly in August 2021 that an imaging order should not depend on earlier cumulative dose.",
        BEYOND,
    ),
    ("According to the article, systemic staging is not indicated in benign and low-grade tumours.", BEYOND),
    (
        "Only the article requires a high-grade, biopsy-proven tumour before the PET/CT; the ACR variant asks for neither.",
        BEYOND,
    ),
    (
        "The 2022 table does not sort patients by grade, histology or age, so you will find one PET/CT line for all.",
        BEYOND,
    ),
    ("Combined CT of chest, abdomen and pelvis is not rated in this ACR document.", BEYOND),
    (
        "The article blames the Disagreement label of noncontrast whole-body MRI on doubts about viscera and nodes.",
        BEYOND,
    ),
    ("The article speaks of high-resolution chest CT where the ACR text means an ordinary chest CT without contrast.", LUNGS),
    ("ESSR 2024 advises brain imaging in alveolar soft part sarcoma, clear cell sarcoma and angiosarcoma.", BEYOND),
    ("Inflammation, infection and brown fat can all take up FDG and mislead the reader of a PET/CT.", BEYOND),
    (
        "Hyperglycaemia at the time of injection can hide a tumour on FDG-PET/CT, because glucose competes with the tracer.",
        BEYOND,
    ),
    ("Compared with the 2015 list, this table gained PET/MRI, fluoride PET/CT and SPECT/CT, among others.", BEYOND),
    ("US practice is 370 to 740 MBq of FDG for an adult PET/CT.", BEYOND),
    ("The coronal STIR of her whole-body MRI took 35 minutes and she tolerated it without sedation.", BEYOND),
    ("The dose report of the PET/CT lists a DLP of 410 mGy.cm for the CT.", BEYOND),
    ("The radiograph shows flecks of calcification in the soft tissues of the thigh.", SOFT),
    ("This PET/CT was scanned from vertex to toe.", BEYOND),
    ("Brown fat takes up FDG.", BEYOND),
    ("Metastatic sarcoma belongs in the hands of the multidisciplinary team.", BEYOND),
    ("Radiographs are usually appropriate.", BONE),
)
TURNED = (
    (
        "In six of nine patients with metastatic myxoid liposarcoma, whole-body MRI revealed deposits "
        "that CT of the same region had "
        "missed.",
        BEYOND,
    ),
    (
        "In seven of nine patients with metastatic Ewing sarcoma, whole-body MRI revealed deposits that "
        "CT of the same region had missed.",
        BEYOND,
    ),
    (
        "In seven of nine patients with metastatic myxoid liposarcoma, CT revealed deposits that "
        "whole-body MRI of the same region had "
        "missed.",
        BEYOND,
    ),
    (
        "Whole-body MRI revealed metastases in 7 of 9 patients with metastatic myxoid liposarcoma that "
        "CT of the same area had also shown.",
        BEYOND,
    ),
    ("Radiographs pick up more pulmonary nodules than CT, PET/CT or PET/MRI.", LUNGS),
    ("CT picks up more pulmonary nodules than radiographs, PET/CT or PET/MRI, so a radiograph is enough.", LUNGS),
    ("The lead of PET/CT over the bone scan may hold for blastic bone deposits and perhaps not for lytic ones.", BEYOND),
    ("The lead of the bone scan over PET/CT may hold for lytic bone deposits and perhaps not for blastic ones.", BEYOND),
    (
        "AAPM, ACR and EANM said jointly in August 2021 that an imaging order should not depend on earlier cumulative dose.",
        BEYOND,
    ),
    ("AAPM, ACR and HPS said in August 2019 that an imaging order should not depend on earlier cumulative dose.", BEYOND),
    ("AAPM, ACR and HPS said in August 2021 that an imaging order should depend on earlier cumulative dose.", BEYOND),
    ("A negative FDG-PET/CT means localised disease.", BEYOND),
    ("According to the article, systemic staging is indicated in benign and low-grade tumours.", BEYOND),
    ("Only the ACR variant requires a biopsy-proven tumour before the PET/CT; the article asks for neither.", BEYOND),
    ("The 2022 table sorts patients by grade, histology or age.", BEYOND),
    ("Combined CT of chest, abdomen and pelvis is rated usually not appropriate in this ACR document.", BEYOND),
    ("CT of the chest is rated in no variant.", BEYOND),
    ("The ACR blames the Disagreement label of noncontrast whole-body MRI on doubts about viscera and nodes.", BEYOND),
    ("The article speaks of chest CT without contrast where the ACR text means high-resolution chest CT.", LUNGS),
    ("ESMO advises brain imaging in alveolar soft part sarcoma, clear cell sarcoma and angiosarcoma.", BEYOND),
    ("ESSR 2024 advises brain imaging in alveolar soft part sarcoma, clear cell sarcoma and osteosarcoma.", BEYOND),
    ("Inflammation, infection and brown fat can all take up FDG and mislead the reader of a PET/CT, so skip it.", BEYOND),
    ("Whole-body MRI is very sensitive for marrow infiltration and should be the first test.", BEYOND),
    ("PET/MRI was listed in the 2015 edition already.", BEYOND),
    ("US practice is 170 to 740 MBq of FDG for an adult PET/CT.", BEYOND),
    ("A Disagreement label means that the votes were not spread widely around the median.", BEYOND),
    ("Disagreement means that the median of the panel was spread around the votes of the ACR.", BEYOND),
    ("Among 1,381 sarcoma PET/CTs, limb metastases were present in 127 of the 2,040 scans with limb findings.", BEYOND),
    ("Whole-body MRI never needs sedation in children.", BEYOND),
    ("Metal close to the operated site degrades CT but not MRI.", BONE),
    ("The usual PET field runs from vertex to toe.", BEYOND),
    ("Fat does not take up FDG in any form.", BEYOND),
    ("Metastatic sarcoma belongs in the hands of the surgeon.", BEYOND),
    ("The third reader settled on the bone scan.", BEYOND),
    ("Two of the three readers voted for the bone scan.", BEYOND),
    ("Radiographs with contrast are usually appropriate.", BONE),
    ("Radiographs show recurrence in the soft tissues of the thigh.", SOFT),
    ("She had her bone scan on Friday; that settles the question of spread.", BEYOND),
)


@pytest.mark.parametrize(("text", "variant"), TRUE)
def test_what_is_so_stands(text: str, variant: str) -> None:
    assert text in CHECKER.check(text, variant).safe_text


@pytest.mark.parametrize(("text", "variant"), TURNED)
def test_its_turned_twins_are_withheld(text: str, variant: str) -> None:
    assert text not in CHECKER.check(text, variant).safe_text
