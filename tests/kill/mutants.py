"""A sample of the mutants of a session of Cosmic Ray, and the figure of what became of them.

`python -m tests.kill.mutants sample SESSION --count 250 --seed 1` leaves so many mutants to run, drawn evenly from all;
`... report SESSION` prints the share killed with its interval, and every survivor.
"""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkItem, WorkResult

from evals.metrics import Proportion


def place(item: WorkItem) -> str:
    """Where a mutant is, and which one: the same in every session over the same files."""
    spec = item.mutations[0]
    row, column = spec.start_pos
    return f"{spec.module_path}:{row:03}:{column:03} {spec.operator_name.removeprefix('core/')} {spec.occurrence}"


def sample(session: Path, count: int, seed: int) -> None:
    """Makes a session hold so many of its mutants and no others."""
    with use_db(str(session), WorkDB.Mode.open) as work:
        items = sorted(work.work_items, key=place)
        drawn = random.Random(seed).sample(items, min(count, len(items)))
        print(f"{len(drawn)} of {len(items)} mutants")
        work.clear()
        work.add_work_items(drawn)


def is_import(result: WorkResult) -> bool:
    """True if a mutant died before any text was ruled on: its module cannot be imported, or no checker be made."""
    return "1 failed" not in (result.output or "") and result.output != "timeout"


def share(results: Iterable[WorkResult]) -> Proportion:
    """How many were killed."""
    outcomes = [result.test_outcome is TestOutcome.KILLED for result in results]
    return Proportion(sum(outcomes), len(outcomes))


def report(session: Path) -> None:
    """Prints the figure and the survivors."""
    with use_db(str(session), WorkDB.Mode.open) as work:
        done = sorted(work.completed_work_items, key=lambda pair: place(pair[0]))
        waiting = len(work.pending_work_items)
    living = [(item, result) for item, result in done if result.test_outcome is not TestOutcome.KILLED]
    for item, result in living:
        changed = [line for line in (result.diff or "").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        print("\n".join([f"{place(item)} ({result.test_outcome})", *changed]))
    print(f"killed: {share(result for _, result in done)}; {waiting} not run")
    met = [r for _, r in done if r.test_outcome is not TestOutcome.KILLED or not is_import(r)]
    print(f"killed by a ruling, of those that let the checker be made: {share(met)}")


def main() -> None:
    """Runs one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["sample", "report"])
    parser.add_argument("session", type=Path)
    parser.add_argument("--count", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.command == "sample":
        sample(given.session, given.count, given.seed)
    else:
        report(given.session)


if __name__ == "__main__":
    main()
