"""What is said of documents and bodies, levels in bare symbols, and names that stand for several studies."""

import pytest

from tests.shipped import CHECKER

LUNGS, SPREAD, BONE_BED = "msk-staging-2022/1", "msk-staging-2022/2", "msk-staging-2022/4"

HELD = (
    (SPREAD, "The document is for adults."),
    (SPREAD, "Chordoma of the sacrum is within the scope of the document."),
    (SPREAD, "FDG-PET/CT is usually appropriate; the entry was written for patients with bone pain."),
    (BONE_BED, "MRI and films are usually appropriate; hardware is dealt with in another variant."),
    (SPREAD, "The entry for PET/CT differs between bone and soft tissue tumours."),
    (SPREAD, "The bone scan row was copied from 2015."),
    (SPREAD, "ESMO rates the bone scan as may be appropriate."),
    (SPREAD, "ESSR screens the brain in liposarcoma."),
    (SPREAD, "FDG-PET/CT: ☢☢."),
    (LUNGS, "CT chest without IV contrast ☢☢"),
    (SPREAD, "FDG-PET/CT: usually appropriate, ☢☢."),
    (SPREAD, "- Bone scan whole body: ☢"),
    (SPREAD, "Both PET studies are usually appropriate."),
    (LUNGS, "The PET scans are all may be appropriate for the lungs."),
    (LUNGS, "Chest CT and PET/CT lie one point apart."),
    (SPREAD, "A bone scan may be appropriate; SPECT costs it one point."),
    (SPREAD, "Osteosarcoma goes to the liver more often than to the skeleton."),
)
STANDS = (
    (SPREAD, "FDG-PET/CT whole body ☢☢☢☢"),
    (SPREAD, "FDG-PET/CT: usually appropriate, ☢☢☢☢."),
    (LUNGS, "CT chest without IV contrast (☢☢☢): usually appropriate."),
    (SPREAD, "A PET scan is usually appropriate."),
    (SPREAD, "PET scans are usually appropriate."),
    (SPREAD, "The CT table has a weight limit of 227 kg."),
    (SPREAD, "The letter was written on Monday."),
    (SPREAD, "Retroperitoneal tumours fall outside the 2022 document."),
)


@pytest.mark.parametrize(("variant", "text"), HELD)
def test_what_no_source_is_known_to_say_is_held(variant: str, text: str) -> None:
    assert text not in CHECKER.check(text, variant).safe_text


@pytest.mark.parametrize(("variant", "text"), STANDS)
def test_what_only_looks_like_it_stands(variant: str, text: str) -> None:
    ruling = CHECKER.check(text, variant)
    assert ruling.safe_text == text, ruling.findings
