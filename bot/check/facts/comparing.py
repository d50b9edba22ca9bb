"""A sentence beside a statement that it may retell: the same figures, cells and studies, or turned."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from bot.check.facts.matter import Matter
from bot.check.facts.retelling import KIND, OPPOSITE, SERIES, Number, Retelling
from bot.check.words.cells import Cell, is_of
from bot.understand.imaging.studies import NamedStudy

_ALIKE = 2
"""Words beside a share that make it the same share."""
_PEOPLE = "rival-people"
_NEARLY, IN_WORDS = 1.0, 3.0
"""Hundredths that "about 90 %" and "three quarters" may lie beside what is stated."""


def speaks_of(told: Retelling, fact: Retelling) -> bool:
    """True if they share a word or a study."""
    return bool(told.words & fact.words) or share_a_study(told, fact)


def share_a_study(told: Retelling, fact: Retelling) -> bool:
    """True if a study of one is a study of the other."""
    return any(is_the_study(a, b) for a in told.studies for b in fact.studies)


def is_the_study(one: NamedStudy, other: NamedStudy) -> bool:
    """True if one of the two is the other, or one of its kind."""
    return is_of(one, other) or is_of(other, one)


def measures_alike(told: Retelling, fact: Retelling) -> bool:
    """True for a share, a size or a value to the decimal that a statement has beside some of the same words."""
    same = {(value, unit) for value, unit in told.numbers & fact.numbers if unit or "." in value}
    return bool(same) and (len(told.words & fact.words) >= _ALIKE or (len(same) >= _ALIKE and share_a_study(told, fact)))


def in_common(told: Retelling, fact: Retelling) -> tuple[int, int]:
    """The figures and the words that a sentence and a statement share."""
    return len(told.numbers & fact.numbers), len(told.words & fact.words)


def tells_the_series(told: Retelling, fact: Retelling, beside: Sequence[Retelling]) -> bool:
    """True if a sentence says what a statement does; its figures may be of other statements on the same series as well."""
    near = [f for f in beside if f is fact or told.series & f.series]
    numbers = frozenset().union(*(f.numbers for f in near))
    portions = frozenset().union(*(f.portions for f in near))
    if not all(_is_stated(told, number, numbers) for number in told.numbers):
        return False
    if not all(part in portions or is_about_one_of(part, numbers, IN_WORDS) for part in told.portions):
        return False
    measured = bool(told.compared) and all(one.is_borne_out(fact.cells) for one in told.compared or ())
    if told.ways and not (fact.ways or measured or _are_borne_out(told)):
        return False
    people = {rival for rival in told.rivals if rival[0] == _PEOPLE}
    if people and not any(people & f.rivals for f in near):
        return False
    means = {part for f in near for study in f.studies for part in _means(study)}
    if means and not all(_means(study) <= means for study in told.studies):
        return False
    cells = [cell for f in near for cell in f.cells]
    if measured:  # "the more specific one, 96 against 87 %": figures of what it compares
        measures = {one.measure for one in told.compared or ()}
        cells = [cell for cell in cells if cell.measure in measures]
    way_less = replace(told, ways=()) if measured else told
    return has_the_cells(told, cells) and not turns(way_less, fact) and not (told.levels and _differ(cells))


def _means(study: NamedStudy) -> set[str]:
    """What a study is done with, each of two joined in one apart."""
    return set(study.parts["modality"].split("_"))


def _differ(cells: Sequence[Cell]) -> bool:
    """True if two studies have different shares of one measure."""
    pairs = ((a, b) for a, b in combinations(cells, 2) if a.study and b.study and a.measure == b.measure)
    return any(a.study != b.study and a.number != b.number for a, b in pairs)


def tells_the_figure(told: Retelling, fact: Retelling) -> bool:
    """True if a sentence has no figure of the unit that the statement does not have, and turns nothing."""
    units = {unit for _, unit in told.numbers if unit}
    numbers = {(value, unit) for value, unit in told.numbers if unit or not _is_small((value, unit))}
    same = all(_is_one_of(number, fact.numbers, told.nearly) for number in numbers) if units else True
    return same and has_the_cells(told, fact.cells) and not turns(told, fact, denials=False)


def turns(told: Retelling, fact: Retelling, *, denials: bool = True) -> bool:
    """True if a sentence calls ill what the statement calls well, compares the other way, or denies more or less."""
    if any(OPPOSITE[kind] in fact.kinds and kind not in fact.kinds for kind in told.kinds):
        return True
    if are_rivals(told, fact):
        return True
    if any(fact.bounds.get(value, side) != side for value, side in told.bounds.items()):
        return True
    if any(fact.bounds.get(value) == "below" and value not in told.bounds for value, _ in told.numbers):
        return True  # "a mean of 10.3" of what all lay below 10.3
    swapped = not (told.lists and fact.lists) and _are_swapped(told.studies, fact.studies)
    if ("level" in told.ways) != ("level" in fact.ways) and told.ways and fact.ways:
        return True
    if told.ways and fact.ways and "level" not in told.ways:
        ways, its = (sorted(some if len(set(some)) > 1 else set(some)) for some in (told.ways, fact.ways))
        same = ways == its or (set(told.ways) < set(fact.ways) and _says_from_and_to(told))
        reversed_ = sorted(OPPOSITE[way] for way in ways) == its
        if not ((same and not swapped) or (reversed_ and swapped)):
            return True
    if told.denied and fact.denied and not is_the_study(told.denied, fact.denied):
        return True
    return denials and told.denials % 2 != fact.denials % 2


def _says_from_and_to(told: Retelling) -> bool:
    """True if each share is told as it was and as it became, which says the way: "from 82 to 96 %"."""
    return bool(told.cells) and all("-" in cell.number for cell in told.cells)


def may_be_denied(said: Matter, held: Matter) -> bool:
    """False for a part of a statement of several quantities that has fewer denials: what it denies may be the other part."""
    return len(held.quantities) <= len(said.quantities) or said.told.denials > held.told.denials


def told_of_as_many(told: Retelling, fact: Retelling) -> bool:
    """True if both say how many of the same number something was found in: "in 7 of 9 patients"."""
    return bool({whole for _, whole in told.of_several} & {whole for _, whole in fact.of_several})


def are_rivals(told: Retelling, fact: Retelling) -> bool:
    """True if they tell of different tumours, places or people, or by different sources."""
    both = {kind for kind, _ in told.rivals} & {kind for kind, _ in fact.rivals}
    return bool(both) and both != {kind for kind, _ in told.rivals & fact.rivals}


def are_of_other_kinds(told: Retelling, fact: Retelling) -> bool:
    """True if one tells of bone tumours and the other of those of soft tissue: without a figure they are on different matters."""
    one, other = ({mark for _, mark in side.rivals if mark.endswith(KIND)} for side in (told, fact))
    return bool(one and other) and not one & other


def sizes_differ(told: Retelling, fact: Retelling) -> bool:
    """True if both give sizes, or both doses, and no two are the same."""
    units = {unit for _, unit in told.numbers} & {unit for _, unit in fact.numbers} - {"", "%"}
    return any(not {n for n in told.numbers & fact.numbers if n[1] == unit} for unit in units)


def has_the_cells(told: Retelling, cells: Sequence[Cell]) -> bool:
    """True if each share of a sentence is one of these."""
    return all(any(_is_the_same(cell, held) for held in cells) for cell in told.cells)


def _is_stated(told: Retelling, number: Number, numbers: frozenset[Number]) -> bool:
    """True for a number of a statement, the share that it makes there, or a few of something."""
    share = told.ratios.get(number[0]) if not number[1] else None
    made = share is not None and is_about_one_of(share, numbers, _NEARLY)
    return made or (share is None and _is_small(number)) or _is_one_of(number, numbers, told.nearly)


def _is_small(number: Number) -> bool:
    """A few of something: statements tell them in many ways."""
    value, unit = number
    return not unit and value.isdigit() and int(value) < SERIES


def _is_one_of(number: Number, numbers: frozenset[Number], nearly: frozenset[str]) -> bool:
    """One that is told without its unit can be any of its value."""
    if number[0].isdigit() and len(number[0]) == 1 and number[1] == "msv":  # "about 4 mSv", of 4.2
        return any(unit == number[1] and round(float(value)) == int(number[0]) for value, unit in numbers)
    if number in numbers or (not number[1] and any(value == number[0] for value, _ in numbers)):
        return True
    return number[0] in nearly and is_about_one_of(number[0], numbers, _NEARLY)


def is_about_one_of(value: str, numbers: frozenset[Number], by: float) -> bool:
    """True for a share that lies near to one of these."""
    shares = (float(other) for other, unit in numbers if unit == "%")
    return value.isdigit() and any(abs(float(value) - share) <= by for share in shares)


def _are_borne_out(told: Retelling) -> bool:
    """ "More accurate than CT, with 92 % against 67 %": of two studies the one named first has more, or less, as it says."""
    cells = [cell for cell in told.cells if cell.study]
    pairs = [(a, b) for a, b in pairwise(cells) if a.measure == b.measure and a.study != b.study]
    if len(told.ways) != 1 or not pairs or not told.studies:
        return False
    ways = {"up" if float(a.number) > float(b.number) else "down" for a, b in pairs if {a.number, b.number} <= _plain(cells)}
    return ways == {told.ways[0]}


def _plain(cells: Sequence[Cell]) -> set[str]:
    return {cell.number for cell in cells if cell.number.replace(".", "", 1).isdigit()}


def _is_the_same(cell: Cell, held: Cell) -> bool:
    """One figure of one measure and one study, as far as they are named."""
    numbers = set(held.number.split("-")) | {held.number}
    measured = None in (cell.measure, held.measure) or cell.measure == held.measure
    studies = cell.study is None or held.study is None or is_the_study(cell.study, held.study)
    return measured and studies and any(_is_rounded(cell.number, number) for number in numbers)


def _is_rounded(told: str, held: str) -> bool:
    """True for a number as it stands, or a whole one that a statement gives to the decimal."""
    return told == held or (told.isdigit() and held.replace(".", "", 1).isdigit() and round(float(held)) == int(told))


def _are_swapped(told: Sequence[NamedStudy], held: Sequence[NamedStudy]) -> bool:
    """True if the studies that a sentence compares stand in the other order than in the statement."""
    return bool(told and held) and not is_the_study(told[0], held[0])
