"""likely.json: what a question is likely about by its words, and when the rules give way to that."""

from typing import Literal, Self

from pydantic import Field, model_validator

from corpus.schema.base import Id, Record, Text


class Likelihood(Record):
    """One thing that questions are about: how they are answered, and the values of facets that the answer rests on."""

    answer: Literal["variant", "fact", "clarify", "out_of_scope"]
    facets: dict[Id, tuple[str, ...]] = {}


class GivingWay(Record):
    """What speaks for the words against the rules, in log odds; the sum of all that hold is the chance that the words are right.

    Fitted to what the rules made of each author's questions before anything was learned from that author.
    """

    least: float = Field(gt=0.0, lt=1.0)
    """The chance from which the rules give way; set by hand, a little above even."""
    least_outside: float = Field(gt=0.0, lt=1.0)
    """The same where the words tell that the question is about something else: an answer is not lightly given up."""
    start: float
    likeliest: float
    """For each log odd of what the words make likeliest."""
    own: float
    """For each log odd, by the words, of what the rules decided."""
    assumed: float
    """Where the rules assumed a facet."""
    said: dict[Id, float]
    """For each of these facets of which something was said."""
    decided: tuple[float, ...]
    """For each kind that the rules decided; the last number is for what is none of them."""
    instead: tuple[float, ...]
    """For each kind that is likeliest."""
    exchanged: tuple[tuple[float, ...], ...]
    """For each kind that the rules decided, as in `decided`, each kind that is likeliest: some are mistaken one way only."""


class Likely(Record):
    """What each word of a question counts towards each thing that it may be about, in hundredths of a log odd.

    Fitted (`python -m evals likely --write`) to the labelled questions of the open part; whole numbers, so that a sum is the same
    on every machine.
    """

    source: Text
    """Where the numbers come from, and the command that makes them."""
    kinds: tuple[Likelihood, ...] = Field(min_length=2)
    start: tuple[int, ...]
    """What each kind has before the first word."""
    giving_way: GivingWay
    words: dict[str, tuple[int, ...]]

    @model_validator(mode="after")
    def _one_each(self) -> Self:
        count = len(self.kinds)
        way = self.giving_way
        if {len(self.start), len(way.instead), *map(len, way.exchanged), *map(len, self.words.values())} != {count}:
            raise ValueError(f"start, instead, every row of exchanged and every word need {count} numbers, one a kind")
        if {len(way.decided), len(way.exchanged)} != {count + 1}:
            raise ValueError(f"decided and exchanged need {count + 1} entries, one a kind and one for none of them")
        return self
