"""How long each step of the spine took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Clock:
    """Wall-clock milliseconds by step, in the order the steps were taken."""

    def __init__(self) -> None:
        self._taken: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times one step; of a step taken twice the sum is told."""
        start = perf_counter()
        yield
        self._taken[name] = round(self._taken.get(name, 0.0) + (perf_counter() - start) * 1000, 3)

    def timings(self) -> dict[str, float]:
        """Milliseconds by step, and their sum as `total`."""
        return {**self._taken, "total": round(sum(self._taken.values()), 3)}
