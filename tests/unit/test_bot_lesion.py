"""A lesion without a diagnosis: when a question speaks of one, what imaging showed of it, and which studies that were."""

import pytest

from bot.understand.facets import read_facets
from bot.understand.illness.lesion import read_lesion
from bot.understand.imaging.status import with_status
from bot.understand.imaging.studies import named_studies
from bot.understand.imaging.taken import already_taken
from bot.understand.read import read_scenario_facets
from bot.understand.scenario import FacetReading
from corpus import Corpus


def _read(question: str, corpus: Corpus) -> dict[str, str]:
    """The facets that lead to a topic on lesions, where one value is possible."""
    reading = corpus.lexicon.read(question)
    facets = read_scenario_facets(reading, with_status(named_studies(reading, corpus), reading), corpus)
    return {name: value.values[0] for name, value in facets.items() if len(value.values) == 1}


@pytest.mark.parametrize(
    ("question", "purpose"),
    [
        ("A lump in the calf, which study?", "undiagnosed_lesion"),
        ("A suspected bone tumour of the tibia, which study?", "undiagnosed_lesion"),
        ("Which initial imaging for a lump in the leg?", "undiagnosed_lesion"),
        ("Which initial staging for a lump in the leg?", "initial_staging"),
        ("A nidus in the tibia, which study?", "undiagnosed_lesion"),
        ("The radiograph of the knee shows an aggressive tibia, which study?", "undiagnosed_lesion"),
        ("The MRI of the knee shows an aggressive tibia, which study?", None),  # no radiograph, no lesion
        ("A bone tumour is feared, but the plain film of the knee is normal", "undiagnosed_lesion"),
        ("A bone tumour is feared, but the chest radiograph is normal", "undiagnosed_lesion"),
        ("Osteosarcoma of the femur, which study?", None),
        ("A lump in the thigh was biopsied: sarcoma. Staging of the lungs?", "initial_staging"),
        ("A lump in the thigh, staging of the lungs?", "initial_staging"),
        ("A lump in the scar of a resected sarcoma: recurrence?", None),
    ],
)
def test_a_lesion_is_one_that_has_no_diagnosis(question: str, purpose: str | None, corpus: Corpus) -> None:
    assert _read(question, corpus).get("purpose") == purpose


@pytest.mark.parametrize(
    ("question", "tissue", "shown"),
    [
        ("A lump in the calf, nothing imaged yet", "soft_tissue", "not_done"),
        ("Which study first for a bone lesion?", "bone", "not_done"),
        ("A bone lesion on the radiograph: which study first?", "bone", None),  # there has been imaging
        ("The radiograph shows an aggressive lesion of the tibia", "bone", "aggressive_lesion"),
        ("Knee radiograph: a benign-looking lesion", "bone", "benign_lesion"),
        ("Knee radiograph: a nidus in a benign-looking lesion", "bone", "osteoid_osteoma"),
        ("A suspected bone tumour, the plain film shows nothing", "bone", "no_lesion"),
        ("A bone tumour is feared, but the chest radiograph is normal", "bone", None),  # it says nothing of the bone
        ("A suspected bone tumour. Plain film was taken on Monday. His blood count is normal", "bone", None),
        ("A soft tissue mass with a normal radiograph", "soft_tissue", None),  # ultrasound is still to come
        ("An ultrasound of the lump was unhelpful", "soft_tissue", "nondiagnostic"),
        ("A mass in the arm that ultrasound did not explain", "soft_tissue", "nondiagnostic"),
        ("An MRI of the lump was unhelpful", "soft_tissue", None),  # it is no first imaging
        ("A mass in the arm, just under the skin", "soft_tissue", None),  # a bone has no such depth
    ],
)
def test_tissue_and_first_imaging(question: str, tissue: str | None, shown: str | None, corpus: Corpus) -> None:
    found = _read(f"{question}. What next?", corpus)
    assert (found["purpose"], found.get("tissue"), found.get("first_imaging")) == ("undiagnosed_lesion", tissue, shown)


@pytest.mark.parametrize(
    ("words", "possible"),
    [
        ("and MRI is not available", "no"),
        ("and he has an MR-unsafe pacemaker", "no"),
        ("and PET/CT is not available", None),
        ("is MRI right?", None),
    ],
)
def test_mri_is_impossible_without_scanner_or_with_an_unsafe_implant(words: str, possible: str | None, corpus: Corpus) -> None:
    assert _read(f"A lump in the thigh, radiographs did not settle it, {words}", corpus).get("mri_possible") == possible


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({}, "implied"),
        ({"purpose": FacetReading(("initial_staging",), "implied")}, "implied"),
        ({"purpose": FacetReading(("undiagnosed_lesion", "initial_staging"), "implied", "either")}, "said"),
        ({"purpose": FacetReading(("surveillance",), "said")}, None),
        ({"biopsy": FacetReading(("done",), "said")}, None),
        ({"biopsy": FacetReading(("planned",), "said")}, "implied"),
        ({"treatment": FacetReading(("done",), "said")}, None),
        ({"histology": FacetReading(("osteosarcoma",), "said")}, None),
    ],
)
def test_what_is_known_rules_a_lesion_out(known: dict[str, FacetReading], found: str | None, corpus: Corpus) -> None:
    purpose = read_lesion(corpus.lexicon.read("a lump in the thigh"), known, []).get("purpose")
    assert (purpose.how if purpose else None) == found
    assert purpose is None or purpose.values == ("undiagnosed_lesion",)


def test_a_lump_of_a_recurrence_has_its_diagnosis(corpus: Corpus) -> None:
    assert read_lesion(corpus.lexicon.read("a lump in the thigh, local recurrence of a sarcoma"), {}, []) == {}


def test_a_lump_without_imaging_is_undiagnosed_whatever_is_feared(corpus: Corpus) -> None:
    reading = corpus.lexicon.read("a lump in the thigh, nothing imaged yet, osteosarcoma?")
    assert read_lesion(reading, {"histology": FacetReading(("osteosarcoma",), "said")}, [])["first_imaging"].values == (
        "not_done",
    )


def test_a_tissue_that_is_known_is_not_read_again(corpus: Corpus) -> None:
    reading = corpus.lexicon.read("a superficial lump: knee radiograph is nondiagnostic, maybe aggressive")
    studies, bone = named_studies(reading, corpus), FacetReading(("bone",), "chosen")
    found = read_lesion(reading, {**read_facets(reading, studies, corpus), "tissue": bone}, studies)
    assert "tissue" not in found
    assert found["first_imaging"].values == ("aggressive_lesion",)


@pytest.mark.parametrize(
    ("question", "done"),
    [
        ("Knee radiograph: a benign-looking lesion. Is MRI right?", ["Knee radiograph"]),
        ("Radiograph and ultrasound of the lump were inconclusive. MRI?", ["Radiograph", "ultrasound"]),
        ("A radiograph; then ultrasound was inconclusive. MRI?", ["ultrasound"]),
        ("An aggressive bone lesion. Radiograph or MRI?", []),  # asked for in another sentence
        ("Is a radiograph right in a bone lesion that looks aggressive?", ["radiograph"]),
        ("In an aggressive bone lesion, should I get a radiograph?", []),  # the request stands between them
        ("MRI of the lump was inconclusive", []),  # no first imaging
    ],
)
def test_studies_told_of_with_their_result_are_done(question: str, done: list[str], corpus: Corpus) -> None:
    reading = corpus.lexicon.read(question)
    taken = already_taken(reading, named_studies(reading, corpus))
    assert [study.words for study in taken if study.status == "done"] == done
