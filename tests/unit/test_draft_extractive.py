"""Which of the statements found are told: without a card, beside one, beside a question back, and outside the scope."""

from typing import Any

import pytest

from bot.decide.criteria import Decision
from bot.decide.outcome import Outcome, outcome_of
from bot.draft.extractive import Found, prose_lines
from bot.services import Services
from bot.understand.scenario import Scenario
from corpus import Corpus
from index.hits import Hit
from tests.conftest import TODAY, invented_passage

LAMP = invented_passage("The keeper lights the lamp at dusk.", document="lights", kind="summary", aspect="rationale")
BOATS = invented_passage(
    "The harbour master counts boats.", id="own/lights/2", document="lights", kind="summary", aspect="rationale"
)
ASKED = "keeper lights lamp dusk"
MANY_WORDS = 150


def _told(outcome: Outcome, *hits: Hit, question: str = ASKED, words: int = MANY_WORDS) -> list[str]:
    found = Found(question, hits, wanted=Found("", ()).read(question))
    return [line.text for line in prose_lines(outcome, found, 8, words)]


@pytest.fixture
def question_back(corpus: Corpus) -> Outcome:
    """A request for a study of which nothing else is known."""
    outcome = outcome_of(Scenario({}, kind="which_study"), None, corpus, TODAY)
    assert outcome.decision.ask
    return outcome


@pytest.mark.parametrize(
    ("near", "told"),
    [
        (None, True),  # no index: nothing can be known of how near it is
        (0.7, True),
        (0.3, False),
        (0.0, False),  # not among the nearest
    ],
)
def test_outside_the_scope_only_what_speaks_of_the_question_is_told(near: float | None, told: bool, corpus: Corpus) -> None:
    rule = next(r for r in corpus.rules if r.effect == "off_topic")
    outcome = Outcome(Decision(Scenario({}, kind="fact"), rule=rule))
    assert bool(_told(outcome, Hit(LAMP, 1.0, 1, near))) == told


@pytest.mark.parametrize(
    ("hit", "question", "told"),
    [
        (Hit(LAMP, 0.4, 1, 0.8), "what sets the light going", True),  # near in meaning, in other words
        (Hit(LAMP, 0.4, 2, 0.8), "what sets the light going", False),  # another passage came first
        (Hit(LAMP, 0.4, 1, 0.6), "what sets the light going", False),
        (Hit(LAMP, 0.95, 1, 0.3), "keeper lamp whales fog boats", True),  # two of five terms, and first by both rankings
        (Hit(LAMP, 0.95, 1, 0.6), "what sets the light going", True),  # near enough for what both rankings put first
        (Hit(LAMP, 0.5, 1, 0.3), "keeper lamp whales fog boats", False),
        (Hit(LAMP, 0.95, 2, 0.3), "keeper lamp whales fog boats", False),
        (Hit(LAMP, 0.5, 5, 0.3), ASKED, True),  # all of the terms
        (Hit(LAMP, 0.5, 6, 0.3), ASKED, False),
        (Hit(LAMP, 1.0, 1, 0.3), "which lamp?", False),  # one term tells nothing
    ],
)
def test_beside_a_question_back_only_a_direct_answer_is_told(hit: Hit, question: str, told: bool, question_back: Outcome) -> None:
    assert bool(_told(question_back, hit, question=question)) == told


def test_what_is_asked_about_is_told_first_and_in_the_words_there_are() -> None:
    outcome = Outcome(Decision(Scenario({}, kind="which_study")))
    other = invented_passage("Fog horns are loud.", id="own/lights/3", document="lights", kind="summary", aspect="radiation")
    hits = (Hit(other, 0.5, 2), Hit(BOATS, 0.4, 3))
    assert _told(outcome, *hits, words=5) == [BOATS.text]
    assert _told(outcome, *hits) == [other.text, BOATS.text]  # in the order found, where there is room


@pytest.mark.parametrize(("near", "answer_class", "kind"), [(0.61, "answered", "fact"), (0.59, "refused", "unclear")])
def test_words_that_no_term_knows_are_looked_up_before_they_are_refused(
    near: float, answer_class: str, kind: str, monkeypatch: pytest.MonkeyPatch, ask: Any, services: Services
) -> None:
    monkeypatch.setattr(services.retriever, "nearness", lambda text: near)
    given = ask("how many cups must one swallow ahead of it")
    assert (given.answer_class, given.question_kind, given.parts) == (answer_class, kind, ())
