"""Facts told in other words: the statements that bear a sentence out, figure by figure.

Each number must be one of a statement near to it, of what the statement gives it of; numbers that are told together must be of
one statement; and the statements must have enough of its words.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from bot.check.facts.matter import Mark, Matter
from bot.check.facts.matters import FIGURES, NEAR, Matters
from bot.check.facts.quantities import COUNT, SUV, Quantity
from bot.check.facts.retelling import SERIES
from bot.check.words.measures import PERCENT, TIME

ON, _TOLD = 8.0, 0.33
"""What marks weigh together that put a sentence near a statement that it may tell, and how much of its own marks that must be."""


class BearingOut:
    """Finds the statements that a sentence tells."""

    def __init__(self, matters: Matters) -> None:
        self._matters = matters

    def statements(self, said: Matter) -> list[Matter] | None:
        """The statements that together have each number of a sentence, and enough of its words; None if there are none."""
        by_unit = any(q.unit not in ("", COUNT) for q in said.quantities)
        sized = sum(q.low >= SERIES for q in said.quantities)
        if not by_unit and sized < FIGURES and not (sized and len(said.quantities) > FIGURES):
            return None
        if any(self._matters.is_a_level(q) for q in said.quantities):
            return None
        near = [(weight, held) for weight, held in self._matters.near(said) if weight >= ON]
        close = [held for weight, held in near if weight >= NEAR * near[0][0]]
        used: list[Matter] = []
        for quantity in said.quantities:
            having = [held for held in close if _holds(said, quantity, held)]
            if not having:
                return None
            used += [] if any(held in used for held in having) else having[:1]
        stated = frozenset[Mark]().union(*(held.marks for held in used))
        enough = self._matters.weight(said.marks & stated) >= _TOLD * self._matters.weight(said.marks)
        if len(used) > 1 and not all(_is_beside_its_own(said, quantity, used) for quantity in said.quantities):
            return None
        if not _tells_more_than_times(said, used):
            return None
        return used if enough and _go_together(said, used) and _is_measured(said) else None


def _tells_more_than_times(said: Matter, used: Sequence[Matter]) -> bool:
    """False for "five years out, the film does as well", of statements that give shares: when they were found tells nothing."""
    times = all(q.unit == TIME for q in said.quantities)
    return not times or not all(any(q.unit == PERCENT for q in held.quantities) for held in used)


def _is_beside_its_own(said: Matter, quantity: Quantity, used: Sequence[Matter]) -> bool:
    """True if something of a statement that has a quantity stands beside it, as far as anything does."""
    around = said.around(quantity)
    return quantity.unit != "msv" or not around or any(around & held.marks for held in used if _holds(said, quantity, held))


def _go_together(said: Matter, used: Sequence[Matter]) -> bool:
    """True if quantities that are told in one part of a sentence are of one statement, where a statement has both kinds."""
    pairs = ((one, other) for one, other in combinations(said.quantities, 2) if said.are_beside(one, other))
    for one, other in pairs:
        of_both = [held for held in used if {one.unit, other.unit} <= {q.unit for q in held.quantities}]
        if of_both and not any(_holds(said, one, held) and _holds(said, other, held) for held in used):
            return False
    return True


def _holds(said: Matter, told: Quantity, held: Matter) -> bool:
    """True if a statement has a quantity, or both ends of "from 82 to 96 %"."""
    if any(_is_the_same(said, told, held, its) for its in held.quantities) or _is_of_a_pair(said, told, held):
        return True
    ends = (replace(told, high=told.low), replace(told, low=told.high)) if told.low < told.high else ()
    return bool(ends) and all(any(end.is_told_by(its) and its.unit in (end.unit, "") for its in held.quantities) for end in ends)


def _is_of_a_pair(said: Matter, told: Quantity, held: Matter) -> bool:
    """True if a sentence tells both of a pair of a statement: the dose and the weight that it is for."""
    pairs = (pair for one, other in held.pairs for pair in ((one, other), (other, one)) if one.unit and other.unit)
    of_it = [other for one, other in pairs if one.unit == told.unit and told.is_told_by(one)]
    return any(q.unit == other.unit and q.is_told_by(other) for other in of_it for q in said.quantities)


def _is_the_same(said: Matter, told: Quantity, held: Matter, its: Quantity) -> bool:
    """True if a sentence tells a quantity of a statement, and of what the statement does, where it has others of the unit."""
    same = its.unit == told.unit or not told.unit or (not its.unit and told.unit != "%") or {its.unit, told.unit} == {"", COUNT}
    is_told = told.is_told_by(its) or (told.unit == "h" and told.lies_in(its))
    return same and is_told and (_is_a_cell(said, told) or not said.around(told) & _others(held, its))


def _is_a_cell(said: Matter, told: Quantity) -> bool:
    """True for a share with its measure and study, which is held against cells."""
    whole = (cell for cell in said.told.cells if cell.measure and cell.study)
    return told.unit == "%" and any(f"{told.low:g}" in cell.number.split("-") for cell in whole)


def _is_measured(said: Matter) -> bool:
    """False for an uptake value of studies that have no tracer."""
    studies = said.told.studies
    return not studies or all(q.unit != SUV for q in said.quantities) or any("tracer" in s.parts for s in studies)


def _others(held: Matter, quantity: Quantity) -> frozenset[Mark]:
    """What a statement has beside its other quantities of the unit and not beside this one."""
    base = quantity.unit.partition("/")[0]
    beside = [marks for q, marks in held.beside if q.unit.partition("/")[0] == base and q != quantity]
    others = frozenset[Mark]().union(*beside) - held.around(quantity)
    several = (
        len({(s.parts["modality"], s.parts.get("region")) for s in held.told.studies}) != 1
    )  # the one study of a statement tells none of its quantities from the others
    return others if several else frozenset(mark for mark in others if isinstance(mark, str))
