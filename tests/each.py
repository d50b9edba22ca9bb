"""Many things under one test: all are tried, and the test fails with the name and the fault of each that does not hold."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

One = Callable[[str], AbstractContextManager[None]]


@contextmanager
def each() -> Iterator[One]:
    """Gives a way to name what is tried next; a fault within is taken down, and the next is tried."""
    faults: list[str] = []

    @contextmanager
    def one(name: str) -> Iterator[None]:
        try:
            yield
        except Exception as fault:  # noqa: BLE001  # whatever goes wrong with one of them must not hide the others
            faults.append(f"{name}: {type(fault).__name__}: {fault}")

    yield one
    if faults:
        pytest.fail(f"{len(faults)} do not hold\n" + "\n".join(faults), pytrace=False)
