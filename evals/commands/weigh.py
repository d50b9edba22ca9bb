"""`compare` and `gate`: commands whose exit code says whether something got worse."""

import argparse

from evals.compare import Comparison, compare
from evals.gate import THRESHOLDS, check_gate
from evals.snapshot import OPEN, Snapshot


def compare_runs(options: argparse.Namespace) -> int:
    """Prints every flip; 1 if something regressed."""
    found = _compared(options)
    for comparison in found:
        print("\n".join(comparison.lines()))
    worse = [c for c in found if c.regressed]
    print(f"{len(found)} comparisons, {len(worse)} regressed")
    return 1 if worse else 0


def _compared(options: argparse.Namespace) -> list[Comparison]:
    """Two runs; two systems of one; or one run with the committed baseline, on the samples that are the same in both."""
    pairs = [tuple(options.systems)] if options.systems else None
    if options.b:
        return compare(Snapshot.load(options.a), Snapshot.load(options.b), pairs, common=options.common)
    run = Snapshot.load(options.a)
    if pairs:
        return compare(run, run, pairs)
    print(f"{options.a} against the committed baseline, {OPEN.name}, on the samples that are the same in both")
    return compare(Snapshot.load(OPEN), run, common=True)


def gate(options: argparse.Namespace) -> int:
    """Prints what is not met; 1 if anything is not."""
    snapshot = Snapshot.load(options.run)
    failures = check_gate(snapshot, options.thresholds or THRESHOLDS)
    print("\n".join(f"gate: {failure}" for failure in failures) or "gate: every threshold is met")
    if failures and snapshot.config.limit:
        print(f"The run is limited to {snapshot.config.limit} samples a dataset; `make gate` judges one of 60.")
    return 1 if failures else 0
