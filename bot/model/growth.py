"""A reply that grows -> its parts, each as soon as it is whole and once."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.errors import ModelError
from bot.model.calls import Growing
from bot.model.source import Proposal, complete, proposal


def grown(values: Iterable[Growing]) -> Iterator[Proposal | list[Any]]:
    """The proposal and the statements (each as a list of one) in the order in which they become whole.

    Raises:
        ModelError: as from `values`; the statement that was being written then is not whole.
    """
    last: Growing = {}
    given, proposed = 0, False
    for value in values:
        last = value
        if not proposed and (study := proposal(value, ended=False)):
            proposed = True
            yield study
        for statement in complete(value, ended=False)[given:]:
            given += 1
            yield [statement]
    if not proposed and (study := proposal(last, ended=True)):
        yield study
    for statement in complete(last, ended=True)[given:]:
        yield [statement]
    if not isinstance(last.get("statements"), list):
        raise ModelError("the reply has no statements")
