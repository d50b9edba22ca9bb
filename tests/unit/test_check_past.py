"""Ratings of superseded editions and facts in other words, as the checker rules on them."""

import pytest

from tests.shipped import CHECKER

STAGING, EXTRAPULMONARY, SURVEILLANCE, BONE, SOFT = (f"msk-staging-2022/{number}" for number in (1, 2, 3, 4, 5))

AS_IT_WAS = (
    ("The 2015 edition gave FDG-PET/CT a score of 6 for soft tissue recurrence.", SOFT),
    ("Back in 2015, PET/CT had a 4 in low-grade and a 5 in high-grade lung follow-up.", SURVEILLANCE),
    ("The retired document of 2013 had the baseline chest radiograph at 9.", STAGING),
    ("The former edition scored contrast-enhanced CT of a bone without hardware 3.", BONE),
    ("Back in 2015, contrast-enhanced CT of the tumour bed was scored 5 and PET/CT 6.", SOFT),
    ("Since the 2015 edition, FDG-PET/CT for staging outside the lungs has climbed to 8.", EXTRAPULMONARY),
    ("In soft tissue follow-up, ultrasound kept its 2015 rating of 5.", SOFT),
    ("The 2013 lung topic still had chest radiography at 9 for the sarcoma baseline.", STAGING),
    ("In 2015, PET/CT for the lungs had a 7 in high-grade tumours and a 5 in low-grade ones.", STAGING),
    ("The 2013 document gave the chest radiograph a 9, in stark contrast to today.", STAGING),
    ("Unlike today, the 2013 document gave the chest radiograph a 9.", STAGING),
)
NOT_AS_IT_WAS = (
    ("The 2015 edition gave FDG-PET/CT a score of 8 for soft tissue recurrence.", SOFT),
    ("Back in 2015, PET/CT had a 5 in low-grade and a 4 in high-grade lung follow-up.", SURVEILLANCE),
    ("The retired document of 2013 had the baseline chest radiograph at 2.", STAGING),
    ("The 2013 lung topic still had chest radiography at 8 for the sarcoma baseline.", STAGING),
    ("In 2015, PET/CT for the lungs had a 5 in high-grade tumours and a 7 in low-grade ones.", STAGING),
    ("The 2013 document gave chest CT without contrast a 9, in contrast to today.", STAGING),
    ("The 2013 document gave the chest radiograph a 9, no different from today.", STAGING),
    ("In contrast to 2013, today's table gives the chest radiograph a 9.", STAGING),
    ("The score of ultrasound for soft tissue recurrence rose from 2 in 2015 to 5 in 2022.", SOFT),
    ("The chest radiograph climbed from a score of 3 in 2015 to 8 in 2022.", SURVEILLANCE),
    ("The 2015 score of 6 for FDG-PET/CT is the current one as well.", SOFT),
    ("Back in 2015, contrast-enhanced CT of the tumour bed was scored 6 and PET/CT 5.", SOFT),
    ("Since the 2015 edition, FDG-PET/CT for metastases outside the lungs has gone down to a 2.", EXTRAPULMONARY),
    ("Whole-body MRI without contrast has slipped to a score of 2 since 2015.", EXTRAPULMONARY),
    ("From the 2015 edition to today, FDG-PET/CT without symptoms was downgraded to 2.", EXTRAPULMONARY),
    ("FDG-PET/MRI already had a row in the 2015 table.", SURVEILLANCE),
    ("PET/CT kept its 2015 rating of 7 for extrapulmonary staging.", EXTRAPULMONARY),
    ("PET/CT retained its 2015 rating of 6.", SOFT),
    ("The bone scan row for local recurrence was already there in 2015.", BONE),
    ("The 2013 lung topic on chest radiography is still current.", STAGING),
)
TOLD = (
    ("A frontal chest film gives the patient about 0.02 mSv.", SURVEILLANCE),
    ("Whole-body MRI turned up 39 % more bone lesions than PET/CT did in twenty Ewing patients.", BONE),
    ("MRI and ultrasound involve no ionising radiation.", BONE),
    ("A bone scan tells nothing about lymph nodes or soft tissue organs.", STAGING),
    ("CT shows more lung nodules than a chest radiograph, PET/CT or PET/MRI.", STAGING),
    ("A negative staging PET/CT says that no distant disease was visible on that day, nothing about cure.", STAGING),
    ("The EANM suggests four hours without breast-feeding after a bone scan, while the ICRP asks for none.", BONE),
    ("Clinics usually postpone a PET/CT when the blood glucose is above about 200 mg/dL, i.e. 11 mmol/L.", STAGING),
)
IN_FEW_WORDS = (
    "Contrast CT was 78 % sensitive and 67 % specific in 43 patients, PET/CT 94 % and 92 %.",
    "Set against enhanced CT, PET/CT reached a sensitivity of 94 versus 78 % in 43 patients.",
    "In a group of 41, PET/MRI traded specificity (85 to 79 %) for sensitivity (82 to 96 %).",
    "One in ten palpable lung lesions was missed by chest CT in 118 osteosarcoma patients.",
    "EANM gives a child of 30 kg for a bone scan 240 MBq and 2.6 mSv.",
    "PET/MRI costs more than PET/CT, and it is less widely available.",
    "Bone scintigraphy shows the skeleton and nothing beyond.",
)
NOT_THOSE_FIGURES = (
    "Contrast CT was 67 % sensitive and 78 % specific in 43 patients, PET/CT 94 % and 92 %.",
    "Contrast CT was 94 % sensitive and 92 % specific in 43 patients, PET/CT 78 % and 67 %.",
    "MRI was 78 % sensitive and 67 % specific in 43 patients, PET/CT 94 % and 92 %.",
    "Contrast CT was 78 % sensitive and 67 % specific for bone recurrence in 43 patients, PET/CT 94 % and 92 %.",
    "Set against PET/CT, enhanced CT reached a sensitivity of 94 versus 78 % in 43 patients.",
    "In 152 patients PET/CT came to 96 and 95 %, MRI to 90 and 98 %.",
    "In 53 patients with untreated Ewing sarcoma, PET/CT was 95 % sensitive and 87 % specific.",
    "In a group of 41, PET/MRI traded sensitivity (85 to 79 %) for specificity (82 to 96 %).",
    "One in five palpable lung lesions was missed by chest CT in 118 osteosarcoma patients.",
    "EANM gives a child of 30 kg for a bone scan 310 MBq and 2.6 mSv.",
    "EANM gives a child of 20 kg for a bone scan 240 MBq and 2.5 mSv.",
    "PET/MRI costs less than PET/CT, and it is less widely available.",
    "Bone scintigraphy shows more than the skeleton.",
)
ADVISED = (
    ("A bone scan tells nothing about lymph nodes or organs, hence it is the wrong study here.", STAGING),
    ("MRI involves no radiation, whatever the sequence, and whole-body MRI with contrast leads the list.", STAGING),
    ("PET/CT does not take the place of MRI of the primary tumour but of the chest CT.", STAGING),
    ("Whole-body MRI without and with IV contrast is highly sensitive for infiltration of bone marrow.", STAGING),
    ("FDG uptake after surgery on PET/CT lasts for a week.", BONE),
    ("A frontal chest film gives the patient about 0.02 mSv, so it should be preferred.", SURVEILLANCE),
    ("The 2015 edition gave FDG-PET/CT a score of 6 for soft tissue recurrence, and it should be ordered.", SOFT),
    ("Whole-body MRI is better, as it showed 39 % more bone lesions than PET/CT in twenty Ewing patients.", BONE),
)


@pytest.mark.parametrize(("text", "variant"), [*AS_IT_WAS, *TOLD])
def test_a_past_rating_or_a_fact_that_is_borne_out_stands(text: str, variant: str) -> None:
    assert CHECKER.check(text, variant).safe_text == text


@pytest.mark.parametrize(("text", "variant"), [*NOT_AS_IT_WAS, *ADVISED])
def test_one_that_is_not_or_that_advises_is_withheld(text: str, variant: str) -> None:
    assert CHECKER.check(text, variant).safe_text == ""


@pytest.mark.parametrize("text", IN_FEW_WORDS)
def test_figures_of_one_statement_stand_in_few_words(text: str) -> None:
    assert CHECKER.check(text, EXTRAPULMONARY).safe_text == text


@pytest.mark.parametrize("text", NOT_THOSE_FIGURES)
def test_swapped_or_altered_ones_are_withheld(text: str) -> None:
    assert CHECKER.check(text, EXTRAPULMONARY).safe_text == ""
