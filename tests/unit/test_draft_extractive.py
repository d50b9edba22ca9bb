"""Which of the statements found are told: without a card, beside one, beside a question back, and outside the scope."""

from typing import Any

import pytest

from bot.decide.criteria import Decision
from bot.decide.outcome import Outcome, outcome_of
from bot.draft.extractive import Found, prose_lines
from bot.draft.subject import Subjects
from bot.services import Services
from bot.understand.scenario import FacetReading, Scenario
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


LIPOSARCOMA = {"histology": "dedifferentiated_liposarcoma", "tissue": "soft_tissue"}


@pytest.mark.parametrize(
    ("tumour", "statement", "off"),
    [
        (LIPOSARCOMA, "Myxoid liposarcoma spreads to bone.", True),
        (LIPOSARCOMA, "In osteosarcoma, nodules are small.", True),
        (LIPOSARCOMA, "Liposarcoma spreads to the lung.", False),  # it is one
        (LIPOSARCOMA, "Soft tissue sarcoma spreads to the lung.", False),
        (LIPOSARCOMA, "Myxoid liposarcoma and dedifferentiated liposarcoma differ.", False),
        (LIPOSARCOMA, "Chest CT misses some nodules.", False),  # of any tumour
        (LIPOSARCOMA, "For a bone tumour, CT serves when MRI is impossible.", True),  # of another tissue
        ({"histology": "sarcoma"}, "Myxoid liposarcoma spreads to bone.", False),  # it may be one
        ({"histology": "sarcoma", "tissue": "soft_tissue"}, "In osteosarcoma, nodules are small.", True),
        ({"histology": "osteosarcoma", "tissue": "bone"}, "Conventional osteosarcoma spreads to the lung.", False),
        ({"histology": "myxofibrosarcoma"}, "Fibrosarcoma spreads to the lung.", True),  # another, for all its name
        ({}, "Myxoid liposarcoma spreads to bone.", False),  # which tumour is not known
    ],
)
def test_beside_a_card_nothing_is_told_of_another_tumour(
    tumour: dict[str, str], statement: str, off: bool, corpus: Corpus
) -> None:
    outcome = _asked(corpus, purpose="initial_staging", target="lung", **tumour)
    passage = invented_passage(statement, document="lights", kind="summary", aspect="sites")
    assert Subjects(corpus).is_off(passage.spans[0].statement, passage, outcome) == off


@pytest.mark.parametrize(
    ("kind", "off"), [("which_study", True), ("is_appropriate", True), ("why", False), ("compare", False), ("fact", False)]
)
def test_a_question_about_the_evidence_may_be_told_of_another_tumour(kind: str, off: bool, corpus: Corpus) -> None:
    outcome = _asked(corpus, kind, purpose="initial_staging", target="lung", **LIPOSARCOMA)
    passage = invented_passage("Myxoid liposarcoma spreads to bone.", document="lights", kind="summary", aspect="sites")
    assert Subjects(corpus).is_off(passage.spans[0].statement, passage, outcome) == off


@pytest.mark.parametrize("passage_id", ["msk-2015/5/us-area", "acr-2015/new-rows-recurrence", "article-2026/index-case"])
def test_beside_an_undiagnosed_lump_nothing_is_told_of_a_tumour_that_is_known(
    passage_id: str, corpus: Corpus, services: Services
) -> None:
    outcome = _asked(corpus, purpose="undiagnosed_lesion", tissue="soft_tissue")
    subjects, passage = Subjects(corpus), services.passages[passage_id]
    assert all(subjects.is_off(span.statement, passage, outcome) for span in passage.spans)
    about_it = services.passages["neighbours/lesion-without-diagnosis"]
    assert not any(subjects.is_off(span.statement, about_it, outcome) for span in about_it.spans)


def test_beside_staging_nothing_is_told_of_uptake_around_an_endoprosthesis(corpus: Corpus, services: Services) -> None:
    named = (p for p in services.passages.values() if any("endoprosthesis" in s.statement.text for s in p.spans))
    passage = next(p for p in named if p.variant == "msk-staging-2022/4")
    staging = _asked(corpus, purpose="initial_staging", target="extrapulmonary", histology="osteosarcoma")
    watched = _asked(corpus, purpose="suspected_recurrence", target="local", tissue="bone", histology="osteosarcoma")
    subjects = Subjects(corpus)
    assert all(subjects.is_off(span.statement, passage, staging) for span in passage.spans)
    assert not any(subjects.is_off(span.statement, passage, watched) for span in passage.spans)


def test_beside_a_card_an_older_rating_of_its_own_scenario_may_stand(corpus: Corpus, services: Services) -> None:
    outcome = _asked(corpus, purpose="initial_staging", target="lung")
    subjects, own, other = Subjects(corpus), services.passages["msk-2015/1/ct-chest-wo"], services.passages["msk-2015/5/us-area"]
    assert not subjects.is_off(own.spans[0].statement, own, outcome)
    assert subjects.is_off(other.spans[0].statement, other, outcome)


def _asked(corpus: Corpus, kind: str = "which_study", **facets: str) -> Outcome:
    read = {name: FacetReading((value,), "said") for name, value in facets.items()}
    return outcome_of(Scenario(read, kind=kind), None, corpus, TODAY)  # type: ignore[arg-type]  # one of its literals
