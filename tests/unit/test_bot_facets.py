"""Facets: age and sex, negation, purpose and place, what became of a named study, and which turn counts."""

from typing import Any

import pytest

from bot.errors import InputError


def _values(given: Any, facet: str) -> tuple[str, ...] | None:
    return given.facets[facet].values if facet in given.facets else None


@pytest.mark.parametrize(
    ("words", "age", "sex", "band"),
    [
        ("45M with", "45", "male", "adult"),
        ("45 M with", "45", "male", "adult"),
        ("62F with", "62", "female", "adult"),
        ("45 yo man with", "45", "male", "adult"),
        ("45-year-old woman with", "45", "female", "adult"),
        ("8 y/o girl with", "8", "female", "child"),
        ("17yo with", "17", None, "child"),
        ("18-year-old with", "18", None, "adult"),
        ("aged 71,", "71", None, "adult"),
        ("9-month-old with", None, None, "child"),
        ("child with", None, None, "child"),
        ("he's only 9,", "9", "male", "child"),
        ("she is 6 months after resection of", None, "female", None),
        ("2 years after resection of", None, None, None),
        ("3 y out from resection of", None, None, None),
        ("6 months post amputation for", None, None, None),
        ("she has", None, "female", None),
        ("2 cm", None, None, None),
    ],
)
def test_age_and_sex(words: str, age: str | None, sex: str | None, band: str | None, ask: Any) -> None:
    given = ask(f"{words} osteosarcoma, lungs?")
    assert _values(given, "age") == ((age,) if age else None)
    assert _values(given, "sex") == ((sex,) if sex else None)
    assert _values(given, "age_band") == ((band,) if band else None)


@pytest.mark.parametrize(
    ("question", "facet", "values"),
    [
        ("No osteosarcoma but a chondrosarcoma: staging", "histology", ("chondrosarcoma",)),
        ("Not pregnant, new sarcoma, staging", "pregnancy", ("no",)),
        ("New sarcoma, no pacemaker, staging", "implant", None),
        ("Surveillance of the lungs after sarcoma, no suspicion of recurrence", "purpose", ("surveillance",)),
        ("Osteosarcoma resected, no evidence of recurrence, lungs?", "purpose", ("surveillance",)),
        ("Lungs clear, new sarcoma, staging", "target", ("extrapulmonary",)),
        ("No lung metastases on chest CT, new sarcoma, staging", "target", ("extrapulmonary",)),
        ("CT chest with or without contrast for lung staging of a sarcoma", "target", ("lung",)),
        ("sarcoma, not the lungs but the bones, staging", "target", ("extrapulmonary",)),
        ("osteosarcoma, staging of lungs and bones", "target", ("extrapulmonary", "lung")),
        ("local recurrence of an osteosarcoma?", "target", ("local",)),
        ("restaging of an osteosarcoma, lungs", "purpose", ("restaging",)),
        ("sarcoma under chemotherapy, response?", "purpose", ("treatment_response",)),
    ],
)
def test_negation_purpose_and_place(question: str, facet: str, values: tuple[str, ...] | None, ask: Any) -> None:
    assert _values(ask(question), facet) == values


@pytest.mark.parametrize(
    ("question", "away"),
    [
        ("PET/CT is not available. Sarcoma staging outside the lungs?", {"PET/CT"}),
        ("No access to PET/CT: sarcoma staging outside the lungs?", {"PET/CT"}),
        ("She refuses PET/CT; staging of a sarcoma outside the lungs", {"PET/CT"}),
        ("Neither PET/CT nor PET/MRI is available; sarcoma staging outside the lungs", {"PET/CT", "PET/MRI"}),
        ("We have neither PET/CT nor MRI. Staging of a sarcoma outside the lungs?", {"PET/CT"}),
        ("No PET/CT, no PET/MRI here: staging of a sarcoma outside the lungs", {"PET/CT", "PET/MRI"}),
        ("PET/CT and PET/MRI are both unavailable: staging of a sarcoma outside the lungs", {"PET/CT", "PET/MRI"}),
        ("PET/CT is available. Sarcoma staging outside the lungs?", set()),
    ],
)
def test_a_study_that_cannot_be_had_is_never_offered(question: str, away: set[str], ask: Any) -> None:
    given = ask(question)
    offered = {r.procedure_id for p in given.parts for r in (*p.studies, *p.alternatives)}
    names = {"PET/CT": "fdg-pet-ct-wb", "PET/MRI": "fdg-pet-mri-wb"}
    assert not offered & {names[a] for a in away}
    assert bool(given.parts[0].alternatives) == bool(away)
    assert [r.category for p in given.parts for r in p.alternatives] == sorted(
        (r.category for p in given.parts for r in p.alternatives), key=lambda c: c.endswith(")")
    )


@pytest.mark.parametrize(
    "question",
    [
        "45M new sarcoma of the thigh, MRI done. Which study for metastases outside the lungs?",
        "Chest CT already done. New sarcoma, which study for metastases outside the lungs?",
        "New sarcoma seen on MRI: which study for metastases outside the lungs?",
    ],
)
def test_a_study_already_done_is_neither_asked_about_nor_excluded(question: str, ask: Any) -> None:
    given = ask(question)
    assert (given.asked, given.parts[0].alternatives) == ((), ())
    assert [s.procedure_id for s in given.parts[0].studies] == ["fdg-pet-ct-wb"]


def test_the_latest_turn_of_the_user_wins(ask: Any) -> None:
    given = ask("and the lungs?", earlier=["New osteosarcoma, staging of the bones", "I meant Ewing sarcoma, staging"])
    assert _values(given, "histology") == ("ewing_sarcoma",)
    assert _values(given, "target") == ("lung",)
    assert [p.variant for p in given.parts] == ["msk-staging-2022/1"]


def test_facets_given_beat_facets_read(ask: Any) -> None:
    given = ask("New osteosarcoma, staging of the lungs", {"target": "extrapulmonary", "tissue": "soft_tissue"})
    assert (given.facets["target"].values, given.facets["target"].how) == (("extrapulmonary",), "chosen")
    assert _values(given, "tissue") == ("soft_tissue",)
    assert [p.variant for p in given.parts] == ["msk-staging-2022/2"]


def test_facets_given_beat_facets_of_earlier_turns(ask: Any) -> None:
    given = ask("which scan?", {"purpose": "surveillance"}, earlier=["staging of the lungs in osteosarcoma"])
    assert [p.variant for p in given.parts] == ["msk-staging-2022/3"]


@pytest.mark.parametrize("facets", [{"purpse": "surveillance"}, {"purpose": "follow up"}, {"tissue": ["bone", "muscle"]}])
def test_an_unknown_facet_or_value_is_named_with_the_known_ones(facets: Any, ask: Any) -> None:
    (name,) = facets
    with pytest.raises(InputError, match=name):
        ask("sarcoma", facets)


@pytest.mark.parametrize(
    ("question", "other_cancer"),
    [
        ("Breast cancer with bone mets: does the sarcoma document apply?", True),
        ("prostate ca, staging - use the sarcoma staging topic?", True),
        ("Can the musculoskeletal tumour criteria be used for lung cancer staging?", True),
        ("Breast cancer in 2010, now a sarcoma of the thigh: staging?", False),
        ("Prior breast cancer, new osteosarcoma. Which topic applies for staging?", False),  # a tumour, and then a new sentence
    ],
)
def test_a_tumour_in_the_name_of_a_document_is_not_the_patients(question: str, other_cancer: bool, ask: Any) -> None:
    given = ask(question)
    assert (_values(given, "origin") == ("other_cancer",)) == other_cancer
    assert bool(given.parts) != other_cancer


@pytest.mark.parametrize(
    "question",
    [
        "Colleague says no CT. Osteosarcoma, lung staging. Which study?",
        "Is it true that no PET/CT is needed for staging outside the lungs?",
        "The request form said 'no MRI'. Resected soft tissue sarcoma, local recurrence. Agree?",
    ],
)
def test_what_somebody_claims_takes_no_study_away(question: str, ask: Any) -> None:
    given = ask(question)
    assert given.parts
    assert all(part.studies and not part.alternatives for part in given.parts)
