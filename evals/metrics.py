"""Statistics: Wilson intervals, the exact McNemar test, percentiles, and a hint where n is too small."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import quantiles

_Z = 1.959964
FEW = 30
"""Below this many samples a proportion is shown with a hint."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """`hits` of `n`; an empty one prints as such and has no value."""

    hits: int
    n: int

    @property
    def rate(self) -> float | None:
        """The share, None of nothing."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval (Wilson 1927), 95 %."""
        if not self.n:
            return (0.0, 1.0)
        p, z2 = self.hits / self.n, _Z**2
        middle = (p + z2 / (2 * self.n)) / (1 + z2 / self.n)
        half = _Z * sqrt(p * (1 - p) / self.n + z2 / (4 * self.n**2)) / (1 + z2 / self.n)
        return (max(0.0, middle - half), min(1.0, middle + half))

    @property
    def hint(self) -> str:
        """A warning where the interval says more than the point."""
        return f"n < {FEW}: read the interval, not the point" if 0 < self.n < FEW else ""

    def __str__(self) -> str:
        if not self.n:
            return "none (n = 0)"
        low, high = self.interval
        few = " (few)" if self.hint else ""
        return f"{self.hits}/{self.n} = {self.hits / self.n:.1%} (95 % interval {low:.1%} to {high:.1%}){few}"


def mcnemar(lost: int, won: int) -> float:
    """The two-sided exact p-value of paired flips: under no difference, lost and won are equally likely."""
    from scipy.stats import binomtest

    return float(binomtest(min(lost, won), lost + won, 0.5).pvalue) if lost + won else 1.0


def percentile(values: Sequence[float], percent: int) -> float | None:
    """A percentile (1 to 99), linear between values; None of nothing."""
    if not values:
        return None
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[percent - 1]
