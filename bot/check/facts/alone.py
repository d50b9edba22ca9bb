"""Figures of what nothing else does: "seen on chest CT only in 10 of 109" is not "10 of 109 had lung metastases"."""

from collections.abc import Sequence, Set

from bot.check.facts.matter import Matter
from bot.check.facts.matters import NEAR, Matters
from bot.check.facts.quantities import Quantity
from bot.check.words.bearing import Bearing
from bot.check.words.measures import PERCENT
from bot.check.words.prose import Token

_ON = 8.0
"""What marks weigh together that put a sentence on a statement which gives a share of what one study alone shows."""


class Alone:
    """Holds figures of one study alone apart from those of all."""

    def __init__(self, matters: Matters, bearing: Bearing) -> None:
        self._matters = matters
        self._bearing = bearing

    def is_mixed_up(self, tokens: Sequence[Token], said: Matter) -> bool:
        """True if a figure of what one study alone shows is told of all, or one of all, or none, of what one alone shows."""
        if not said.quantities or said.of_a_day:
            return False
        sets_apart = any(self._bearing.among(t.text, "setting-apart", "set-apart") for t in tokens)
        if sets_apart:
            wholes = {at for at, before in enumerate(tokens, 1) if before.text in ("of", "of the")}
            return self._is_told_of_one(said, wholes, of_one=any(t.text == "one" for t in tokens))
        denies = any(t.has("negation") or self._bearing.among(t.text, "overlooks", "escapes", "undoing") for t in tokens)
        return not denies and self._is_told_of_all(said)

    def _is_told_of_all(self, said: Matter) -> bool:
        """ "Ten of the 109 patients had lung metastases", of a series in which CT alone showed them in ten."""
        series = [h for _, h in self._matters.near(said) if said.told.series & h.told.series]
        return bool(series) and any(_has_alone(q, series) for q in said.quantities)

    def _is_told_of_one(self, said: Matter, wholes: Set[int], *, of_one: bool) -> bool:
        """ "11 % of recurrences were seen on MRI only", where a statement on it gives another share, and none gives this one."""
        series = [h for _, h in self._matters.near(said) if said.told.series & h.told.series and h.alone]
        whole = max(map(int, said.told.series), default=0)
        counts = [q for q in said.quantities if q.low != whole and q.at not in wholes]
        if any(_has_together(q, series) for q in counts if q.at in said.alone or (len(counts) == 1 and not of_one)):
            return True
        shares = [q for q in said.quantities if q.unit == PERCENT and q.at in said.alone]
        near = self._matters.near(said) if shares else []
        studies = {s.parts["modality"] for s in said.told.studies}
        on = [h for weight, h in near if weight >= max(_ON, NEAR * self._matters.weight(said.marks))]
        on = [h for h in on if studies & {s.parts["modality"] for s in h.told.studies}]
        told = [q for h in on for q in h.quantities if q.unit == PERCENT and q.at in h.alone]
        return bool(told) and not all(any(q.is_told_by(its) for its in told) for q in shares)


def _has_alone(said: Quantity, series: Sequence[Matter]) -> bool:
    """True if statements have a quantity, and only as one of what one study alone shows."""
    held = _standing(said, series)
    return bool(held) and all(held)


def _has_together(said: Quantity, series: Sequence[Matter]) -> bool:
    """True if statements have a quantity, and never as one of what one study alone shows."""
    held = _standing(said, series)
    return bool(held) and not any(held)


def _standing(said: Quantity, series: Sequence[Matter]) -> list[bool]:
    """Whether statements have a quantity as one of what one study alone shows, each time they have it."""
    return [q.at in h.alone for h in series for q in h.quantities if (q.unit == said.unit or not q.unit) and said.is_told_by(q)]
