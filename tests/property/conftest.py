"""The labelled questions that are drawn, and one answer to each, asked once and shared by every property read from it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from evals.sample import Sample
from tests.shipped import CORPUS, open_questions

_ONE_IN = 8
"""Of so many questions one is asked, drawn by the hash of its id; `--everything` asks all."""
BY_RULE = {f"rules/{rule.id}" for rule in CORPUS.rules} | {
    *(p for rule in CORPUS.rules for p in rule.passages),
    *(v.relation_note for v in CORPUS.variants.values()),
    *(t.note for topic in CORPUS.topics.values() for t in topic.together),
}
"""Passages that belong to a decision, whether they were found or not."""


def drawn_questions(*, everything: bool) -> list[Sample]:
    """The open labelled questions that are asked."""
    questions = open_questions()
    return questions if everything else [q for q in questions if hashlib.sha256(q.id.encode()).digest()[0] % _ONE_IN == 0]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer, and the passages that the retriever had found for it."""

    answer: Answer
    found: frozenset[str]


Told = Callable[[str], Recorded]


@pytest.fixture(scope="session")
def told(services: Services) -> Told:
    """Asks the services without an index; the same question is asked once."""

    @cache
    def ask(question: str) -> Recorded:
        found: set[str] = set()
        search = services.retriever.search

        def listening(*arguments: Any, **named: Any) -> Any:
            hits = search(*arguments, **named)
            found.update(hit.passage.id for hit in hits)
            return hits

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(services.retriever, "search", listening)
            given = answer(Inquiry(question), services)
        return Recorded(given, frozenset(found))

    return ask
