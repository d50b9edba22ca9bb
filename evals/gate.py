"""The gate: thresholds from a file against the figures of a run; what is not measured does not pass."""

from pathlib import Path
from typing import Any

from pydantic import Field

from evals.dataset import read_records
from evals.sample import Record
from evals.snapshot import Snapshot
from evals.summary import words_for

THRESHOLDS = Path(__file__).parent / "gate.yaml"


class Threshold(Record):
    """What one figure must reach; at least one of the limits."""

    system: str = "bot"
    scorer: str
    max_wrong: int | None = Field(default=None, ge=0)
    min_rate: float | None = Field(default=None, ge=0, le=1)
    min_n: int = Field(default=1, ge=1)
    max_unscored: int = Field(default=0, ge=0)

    def failures(self, snapshot: Snapshot) -> list[str]:
        """Why the figure does not pass, or nothing."""
        figure = snapshot.figures().get((self.system, self.scorer))
        if figure is None:
            return ["is not measured in this run"]
        faults: list[tuple[Any, str]] = [
            (figure.n < self.min_n, f"has n = {figure.n}, at least {self.min_n} wanted"),
            (figure.counts["U"] > self.max_unscored, f"has {figure.counts['U']} unscored, at most {self.max_unscored} allowed"),
            (
                self.max_wrong is not None and figure.counts["I"] > self.max_wrong,
                f"has {figure.counts['I']} wrong, at most {self.max_wrong} allowed",
            ),
            (self.min_rate is not None and (figure.right.rate or 0) < self.min_rate, f"is {figure.right}, below {self.min_rate}"),
        ]
        return [words for failed, words in faults if failed]


def check_gate(snapshot: Snapshot, file: Path = THRESHOLDS) -> list[str]:
    """Every threshold that is not met, in words; an empty list passes.

    Raises:
        DatasetError: the file is malformed.
    """
    thresholds: list[Threshold] = read_records(file, list[Threshold])
    return [f"{t.system}, {words_for(t.scorer)}: {fault}" for t in thresholds for fault in t.failures(snapshot)]
