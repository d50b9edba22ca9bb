"""Facts retold: a sentence that tells what a statement of the corpus tells must not turn it.

Which statement a sentence retells is known by a figure that few share (the size of a series, a share or a size beside the same
words), or by most of its words. Of a series told, all figures must be the statement's, each share for the same measure and
study; comparisons must go the same way, and no more may be denied. What cannot be told of a series is taken as turned.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import log
from typing import Literal

from bot.check.bearing import Bearing, stem
from bot.check.cells import Cell, is_of
from bot.check.figures import Figures
from bot.check.matters import Mark, Matter, Matters
from bot.check.prose import Token
from bot.check.retelling import OPPOSITE, RIVALS, SERIES, Number, Retelling, RetellingReader
from bot.check.sentence import Told
from bot.understand.studies import NamedStudy
from corpus import Corpus

Retold = Literal["told", "turned"]
_MOSTLY = 0.5
"""How much of what the words of a sentence weigh is a statement's if it is mostly told in the statement's words."""
_ALIKE = 2
"""Words beside a share that make it the same share."""
_NEARLY, _IN_WORDS = 1.0, 3.0
"""Hundredths that "about 90 %" and "three quarters" may lie beside what is stated."""
_SHARED, _WEIGHT, _MOST = 2, 10.0, 0.6
"""Words that two sentences on one matter share, at least, what they weigh together, and how much of the shorter one."""


class Retellings:
    """The statements of facts, and what sentences make of them."""

    def __init__(self, figures: Figures, bearing: Bearing, corpus: Corpus) -> None:
        means = [c for c in corpus.concepts if (c.cue or "").startswith("means_")]
        means += [c for c in corpus.bearing_concepts if c.cue == "same"]
        meanings = {stem(form): c.id for c in means for form in c.forms if " " not in form}
        self._figures = figures
        self._bearing = bearing
        self._reader = RetellingReader(bearing, meanings)
        levels = corpus.scale.radiation
        self._bands = [band for level in levels for band in (level.adult_msv, level.child_msv) if band]
        self._last: tuple[tuple[str, ...], Retold | None] | None = None

    @cached_property
    def _facts(self) -> list[Retelling]:
        """Read when a text first needs it."""
        return [self._reader.read(tokens, stated=True) for tokens in self._figures.statements]

    @cached_property
    def _matters(self) -> Matters:
        return Matters(self._figures.statements, self._reader, self._bands)

    @cached_property
    def _places(self) -> dict[object, list[int]]:
        """The numbers of the statements that hold a word, a number or a series."""
        places: dict[object, list[int]] = defaultdict(list)
        for place, fact in enumerate(self._facts):
            for held in (*fact.words, *fact.numbers, *fact.series):
                places[held].append(place)
        return places

    def _holding(self, sought: Iterable[object]) -> list[Retelling]:
        """The statements that hold one of these, in order."""
        return [self._facts[place] for place in sorted({place for one in sought for place in self._places.get(one, ())})]

    def _sharing(self, words: Iterable[str]) -> list[Retelling]:
        """The statements that share as many words as two sentences on one matter do."""
        shared = Counter(place for word in words for place in self._places.get(word, ()))
        return [self._facts[place] for place in sorted(shared) if shared[place] >= _SHARED]

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """How much each word tells, by how few statements hold it."""
        held = Counter(word for fact in self._facts for word in fact.words)
        return {word: log(len(self._facts) / count) for word, count in held.items()}

    def of(self, tokens: Sequence[Token]) -> Retold | None:
        """Whether a sentence tells a statement or turns it; None if it retells none."""
        said = tuple(t.text for t in tokens)
        if self._last is None or self._last[0] != said:  # several rules ask for the same one
            self._last = said, self._found(tokens)
        return self._last[1]

    def _found(self, tokens: Sequence[Token]) -> Retold | None:
        said = self._matters.read(tokens)
        found = self._held_against_figures(tokens, said.told)
        turned = found != "turned" and (
            self._matters.turns_a_quantity(said) or self._matters.tells_by_half(said) or self._goes_another_way(said)
        )
        return "turned" if turned else found

    def told_of(self, tokens: Sequence[Token]) -> Told | None:
        """What a sentence that tells statements in other words, figure by figure, has of them; None if it tells none or turns one."""
        if self.of(tokens) == "turned":
            return None
        said = self._matters.read(tokens)
        used = self._matters.bearing_out(said)
        if not used or any(_turns(said.told, held.told, denials=_may_be_denied(said, held)) for held in used) or not self._are_their_studies(said.told, used):
            return None
        stated = frozenset[str]().union(*(held.told.words for held in used))
        marks = frozenset[Mark]().union(*(held.marks for held in used))
        return Told(stated, self._matters.weight(said.marks & marks) >= _MOSTLY * self._matters.weight(said.marks))

    def _are_their_studies(self, told: Retelling, used: Sequence[Matter]) -> bool:
        """True if each study that a sentence names is one of the statements."""
        held = [study for matter in used for study in matter.told.studies]
        return not held or all(any(_is_the_study(study, its) for its in held) for study in told.studies)

    def _goes_another_way(self, said: Matter) -> bool:
        """True if the statements on the matter of a sentence compare or change things the other way: "paler", "untouched"."""
        near = self._matters.on_the_matter(said) if said.told.ways else []
        facts = [held.told for held in near if held.told.ways]
        return bool(facts) and all(_turns(said.told, fact, denials=False) for fact in facts)

    def _held_against_figures(self, tokens: Sequence[Token], told: Retelling) -> Retold | None:
        if facts := [fact for fact in self._holding(told.series) if _speaks_of(told, fact)]:
            return "told" if any(_tells_the_series(told, fact, facts) for fact in facts) else "turned"
        measured = [fact for fact in self._holding(told.numbers) if _measures_alike(told, fact)]
        most = max((_in_common(told, fact) for fact in measured), default=(0, 0))
        if facts := [fact for fact in measured if _in_common(told, fact) == most]:
            return "told" if any(_tells_the_figure(told, fact) for fact in facts) else "turned"
        if self._bearing.speaks(tokens, "rated"):
            return None  # ratings are held against the table
        facts = [fact for fact in self._sharing(told.words) if self._is_on_the_same(told, fact)]
        return "turned" if facts and all(_turns(told, fact) or _sizes_differ(told, fact) for fact in facts) else None

    def _is_on_the_same(self, told: Retelling, fact: Retelling) -> bool:
        """True if most words of a sentence, or of the statement, are the other's, and their studies do not differ."""
        shared = told.words & fact.words
        if len(shared) < _SHARED or (told.studies and fact.studies and not _share_a_study(told, fact)):
            return False
        weight = sum(self._weights.get(word, 0.0) for word in shared)
        unknown = log(len(self._facts))
        whole = min(sum(self._weights.get(word, unknown) for word in side.words) for side in (told, fact))
        return weight >= max(_WEIGHT, _MOST * whole)


def _speaks_of(told: Retelling, fact: Retelling) -> bool:
    return bool(told.words & fact.words) or _share_a_study(told, fact)


def _share_a_study(told: Retelling, fact: Retelling) -> bool:
    return any(_is_the_study(a, b) for a in told.studies for b in fact.studies)


def _is_the_study(one: NamedStudy, other: NamedStudy) -> bool:
    return is_of(one, other) or is_of(other, one)


def _measures_alike(told: Retelling, fact: Retelling) -> bool:
    """True for a share, a size or a value to the decimal that a statement has beside some of the same words."""
    same = {(value, unit) for value, unit in told.numbers & fact.numbers if unit or "." in value}
    return bool(same) and len(told.words & fact.words) >= _ALIKE


def _in_common(told: Retelling, fact: Retelling) -> tuple[int, int]:
    """The figures and the words that a sentence and a statement share."""
    return len(told.numbers & fact.numbers), len(told.words & fact.words)


def _tells_the_series(told: Retelling, fact: Retelling, beside: Sequence[Retelling]) -> bool:
    """True if a sentence says what a statement does; its figures may be of other statements on the same series as well."""
    near = [f for f in beside if f is fact or told.series & f.series]
    numbers = frozenset().union(*(f.numbers for f in near))
    portions = frozenset().union(*(f.portions for f in near))
    if not all(_is_small(number) or _is_one_of(number, numbers, told.nearly) for number in told.numbers):
        return False
    if not all(part in portions or _is_about_one_of(part, numbers, _IN_WORDS) for part in told.portions):
        return False
    if told.ways and not (fact.ways or _are_borne_out(told)):
        return False
    return _has_the_cells(told, [cell for f in near for cell in f.cells]) and not _turns(told, fact)


def _tells_the_figure(told: Retelling, fact: Retelling) -> bool:
    units = {unit for _, unit in told.numbers if unit}
    numbers = {(value, unit) for value, unit in told.numbers if unit or not _is_small((value, unit))}
    same = all(_is_one_of(number, fact.numbers, told.nearly) for number in numbers) if units else True
    return same and _has_the_cells(told, fact.cells) and not _turns(told, fact, denials=False)


def _turns(told: Retelling, fact: Retelling, *, denials: bool = True) -> bool:
    """True if a sentence calls ill what the statement calls well, compares the other way, or denies more or less."""
    if any(OPPOSITE[kind] in fact.kinds and kind not in fact.kinds for kind in told.kinds):
        return True
    if any(_are_rivals(told.rivals[kind], fact.rivals[kind]) for kind in RIVALS):
        return True
    if any(fact.bounds.get(value, side) != side for value, side in told.bounds.items()):
        return True
    swapped = _are_swapped(told.studies, fact.studies)
    if ("level" in told.ways) != ("level" in fact.ways) and told.ways and fact.ways:
        return True
    if told.ways and fact.ways and "level" not in told.ways:
        same = sorted(told.ways) == sorted(fact.ways)
        reversed_ = sorted(OPPOSITE[way] for way in told.ways) == sorted(fact.ways)
        if not ((same and not swapped) or (reversed_ and swapped)):
            return True
    if told.denied and fact.denied and not _is_the_study(told.denied, fact.denied):
        return True
    return denials and told.denials % 2 != fact.denials % 2


def _may_be_denied(said: Matter, held: Matter) -> bool:
    """False for a part of a statement of several quantities that has fewer denials: what it denies may be the other part."""
    return len(held.quantities) <= len(said.quantities) or said.told.denials > held.told.denials


def _are_rivals(told: frozenset[str], held: frozenset[str]) -> bool:
    return bool(told and held) and not told & held


def _sizes_differ(told: Retelling, fact: Retelling) -> bool:
    """True if both give sizes, or both doses, and no two are the same."""
    units = {unit for _, unit in told.numbers} & {unit for _, unit in fact.numbers} - {"", "%"}
    return any(not {n for n in told.numbers & fact.numbers if n[1] == unit} for unit in units)


def _has_the_cells(told: Retelling, cells: Sequence[Cell]) -> bool:
    return all(any(_is_the_same(cell, held) for held in cells) for cell in told.cells)


def _is_small(number: Number) -> bool:
    """A few of something: statements tell them in many ways."""
    value, unit = number
    return not unit and value.isdigit() and int(value) < SERIES


def _is_one_of(number: Number, numbers: frozenset[Number], nearly: frozenset[str]) -> bool:
    """One that is told without its unit can be any of its value."""
    if number in numbers or (not number[1] and any(value == number[0] for value, _ in numbers)):
        return True
    return number[0] in nearly and _is_about_one_of(number[0], numbers, _NEARLY)


def _is_about_one_of(value: str, numbers: frozenset[Number], by: float) -> bool:
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
    studies = cell.study is None or held.study is None or _is_the_study(cell.study, held.study)
    return measured and studies and any(_is_rounded(cell.number, number) for number in numbers)


def _is_rounded(told: str, held: str) -> bool:
    """True for a number as it stands, or a whole one that a statement gives to the decimal."""
    return told == held or (told.isdigit() and held.replace(".", "", 1).isdigit() and round(float(held)) == int(told))


def _are_swapped(told: Sequence[NamedStudy], held: Sequence[NamedStudy]) -> bool:
    """True if the studies that a sentence compares stand in the other order than in the statement."""
    return bool(told and held) and not _is_the_study(told[0], held[0])
