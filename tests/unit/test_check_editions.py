"""What sentences say of the documents: how many variants an edition has, what a numbered one is about, which edition holds."""

import pytest

from tests.shipped import CHECKER, CORPUS

TRUE = (
    "The 2015 edition had nine variants, low and high grade apart.",
    "Local recurrence of a bone tumour is the subject of variant 4.",
    "Variant 5 handles recurrence of soft tissue tumours.",
)
COUNTS = (
    "The 2022 document covers the field in six variants, each with MRI or CT.",
    "Today's ACR edition has nine variants, PET/CT being in all of them.",
    "The 2015 edition had five variants, fewer MRI rows and no PET/MRI.",
    "2015 had five clinical variants; 2022 brought nine.",
    "Nine variants make up the 2022 edition.",
    "The 2022 edition kept the nine variants of 2015.",
    "With five variants, the 2015 edition was shorter than the one of 2022, which has nine.",
)
NUMBERS = (
    "Variant 1 addresses staging outside the lungs with PET/CT.",
    "Restaging after chemotherapy by PET/CT is dealt with in variant 2.",
    "The fourth variant concerns soft tissue recurrence and lists MRI.",
    "Variant V covers local recurrence of a bone tumour, radiographs included.",
    "Variant 7 of the 2022 document has ultrasound.",
)
IN_FORCE = (
    "The staging topic in force today is the 2015 one.",
    "Nobody has revised the ACR document since 2015.",
    "The current edition of the ACR topic came out in 2015.",
    "The 2015 edition of the ACR topic was never replaced.",
    "The staging topic on PET/CT was last updated in 2015.",
)


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_of_a_document_stands(text: str) -> None:
    assert CHECKER.check(text, CORPUS.default_variant).safe_text == text


@pytest.mark.parametrize("text", [*COUNTS, *NUMBERS, *IN_FORCE])
def test_what_is_not_is_withheld(text: str) -> None:
    assert CHECKER.check(text, CORPUS.default_variant).safe_text == ""
