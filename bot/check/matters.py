"""Matters: which statements a sentence is on, by rare words, studies and units, and whether they have its quantities.

A sentence that gives a quantity on the matter of statements which give others of its kind turns them: "the energy window is
centred on 511 keV". One whose every number and most of whose words are those of a statement tells it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import log

from bot.check.bearing import stem
from bot.check.build import reports
from bot.check.prose import Token
from bot.check.quantities import COUNT, HOURS, SUV, UNITS, Quantity, quantities_of
from bot.check.retelling import LETTERS, SERIES, Retelling, RetellingReader

Mark = str | tuple[str, ...]
"""A word, or a study, a tracer or a unit."""
_FREE = ("", "%", "kg", "cm")
"""Units that are not held against statements here: shares are as cells, what a patient weighs is his own."""
_MEASURED = ("mmol/l", "mg/dl", "mgy")
_SIZES = ("mm", SUV, COUNT, *_MEASURED)
"""Units of what is seen or measured in one patient."""
_IMPLIED = {"msv": "dose", "mbq": "activ"}
"""Words that a unit stands for."""
_ON, _ON_TIMES, _ON_SIZES, _ON_THICK = 9.0, 10.5, 13.0, 15.5
"""What marks weigh together that put a sentence on the matter of a statement: by quantities in general, times, sizes, and millimetres."""
_ON_WORDS, _MOST = 11.0, 0.58
"""The same by words alone, and how much of the shorter one must be shared."""
_NEAR = 0.5
"""How much of the most that any statement on the matter weighs one must weigh to bear a quantity out."""
_SHARE = 0.22
"""How much of what its marks weigh a sentence must share with a statement on its matter."""
_FIGURES = 2
"""Figures without a unit, at least, by which a sentence is known to tell a statement."""
_A_FEW = 4
_OWN = 3
"""Words before a study within which it is said whose it is."""
_NO_MATTER = frozenset({*HOURS, *UNITS, "take", "takes", "taking", "keep", "keeps"})
_ON_TOLD, _TOLD = 8.0, 0.33
"""What marks weigh together that put a sentence near a statement that it may tell, and how much of its own marks that must be."""


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

    def are_beside(self, one: Quantity, other: Quantity) -> bool:
        """True for quantities of one part of the sentence."""
        return not any(min(one.at, other.at) < end < max(one.at, other.at) for end in self.ends)

    def around(self, quantity: Quantity) -> frozenset[Mark]:
        """The marks of the part of the sentence that a quantity is in."""
        return next((marks for q, marks in self.beside if q == quantity), frozenset())


class Matters:
    """The statements of the corpus by their matters."""

    def __init__(self, statements: Iterable[Sequence[Token]], reader: RetellingReader, bands: Iterable[str] = ()) -> None:
        """`bands` are the ranges of the ACR levels, "<0.1" or "1-10", which the table is asked about."""
        self._reader = reader
        self._bands = frozenset(_band(text) for text in bands)
        self._held = [self.read(tokens, stated=True) for tokens in statements]

    def read(self, tokens: Sequence[Token], *, stated: bool = False) -> Matter:
        """A sentence or a statement."""
        told = self._reader.read(tokens, stated=stated)
        quantities = tuple(quantities_of(tokens, self._reader.bearing))
        units = {mark for q in quantities if q.unit for mark in (("unit", q.unit), _IMPLIED.get(q.unit, ("unit", q.unit)))}
        words = told.words - {stem(w) for t in tokens if t.has("count") or t.text in _NO_MATTER for w in t.text.split()}
        of_one = not stated and self._is_of_one(tokens)
        day = any(self._reader.bearing.among(t.text, "month") for t in tokens)
        beside = tuple((q, frozenset(self._beside(tokens, q))) for q in quantities)
        ends = tuple(n for n, token in enumerate(tokens) if _parts(token))
        return Matter(frozenset([*words, *_things(tokens), *units]), quantities, told, of_one, reports(tokens), day, beside, ends)

    def _beside(self, tokens: Sequence[Token], quantity: Quantity) -> Iterator[Mark]:
        """The marks between the boundaries around a quantity; other numbers there count as well: "0.024 (15 y)"."""
        start = next((n for n in range(quantity.at - 1, -1, -1) if _parts(tokens[n])), -1) + 1
        end = next((n for n in range(quantity.at + 1, len(tokens)) if _parts(tokens[n])), len(tokens))
        part = tokens[start:end]
        yield from self._reader.content(part)
        yield from _things(part)
        yield from (t.cues.get("count") or t.text for n, t in enumerate(part, start) if t.has("number", "count") and n != quantity.at)

    def _is_of_one(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence of the past, of one's own study or an answer that is asked for."""
        among = self._reader.bearing.among
        own = any(among(t.text, "own") for at, s in enumerate(tokens) if s.study for t in tokens[max(0, at - _OWN) : at])
        return own or any(t.text == "?" for t in tokens)

    @cached_property
    def _places(self) -> Mapping[Mark, list[int]]:
        places: dict[Mark, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            for mark in held.marks:
                places[mark].append(place)
        return places

    @cached_property
    def weights(self) -> Mapping[Mark, float]:
        """How much each mark tells, by how few statements have it."""
        return {mark: log(len(self._held) / len(places)) for mark, places in self._places.items()}

    def near(self, said: Matter) -> list[tuple[float, Matter]]:
        """The statements that share marks with a sentence, the nearest first, with what the marks weigh together."""
        shared: Counter[int] = Counter()
        for mark in said.marks:
            for place in self._places.get(mark, ()):
                shared[place] += self.weights[mark]  # type: ignore[assignment]
        return [(weight, self._held[place]) for place, weight in shared.most_common()]

    def turns_a_quantity(self, said: Matter) -> bool:
        """True if a statement on the matter gives quantities of a kind, and none there gives the one that the sentence does."""
        held_against = [q for q in said.quantities if q.unit not in _FREE and not (q.unit in _SIZES and said.of_one)]
        held_against = [q for q in held_against if (q.unit not in _MEASURED or not said.reported) and (q.unit != COUNT or q.low >= SERIES)]
        held_against = [q for q in held_against if q.unit != "msv" or not {(q.low, q.high), (0.0, q.high)} & self._bands]
        near = self.near(said) if held_against and not said.of_a_day else []
        if not near or near[0][0] < _SHARE * self.weight(said.marks):
            return False
        if len(said.quantities) >= _FIGURES and any(all(_has(held, q) for q in said.quantities) for _, held in near):
            return False
        return any(self._is_another(q, near) for q in held_against)

    def tells_by_half(self, said: Matter) -> bool:
        """True for a figure of a statement on the matter beside another one that no statement there has: a series of another size."""
        known = [q for q in said.quantities if q.unit or q.low >= SERIES]
        near = self.near(said) if len(known) >= _FIGURES and not said.of_a_day else []
        near = [(weight, held) for weight, held in near if weight >= _SHARE * self.weight(said.marks)]
        sure = [q for q in known if q.unit in ("%", SUV) or q.low >= SERIES or q.low % 1]
        told = [weight for weight, held in near if weight >= _ON and any(q.is_told_by(its) for q in sure for its in _alike(held, q))]
        on = [held for weight, held in near if told and weight >= _NEAR * told[0]]
        counts = (q for q in known if q.unit in ("", SUV, "mm", "mbq", "msv") or (q.unit == COUNT and q.low > _A_FEW))
        return bool(on) and not all(any(_has(held, q) for held in on) for q in counts)

    def on_the_matter(self, said: Matter) -> list[Matter]:
        """The statements that a sentence may be on by its words alone."""
        whole = self.weight(said.marks)
        near = [(weight, held) for weight, held in self.near(said) if weight >= _ON_WORDS]
        return [held for weight, held in near if weight >= _MOST * min(whole, self.weight(held.marks))]

    def bearing_out(self, said: Matter) -> list[Matter] | None:
        """The statements that together have each number of a sentence, and most of what its words weigh; None if there are none."""
        if not any(q.unit not in ("", COUNT) for q in said.quantities) and sum(q.low >= SERIES for q in said.quantities) < _FIGURES:
            return None
        near = [(weight, held) for weight, held in self.near(said) if weight >= _ON_TOLD]
        near = [held for weight, held in near if weight >= _NEAR * near[0][0]]
        used: list[Matter] = []
        for quantity in said.quantities:
            having = [held for held in near if self._holds(said, quantity, held)]
            if not having:
                return None
            used += [] if any(held in used for held in having) else having[:1]
        if not used or not self._go_together(said, used) or not _is_measured(said):
            return None
        stated = frozenset[Mark]().union(*(held.marks for held in used))
        return used if self.weight(said.marks & stated) >= _TOLD * self.weight(said.marks) else None

    def _go_together(self, said: Matter, used: Sequence[Matter]) -> bool:
        """True if quantities that are told in one part of a sentence are of one statement, where a statement has both kinds."""
        pairs = ((one, other) for one, other in combinations(said.quantities, 2) if said.are_beside(one, other))
        for one, other in pairs:
            of_both = [held for held in used if {one.unit, other.unit} <= {q.unit for q in held.quantities}]
            if of_both and not any(self._holds(said, one, held) and self._holds(said, other, held) for held in used):
                return False
        return True

    def _holds(self, said: Matter, told: Quantity, held: Matter) -> bool:
        """True if a statement has a quantity, or both ends of "from 82 to 96 %"."""
        if any(self._is_the_same(said, told, held, its) for its in held.quantities):
            return True
        ends = (replace(told, high=told.low), replace(told, low=told.high)) if told.low < told.high else ()
        return bool(ends) and all(
            any(end.is_told_by(its) and its.unit in (end.unit, "") for its in held.quantities) for end in ends
        )

    def _is_the_same(self, said: Matter, told: Quantity, held: Matter, its: Quantity) -> bool:
        """True if a sentence tells a quantity of a statement, and of what the statement does, where it has others of the unit."""
        same = its.unit == told.unit or not told.unit or (not its.unit and told.unit != "%") or {its.unit, told.unit} == {"", COUNT}
        is_told = told.is_told_by(its) or (told.unit == "h" and told.lies_in(its))
        return same and is_told and not (said.around(told) & _others(held, its))

    def weight(self, marks: Iterable[Mark]) -> float:
        """What marks weigh together; one that no statement has tells the most."""
        unknown = log(len(self._held))
        return sum(self.weights.get(mark, unknown) for mark in marks)

    def _is_another(self, said: Quantity, near: Sequence[tuple[float, Matter]]) -> bool:
        least = _ON_THICK if said.unit == "mm" else _ON_SIZES if said.unit in _SIZES else _ON_TIMES if said.unit == "h" else _ON
        alike = [(weight, held) for weight, held in near if any(q.unit == said.unit for q in held.quantities)]
        if not alike or alike[0][0] < least:
            return False
        on = [held for weight, held in near if weight >= _NEAR * alike[0][0]]
        return not any(_has(held, said) for held in on)


def _alike(held: Matter, said: Quantity) -> list[Quantity]:
    """The quantities of a statement that can be of the same kind."""
    units = ("", COUNT) if said.unit == COUNT else (said.unit, "")
    return [q for q in held.quantities if not said.unit or q.unit in units]


def _is_measured(said: Matter) -> bool:
    """False for an uptake value of studies that have no tracer."""
    studies = said.told.studies
    return not studies or all(q.unit != SUV for q in said.quantities) or any("tracer" in s.parts for s in studies)


def _others(held: Matter, quantity: Quantity) -> frozenset[Mark]:
    """What a statement has beside its other quantities of the unit and not beside this one."""
    base = quantity.unit.partition("/")[0]
    beside = [marks for q, marks in held.beside if q.unit.partition("/")[0] == base and q != quantity]
    return frozenset().union(*beside) - held.around(quantity)


def _parts(token: Token) -> bool:
    """True for what ends a part of a sentence."""
    return not token.study and (token.text in (",", ";", "and", "or", "against", "versus") or token.has("clause"))


def _band(text: str) -> tuple[float, float]:
    low, _, high = text.replace("<", "0-").partition("-")
    return float(low), float(high or low)


def _has(held: Matter, said: Quantity) -> bool:
    """True if a statement has a quantity, or each end of a range: 6-7 mSv where it says "6.1 mSv to 7 mSv"."""
    its = _alike(held, said)
    ends = (replace(said, high=said.low), replace(said, low=said.high))
    return any(said.is_told_by(q) or said.lies_in(q) for q in its) or all(any(end.is_told_by(q) for q in its) for end in ends)


def _things(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Studies by their kind and region, and what is worked with."""
    for token in tokens:
        if token.study:
            said = {key: value for key, value in token.study.parts.items() if key not in token.study.defaulted}
            yield "study", token.study.parts["modality"]
            yield from ((key, said[key]) for key in ("tracer", "region") if key in said)
        elif token.has("object") and len(token.text) < LETTERS:
            yield "tracer", token.cues["object"]
