"""What a system under test is, and what all of them share."""

from typing import Protocol

from evals.output import Output
from evals.sample import Form, Sample

QUESTIONS: frozenset[Form] = frozenset({"question", "knowledge", "timing"})
TEXTS: frozenset[Form] = frozenset({"text"})
KNOWLEDGE: frozenset[Form] = frozenset({"knowledge"})


class System(Protocol):
    """Anything that can be measured: a name, a sentence about it, the forms of samples it takes, and one method."""

    name: str
    about: str
    forms: frozenset[Form]

    def run(self, sample: Sample) -> Output:
        """The answer to a question, or what a checker lets stand of a text."""
        ...


def earlier_turns(sample: Sample) -> tuple[str, ...]:
    """What the user said before; an assistant's words are never a source of facets."""
    return tuple(turn.content for turn in sample.history if turn.role == "user")
