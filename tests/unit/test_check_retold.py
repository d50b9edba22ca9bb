"""Sentences that retell a statement of the corpus: as it stands, turned, or not at all."""

import pytest

from bot.check.facts.retold import Retellings
from bot.check.vocabularies import Vocabularies
from bot.check.words.bearing import Bearing
from bot.check.words.remembering import Remembering
from tests.shipped import CORPUS

VOCABULARIES = Vocabularies(CORPUS, Remembering(CORPUS.lexicon, CORPUS))
RETELLINGS = Retellings(VOCABULARIES.facts, Bearing(CORPUS.bearing_concepts), CORPUS)

TOLD = (
    "MRI reached a PPV of 93 % in a series of 325 patients.",
    "In 41 children, PET/CT reached a specificity of 96 % for lung lesions and CT 87 %.",
    "In 152 patients, PET/CT came to 95 % for sensitivity and 96 % for specificity.",
    "Sixty-eight patients had ultrasound, with a negative predictive value of 96 %.",
    "In 41 patients, PET/MRI sensitivity rose from 82 to 96 % while specificity fell from 85 to 79 %.",
    "PET/CT was more accurate than contrast-enhanced CT in 43 patients, with a specificity of 92 % against 67 %.",
    "Whole-body MRI found 39 % more bone lesions than PET/CT in twenty Ewing patients.",
    "In a cohort of 195 patients, round solid nodules over 5 mm were malignant in about three quarters.",
    "In the trial of 500 patients, survival was 56 % with chest radiographs and 53 % with CT.",
    "MRI was right in 93 % of 325 patients with a suspected recurrence, against 42 % in a smaller series.",
    "In 152 patients PET/CT and MRI were close: 95 and 96 % against 90 and 98 % for sensitivity and specificity.",
    "A chest CT gives about 6 to 7 mSv, compared with about 3 mSv of natural background in a year.",
    "Four of 71 Ewing patients had bone metastases that were seen on whole-body MRI and not on the bone scan.",
    "In 41 children PET/CT was more specific than CT.",
    "CT had the higher sensitivity in 41 children, 93 versus 80 %.",
    "In 41 children PET/CT was the more specific test, 96 against 87 percent, and the less sensitive one.",
)
SHARES = {
    "Three in five recurrences of that 325-patient cohort had been noticed on MRI alone.": "told",
    "Three in four recurrences of that 325-patient cohort had been noticed on MRI alone.": "turned",
    "Three in five patients of the 325-patient cohort had a recurrence seen on MRI alone.": "turned",
}
"""So many in four, five, ten or twenty, of patients or of what they have."""
TURNED = (
    "MRI reached a PPV of 42 % in a series of 325 patients.",  # the figure of another series
    "Whole-body MRI found 39 % fewer bone lesions than PET/CT in twenty Ewing patients.",
    "PET/CT found 39 % more bone lesions than whole-body MRI in twenty Ewing patients.",
    "In a cohort of 195 patients, round solid nodules over 5 mm were benign in 76 %.",
    "In the trial of 500 patients, the chest radiograph was inferior to CT.",
    "In the trial of 500 patients, survival was 53 % with chest radiographs and 56 % with CT.",
    "In 43 patients, PET/CT found only half of the recurrences.",
    "Radiographs cannot show the interface between bone and metal or cement.",
    "In 325 patients the predictive value of MRI was 42 %, while a smaller cohort of 124 reported 93 %.",  # each the other's
    "The larger MRI series found a positive predictive value of 42 %, the smaller one 93 %.",
    "In 41 children, PET/CT reached a specificity of 87 % for lung lesions and CT 96 %.",
    "In the head-to-head of 152 patients, MRI reached 60 % sensitivity against 95 % for PET/CT.",
    "In 152 patients, PET/CT came to 96 % for sensitivity and 95 % for specificity.",
    "In 206 patients accuracy of PET/CT was 84 %, while in 64 children it was 98 %.",
    "In seventy-one Ewing patients the bone scan showed four metastases that whole-body MRI did not.",
    "In 41 children PET/CT was less specific than CT.",
    "In 41 children CT was more specific than PET/CT.",
    "In 41 children PET/CT was more specific, 80 % against 93 %.",  # the figures of its sensitivity
    "In 41 children PET/CT was the more sensitive test, 96 against 87 percent.",
)
ANOTHER_QUANTITY = (
    "Gamma cameras for the bone scan are set to 360 keV with a window of 20 %.",
    "Grown-ups get 60 MBq of sodium fluoride for the PET/CT.",
    "Metformin is stopped for a fortnight, that is two weeks, before FDG.",
    "The IAEA wants milk expressed and discarded for three weeks after FDG.",
    "FDG uptake from the operation is over after two months.",
    "The superseded edition wanted local MRI of soft tissue every four years.",
    "The MSTS is content with 0.5 T for MRI of musculoskeletal tumours.",
    "In 64 patients, MRI had a positive predictive value of 93 % for local recurrence, with 60 % found by MRI alone.",
    "In 176 sarcoma patients, CT surveillance of the lungs improved survival in stage II only.",
    "Pooled over studies of chondrosarcoma, PET/CT had 81 % sensitivity and 94 % specificity in lung metastases.",
)
"""Another figure of the unit on the matter of a statement, another series, stage or tumour."""
OF_ANOTHER = (
    "ICRP advises 4 h without breast-feeding after a bone scan.",  # who says what
    "Bone scan activity by EANM is 740-1,110 MBq.",
    "By ICRP 80 a bone scan with 740 MBq gives 3.6 mSv.",
    "By Sawamura clear cell sarcoma spreads to nodes in 16 %.",
    "A CT of abdomen and pelvis gives 14 mSv.",  # another part of the body
    "In 43 children, PET/CT was 94 % sensitive for soft tissue recurrence.",
    "In 152 patients with bone tumours, PET/CT had a sensitivity of 95 %.",
    "In 29 patients PET/MRI had a sensitivity of 94.4 % and conventional imaging 97.8 %.",
    "The trial of 500 sarcomas compared chest radiography with PET/CT.",
    "A randomised trial in 909 patients compared chest radiography with CT.",
    "In 50 low-grade sarcomas the mean SUVmax was 12.9.",
    "Whole-body PET/CT in children gave 13.5 mSv at 9 kg.",  # the key of another figure
    "A child of 20 kg gets 95 MBq for a bone scan.",
    "The fetal dose from FDG at 12-13 weeks is 0.017 mGy/MBq.",
    "In the 325-patient series, 60 % of patients relapsed and 11 % of the relapses were visible on MRI only.",
    "The retrospective study of 909 patients found the same 5-year survival with CT and with radiographs.",
    "Whole-body MRI changed management in 4 of 17 metastatic patients.",
    "Variant 4 of the 2022 document is local recurrence of a soft tissue tumour.",
    "The MSTS consensus asks for MRI at 3 T or more.",
)
"""A figure of a statement, told of what the statement tells it not of."""
THE_OTHER_WAY = (
    "With metformin the bowel looks dimmer on FDG-PET.",
    "A metal implant near the tumour leaves CT, PET/CT and MRI of the site unaffected.",
)
OTHERS = (
    "The MRI of 17 October shows an 8 mm focus in the scar.",
    "She is 41 and has had two PET/CT scans.",
    "Porter needed for bed 20, PET/CT at 11:20.",
    "FDG-PET/CT whole body is usually appropriate.",
    "MRI takes about 40 minutes.",
    "The chest CT is two weeks old.",
    "Her PET/CT shows an SUVmax of 11 in the left femur.",
    "The magnet has a field strength of 3 T.",
)
IN_OTHER_WORDS = (
    "Between injection and bone scan pictures lie two to five hours.",
    "A frontal chest film alone costs the patient about 0.02 mSv.",
    "Grown-ups get 185 to 370 MBq of sodium fluoride for the PET/CT.",
    "Uptake from the operation can glow on FDG-PET for three years.",
    "In the 152 patients PET/CT reached 95 % sensitivity and MRI 90 %.",
)
"""Facts told figure by figure."""
NOT_ALL_OF_IT = (
    "An adult gets 0.37 to 0.74 MBq of FDG in the United States.",
    "Sodium fluoride PET/CT uses 185-370 MBq in children and 2.22 MBq/kg in adults.",
    "FDG is given 6 h after rapid-acting insulin and 4 h after short-acting insulin.",
    "In 20 Ewing sarcoma patients, whole-body MRI without and with contrast showed 39 % more bone lesions than PET/CT.",
    "Chest CT gives adults 3-10 mSv.",
)
"""A figure, or what it is told of, is another; or it is a level, for which the table is asked."""


def retold(text: str) -> str | None:
    return RETELLINGS.of(VOCABULARIES.prose.tokens(text, strict=False) or [])


def told_of(text: str) -> bool:
    return RETELLINGS.told_of(VOCABULARIES.prose.tokens(text, strict=False) or []) is not None


@pytest.mark.parametrize("text", TOLD)
def test_what_a_statement_tells_may_be_told_in_other_words(text: str) -> None:
    assert retold(text) == "told"


@pytest.mark.parametrize("text", TURNED)
def test_a_statement_turned_is_found(text: str) -> None:
    assert retold(text) == "turned"


@pytest.mark.parametrize("text", ANOTHER_QUANTITY)
def test_another_quantity_on_the_matter_of_a_statement_is_found(text: str) -> None:
    assert retold(text) == "turned"


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_a_figure_told_of_something_else_is_found(text: str) -> None:
    assert retold(text) == "turned"


@pytest.mark.parametrize("text", THE_OTHER_WAY)
def test_what_a_fact_moves_the_other_way_or_not_at_all_is_found(text: str) -> None:
    assert retold(text) == "turned"


@pytest.mark.parametrize("text", IN_OTHER_WORDS)
def test_a_fact_told_figure_by_figure_is_known(text: str) -> None:
    assert told_of(text)


@pytest.mark.parametrize("text", NOT_ALL_OF_IT)
def test_a_sentence_with_a_figure_of_something_else_tells_no_fact(text: str) -> None:
    assert not told_of(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_figures_retell_nothing(text: str) -> None:
    assert retold(text) is None


@pytest.mark.parametrize(("text", "ruling"), SHARES.items())
def test_so_many_in_so_few_is_a_share(text: str, ruling: str) -> None:
    tokens = VOCABULARIES.prose.tokens(text, strict=False) or []
    assert RETELLINGS.of(tokens) == ruling
    assert (RETELLINGS.told_of(tokens) is not None) == (ruling == "told")
