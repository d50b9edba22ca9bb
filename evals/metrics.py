"""Proportions with their Wilson 95 % interval."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Proportion:
    """`hits` of `n`; an empty one prints as such and has no value."""

    hits: int
    n: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval (Wilson 1927), 95 %."""
        if not self.n:
            return (0.0, 1.0)
        p, z2 = self.hits / self.n, _Z**2
        middle = (p + z2 / (2 * self.n)) / (1 + z2 / self.n)
        half = _Z * sqrt(p * (1 - p) / self.n + z2 / (4 * self.n**2)) / (1 + z2 / self.n)
        return (max(0.0, middle - half), min(1.0, middle + half))

    def __str__(self) -> str:
        if not self.n:
            return "none (n = 0)"
        low, high = self.interval
        return f"{self.hits}/{self.n} = {self.hits / self.n:.1%} (95 % interval {low:.1%} to {high:.1%})"
