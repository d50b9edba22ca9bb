"""What both drafters have in common: lines that a model proposes, each with the passage it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from bot.decide.outcome import Outcome
from bot.draft.extractive import Found
from bot.draft.lines import Line
from bot.model.calls import Deadline, Growing
from bot.schema import Withheld

LONGEST_TOLD = 400
"""Code points of a sentence that was kept back, as the record holds it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The study that a model would recommend, as it named it."""

    study: str


Item = Line | Proposal | Withheld


class StatementSource(Protocol):
    """A drafter that asks a model."""

    prompt: str
    """The name of its prompt."""

    def items(self, outcome: Outcome, found: Found, limit: int, deadline: Deadline) -> Iterator[Item]:
        """What the model says, as soon as it is complete; nothing of it has been checked against the table.

        Raises:
            ModelError: the model failed; what came before stands.
        """


def dropped(sentence: object, rule: str, because: str) -> Withheld:
    """A sentence that never reaches the checker."""
    told = str(sentence) if isinstance(sentence, str | int | float) else f"({type(sentence).__name__})"
    return Withheld(sentence=told[:LONGEST_TOLD], rule=rule, because=because)


def proposal(value: Growing, *, ended: bool) -> Proposal | None:
    """The study of a growing reply, once it is whole: at the end, or when the next field has begun."""
    study = value.get("study")
    whole = ended or list(value)[-1:] != ["study"]
    return Proposal(study[:LONGEST_TOLD]) if isinstance(study, str) and study.strip() and whole else None


def complete(value: Growing, *, ended: bool) -> list[Any]:
    """The statements of a growing reply that are whole: all but the last, and that one too at the end."""
    statements = value.get("statements")
    if not isinstance(statements, list):
        return []
    return statements if ended else statements[:-1]
