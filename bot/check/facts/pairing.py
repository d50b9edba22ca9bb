"""Shares and what each is told of in a sentence on several series, places or people: the first share group is the first one's.

"42 % in 325 patients, 93 % in 124" has each figure of its two statements and gives it to the other one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.check.facts.matter import Matter, MatterReader
from bot.check.facts.matters import NEAR, Matters
from bot.check.facts.quantities import Quantity
from bot.check.facts.retelling import SERIES
from bot.check.words.bearing import Bearing
from bot.check.words.measures import PERCENT
from bot.check.words.prose import Token

_KINDS = ("rival-place", "rival-people", "rival-tumour", "rival-grade")
"""What else a share can be told of, each kind apart."""
_SMALLER, _LARGER = "smaller", "larger"
_SEVERAL = 2
_NEAR = 3
"""Words from "larger" to the "series" that is, at most."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """What shares are told of: a series by its size, or a mark; with the statements that are of it."""

    at: int
    statements: Sequence[Matter]


class Pairing:
    """Holds shares against the statements on what each is told of."""

    def __init__(self, matters: Matters, held: Sequence[Matter], reader: MatterReader, bearing: Bearing) -> None:
        self._matters = matters
        self._held = held
        self._reader = reader
        self._rivals = reader.rivals
        """The marks of what shares are told of, with their kind."""
        self._bearing = bearing

    def is_crossed(self, tokens: Sequence[Token], said: Matter) -> bool:
        """True if a share is told of one of several that do not have it, while another one of them does."""
        if self._is_of_the_other_size(tokens, said):
            return True
        shares = [q for q in said.quantities if q.unit == PERCENT]
        if len(shares) < _SEVERAL:
            return False
        marks = self._reader.rivals_at(tokens)
        told = [self._series(said), *(self._of_kind(kind, said, marks) for kind in _KINDS)]
        return any(_is_crossed(owners, shares) for owners in told) or self._sizes_are_crossed(tokens, said, shares)

    def names_by_size(self, tokens: Sequence[Token]) -> bool:
        """ "93 % in 325 patients, 42 % in a smaller series": one of several is told by its size alone."""
        return bool(self._sizes(tokens))

    def _series(self, said: Matter) -> list[_Owner]:
        sizes = ((q.at, f"{q.low:g}") for q in said.quantities if q.low >= SERIES and f"{q.low:g}" in said.told.series)
        return [_Owner(at, [h for h in self._held if size in h.told.series]) for at, size in sizes]

    def _of_kind(self, kind: str, said: Matter, marks: Sequence[Sequence[str]]) -> list[_Owner]:
        near = self._matters.near(said)
        on = [held for weight, held in near if weight >= NEAR * near[0][0]]
        named = ((at, mark) for at, here in enumerate(marks) for mark in here if self._rivals.get(mark) == kind)
        last: dict[str, _Owner] = {}
        for at, mark in named:
            own = [h for h in on if (kind, mark) in h.told.rivals and sum(k == kind for k, _ in h.told.rivals) == 1]
            last.setdefault(mark, _Owner(at, own))
        return [*last.values()]

    def _sizes_are_crossed(self, tokens: Sequence[Token], said: Matter, shares: Sequence[Quantity]) -> bool:
        """ "The larger series found 42 %, the smaller one 93 %"."""
        sizes = self._sizes(tokens)
        if said.told.series or sorted(sizes.values()) != [_LARGER, _SMALLER] or len(shares) != len(sizes):
            return False
        by_size = {size: share for size, share in zip(sizes.values(), shares, strict=True)}
        near = self._matters.near(said)
        on = [held for weight, held in near if weight >= NEAR * near[0][0] and held.told.series]
        several = {size: [max(map(int, h.told.series)) for h in on if _has(h, q)] for size, q in by_size.items()}
        smaller, larger = several[_SMALLER], several[_LARGER]
        return bool(smaller and larger) and not any(a < b for a in smaller for b in larger)

    def _sizes(self, tokens: Sequence[Token]) -> dict[int, str]:
        """Where a sentence calls something smaller or larger, and which."""
        sizes: dict[int, str] = {}
        smaller, larger = self._bearing.forms("smaller-series"), self._bearing.forms("larger-series")
        for at, token in enumerate(tokens):
            words = [] if token.study else token.text.split()
            if not smaller.isdisjoint(words):
                sizes[at] = _SMALLER
            elif not larger.isdisjoint(words):
                sizes[at] = _LARGER
        return sizes

    def _is_of_the_other_size(self, tokens: Sequence[Token], said: Matter) -> bool:
        """ "42 % in the larger series", "the smaller series had 325 patients": of two series on a matter, the other one."""
        both = self._sizes(tokens)
        sizes = {at: size for at, size in both.items() if self._is_of_a_series(tokens, at)}
        if sizes and _are_swapped(both, [q for q in said.quantities if f"{q.low:g}" in said.told.series]):
            return True
        near = self._matters.near(said) if sizes and len(set(sizes.values())) == 1 else []
        on = [held for weight, held in near if weight >= NEAR * near[0][0] and held.told.series]
        told = [q for q in said.quantities if q.unit == PERCENT or f"{q.low:g}" in said.told.series]
        own, others = (
            {max(map(int, h.told.series)) for h in on if told and all(_has_it(h, q) for q in told) is having}
            for having in (True, False)
        )
        others = {size for size in others if self._are_alike(said, on, size)}
        if len(own) != 1 or not others:
            return False
        larger = next(iter(sizes.values())) == _LARGER
        return all(size > min(own) for size in others) if larger else all(size < min(own) for size in others)

    def _is_of_a_series(self, tokens: Sequence[Token], at: int) -> bool:
        after = [word for t in tokens[at + 1 : at + 1 + _NEAR] for word in t.text.split()]
        return any(self._bearing.among(word, "cohort") for word in after) or after[:2] == ["of", "the"]

    @staticmethod
    def _are_alike(said: Matter, on: Sequence[Matter], size: int) -> bool:
        """True if a series of a size is one of the measures and studies that a sentence tells of."""
        measures = {cell.measure for cell in said.told.cells if cell.measure}
        studies = {s.parts["modality"] for s in said.told.studies}
        its = [h for h in on if f"{size}" in h.told.series]
        measured = not measures or any(measures & {c.measure for c in h.told.cells} for h in its)
        return measured and (not studies or any(studies & {s.parts["modality"] for s in h.told.studies} for h in its))


def _are_swapped(sizes: Mapping[int, str], series: Sequence[Quantity]) -> bool:
    """ "The smaller series had 325 patients, the larger 124": each of two sizes with its number behind it."""
    if sorted(sizes.values()) != [_LARGER, _SMALLER] or len(series) != _SEVERAL:
        return False
    (first, size), (second, _) = sizes.items()
    behind = first < series[0].at < second < series[1].at
    return behind and (series[0].low > series[1].low) == (size == _SMALLER)


def _is_crossed(owners: Sequence[_Owner], shares: Sequence[Quantity]) -> bool:
    owned = [o for o in owners if any(q.unit == PERCENT for held in o.statements for q in held.quantities)]
    if len(owned) < _SEVERAL or len(owned) != len(owners):
        return False
    for owner, group in _each(owned, shares):
        others = [held for o in owned if o is not owner for held in o.statements]
        for share in group:
            if not any(_has(held, share) for held in owner.statements) and any(_has(held, share) for held in others):
                return True
    return False


def _each(owners: Sequence[_Owner], shares: Sequence[Quantity]) -> Iterator[tuple[_Owner, Sequence[Quantity]]]:
    """Each of several with its shares: those that stand between the same two, or one share each."""
    groups = [[*group] for _, group in groupby(shares, lambda q: sum(o.at < q.at for o in owners))]
    if len(groups) != len(owners):
        groups = [[share] for share in shares]
    if len(groups) == len(owners):
        yield from zip(owners, groups, strict=True)


def _has_it(held: Matter, told: Quantity) -> bool:
    """True if a statement has a share, or is of a series of the size."""
    return f"{told.low:g}" in held.told.series if told.unit != PERCENT else _has(held, told)


def _has(held: Matter, share: Quantity) -> bool:
    return any(share.is_told_by(q) for q in held.quantities if q.unit == PERCENT)
