"""Facts of the corpus told otherwise in everyday words, or with the figure of another arm or part, and their true twins."""

import pytest

from tests.shipped import CHECKER

TURNED = (
    # what is seen how well
    (2, "Blastic metastases are difficult to see on a bone scan."),
    (2, "The reader has difficulty seeing bone-forming lesions on the bone scan."),
    (2, "Bone-forming metastases tend to stay hidden on a bone scan."),
    (2, "Marrow infiltration is hard to see on whole-body MRI."),
    (2, "Marrow lesions are subtle on whole-body MRI."),
    (2, "Undifferentiated pleomorphic sarcoma is poorly visible on PET/CT."),
    (2, "Ewing sarcoma is typically dark on FDG-PET/CT."),
    (2, "Osteosarcoma takes up little FDG."),
    (2, "Red marrow in children is easy to tell from tumour on PET."),
    (2, "Infection is easy to distinguish from tumour on FDG-PET."),
    # the figure of another arm, part or series
    (2, "PET/MRI had a sensitivity of 94.4 % in 29 patients."),
    (2, "Conventional imaging had a sensitivity of 97.8 % in 29 patients."),
    (1, "In 18 children, visual reading reached 92.1 % accuracy."),
    (1, "Visual reading was more accurate than the combined SUV and size rule."),
    (1, "Ten of the 109 patients had lung metastases."),
    (1, "In 16 of 109 patients the lung metastases were seen on CT only."),
    (5, "Eleven per cent of recurrences were seen on MRI only."),
    (5, "MRI had a positive predictive value of 42 % in the larger of the two series."),
    (5, "The smaller MRI series had 325 patients, the larger 124."),
    (5, "The larger series counted 124 patients."),
    (4, "In chondrosarcoma the SUVmax that predicted the outcome was 4.6."),
    # what depends on what, and how long it takes
    (2, "The result of PET/CT does not depend on blood sugar."),
    (2, "A PET/CT gives the same result at any blood sugar."),
    (2, "Survival does not depend on skeletal metastases."),
    (2, "Whole body means the same thing at every PET/CT centre."),
    (2, "I don't have to fast before the PET/CT."),
    (2, "The tracer is injected five minutes before the PET/CT pictures are taken."),
    (2, "Bone scan pictures are taken half an hour after the injection."),
    # the parts of a study, and where it is to be had
    (2, "The PET part shows the anatomy and the CT part the metabolism."),
    (2, "In PET/CT the CT shows the glucose metabolism and the PET the anatomy."),
    (2, "The CT part of the PET/CT must be done with contrast for attenuation."),
    (2, "You can find PET/MRI in almost any hospital."),
    # where spread goes, and the case of the article
    (2, "Visceral metastases are more frequent than lung metastases in sarcoma."),
    (2, "The liver is the most common site of sarcoma metastases."),
    (2, "Skip lesions sit in the lymph nodes."),
    (2, "Low-grade tumours often metastasise."),
    (2, "Sarcoma travels through the lymph, not through the blood."),
    (2, "The article's case is a low-grade tumour of the pelvis."),
    (2, "In the vignette the tumour is of low grade."),
    (2, "The case patient has not had a biopsy."),
    # a low study is praised in plain words
    (1, "Two views of the chest are a fine start."),
    (3, "Five years out, the yearly chest film does the job of the CT."),
)
AS_IT_IS = (
    (2, "Bone marrow disease is well seen on whole-body MRI."),
    (2, "Ewing sarcoma is bright on FDG-PET/CT."),
    (2, "Red marrow in children is hard to tell from tumour on PET."),
    (2, "Low-grade chondrosarcoma is often poorly visible on PET/CT."),
    (2, "In 29 patients PET/MRI had a sensitivity of 97.8 % against 94.4 % for conventional imaging."),
    (1, "In 18 children visual reading was 88.9 % accurate."),
    (5, "MRI had a positive predictive value of 42 % in the smaller series."),
    (5, "The smaller MRI series had 124 patients, the larger 325."),
    (5, "In 124 patients with a smaller event rate, MRI's positive predictive value fell to 42 %."),
    (4, "In chondrosarcoma an SUVmax of 6.15 was a prognostic threshold."),
    (4, "Her chondrosarcoma had an SUVmax of 4.6."),
    (2, "The result of PET/CT depends on the blood sugar."),
    (2, "You have to fast before the PET/CT."),
    (2, "The tracer is injected about an hour before the PET/CT pictures are taken."),
    (2, "PET/MRI is available in few hospitals."),
    (2, "Visceral metastases are less common than lung metastases in sarcoma."),
    (2, "Skip lesions lie in the same bone as the primary tumour."),
    (2, "The case patient has a high-grade sarcoma of the thigh."),
    (1, "Two views of the chest were taken on admission."),
)
BEYOND_THE_POINTS = (
    (1, "Of 109 soft tissue sarcoma patients 16 had lung metastases."),
    (2, "In 29 patients conventional imaging had a sensitivity of 94.4 %."),
    (2, "The PET part shows the metabolism and the CT part the anatomy."),
    (2, "Blastic metastases are easy to see on a bone scan."),
)
"""True twins that the points fitted today withhold."""


def _stands(variant: int, text: str) -> bool:
    return text in CHECKER.check(text, f"msk-staging-2022/{variant}").safe_text


@pytest.mark.parametrize(("variant", "text"), TURNED)
def test_a_fact_told_otherwise_is_withheld(variant: int, text: str) -> None:
    assert not _stands(variant, text)


@pytest.mark.parametrize(("variant", "text"), AS_IT_IS)
def test_its_true_twin_stands(variant: int, text: str) -> None:
    assert _stands(variant, text)


@pytest.mark.xfail(reason="withheld by the points fitted today", strict=True)
@pytest.mark.parametrize(("variant", "text"), BEYOND_THE_POINTS)
def test_its_true_twin_would_stand(variant: int, text: str) -> None:
    assert _stands(variant, text)
