"""What the figures of a statement belong to: a sentence that tells one of something else that the statement names turns it.

"ICRP advises 4 h" where the statement has ICRP ask for none and EANM for 4 h; "13.5 mSv at 9 kg" where it gives 8.0 mSv (9 kg).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bot.check.facts.matter import Mark, Matter
from bot.check.facts.matters import NEAR, Matters, Near
from bot.check.facts.quantities import SUV, Quantity
from bot.check.facts.retelling import SERIES

_ON = 8.0
"""What marks weigh together that put a sentence on a statement whose figure it has."""
_BESIDE = 4.5
"""By how much what stands beside a figure must weigh more for another figure of the series than for this one."""
_ONE_OF = "region"
"""The part of a study of which a figure is told of one."""
_ANYWHERE = (_ONE_OF, "area")
_TOGETHER = 3
"""Words from a share to the next one that is told together with it."""
_DOSES = ("msv", "mbq")
_TUMOUR = "rival-tumour"
_MEANS, _NUMBERED = "rival-means", "numbered"
_SOURCES = ("rival-source", _NUMBERED)


class Belonging:
    """Holds the figures of a sentence against what the statements tell them of."""

    def __init__(self, matters: Matters, rivals: Mapping[str, str]) -> None:
        """`rivals`: the marks of which a figure that belongs to one does not belong to another, with their kind."""
        self._matters = matters
        self._rivals = rivals

    def is_misplaced(self, said: Matter) -> bool:
        """True if a figure is told of what no statement that has it tells it of, or beside the key of another figure."""
        near = self._matters.near(said) if said.quantities else []
        if not near or said.of_a_day:
            return False
        if any(self._is_of_another_tumour(q, said, near) for q in said.quantities if q.unit == SUV):
            return True
        on = [held for weight, held in near if weight >= max(_ON, NEAR * near[0][0])]
        on = [held for held in on if said.told.series & held.told.series] or on  # else 94 % is that of another series than 94.4 %
        told = (q for q in said.quantities if (q.unit or q.places or q.low >= SERIES) and not self._matters.is_a_level(q))
        told = (q for q in told if q.unit or not self._numbers_a_source(q, said))
        return any(self._is_of_another(q, said, on) for q in told) or self._is_beside_another_key(said, on)

    def _is_of_another_tumour(self, quantity: Quantity, said: Matter, near: Near) -> bool:
        """ "In chondrosarcoma an SUVmax of 4.6 predicted the outcome": a value of another tumour, where its own has one."""
        mine = {mark for kind, mark in said.told.rivals if kind == _TUMOUR}
        if not mine or said.of_one_tumour:
            return False
        valued = [held for _, held in near if any(q.unit == SUV for q in held.quantities)]
        having = [held for held in valued if _exactly(held, quantity)]
        tumours = [{mark for kind, mark in held.told.rivals if kind == _TUMOUR} for held in having]
        own = any((_TUMOUR, mark) in held.told.rivals for held in valued if held not in having for mark in mine)
        return own and bool(tumours) and all(its and not its & mine for its in tumours)

    def _numbers_a_source(self, quantity: Quantity, said: Matter) -> bool:
        """True for the number of "ICRP 128"."""
        named = (m for m in said.around(quantity) if isinstance(m, str) and self._kind(m) == _NUMBERED)
        return any(mark.endswith(f" {quantity.low:g}") for mark in named)

    def _is_of_another(self, quantity: Quantity, said: Matter, on: Sequence[Matter]) -> bool:
        having = [(held, its) for held in on if (its := _exactly(held, quantity))]
        mine = self._kinds(said.around(quantity))
        if sum(q.unit in (quantity.unit, "") for q in said.quantities) == 1 and not said.told.ways:
            mine = {**self._kinds(said.marks), **mine}
        return bool(having) and all(self._vie(mine, self._of_its(held, its, quantity)) for held, its in having)

    def _kinds(self, marks: frozenset[Mark]) -> Mapping[str, set[Mark]]:
        """The rivals among some marks, by their kind."""
        found: dict[str, set[Mark]] = {}
        for mark in marks:
            if kind := self._kind(mark):
                found.setdefault(kind, set()).add(mark)
        return found

    def _kind(self, mark: Mark) -> str | None:
        """A study is one means of several, as is "conventional imaging"; a source with its number, "ICRP 80", one of its own."""
        if isinstance(mark, str):
            numbered = mark[-1:].isdigit() and mark.partition(" ")[0] in self._rivals
            return _NUMBERED if numbered else self._rivals.get(mark)
        return {"study": _MEANS, _ONE_OF: _ONE_OF}.get(mark[0]) if mark != _ANYWHERE else None

    def _of_its(self, held: Matter, its: Sequence[Quantity], said: Quantity) -> Mapping[str, set[Mark]]:
        """What a statement tells a figure of.

        Of the studies only those of doses, as shares are held against cells, unless one side is no study: "conventional imaging".
        """
        around = _around(held, its)
        sides = [self._kind(mark) for mark in held.marks if isinstance(mark, str)]
        if said.unit.partition("/")[0] not in _DOSES and _MEANS not in sides:
            around = frozenset(mark for mark in around if isinstance(mark, str) or mark[0] == _ONE_OF)
        return {**self._of_all(held), **self._kinds(around)}

    def _of_all(self, held: Matter) -> Mapping[str, set[Mark]]:
        """The one source that a statement names is that of all its figures."""
        return {kind: marks for kind, marks in self._kinds(held.marks).items() if len(marks) == 1 and kind in _SOURCES}

    @staticmethod
    def _vie(mine: Mapping[str, set[Mark]], its: Mapping[str, set[Mark]]) -> bool:
        """True if they have marks of one kind, none of them the same."""
        return any(not mine[kind] & its[kind] for kind in mine.keys() & its.keys())

    def is_told_of_another_share(self, said: Matter, series: Sequence[Matter]) -> bool:
        """True if what stands beside a share is what the statements on its series have beside another share."""
        shares = [(q, held.around(q)) for held in series for q in held.quantities if q.unit == "%"]
        measured = {cell.number for cell in said.told.cells if cell.measure}
        for mine in (q for q in said.quantities if q.unit == "%" and f"{q.low:g}" not in measured):
            own = [(q, marks) for q, marks in shares if mine.is_told_by(q)]
            wholes = {q.whole for q, _ in own} - {""}
            if own and mine.whole and wholes:
                if mine.whole not in wholes:
                    return True
                continue
            if any(q is not mine and q.unit == "%" and abs(q.at - mine.at) <= _TOGETHER for q in said.quantities):
                continue  # "56 and 53 %": what stands beside one is said of both
            others = [(q, marks) for q, marks in shares if not mine.is_told_by(q)]
            around = said.around(mine)
            weights = [max((self._matters.weight(around & marks) for _, marks in some), default=0.0) for some in (others, own)]
            if own and weights[0] - weights[1] >= _BESIDE:
                return True
        return False

    def _is_beside_another_key(self, said: Matter, on: Sequence[Matter]) -> bool:
        """True if two quantities that stand together in a sentence are of two pairs of a statement, and of one pair of none."""
        for one, other in _together(said):
            held = [pairs for matter in on if (pairs := _pairs_of(matter, one, other))]
            if held and not any(_is(one, a) and _is(other, b) for pairs in held for a, b in pairs):
                return True
        units = [q.unit for q in said.quantities]
        single = [q for q in said.quantities if units.count(q.unit) == 1]
        return any(_are_of_two(one, other, on) for one, other in combinations(single, 2) if said.are_beside(one, other))


def _together(said: Matter) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs that a sentence tells, or those of its quantities if each has a unit of its own, both ways round."""
    units = [q.unit for q in said.quantities]
    single = [q for q in said.quantities if units.count(q.unit) == 1]
    pairs = said.pairs or tuple(combinations(single, 2) if len(units) == len(single) else ())
    yield from (pair for one, other in pairs for pair in ((one, other), (other, one)))


def _pairs_of(held: Matter, one: Quantity, other: Quantity) -> Sequence[tuple[Quantity, Quantity]]:
    """The pairs of a statement in units of these two, if each of the two is in one."""
    pairs = [(a, b) for a, b in held.pairs if (a.unit, b.unit) == (one.unit, other.unit)]
    return pairs if any(_is(one, a) for a, _ in pairs) and any(_is(other, b) for _, b in pairs) else []


def _are_of_two(one: Quantity, other: Quantity, on: Sequence[Matter]) -> bool:
    """True if each is of a statement that gives another quantity of the other's unit, and both are of none."""
    if one.unit == other.unit or not (one.unit and other.unit) or any(_exactly(h, one) and _exactly(h, other) for h in on):
        return False
    return all(any(_exactly(h, a) and _gives_another(h, b) for h in on) for a, b in ((one, other), (other, one)))


def _gives_another(held: Matter, said: Quantity) -> bool:
    return any(q.unit == said.unit for q in held.quantities) and not _exactly(held, said)


def _is(said: Quantity, held: Quantity) -> bool:
    """True for the same quantity; a decimal needs no unit."""
    return (said.unit == held.unit or (not said.unit and said.places > 0)) and said.is_told_by(held)


def _exactly(held: Matter, said: Quantity) -> list[Quantity]:
    """The quantities of a statement that are this one, unit and all."""
    return [q for q in held.quantities if _is(said, q)]


def _around(held: Matter, its: Sequence[Quantity]) -> frozenset[Mark]:
    return frozenset[Mark]().union(*(held.around(q) for q in its))
