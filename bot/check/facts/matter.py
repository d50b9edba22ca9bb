"""A sentence or a statement by its matter: rare words, studies and units, and the quantities that it gives of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from bot.check.facts.quantities import Quantity, quantities_of
from bot.check.facts.reading import LETTERS, RetellingReader
from bot.check.facts.retelling import Retelling
from bot.check.words.bearing import Bearing, stem
from bot.check.words.build import is_verb, reports
from bot.check.words.measures import HOURS, UNITS
from bot.check.words.prose import Token
from corpus.words import is_year

Mark = str | tuple[str, ...]
"""A word, or a study, a tracer or a unit."""
_IMPLIED = {"msv": "dose", "mbq": "activ"}
"""Words that a unit stands for, as stems."""

_OWN = 3
"""Words before a study within which it is said whose it is."""
_SEVERAL = 3
"""Quantities that make a list."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence by what puts it on a matter, and its quantities."""

    marks: frozenset[Mark]
    quantities: tuple[Quantity, ...]
    told: Retelling
    of_one: bool = False
    """It tells of one patient or one examination: "her PET/CT"."""
    reported: bool = False
    of_a_day: bool = False
    """ "The CT of 4 March"."""
    beside: tuple[tuple[Quantity, frozenset[Mark]], ...] = ()
    """Each quantity with the marks of its part of the sentence."""
    ends: tuple[int, ...] = ()
    """Where the parts end."""
    pairs: tuple[tuple[Quantity, Quantity], ...] = ()
    """Quantities that are told of one another: "8.0 mSv (9 kg)", "2.0 and 2.4 mSv at 3.5 and 10 kg"."""
    years: frozenset[str] = frozenset()
    of_one_tumour: bool = False
    """It tells of the tumour of one patient: "her osteosarcoma"."""
    alone: frozenset[int] = frozenset()
    """Where quantities stand that are told of what nothing else does: "in 10 they were seen on CT only"."""

    def are_beside(self, one: Quantity, other: Quantity) -> bool:
        """True for quantities of one part of the sentence."""
        return not any(min(one.at, other.at) < end < max(one.at, other.at) for end in self.ends)

    def around(self, quantity: Quantity) -> frozenset[Mark]:
        """The marks of the part of the sentence that a quantity is in."""
        return next((marks for q, marks in self.beside if q == quantity), frozenset())


class MatterReader:
    """Reads sentences and statements alike."""

    def __init__(self, bearing: Bearing, reader: RetellingReader) -> None:
        self._bearing = bearing
        self._reader = reader
        self.rivals = reader.rivals
        self._no_matter = {*HOURS, *UNITS, *bearing.forms("no-matter")}

    def read(self, tokens: Sequence[Token], *, stated: bool = False) -> Matter:
        """A sentence, or a statement of the corpus as it is `stated`."""
        told = self._reader.read(tokens, stated=stated)
        quantities = tuple(quantities_of(tokens, self._bearing))
        units = {mark for q in quantities if q.unit for mark in (("unit", q.unit), _IMPLIED.get(q.unit, ("unit", q.unit)))}
        words = told.words - {stem(w) for t in tokens for w in t.text.split() if w in self._no_matter or "count" in t.cues}
        kinds = (mark for mark in self._reader.rivals_of(tokens) if " " in mark)
        marks = frozenset[Mark]([*words, *kinds, *_things(tokens), *units])
        years = frozenset(t.text for t in tokens if is_year(t.text))
        if not quantities:
            return Matter(marks, quantities, told, years=years)
        day = any(self._bearing.among(t.text, "month") for t in tokens)
        beside = tuple((q, frozenset(self._beside(tokens, q))) for q in quantities)
        ends = tuple(n for n, token in enumerate(tokens) if _ends_a_part(token))
        pairs = tuple(_pairs(tokens, quantities))
        return Matter(
            marks,
            quantities,
            told,
            self._is_of_one(tokens),
            reports(tokens),
            day,
            beside,
            ends,
            pairs,
            years,
            self._is_of_one_tumour(tokens),
            frozenset(self._alone(tokens, quantities)),
        )

    def rivals_at(self, tokens: Sequence[Token]) -> list[list[str]]:
        """For each word the marks of the tumours, places and people that it names."""
        return [[*self._reader.rivals_of([token])] for token in tokens]

    def _beside(self, tokens: Sequence[Token], quantity: Quantity) -> Iterator[Mark]:
        """The marks of the part of a sentence that a quantity is in; its other numbers count as well: "0.024 (15 y)"."""
        start = _opens(tokens, quantity.at)
        if start and tokens[start - 1].text == "and":  # "one centre and the EANM ask for 12 h"
            before = _opens(tokens, start - 1)
            start = start if any(is_verb(t) or t.has("number", "count", "act-base") for t in tokens[before:start]) else before
        end = next((n for n in range(quantity.at + 1, len(tokens)) if _ends_a_part(tokens[n])), len(tokens))
        part = tokens[start:end]
        yield from self._reader.content(part)
        yield from self._reader.rivals_of(part)
        yield from _things(part)
        others = (t for n, t in enumerate(part, start) if t.has("number", "count") and n != quantity.at)
        yield from (t.cues.get("count") or t.text for t in others)

    def _is_of_one_tumour(self, tokens: Sequence[Token]) -> bool:
        """True for "the osteosarcoma", "her left tibial osteosarcoma", and for what has no verb."""
        among = self._bearing.among
        if not any(is_verb(t) or t.has("past") or t.text.endswith("ed") for t in tokens) or any(t.text == "?" for t in tokens):
            return True
        places = [n for n, t in enumerate(tokens) if not t.study and any(among(w, "rival-tumour") for w in t.text.split())]
        return any(among(t.text, "own") for at in places for t in tokens[max(0, at - _OWN) : at])

    def _alone(self, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[int]:
        """The places of quantities that have, before the next one, "on CT only", "by MRI alone" or "only MRI"."""
        beside = list(pairwise(tokens))
        apart = [n for n, (a, b) in enumerate(beside) if a.study and self._bearing.among(b.text, "setting-apart", "set-apart")]
        apart += [n for n, (a, b) in enumerate(beside) if b.study and self._bearing.among(a.text, "setting-apart")]
        for one, after in pairwise([*(q.at for q in quantities), len(tokens)]):
            if any(one < n < after for n in apart):
                yield one

    def _is_of_one(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence of one's own study or of a side of the body, a fragment, and an answer that is asked for."""
        among = self._bearing.among
        if not any(is_verb(t) or t.has("past", "act-base") for t in tokens) or any(among(t.text, "side") for t in tokens):
            return True
        own = any(among(t.text, "own") for at, s in enumerate(tokens) if s.study for t in tokens[max(0, at - _OWN) : at])
        return own or any(t.text == "?" for t in tokens)


def _ends_a_part(token: Token) -> bool:
    return not token.study and (token.text in (",", ";", "and", "or", "against", "versus") or "clause" in token.cues)


def _opens(tokens: Sequence[Token], at: int) -> int:
    """Where the part of a sentence opens that a place is in."""
    return next((n for n in range(at - 1, -1, -1) if _ends_a_part(tokens[n])), -1) + 1


def _pairs(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Quantities with what is told of each in brackets behind it, or in a list as long as theirs or shorter by its "adults"."""
    for one, other in pairwise(quantities):
        between = [t.text for t in tokens[one.at + 1 : other.at]]
        if one.unit != other.unit and "(" in between[:_OWN] and ")" not in between:
            yield one, other
    lists = [[q for q in quantities if q.unit == unit] for unit in dict.fromkeys(q.unit for q in quantities)]
    for several, keys in permutations([some for some in lists if len(some) >= _SEVERAL], 2):
        if len(several) - len(keys) in (0, 1):
            yield from zip(several, keys, strict=False)


def _things(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Studies by their kind and region, and what is worked with."""
    for token in tokens:
        if token.study:
            said = {key: value for key, value in token.study.parts.items() if key not in token.study.defaulted}
            yield "study", token.study.parts["modality"]
            yield from ((key, said[key]) for key in ("tracer", "region") if key in said)
        elif len(token.text) < LETTERS and token.has("object"):
            yield "tracer", token.cues["object"]
