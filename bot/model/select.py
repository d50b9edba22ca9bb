"""The drafter `select`: the model only chooses and orders numbered statements; the sentences are ours, word for word."""

from collections.abc import Iterator

from bot.decide.outcome import Outcome
from bot.draft.extractive import Found, sayable
from bot.draft.lines import Line, Quote
from bot.model.calls import Calls, Deadline
from bot.model.growth import grown
from bot.model.prompts import render
from bot.model.source import Item, dropped

_MOST = 16
"""Statements to choose from; more of them make a small model lose its way."""


class Selecting:
    """Asks a model which statements answer the question."""

    prompt = "select"

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def items(self, outcome: Outcome, found: Found, limit: int, deadline: Deadline) -> Iterator[Item]:
        """The statements whose numbers come, each once; a number that was not given is dropped.

        Raises:
            ModelError: the model failed; what came before stands.
        """
        quotes = [quote for _, quote in sayable(outcome, found)][:_MOST]
        if not quotes:
            return
        numbered = "\n".join(f"{number}. {quote.text}" for number, quote in enumerate(quotes, 1))
        messages = render(self.prompt, question=found.question, statements=numbered, limit=str(limit))
        for item in grown(self._calls.stream(messages, _schema(len(quotes), limit), deadline)):
            yield item if not isinstance(item, list) else _chosen(item[0], quotes)


def _chosen(number: object, quotes: list[Quote]) -> Item:
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= len(quotes):
        quote = quotes[number - 1]
        return Line(quote.text, "prose", (quote,))
    return dropped(number, "model-number", "there is no statement of this number")


def _schema(statements: int, limit: int) -> dict[str, object]:
    numbers = {"type": "array", "items": {"type": "integer", "enum": list(range(1, statements + 1))}, "maxItems": limit}
    return {
        "title": "Selection",
        "description": "The statements that answer the question, by number.",
        "type": "object",
        "properties": {"study": {"type": "string"}, "statements": numbers},
        "required": ["study", "statements"],
        "additionalProperties": False,
    }
