"""A model's reading of the facet that the rules would ask for: assumed, shown as such, and only a choice among the parts."""

import logging
import re
from collections.abc import Mapping
from dataclasses import replace

from bot.decide.criteria import Decision
from bot.errors import ModelError
from bot.model.calls import Calls
from bot.model.prompts import render
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus
from corpus.schema import Facet

_UNKNOWN = "unknown"
_log = logging.getLogger(__name__)


class FacetReader:
    """Asks a model for one facet of a question."""

    def __init__(self, calls: Calls, corpus: Corpus) -> None:
        self._calls = calls
        self._corpus = corpus

    def read(self, question: str, decision: Decision) -> Scenario | None:
        """The scenario with the facet asked for as assumed; None if the model does not know, fails, or quotes no words of it."""
        if not decision.ask or decision.ask in decision.scenario.facets:
            return None  # what was said, if only in part, is not for a model to choose from
        facet = self._corpus.facets[decision.ask]
        possible = decision.scenario.possible(facet.id, self._corpus) or frozenset(facet.values)
        values = {value: words for value, words in facet.values.items() if value in possible}
        try:
            reply = self._reply(question, facet, values)
        except ModelError as error:
            _log.warning("facet %s not read: %s", facet.id, error)
            return None
        value, words = reply.get("value"), reply.get("words")
        known = isinstance(value, str) and value in values
        if not known or not isinstance(words, str) or not _stand(words, question):
            return None
        reading = FacetReading((str(value),), "assumed", " ".join(words.split()))
        return replace(decision.scenario, facets={**decision.scenario.facets, facet.id: reading})

    def _reply(self, question: str, facet: Facet, values: Mapping[str, str]) -> Mapping[str, object]:
        listed = "\n".join(f"{value}: {words}" for value, words in values.items())
        messages = render("facet", question=question, facet=facet.question or facet.words, values=listed)
        reply: Mapping[str, object] = {}
        for reply in self._calls.stream(messages, _schema([*values, _UNKNOWN]), self._calls.deadline()):  # noqa: B007  # the last is whole
            pass
        return reply


def narrows(new: Decision, old: Decision) -> bool:
    """True if a decision is a choice among the variants of another: nothing excluded, nothing redirected, nothing added."""
    before = {choice.variant_id for choice in old.choices}
    after = {choice.variant_id for choice in new.choices}
    return bool(after) and after < before and new.rule is None and new.redirect == old.redirect


def _stand(words: str, question: str) -> bool:
    """True if whole words of the question are quoted; a letter of it tells nothing."""
    said = r"\s+".join(map(re.escape, words.split()))
    return bool(said) and re.search(rf"(?<!\w){said}(?!\w)", question, re.IGNORECASE) is not None


def _schema(values: list[str]) -> dict[str, object]:
    return {
        "title": "Facet",
        "description": "What the question says.",
        "type": "object",
        "properties": {"value": {"type": "string", "enum": values}, "words": {"type": "string"}},
        "required": ["value", "words"],
        "additionalProperties": False,
    }
