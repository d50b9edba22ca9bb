"""Facts retold: a sentence with a figure of a study that the corpus tells of must tell what the corpus does.

Which statement a sentence retells is known by a figure that few share: the size of a series ("in 325 patients"), or a share or
a size beside the same words. Then its other figures must be the statement's, each share for the same measure and study, its
comparison must go the same way, and it may deny no more than the statement does. What cannot be told is taken as turned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.check.bearing import Bearing, stem
from bot.check.cells import Cell, cells_of, is_of, is_year
from bot.check.figures import Figures
from bot.check.prose import Token
from bot.understand.studies import NamedStudy

Retold = Literal["told", "turned"]
Number = tuple[str, str]
"""A number with its unit; without one, of patients or lesions."""
_SERIES = 13
"""Patients or lesions from which on the size of a series is told by few others."""
_ALIKE = 2
"""Words beside a share that make it the same share."""
_LETTERS = 4
"""Letters of a word that tells what a statement is about, at least."""
_NEAR = 4
"""Words between a number and what it counts, at most."""
_UNITS = {"%": "%", "percent": "%", "mm": "mm", "cm": "cm", "msv": "msv", "mbq": "mbq"}
_OF_TIME = ("year", "month", "week", "day", "hour", "min", "old", "tesla")
_OUT_OF = ("in", "of", "out of")
_WAYS = {"up": "down", "down": "up"}
_KINDS = {"ill": "well", "well": "ill"}


@dataclass(frozen=True, slots=True)
class Retelling:
    """What of a sentence can be held against a statement."""

    numbers: frozenset[Number]
    series: frozenset[str]
    """The numbers that can be the size of a series."""
    cells: tuple[Cell, ...]
    words: frozenset[str]
    studies: tuple[NamedStudy, ...]
    ways: tuple[str, ...]
    """Which way it compares: "up" or "down"."""
    kinds: frozenset[str]
    """What it calls a lesion: "ill" or "well"."""
    denials: int


class Retellings:
    """The statements with figures, and what sentences make of them."""

    def __init__(self, figures: Figures, bearing: Bearing) -> None:
        self._figures = figures
        self._bearing = bearing

    @cached_property
    def _facts(self) -> list[Retelling]:
        """Read when a text first needs it."""
        return [fact for tokens in self._figures.statements if (fact := self._read(tokens, stated=True)).numbers]

    def of(self, tokens: Sequence[Token]) -> Retold | None:
        """Whether a sentence tells a statement or turns it; None if it retells none."""
        told = self._read(tokens)
        facts = [fact for fact in self._facts if _is_about(told, fact)] if told.numbers else []
        facts = [fact for fact in facts if told.series & fact.series] or facts  # a size tells more than a share does
        if not facts:
            return None
        return "told" if any(_agrees(told, fact, facts) for fact in facts) else "turned"

    def _read(self, tokens: Sequence[Token], *, stated: bool = False) -> Retelling:
        words = [word for t in tokens if not t.study for word in t.text.split()]
        counted = list(self._numbers(tokens))
        series = {value for at, (value, unit) in counted if not unit and self._is_a_series(tokens, at, value, stated=stated)}
        return Retelling(
            frozenset(number for _, number in counted),
            frozenset(series),
            tuple(cell for cell in cells_of(tokens) if cell.unit == "%"),
            frozenset(stem(w) for w in words if len(w) >= _LETTERS and w.isalpha()),
            tuple(t.study for t in tokens if t.study),
            tuple(self._ways(tokens)),
            frozenset(kind for word in words for kind in _KINDS if self._bearing.among(word, f"goes-{kind}")),
            sum(t.has("negation") or self._bearing.among(t.text, "overlooks") for t in tokens),
        )

    def _numbers(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Number]]:
        """The numbers of a sentence with their places and units, but for years, ages, times and isotopes."""
        shared = {number for cell in cells_of(tokens) if cell.unit == "%" for number in cell.number.split("-")}
        for at, token in enumerate(tokens):
            value = (token.cues.get("count") or token.text).replace(",", "")
            after = [t.text for t in tokens[at + 1 : at + 1 + _NEAR]]
            isotope = at and self._bearing.among(tokens[at - 1].text, "isotope")
            if token.study or not value[:1].isdigit() or is_year(token.text) or isotope:
                continue
            if (after and after[0].startswith(_OF_TIME)) or (value == "10" and at and tokens[at - 1].text in _OUT_OF):
                continue  # "one lesion in ten"
            if len(value) == 1 and (tenths := _in_ten(tokens[at + 1 : at + 2 + _NEAR])):
                yield at, (f"{value}0", tenths)
                continue
            unit = "%" if after[:2] == ["per", "cent"] else next((_UNITS[w] for w in after[:1] if w in _UNITS), "")
            for part in value.split("-"):
                yield at, (part, unit or ("%" if part in shared else ""))

    def _is_a_series(self, tokens: Sequence[Token], at: int, value: str, *, stated: bool) -> bool:
        """A number that counts patients or lesions; in a sentence that is no statement they may be left out."""
        after = [t.text.rpartition(" ")[2] for t in tokens[at + 1 : at + 1 + _NEAR]]
        counts = any(self._bearing.among(word, "subjects") for word in after)
        return value.isdigit() and int(value) >= _SERIES and (counts or not stated)

    def _ways(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Which ways a sentence compares; "more than 75 %" and "fell to 42 %" only give a figure."""
        for at, token in enumerate(tokens):
            words = token.text.split()
            after = [*words[1:], *(t.text for t in tokens[at + 1 : at + 3])]
            figure = after[:1] in (["than"], ["to"]) and any(w[:1].isdigit() or w in ("half", "nine") for w in after[1:2])
            if not token.study and not figure:
                yield from (way for word in words for way in _WAYS if self._bearing.among(word, f"goes-{way}"))


def _in_ten(after: Sequence[Token]) -> str:
    """ "Nine in ten", "nine lesions out of ten": the unit of a share."""
    words = [t.cues.get("count") or t.text for t in after]
    tens = (at for at in range(1, len(words)) if words[at] == "10" and words[at - 1] in _OUT_OF)
    return "%" if next(tens, None) is not None else ""


def _is_about(told: Retelling, fact: Retelling) -> bool:
    """True if a sentence shares the size of a series, or a share and what is said beside it, with a statement."""
    same = any(is_of(a, b) or is_of(b, a) for a in told.studies for b in fact.studies)
    alike = told.words & fact.words
    if told.series & fact.series:
        return bool(alike) or same
    return bool({(v, u) for v, u in told.numbers & fact.numbers if u}) and len(alike) >= _ALIKE


def _agrees(told: Retelling, fact: Retelling, beside: Sequence[Retelling]) -> bool:
    """True if a sentence says what a statement does; its figures may be of other statements on the same series as well."""
    near = [f for f in beside if f is fact or told.series & f.series]
    numbers = frozenset().union(*(f.numbers for f in near))
    cells = [cell for f in near for cell in f.cells]
    if not all(_is_small(number) or _is_one_of(number, numbers) for number in told.numbers):
        return False
    if not all(any(_is_the_same(cell, held) for held in cells) for cell in told.cells):
        return False
    if any(_KINDS[kind] in fact.kinds and kind not in fact.kinds for kind in told.kinds):
        return False
    if told.ways and sorted(told.ways) != sorted(fact.ways):
        return sorted(_WAYS[w] for w in told.ways) == sorted(fact.ways) and _are_swapped(told.studies, fact.studies)
    if told.ways and _are_swapped(told.studies, fact.studies):
        return False
    return told.denials % 2 == fact.denials % 2 or not told.series & fact.series


def _is_small(number: Number) -> bool:
    """A few of something: statements tell them in many ways."""
    value, unit = number
    return not unit and value.isdigit() and int(value) < _SERIES


def _is_one_of(number: Number, numbers: frozenset[Number]) -> bool:
    """One that is told without its unit can be any of its value."""
    return number in numbers or (not number[1] and any(value == number[0] for value, _ in numbers))


def _is_the_same(cell: Cell, held: Cell) -> bool:
    """One figure of one measure and one study, as far as they are named."""
    numbers = set(held.number.split("-")) | {held.number}
    measured = None in (cell.measure, held.measure) or cell.measure == held.measure
    studies = cell.study is None or held.study is None or is_of(cell.study, held.study) or is_of(held.study, cell.study)
    return cell.number in numbers and measured and studies


def _are_swapped(told: Sequence[NamedStudy], held: Sequence[NamedStudy]) -> bool:
    """True if the studies that a sentence compares stand in the other order than in the statement."""
    if not told or not held:
        return False
    return not (is_of(told[0], held[0]) or is_of(held[0], told[0]))
