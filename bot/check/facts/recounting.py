"""A series told in few words: each figure is one of one statement, each share of the measure and study that it is of there.

Where the statement has several measures or studies, each share must be told of one of them: what is left open can be another's.
"""

from collections.abc import Iterable, Sequence, Set

from bot.check.facts.comparing import IN_WORDS, has_the_cells, is_about_one_of, is_the_study, turns
from bot.check.facts.matter import Matter
from bot.check.facts.quantities import Quantity
from bot.check.facts.retelling import Retelling
from bot.check.words.bearing import stem
from bot.check.words.cells import Cell
from bot.check.words.measures import MEASURED, PERCENT
from bot.understand.imaging.studies import NamedStudy

_SEVERAL = 2
_PLACE, _UN = "rival-place", "un"
_AS_ADJECTIVES = frozenset(map(stem, MEASURED))


def recounted(said: Matter, held: Iterable[Matter], free: Set[str]) -> Matter | None:
    """The statement whose series a sentence tells, all its figures among those of it; `free` are stems of words that only report.

    Every other word of the sentence must be one of the statement's.
    """
    told = said.told
    if not told.series:
        return None
    series = (
        h for h in held if told.series <= h.told.series and told.numbers <= h.told.numbers and told.words - free <= h.told.words
    )
    shares = bool(told.portions) or any(unit == PERCENT for _, unit in told.numbers)
    return next((h for h in series if (_tells(said, h) if shares else _counts_as(said, h))), None)


def _counts_as(said: Matter, held: Matter) -> bool:
    """True for "4 of 71 patients" of a statement that counts nothing else, its studies in the same order."""
    told, its = said.told, held.told
    counts = len(said.quantities) == len(held.quantities) == _SEVERAL and len(told.of_several) == 1
    return counts and _in_order(told.studies, its.studies) and not turns(told, its)


def _tells(said: Matter, held: Matter) -> bool:
    told, its = said.told, held.told
    if not all(part in its.portions or is_about_one_of(part, its.numbers, IN_WORDS) for part in told.portions):
        return False
    if not told.of_several <= its.of_several or any(q.unit and not _has(held, q) for q in said.quantities):
        return False
    cells = [cell for cell in its.cells if cell.unit == PERCENT]
    return not turns(told, its) and has_the_cells(told, cells) and _are_told_apart(told, cells)


def strays(said: Matter, used: Sequence[Matter]) -> bool:
    """True if what a sentence tells of a series is of another place than its statements, or of "untreated" for "treated"."""
    if not said.told.series:
        return False
    words = frozenset[str]().union(*(h.told.words for h in used))
    places = {mark for kind, mark in said.told.rivals if kind == _PLACE}
    return not places <= words or any(w.startswith(_UN) and w.removeprefix(_UN) in words for w in said.told.words)


def _has(held: Matter, said: Quantity) -> bool:
    """True if a statement has a quantity, or first its one end and then the other: "from 82 to 96 %"."""
    if any(said.is_told_by(q) for q in held.quantities):
        return True
    places = [next((q.at for q in held.quantities if q.low == q.high == end), None) for end in (said.low, said.high)]
    return said.unit == PERCENT and None not in places and places == sorted(p for p in places if p is not None)


def _in_order(told: Sequence[NamedStudy], its: Sequence[NamedStudy]) -> bool:
    """True if studies stand in the order of the statement: what one shows the other misses."""
    return len(told) <= len(its) and all(is_the_study(one, other) for one, other in zip(told, its, strict=False))


def _are_told_apart(told: Retelling, shares: Sequence[Cell]) -> bool:
    """True if each share is told of a measure and of a study, as far as the statement has several.

    Where no measure is named at all, the shares stand in the order of the statement.
    """
    studies = {tuple(sorted(c.study.parts.items())) for c in shares if c.study}
    cells = [cell for cell in told.cells if cell.unit == PERCENT]
    if len(studies) >= _SEVERAL and any(cell.study is None for cell in cells):
        return False
    if len({cell.measure for cell in shares}) < _SEVERAL or all(cell.measure for cell in cells):
        return True
    named = any(cell.measure for cell in cells) or not _AS_ADJECTIVES.isdisjoint(told.words)
    return not named and all(_are_in_turn(cells, shares, cell.study) for cell in cells)


def _are_in_turn(cells: Sequence[Cell], shares: Sequence[Cell], study: NamedStudy | None) -> bool:
    """True if the shares of a study are told one after the other as the statement tells them."""
    numbers, its = (
        [c.number for c in some if study is None or c.study is None or is_the_study(study, c.study)] for some in (cells, shares)
    )
    return numbers == its[: len(numbers)]
