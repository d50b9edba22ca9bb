"""A series told in few words: each figure is one of one statement, each share of the measure and study that it is of there.

Where the statement has several measures or studies, each share must be told of one of them: what is left open can be another's.
"""

from collections.abc import Sequence
from typing import NamedTuple

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
_ALONE = "same-alone"
"""What "only" means: of two studies of which the other is denied, it adds nothing."""
_AS_ADJECTIVES = frozenset(map(stem, MEASURED))


class Free(NamedTuple):
    """Stems of words that a sentence may have beside those of the statement that it tells."""

    reporting: frozenset[str]
    """They only report; numbers in words among them, which are held against the figures."""
    missing: frozenset[str]
    """They deny, and are counted as denials."""
    levelling: frozenset[str]
    """They call two studies equal."""


def recounted(said: Matter, held: Sequence[Matter], free: Free, outright: frozenset[str]) -> Matter | None:
    """The statement whose series a sentence tells, all its figures among those of it.

    Every word of the sentence must be one of the statement's, or free, or one by which shares are told `outright`.
    """
    told = said.told
    if not told.series:
        return None
    series = [h for h in held if told.series <= h.told.series and told.numbers <= h.told.numbers]
    words = told.words - free.reporting
    shares = bool(told.portions) or any(unit == PERCENT for _, unit in told.numbers)
    if shares:
        return next((h for h in series if words - outright <= h.told.words and _tells(said, h)), None)
    own = words - free.missing - ({_ALONE} if told.denials and len(told.studies) == _SEVERAL else set())
    counted = (h for h in series if own <= h.told.words and _counts_as(said, h))
    levelled = (h for h in series if words - free.levelling <= h.told.words and _levels_as(said, h, free))
    return next(counted, None) or next(levelled, None)


def _levels_as(said: Matter, held: Matter, free: Free) -> bool:
    """True for "the two did equally well in 98 lesions", of a statement that tells the same of the same two and no more."""
    told, its = said.told, held.told
    alone = len(said.quantities) == len(held.quantities) == 1 and told.levels and its.levels
    two = len(told.studies) == len(its.studies) == _SEVERAL
    same = two and all(any(is_the_study(one, other) for other in its.studies) for one in told.studies)
    same = same and all(any(is_the_study(one, other) for other in told.studies) for one in its.studies)
    left_out = its.words - told.words - free.reporting - free.levelling
    return alone and same and len(left_out) <= 1 and not told.denials and not turns(told, its)


def _counts_as(said: Matter, held: Matter) -> bool:
    """True for "4 of 71 patients" of a statement that counts nothing else, its studies in the same order."""
    told, its = said.told, held.told
    counts = len(said.quantities) == len(held.quantities) == _SEVERAL and all(_has(held, q) for q in said.quantities)
    counts = counts and (len(told.of_several) == 1 or (bool(told.series) and told.series == its.series))
    counts = counts and told.denials == its.denials and bool(told.denied) == bool(its.denied)
    return counts and _in_order(told.studies, its.studies) and not turns(told, its)


def _tells(said: Matter, held: Matter) -> bool:
    told, its = said.told, held.told
    if its.denied and not told.denied:
        return False  # "the surgeon missed what CT showed"
    if not all(part in its.portions or is_about_one_of(part, its.numbers, IN_WORDS) for part in told.portions):
        return False
    if not told.of_several <= its.of_several or any(q.unit and not _has(held, q) for q in said.quantities):
        return False
    cells = [cell for cell in its.cells if cell.unit == PERCENT]
    return not turns(told, its) and has_the_cells(told, cells) and _are_told_apart(told, cells)


def told_outright(said: Matter, near: Sequence[Matter], free: Free, outright: frozenset[str]) -> Matter | None:
    """The statement on a series of no more than one figure that a sentence tells the way round that it is.

    `near` are the statements that it tells so, and `outright` the words by which it does; each of its others must be of one.
    """
    told = said.told
    alone = bool(told.series) and len(said.quantities) == 1 and not told.portions - {"none"}
    if not alone or told.numbers != {(number, "") for number in told.series}:
        return None
    words = told.words - free.reporting - free.missing - outright
    told_of = (h for h in near if told.series <= h.told.series and bool(h.told.denied) == bool(told.denied))
    return next((h for h in told_of if words <= h.told.words and _in_order(told.studies, h.told.studies)), None)


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
