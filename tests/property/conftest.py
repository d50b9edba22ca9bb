"""Labelled questions as parameters, and one answer to each, asked once and shared by every property read from it."""

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
from tests.shipped import labelled_set

_ONE_IN = 8
"""Of so many questions one is asked, drawn by the hash of its id; `--everything` asks all."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `labelled` runs once for each question drawn."""
    if "labelled" in metafunc.fixturenames:
        questions = labelled_set("questions")
        if not metafunc.config.getoption("--everything"):
            questions = [q for q in questions if hashlib.sha256(q["id"].encode()).digest()[0] % _ONE_IN == 0]
        metafunc.parametrize("labelled", questions, ids=[q["id"] for q in questions])


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
