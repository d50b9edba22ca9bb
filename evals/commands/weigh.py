"""`compare` and `gate`: commands whose exit code says whether something got worse."""

import argparse

from evals.compare import compare
from evals.gate import THRESHOLDS, check_gate
from evals.snapshot import Snapshot


def compare_runs(options: argparse.Namespace) -> int:
    """Prints every flip; 1 if something regressed."""
    a = Snapshot.load(options.a)
    b = Snapshot.load(options.b) if options.b else a
    found = compare(a, b, [tuple(options.systems)] if options.systems else None, common=options.common)
    for comparison in found:
        print("\n".join(comparison.lines()))
    worse = [c for c in found if c.regressed]
    print(f"{len(found)} comparisons, {len(worse)} regressed")
    return 1 if worse else 0


def gate(options: argparse.Namespace) -> int:
    """Prints what is not met; 1 if anything is not."""
    failures = check_gate(Snapshot.load(options.run), options.thresholds or THRESHOLDS)
    print("\n".join(f"gate: {failure}" for failure in failures) or "gate: every threshold is met")
    return 1 if failures else 0
