"""The Answer as a whole: the same twice, the date only where it belongs, and the card without its prose."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from bot.pipeline import answer
from bot.services import Services, build_services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from corpus import Corpus

QUESTIONS = (
    "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for extrapulmonary mets?",
    "PET/CT is not available here, what then?",
    "sarcoma, which scan?",
    "PET/CT negative, is she cured?",
    "appendicitis in pregnancy",
    "",
)


def _without_timings(services: Services, question: str) -> str:
    record = json.loads(answer(Inquiry(question, id="q"), services).to_json())
    assert set(record.pop("timings_ms")) >= {"intake", "scenario", "criteria", "retrieve", "draft", "check", "compose"}
    return json.dumps(record, ensure_ascii=False)


@pytest.mark.parametrize("question", QUESTIONS)
def test_two_runs_are_alike_byte_for_byte(question: str, corpus: Corpus) -> None:
    """Also by other services, and after other questions."""
    used = Services(corpus, "2026-06-01", None)
    first = _without_timings(used, question)
    for other in QUESTIONS:
        answer(Inquiry(other), used)
    assert _without_timings(used, question) == first
    assert _without_timings(Services(corpus, "2026-06-01", None), question) == first


def test_an_expired_edition_is_said_and_changes_no_rating(tmp_path: Any) -> None:
    now = build_services(Settings(today="2026-06-01", home=tmp_path))
    later = build_services(Settings(today="2099-01-01", home=tmp_path))
    stale = later.corpus.scale.phrases["stale"]
    for question in QUESTIONS[:2]:
        fresh, old = answer(Inquiry(question), now), answer(Inquiry(question), later)
        assert (stale in fresh.notices, stale in old.notices) == (False, True)
        assert {p.edition.stale for p in fresh.parts} == {False}
        assert {p.edition.stale for p in old.parts} == {True}
        assert [p.rows for p in old.parts] == [p.rows for p in fresh.parts]
        assert old.text == fresh.text


@pytest.mark.parametrize(("today", "stale"), [("2027-05-29", False), ("2027-05-30", False), ("2027-05-31", True)])
def test_an_edition_expires_after_its_review_date(today: str, stale: bool, corpus: Corpus) -> None:
    given = answer(Inquiry(QUESTIONS[0]), Services(corpus, today, None))
    assert given.parts[0].edition.review_by == "2027-05-30"
    assert given.parts[0].edition.stale is stale


def test_the_checker_knows_no_date(corpus: Corpus) -> None:
    text = "FDG-PET/CT whole body is usually appropriate."
    rulings = [Services(corpus, day, None).checker.check(text, "msk-staging-2022/2") for day in ("1999-01-01", "2099-01-01")]
    assert rulings[0] == rulings[1]


def test_the_card_comes_without_the_prose_and_is_the_same_card(services: Services) -> None:
    for question in QUESTIONS:
        card, whole = answer(Inquiry(question), services, prose=False), answer(Inquiry(question), services)
        assert (card.parts, card.asked, card.clarify) == (whole.parts, whole.asked, whole.clarify)
        assert card.versions["index"] is None


def test_without_an_index_the_answer_says_so(services: Services) -> None:
    given = answer(Inquiry(QUESTIONS[0]), services)
    assert services.corpus.scale.phrases["no-index"] in given.notices
    assert given.parts[0].studies[0].procedure_id == "fdg-pet-ct-wb"
    assert given.citations


def test_an_answer_cannot_be_changed_afterwards(services: Services) -> None:
    given = answer(Inquiry(QUESTIONS[0]), services)
    with pytest.raises(ValidationError, match="frozen"):
        given.text = "Bone scan whole body is usually appropriate."
