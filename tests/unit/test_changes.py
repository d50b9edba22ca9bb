"""What would change the answer, and which open facets are offered: the same rules with one facet changed."""

import pytest

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry

STAGING = "High-grade osteosarcoma of the femur, newly diagnosed: which study for metastases outside the lungs?"


def ask(services: Services, question: str, **facets: tuple[str, ...]) -> Answer:
    return answer(Inquiry(question, None, facets=facets), services, prose=False)


def test_another_target_is_another_variant(services: Services) -> None:
    changes = {(c.facet, c.value): c for c in ask(services, STAGING).changes}
    lungs = changes["target", "lung"]
    assert (lungs.answer_class, lungs.variants, lungs.studies) == (
        "answered",
        ("msk-staging-2022/1",),
        ("CT chest without IV contrast",),
    )
    assert changes["purpose", "restaging"].answer_class == "out_of_scope"
    assert changes["purpose", "undiagnosed_lesion"].answer_class == "clarify"


def test_what_changes_nothing_is_not_listed(services: Services) -> None:
    assert "grade" not in {c.facet for c in ask(services, STAGING).changes}  # the table does not split by grade


@pytest.mark.parametrize(
    "question",
    [
        STAGING,
        "Soft tissue sarcoma resected a year ago: local recurrence surveillance, no gadolinium",
        "Is a bone scan appropriate?",
        "Osteosarcoma, known lung metastases under chemotherapy: response assessment, which scan?",
    ],
)
def test_each_change_is_what_the_bot_answers_when_told_so(services: Services, question: str) -> None:
    changes = ask(services, question).changes
    assert changes
    for change in changes:
        told = ask(services, question, **{change.facet: (change.value,)})
        shown = [p for p in told.parts if not p.condition]
        assert told.answer_class == change.answer_class
        assert tuple(p.variant for p in shown) == change.variants
        assert tuple(s.procedure for p in shown for s in p.studies) == change.studies


def test_beside_a_question_back_nothing_is_called_a_change(services: Services) -> None:
    asked_back = ask(services, "Sarcoma resected. Which study?")
    assert asked_back.clarify
    assert not asked_back.changes
    assert asked_back.clarify.facet not in {o.facet for o in asked_back.offered}


def test_up_to_three_open_facets_are_offered_and_none_that_is_known(services: Services) -> None:
    told = ask(services, STAGING)
    assert 0 < len(told.offered) <= 3
    assert not {o.facet for o in told.offered} & set(told.facets)


@pytest.mark.parametrize(
    ("question", "facet", "offered"),
    [
        ("Osteosarcoma of the femur, staging of the lungs: which study?", "mri_possible", False),
        ("Osteosarcoma of the femur, staging of the lungs: which study?", "grade", False),
        ("Osteosarcoma of the femur, staging of the lungs: which study?", "age_band", True),  # the card shows a child's level
        ("Desmoid resected a year ago, follow-up of the scar: which study?", "mri_possible", True),
        ("Desmoid resected a year ago, follow-up of the scar: which study?", "contrast_excluded", True),
        ("Desmoid resected a year ago, follow-up of the scar: which study?", "age_band", False),  # MRI has no dose at any age
        ("Lump in the thigh, which imaging?", "grade", False),
        ("Lump in the thigh, which imaging?", "depth", True),
        ("Knee arthritis: which imaging?", "mri_possible", False),  # nothing to rate, whatever is told of it
    ],
)
def test_a_fact_is_offered_if_the_card_depends_on_it(services: Services, question: str, facet: str, offered: bool) -> None:
    assert (facet in {o.facet for o in ask(services, question).offered}) == offered


@pytest.mark.parametrize(
    ("patient", "offered"),
    [
        ("30-year-old woman", True),
        ("14-year-old girl", True),
        ("Patient", True),
        ("Patient, 45 years old", True),
        ("28F", True),
        ("28-year-old", True),
        ("28M", False),
        ("45M", False),
        ("80-year-old woman", False),
        ("80-year-old", False),
        ("8-year-old girl", False),
    ],
)
def test_pregnancy_is_offered_where_it_can_apply(services: Services, patient: str, offered: bool) -> None:
    told = ask(
        services,
        f"{patient}, high-grade sarcoma of the thigh: which study for metastases outside the lungs?",
        origin=("musculoskeletal",),
        purpose=("initial_staging",),
        mri_possible=("yes",),
    )
    assert ("pregnancy" in {o.facet for o in told.offered}) == offered
    assert offered or "breastfeeding" not in {o.facet for o in told.offered}


def test_what_is_said_counts_wherever_it_is_told(services: Services) -> None:
    told = ask(services, "52-year-old pregnant woman, high-grade sarcoma: which study for metastases outside the lungs?")
    assert "pregnancy" in {w.id for w in told.warnings}


def test_the_text_of_a_change_does_not_reach_the_answer(services: Services) -> None:
    told = ask(services, STAGING)
    assert "For initial staging, looking for lung metastases" not in told.text
    assert not told.withheld
