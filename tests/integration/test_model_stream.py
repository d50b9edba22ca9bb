"""What a page is given while a model words an answer: the card, then statements; what was shown stays as it was shown."""

from itertools import pairwise

import pytest

from bot.pipeline import Event, answer
from bot.services import Services
from bot.understand.intake import Inquiry
from corpus import Corpus
from corpus.own.adding import add
from tests.conftest import TODAY
from tests.models import QUESTION, SCRIPTS, asking, choosing, events

NOTE = "The keeper trims the wick of the lamp at dusk. "
QUESTIONS = {
    "recommendation": QUESTION,
    "warning below the prose": "How does metal near the tumour degrade the images?",
    "redirect below the prose": "How does metal near the tumour degrade the pictures of the lamp?",
    "asked back": "Which study for the lungs? She is 8 years old and has a high-grade sarcoma.",
    "fact": "What does SUVmax mean?",
    "own document below the prose": "What does SUVmax mean to the keeper who trims the wick of the lamp at dusk?",
}


@pytest.fixture(scope="module")
def own_services(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Services with a document of the user's own."""
    home = tmp_path_factory.mktemp("own")
    (home / "note.txt").write_text(NOTE * 2, encoding="utf-8")
    add(home / "note.txt", home)
    return Services(corpus, TODAY, None, home)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("drafter", SCRIPTS)
def test_what_is_shown_stays_with_its_citation_numbers(drafter: str, name: str, own_services: Services) -> None:
    told = events(own_services, SCRIPTS[drafter], QUESTIONS[name], drafter=drafter)
    assert [e.kind for e in told] == ["card", *["statement"] * (len(told) - 2), "answer"]
    assert len(told) > 2
    for before, after in pairwise(told):
        now = after.answer
        assert [line for line in now.lines if line in before.answer.lines] == list(before.answer.lines)
        assert now.citations[: len(before.answer.citations)] == before.answer.citations
        assert (now.parts, now.clarify, now.warnings) == (before.answer.parts, before.answer.clarify, before.answer.warnings)
    assert [e.said for e in told] == ["", *new_lines(told), ""]


def new_lines(told: list[Event]) -> list[str]:
    """What each statement's answer says that the one before did not; the first is compared with the last but for them."""
    prose = [[line.text for line in e.answer.lines if line.role == "prose"] for e in told]
    return [line for before, after in pairwise(prose) for line in after if line not in before]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_what_the_statements_made_of_it(name: str, own_services: Services) -> None:
    *_, last_statement, last = (e.answer for e in events(own_services, SCRIPTS["select"], QUESTIONS[name], drafter="select"))
    assert (last.text, last.lines, last.citations) == (last_statement.text, last_statement.lines, last_statement.citations)
    with asking(own_services, SCRIPTS["select"], drafter="select") as (asked, _):
        assert answer(Inquiry(QUESTIONS[name]), asked).text == last.text


def test_the_own_document_is_shown_with_its_number(own_services: Services) -> None:
    told = events(own_services, SCRIPTS["select"], QUESTIONS["own document below the prose"], drafter="select")
    own = [[line.citations for line in e.answer.lines if line.role == "own" and line.citations] for e in told[1:]]
    assert own[0]
    assert all(numbers == own[0] for numbers in own)


def test_what_did_not_stand_is_in_no_event(own_services: Services) -> None:
    for event in events(own_services, choosing(99, 1, 0), QUESTIONS["fact"], drafter="select"):
        assert all(line.text not in ("99", "0") for line in event.answer.lines)
        assert event.kind != "statement" or event.said in {line.text for line in event.answer.lines}
