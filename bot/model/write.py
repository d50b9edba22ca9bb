"""The drafter `write`: the model writes sentences, each with the words of a passage that it rests on."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.decide.outcome import Outcome
from bot.draft.extractive import Found, sayable
from bot.draft.lines import Line, Quote
from bot.model.calls import Calls, Deadline
from bot.model.grounding import Grounding
from bot.model.growth import grown
from bot.model.prompts import render
from bot.model.source import Item, dropped
from bot.understand.wording.identifiers import mask_identifiers
from corpus import Passage

_OURS, _OWN = 6, 2
"""Passages that a model is given, of ours and of the user's documents."""
_FEWEST_WORDS = 4
"""Words of a quote; fewer support nothing."""


@dataclass(frozen=True, slots=True)
class Given:
    """A passage as the model saw it: what may not be said here is left out, identifiers are masked."""

    passage: Passage
    text: str
    places: frozenset[tuple[int, int]]
    """Where the statements that it saw stand in the passage."""

    def as_data(self, number: int) -> str:
        """One line of JSON, so that nothing in it can end the passage, with where it comes from."""
        ours = self.passage.kind == "summary"
        origin = f"our summary of {self.passage.source.title}" if ours else "a document of the user's own, not verified"
        return json.dumps({"passage": number, "source": origin, "text": self.text}, ensure_ascii=False)

    def quote(self, words: str) -> Quote | None:
        """The whole statements that hold a verbatim quote, blanks apart; None if the model saw no such words.

        Whole, since words cut out of a sentence can say its opposite.
        """
        parts = words.split()
        if len(parts) < _FEWEST_WORDS:
            return None
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
        for match in pattern.finditer(self.passage.text) if pattern.search(self.text) else ():
            held = [(s.start, s.end) for s in self.passage.spans if s.start < match.end() and match.start() < s.end]
            if held and set(held) <= self.places:
                return Quote(self.passage, held[0][0], held[-1][1])
        return None


class Writing:
    """Asks a model for sentences; one whose quote does not stand in its passage, or does not carry it, is dropped."""

    prompt = "write"

    def __init__(self, calls: Calls, grounding: Grounding, *, sends_own: bool) -> None:
        self._calls = calls
        self._grounding = grounding
        self._sends_own = sends_own

    def items(self, outcome: Outcome, found: Found, limit: int, deadline: Deadline) -> Iterator[Item]:
        """The sentences that rest on their quotes.

        Raises:
            ModelError: the model failed; what came before stands.
        """
        given = [*_ours(outcome, found), *(_own(found) if self._sends_own else ())]
        if not given:
            return
        passages = "\n".join(g.as_data(number) for number, g in enumerate(given, 1))
        messages = render(self.prompt, question=found.question, passages=passages, limit=str(limit))
        for item in grown(self._calls.stream(messages, _schema(len(given), limit), deadline)):
            yield item if not isinstance(item, list) else self._line(item[0], given)

    def _line(self, statement: Any, given: list[Given]) -> Item:  # noqa: ANN401  # whatever the model sent
        fields = statement if isinstance(statement, dict) else {}
        text, words, number = (fields.get(name) for name in ("text", "quote", "passage"))
        if not (isinstance(text, str) and isinstance(words, str) and type(number) is int):  # not isinstance: True is no number
            return dropped(text or statement, "model-form", "it lacks its text, its quote or its passage")
        if not 1 <= number <= len(given):
            return dropped(text, "model-passage", "it cites a passage that was not given")
        quote = given[number - 1].quote(words)
        if quote is None:
            return dropped(text, "model-quote", "its quote does not stand in the passage")
        if lacking := self._grounding.lacking(text, quote.text):
            return dropped(text, "model-grounding", lacking)
        return Line(" ".join(text.split()), "prose", (quote,))


def _ours(outcome: Outcome, found: Found) -> list[Given]:
    texts: dict[str, list[Quote]] = {}
    for _, quote in sayable(outcome, found):
        texts.setdefault(quote.passage.id, []).append(quote)
    grouped = [sorted(quotes, key=lambda q: q.start) for quotes in list(texts.values())[:_OURS]]
    return [_given(quotes) for quotes in grouped]


def _given(quotes: list[Quote]) -> Given:
    return Given(quotes[0].passage, " ".join(q.text for q in quotes), frozenset((q.start, q.end) for q in quotes))


def _own(found: Found) -> list[Given]:
    passages = [hit.passage for hit in found.own[:_OWN]]
    return [Given(p, mask_identifiers(p.text)[0], frozenset((s.start, s.end) for s in p.spans)) for p in passages]


def _schema(passages: int, limit: int) -> dict[str, object]:
    fields = {
        "text": {"type": "string"},
        "quote": {"type": "string"},
        "passage": {"type": "integer", "enum": list(range(1, passages + 1))},
    }
    statement = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {
        "title": "Statements",
        "description": "The sentences of the answer, each with its quote.",
        "type": "object",
        "properties": {"study": {"type": "string"}, "statements": {"type": "array", "items": statement, "maxItems": limit}},
        "required": ["study", "statements"],
        "additionalProperties": False,
    }
