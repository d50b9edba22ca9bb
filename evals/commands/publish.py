"""`report`, `baseline` and `sheet`: what leaves a run."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from evals.dataset import load_samples
from evals.log import LogError, Run, digest_of
from evals.reporting.export import items_csv, summary_json
from evals.reporting.readme import written
from evals.reporting.tables import markdown
from evals.selection import limited
from evals.sheet import SheetError, read_sheets, write_sheet
from evals.snapshot import BASELINES, OPEN, Snapshot
from evals.tasks import chosen, with_attacks

README = Path(__file__).parents[2] / "README.md"


def report(options: argparse.Namespace) -> int:
    """Writes the reports beside the run, or the table into the README."""
    if options.readme:
        return _readme(options.run or OPEN, check=options.check)
    if options.run is None:
        raise LogError("Name the run to report on, such as evals/runs/2026-11-25-120000.")
    run = Run(options.run)
    makers: dict[str, tuple[str, Callable[[Run], str]]] = {
        "md": ("report.md", markdown),
        "html": ("report.html", _page),
        "csv": ("items.csv", items_csv),
        "json": ("summary.json", summary_json),
    }
    if options.format:
        sys.stdout.write(makers[options.format][1](run))
        return 0
    for name, maker in makers.values():
        (run.folder / name).write_text(maker(run), encoding="utf-8")
        print(run.folder / name)
    return 0


def _page(run: Run) -> str:
    from evals.reporting.page import page  # the plotting library is needed here alone

    return page(run)


def _readme(source: Path, *, check: bool) -> int:
    snapshot, now = Snapshot.load(source), README.read_text(encoding="utf-8")
    then = written(now, snapshot)
    if not check:
        README.write_text(then, encoding="utf-8")
        return 0
    stale = ["README.md is not what the baseline says; run: python -m evals report --readme"] if now != then else []
    config = snapshot.config
    _, samples = chosen(config.tasks, with_attacks(load_samples()))
    if not config.held_out and digest_of(limited(samples, config.limit)) != config.datasets:
        stale.append(
            "The datasets have changed since the baseline; run: python -m evals run --system all, then baseline and report"
        )
    print("\n".join(stale) or "README.md is up to date")
    return 1 if stale else 0


def baseline(options: argparse.Namespace) -> int:
    """Writes the run's values for committing."""
    file = BASELINES / f"{options.name}.json"
    Snapshot.of_run(Run(options.run)).save(file)
    print(file)
    return 0


def sheet(options: argparse.Namespace) -> int:
    """A rating sheet out, or filled ones in."""
    if options.direction == "in":
        print("\n".join(read_sheets(options.files)))
        return 0
    if len(options.files) != 2:
        raise SheetError("Say: python -m evals sheet out RUN SHEET.csv")
    run, file = options.files
    count, key = write_sheet(Run(run), file, options.count, options.system, options.seed)
    print(f"{count} answers in {file}, for each reviewer a copy; {key} tells whose they are and stays with you")
    return 0
