"""likely.json: what a question is likely about by its words, as far as the rules leave it open."""

from typing import Literal, Self

from pydantic import Field, model_validator

from corpus.schema.base import Id, Record, Text


class Likelihood(Record):
    """One thing that questions are about: how they are answered, and the values of facets that the answer rests on."""

    answer: Literal["variant", "fact", "clarify", "out_of_scope"]
    facets: dict[Id, tuple[str, ...]] = {}


class Likely(Record):
    """What each word of a question counts towards each thing that it may be about.

    The words are fitted (`python -m evals likely --write`) to the labelled questions of the open part; `least`, `sure` and `open`
    are set by hand, on the questions of authors whom neither rules nor table had seen.
    """

    source: Text
    """Where the numbers come from, and the command that makes them."""
    least: float = Field(gt=0.0, lt=1.0)
    """The share of likelihood from which something is assumed."""
    sure: float = Field(gt=0.0, lt=1.0)
    """The share from which it stands against what only follows from other words."""
    open: float = Field(gt=0.0, lt=1.0)
    """The share of asking back from which nothing is."""
    kinds: tuple[Likelihood, ...] = Field(min_length=2)
    start: tuple[float, ...]
    """What each kind has before the first word."""
    words: dict[str, tuple[float, ...]]

    @model_validator(mode="after")
    def _one_each(self) -> Self:
        if {len(self.start), *map(len, self.words.values())} != {len(self.kinds)}:
            raise ValueError(f"start and every word need {len(self.kinds)} numbers, one a kind")
        return self
