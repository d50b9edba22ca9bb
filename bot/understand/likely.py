"""What a question is likely about, where the rules leave it open: its words, weighed by a fixed table, choose what is assumed.

The table (`corpus/likely.json`) is fitted by `python -m evals likely --write` to labelled questions, once, outside this
package; nothing learns at run time, and the same question always weighs the same. The rules keep the first word: a value
that was said stands, and what is taken from here counts as *assumed*, with the words that weighed most.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp, fsum

from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.settled import is_settled
from corpus import Corpus
from corpus.reading import Mention, Reading
from corpus.schema import Likelihood

_DIGITS = re.compile(r"\d+")
_BEFORE = "before "
"""Opens what was told in earlier turns."""
_TELLING = 3
"""Words shown for what is assumed, at most."""
_LUNGS = ("lung",)
_FACT = "fact"
"""The kind of questions that no rule knows for a request."""


class LikelyReader:
    """Weighs questions."""

    def __init__(self, corpus: Corpus) -> None:
        self._table = corpus.likely
        self.facets = frozenset(facet for kind in self._table.kinds for facet in kind.facets)
        """The facets that it can tell."""

    def read(self, scenario: Scenario, readings: Sequence[Reading], *, decided: bool = False) -> Scenario | None:
        """The scenario with what the turns (the last one is asked) are likely about as assumed; None if nothing is likely enough.

        A value that was said stands; one that only follows from other words gives way to what is all but sure. What is
        likely to be asked back is taken for the request of a patient, for whom nothing is assumed. Where the rules have
        `decided`, on an assumption of their own, only what is all but sure counts.
        """
        held = [name for name in dict.fromkeys(features(readings)) if name in self._table.words]
        shares = self._shares(held)
        best = max(range(len(shares)), key=shares.__getitem__)
        kind = self._table.kinds[best]
        least = self._table.sure if decided else self._table.least
        if shares[best] < least or scenario.kind not in (*RECOMMENDING, _FACT):
            return None
        if kind.answer == "clarify":
            return replace(scenario, about_patient=True, kind=_requesting(scenario))
        asks_back = sum(share for share, kind in zip(shares, self._table.kinds, strict=True) if kind.answer == "clarify")
        if asks_back > self._table.open or kind.answer == "out_of_scope":
            return None
        if kind.answer == "fact":
            return replace(scenario, kind=_FACT)
        if kind.facets.get("target") == _LUNGS and (_chest_is_done(scenario) or _lungs_are_settled(readings[-1])):
            return None  # "chest CT last week clear. Today the leg": what was just looked at is not assumed to be meant
        return self._assuming(kind, scenario, self._telling(best, held), sure=shares[best] >= self._table.sure)

    def _assuming(self, kind: Likelihood, scenario: Scenario, words: str, *, sure: bool) -> Scenario | None:
        facets = dict(scenario.facets)
        for facet, values in kind.facets.items():
            known = scenario.facets.get(facet)
            left = [v for v in values if known is None or v in known.values]
            follows = known is not None and known.how == "implied"
            if not left and not (sure and follows):
                return None
            if known is None or not left or (len(known.values) > 1 and follows):
                facets[facet] = FacetReading(((left or values)[0],), "assumed", words)
        return replace(scenario, facets=facets, kind=_requesting(scenario))

    def _shares(self, held: Sequence[str]) -> list[float]:
        """The likelihood of each kind as a share of all."""
        table = self._table
        sums = [fsum((start, *(table.words[name][at] for name in held))) for at, start in enumerate(table.start)]
        each = [1 / (1 + exp(-total)) for total in sums]
        return [one / fsum(each) for one in each]

    def _telling(self, kind: int, held: Sequence[str]) -> str:
        """The single words of the question that weigh most towards a kind."""
        words = [name for name in held if name.isalpha() and self._table.words[name][kind] > 0]
        most = sorted(words, key=lambda name: -self._table.words[name][kind])[:_TELLING]
        return "; ".join(name for name in words if name in most)


def _chest_is_done(scenario: Scenario) -> bool:
    return "target" not in scenario.facets and any(
        s.status == "done" and s.parts.get("region") == "chest" for s in scenario.studies
    )


def _lungs_are_settled(reading: Reading) -> bool:
    """ "Lungs clear; rest?": every time that they are named they have been seen to."""
    lungs = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value in _LUNGS]
    return bool(lungs) and all(is_settled(m, reading) for m in lungs)


def _requesting(scenario: Scenario) -> str:
    """The kind of a question that is taken for a request."""
    asks = "is_appropriate" if any(s.status == "asked" for s in scenario.studies) else "which_study"
    return asks if scenario.kind == _FACT else scenario.kind


def features(readings: Sequence[Reading]) -> Iterator[str]:
    """What counts in a question: words, pairs of words within a clause, and what the vocabulary makes of them."""
    *earlier, asked = readings
    yield from _of(asked)
    yield from (_BEFORE + name for reading in earlier for name in _of(reading))


def _of(reading: Reading) -> Iterator[str]:
    words = [None if w.is_mark else _DIGITS.sub("#", w.folded) for w in reading.words]
    yield from (word for word in words if word)
    yield from (f"{one} {two}" for one, two in pairwise(words) if one and two)
    for mention in reading.mentions:
        denied = " denied" if reading.negates(mention) else ""
        yield from (f"{name}{denied}" for name in _meant(mention))


def _meant(mention: Mention) -> Iterable[str]:
    concept = mention.concept
    if concept.cue:
        yield f"cue:{concept.cue}"
    if concept.facet:
        yield f"{concept.facet}={concept.value or ''}"
    yield from (f"{facet}<{','.join(values)}" for facet, values in concept.implies.items())
    yield from (f"study:{part}={value}" for part, value in concept.study.items())
