"""The statements of facts by the words and numbers that they hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log

from bot.check.facts.comparing import share_a_study
from bot.check.facts.retelling import Retelling

_SHARED, _WEIGHT, _MOST = 2, 10.0, 0.6
"""Words that two sentences on one matter share, at least, what they weigh together, and how much of the shorter one."""


class Index:
    """Finds the statements that a sentence can be held against."""

    def __init__(self, facts: Sequence[Retelling]) -> None:
        self._facts = facts

    @cached_property
    def _places(self) -> dict[object, list[int]]:
        """The numbers of the statements that hold a word, a number or a series."""
        places: dict[object, list[int]] = defaultdict(list)
        for place, fact in enumerate(self._facts):
            for held in (*fact.words, *fact.numbers, *fact.series):
                places[held].append(place)
        return places

    def holding(self, sought: Iterable[object]) -> list[Retelling]:
        """The statements that hold one of these, in order."""
        return [self._facts[place] for place in sorted({place for one in sought for place in self._places.get(one, ())})]

    def sharing(self, words: Iterable[str]) -> list[Retelling]:
        """The statements that share as many words as two sentences on one matter do."""
        shared = Counter(place for word in words for place in self._places.get(word, ()))
        return [self._facts[place] for place in sorted(shared) if shared[place] >= _SHARED]

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """How much each word tells, by how few statements hold it."""
        held = Counter(word for fact in self._facts for word in fact.words)
        return {word: log(len(self._facts) / count) for word, count in held.items()}

    def is_on_the_same(self, told: Retelling, fact: Retelling) -> bool:
        """True if most words of a sentence, or of the statement, are the other's, and their studies do not differ."""
        shared = told.words & fact.words
        if len(shared) < _SHARED or (told.studies and fact.studies and not share_a_study(told, fact)):
            return False
        weight = sum(self._weights.get(word, 0.0) for word in shared)
        unknown = log(len(self._facts))
        whole = min(sum(self._weights.get(word, unknown) for word in side.words) for side in (told, fact))
        return weight >= max(_WEIGHT, _MOST * whole)
