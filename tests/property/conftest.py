"""One answer to each labelled question, asked once and shared by every property that is read from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry


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
