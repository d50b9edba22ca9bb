"""Matters: which statements a sentence is on, by rare words, studies and units, and whether they have its quantities.

A sentence that gives a quantity on the matter of statements which give others of its kind turns them: "the energy window is
centred on 511 keV". So does one that gives a figure of a statement beside another one that no statement there has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import log

from bot.check.facts.matter import Mark, Matter
from bot.check.facts.quantities import COUNT, ORDERED, SUV, Quantity
from bot.check.facts.retelling import SERIES
from bot.check.words.measures import PERCENT, TIME

Near = Sequence[tuple[float, Matter]]
"""Statements, the nearest first, with what the marks weigh together that they share with a sentence."""
_FREE = ("", "%", "kg", "cm")
"""Units that are not held against statements here: shares are as cells, what a patient weighs is his own."""
_SIZES = ("mm", SUV, COUNT, "mmol/l", "mg/dl", "mgy")
"""Units of what is seen in one patient."""
_MEASURED = ("mmol/l", "mg/dl", "mgy", "mbq")
"""Units of what was measured or given."""
_ON, _ON_A_SIZE = 9.0, 13.0
"""What marks weigh together that put a sentence on the matter of a statement, in general and by sizes."""
_ON_UNITS = {"h": 10.5, "mm": 15.5}
"""The same by times and millimetres."""
_ON_WORDS, _MOST = 11.0, 0.58
"""The same by words alone, and how much of the shorter one must be shared."""
NEAR = 0.5
"""How much of the most that any statement on the matter weighs one must weigh to bear a quantity out."""
_BESIDE = 4.5
"""What the marks beside a quantity weigh together that are those of a statement which has it."""
UNPROVED = "is on the matter of a fact of the corpus and is not proved to tell it"
"""What is wrong with a sentence of the world at large that is near to a statement and may turn it."""
_SHARE = 0.22
"""How much of what its marks weigh a sentence must share with a statement on its matter."""
_WITHIN, _MUCH, _NEAREST = 8.0, 0.5, 5
"""The same for a sentence that may turn the statement unseen; of how many statements, the nearest first."""
_WORD, _SHARED = 6.0, (2.0, 2.0, 0.6, 0.5)
"""What the rarest word alone weighs at most, and how much of the shorter one a sentence must share that may tell a statement at
all, by how many marks: one alone never tells."""
_LEAST = 4.0
"""What marks weigh together of a statement that is near at all."""
_TRACERS = {("study", "pet_ct"): "fdg", ("study", "pet_mri"): "fdg", ("study", "bone_scan"): "technetium"}
"""What studies are done with unless another tracer is named."""
_ON_A_SHARE, _MOST_OF_IT = 14.0, 0.6
"""What marks weigh together that put a sentence on the statement of a share, and how much of it that must be."""
FIGURES, _A_FEW = 2, 4
"""Figures by which a statement is known, at least, and what is counted in several ways, at most."""


class Matters:
    """The statements of the corpus by their matters."""

    def __init__(self, held: Iterable[Matter], bands: Iterable[str] = ()) -> None:
        """`bands` are the ranges of the ACR levels, "<0.1" or "1-10", which the table is asked about."""
        self._bands = frozenset(_band(text) for text in bands)
        self._held = list(held)
        self._last: tuple[Matter, Near] | None = None

    @cached_property
    def _places(self) -> Mapping[Mark, list[int]]:
        places: dict[Mark, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            for mark in held.marks:
                places[mark].append(place)
        return places

    @cached_property
    def _weights(self) -> Mapping[Mark, float]:
        """How much each mark tells, by how few statements have it."""
        return {mark: log(len(self._held) / len(places)) for mark, places in self._places.items()}

    def weight(self, marks: Iterable[Mark]) -> float:
        """What marks weigh together; one that no statement has tells the most."""
        unknown = log(len(self._held))
        return sum(self._weights.get(mark, unknown) for mark in marks)

    def near(self, said: Matter) -> Near:
        """The statements that share marks with a sentence; several rules ask for those of the same one."""
        if self._last is None or self._last[0] is not said:
            self._last = said, self._found_near(said)
        return self._last[1]

    def _found_near(self, said: Matter) -> Near:
        shared: dict[int, float] = defaultdict(float)
        for mark in said.marks:
            weight = self._weights.get(mark, 0.0)
            for place in self._places.get(mark, ()):
                shared[place] += weight
        near = sorted(((round(weight, 6), -place) for place, weight in shared.items() if weight >= _LEAST), reverse=True)
        return [(weight, self._held[-place]) for weight, place in near]

    def turns_a_quantity(self, said: Matter) -> bool:
        """True if a statement on the matter gives quantities of a kind, and none there gives the one that the sentence does."""
        asked = [q for q in said.quantities if self._is_held_against(q, said)]
        near = self.near(said) if asked and not said.of_a_day else []
        if not near or near[0][0] < _SHARE * self.weight(said.marks):
            return False
        if len(said.quantities) >= FIGURES and any(all(_has(held, q) for q in said.quantities) for _, held in near):
            return False
        of_its = [(weight, held) for weight, held in near if not _is_of_another_study(said, held)]
        return any(_is_another(q, near, of_its) and not self._is_told_beside(q, said, of_its) for q in asked)

    def _is_told_beside(self, quantity: Quantity, said: Matter, near: Near) -> bool:
        """True if a statement has a quantity of what its part of the sentence tells: "fasting for six hours and ..."."""
        around = said.around(quantity)
        return any(_has(held, quantity) and self.weight(around & held.marks) >= _BESIDE for _, held in near)

    def _is_held_against(self, quantity: Quantity, said: Matter) -> bool:
        """False for shares, for what is seen in one patient, for a few of something, and for the levels of the table."""
        if quantity.unit in _FREE or (quantity.unit in _SIZES and said.of_one) or (quantity.unit in _MEASURED and said.reported):
            return False
        if quantity.unit == COUNT:
            return quantity.low >= SERIES
        return not self.is_a_level(quantity)

    def is_a_level(self, quantity: Quantity) -> bool:
        """True for the range of an ACR level, which the table is asked about: 1-10 mSv, below 0.1 mSv."""
        low = 0.0 if quantity.low == quantity.high and quantity.side == "below" else quantity.low
        return quantity.unit == "msv" and (low, quantity.high) in self._bands

    def tells_by_half(self, said: Matter) -> bool:
        """True for a figure of a statement on the matter beside one that no statement there has: a series of another size."""
        known = [q for q in said.quantities if q.unit or q.low >= SERIES]
        near = self.near(said) if len(known) >= FIGURES and not said.of_a_day else []
        near = [(weight, held) for weight, held in near if weight >= max(_ON, _SHARE * self.weight(said.marks))]
        sure = [q for q in known if q.unit in ("%", SUV) or q.low >= SERIES or (q.low % 1 and q.unit != TIME)]
        told = [weight for weight, held in near if any(q.is_told_by(its) for q in sure for its in _alike(held, q))]
        on = [held for weight, held in self.near(said) if weight >= NEAR * told[0]] if told else []
        counts = (q for q in known if q.unit in ("", "%", SUV, "mm", "mbq", "msv") or (q.unit == COUNT and q.low > _A_FEW))
        return bool(on) and not all(any(_has(held, q) for held in on) for q in counts)

    def is_within(self, said: Matter) -> bool:
        """True if a sentence may be on the matter of a statement, by all that they share."""
        near, whole = self.near(said)[:_NEAREST], self.weight(said.marks)
        on = bool(near) and near[0][0] >= _WITHIN
        return on and any(weight >= _MUCH * min(whole, self.weight(held.marks)) for weight, held in near)

    def is_near_one(self, said: Matter) -> bool:
        """True if a sentence shares several marks with a statement and much of the shorter of the two: it may tell or turn it."""
        whole = self.weight(said.marks)
        near = [(w, held, len(said.marks & held.marks)) for w, held in self.near(said)[:_NEAREST] if w > _WORD]
        return any(w >= _SHARED[min(n, len(_SHARED) - 1)] * min(whole, self.weight(held.marks)) for w, held, n in near)

    def turns_a_share(self, said: Matter) -> bool:
        """True for a sentence mostly in the words of a statement that gives shares, if it gives another one."""
        shares = [q for q in said.quantities if q.unit == PERCENT]
        near = self.near(said) if shares and not said.of_a_day else []
        if not near:
            return False
        least = max(_ON_A_SHARE, _MOST_OF_IT * self.weight(said.marks))
        most = _weight_of(PERCENT, near)
        return most >= least and not any(_has(held, q) for q in shares for weight, held in near if weight >= NEAR * most)

    def is_of_another_number(self, said: Matter) -> bool:
        """ "Variant 4 is on soft tissue": true if the statement on the sentence's matter is that of another number."""
        told = [q for q in said.quantities if q.unit in ORDERED]
        if len(told) != 1:
            return False
        near = [(w, held) for w, held in self.near(said) if any(q.unit == told[0].unit for q in held.quantities)]
        own = max((w for w, held in near if _has(held, told[0])), default=0.0)
        return own >= _LEAST and near[0][0] >= max(_ON, own + _BESIDE)

    def turns_a_year(self, said: Matter) -> bool:
        """True if the statements that a sentence may be on have years, and none of them those of the sentence."""
        dated = [held for held in self.on_the_matter(said) if held.years] if said.years and not said.of_a_day else []
        return bool(dated) and not any(said.years <= held.years for held in dated)

    def on_the_matter(self, said: Matter) -> list[Matter]:
        """The statements that a sentence may be on by its words alone."""
        whole = self.weight(said.marks)
        near = [(weight, held) for weight, held in self.near(said) if weight >= _ON_WORDS]
        return [held for weight, held in near if weight >= _MOST * min(whole, self.weight(held.marks))]


def _is_of_another_study(said: Matter, held: Matter) -> bool:
    """True if both name studies, or both tracers, and none is the other's: a bone scan is waited for longer than a PET/CT."""
    one, other = (_things(side, "study") for side in (said, held))
    if one and other and not one & other:
        return True
    one, other = (_things(side, "tracer") for side in (said, held))
    if one or other:
        one, other = one or _tracers(said), other or _tracers(held)
    return bool(one and other) and not one & other


def _things(said: Matter, kind: str) -> set[Mark]:
    return {m for m in said.marks if isinstance(m, tuple) and m[0] == kind}


def _tracers(said: Matter) -> set[Mark]:
    """What the studies of a sentence are done with where it names no tracer."""
    return {("tracer", tracer) for study, tracer in _TRACERS.items() if study in said.marks}


def _is_another(said: Quantity, near: Near, of_its: Near) -> bool:
    """True if statements on the matter give quantities of the kind, and none there on its studies gives this one."""
    least = _ON_UNITS.get(said.unit, _ON_A_SIZE if said.unit in _SIZES else _ON)
    most = _weight_of(said.unit, of_its)
    if not most:
        most, of_its = _weight_of(said.unit, near), near
    return most >= least and not any(weight >= NEAR * most and _has(held, said) for weight, held in of_its)


def _weight_of(unit: str, near: Near) -> float:
    """What the nearest statement weighs that gives a quantity of a unit; 0 if none does."""
    return next((weight for weight, held in near if any(q.unit == unit for q in held.quantities)), 0.0)


def _alike(held: Matter, said: Quantity) -> list[Quantity]:
    """The quantities of a statement that can be of the same kind."""
    units = ("", COUNT) if said.unit == COUNT else (said.unit, "")
    return [q for q in held.quantities if not said.unit or q.unit in units]


def _band(text: str) -> tuple[float, float]:
    low, _, high = text.replace("<", "0-").partition("-")
    return float(low), float(high or low)


def _has(held: Matter, said: Quantity) -> bool:
    """True if a statement has a quantity, or each end of a range: 6-7 mSv where it says "6.1 mSv to 7 mSv"."""
    its = _alike(held, said)
    if any(said.is_told_by(q) or said.lies_in(q) for q in its):
        return True
    ends = (replace(said, high=said.low), replace(said, low=said.high)) if its and said.low != said.high else ()
    return bool(ends) and all(any(end.is_told_by(q) for q in its) for end in ends)
