"""The commands of `python -m evals`; exit code 1: a leak, a regression, a gate not met, a stale table; 2: bad input."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.commands import datasets, likely, measure, points, publish, weigh
from evals.compare import IncomparableError
from evals.dataset import DatasetError
from evals.log import LogError
from evals.reporting.readme import MarksError
from evals.sheet import DIMENSIONS, SheetError
from evals.systems.registry import ALL, UnknownSystemError
from evals.systems.stored_file import FIELDS, StoredAnswersError
from evals.tasks import SETS, TASKS, UnknownTaskError

_BAD_INPUT = (
    DatasetError,
    IncomparableError,
    LogError,
    MarksError,
    SheetError,
    StoredAnswersError,
    UnknownSystemError,
    UnknownTaskError,
)
STOPPED, _UNREAD = 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except _BAD_INPUT as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. Go on with: python -m evals run --resume RUN", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNREAD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="run tasks on systems, log every item, print the figures")
    run.add_argument("tasks", nargs="*", help=f"of {', '.join([*TASKS, *SETS])}; all unless named")
    run.add_argument("--system", action="append", metavar="NAME", help=f"all, {', '.join(ALL)}, stored:FILE with {FIELDS}")
    run.add_argument("--limit", type=_positive, help="samples of each dataset and form at most, always the same ones")
    run.add_argument("--repeat", type=_positive, default=1, help="ask everything so often, to see whether answers stay the same")
    run.add_argument("--jobs", type=_positive, default=1, help="processes")
    run.add_argument("--held-out", action="store_true", help="the part kept aside; read it once (the log records it)")
    run.add_argument("--misses", action="store_true", help="list what was not right")
    run.add_argument("--id", help="name of the run's folder in evals/runs")
    run.add_argument("--resume", type=Path, metavar="RUN", help="go on with a run that was stopped")
    run.set_defaults(command=measure.run)

    compare = commands.add_parser(
        "compare", help="two runs, two systems of one, or a run with the baseline: flips, McNemar; exit 1 on a regression"
    )
    compare.add_argument("a", type=Path, help="a run's folder, or a baseline (.json)")
    compare.add_argument(
        "b", type=Path, nargs="?", help="the newer one; left out: A with the committed baseline, or with itself (--systems)"
    )
    compare.add_argument("--systems", nargs=2, metavar=("OF_A", "OF_B"), help="compare different systems")
    compare.add_argument("--common", action="store_true", help="only the samples that are the same in both")
    compare.set_defaults(command=weigh.compare_runs)

    report = commands.add_parser("report", help="Markdown, HTML, CSV and JSON beside the run; or the README's table")
    report.add_argument("run", type=Path, nargs="?", help="a run's folder; with --readme a baseline (.json) as well")
    report.add_argument("--format", choices=["md", "html", "csv", "json"], help="print this one alone")
    report.add_argument("--readme", action="store_true", help="write the table of evidence into README.md")
    report.add_argument("--check", action="store_true", help="with --readme: write nothing, exit 1 if it is stale")
    report.set_defaults(command=publish.report)

    gate = commands.add_parser("gate", help="thresholds against a run; exit 1 if one is not met")
    gate.add_argument("run", type=Path)
    gate.add_argument("--thresholds", type=Path, help="another file than evals/gate.yaml")
    gate.set_defaults(command=weigh.gate)

    baseline = commands.add_parser("baseline", help="boil a run down to a file in evals/baselines, to be committed")
    baseline.add_argument("run", type=Path)
    baseline.add_argument("--name", default="open")
    baseline.set_defaults(command=publish.baseline)

    sheet = commands.add_parser("sheet", help=f"answers out to reviewers, and back in: {', '.join(DIMENSIONS)}")
    sheet.add_argument("direction", choices=["out", "in"])
    sheet.add_argument(
        "files", nargs="+", type=Path, help="out: RUN SHEET.csv; in: SHEET.key.csv and one filled sheet a reviewer"
    )
    sheet.add_argument("--count", type=_positive, default=30)
    sheet.add_argument("--system", help="answers of this one alone")
    sheet.add_argument("--seed", type=int, default=0)
    sheet.set_defaults(command=publish.sheet)

    questions = commands.add_parser("questions", help="the questions as JSONL, for another bot to answer")
    questions.add_argument("--limit", type=_positive)
    questions.add_argument("--out", type=Path, help="a file; else standard output")
    questions.set_defaults(command=datasets.questions)

    check = commands.add_parser("check", help="read every open dataset strictly, and write the JSON Schemas")
    check.set_defaults(command=datasets.check)

    fitting = commands.add_parser("points", help="the points of words: measured on authors left out of the fit, or written")
    fitting.add_argument("authors", nargs="*", metavar="AUTHOR", help="only these, by the letters of their ids; else all")
    fitting.add_argument("--write", action="store_true", help="fit them to all open labelled texts and write the corpus file")
    fitting.add_argument("--jobs", type=_positive, default=2, help="processes")
    fitting.set_defaults(command=points.fit)

    guessing = commands.add_parser(
        "likely", help="what words make likely, and when the rules give way: measured on authors left out, or written"
    )
    guessing.add_argument("--write", action="store_true", help="fit it to all open labelled questions and write the corpus file")
    guessing.add_argument("--jobs", type=_positive, default=2, help="processes")
    guessing.set_defaults(command=likely.fit)

    bench = commands.add_parser("bench", help="how long each step takes")
    bench.add_argument("--embedding", action="store_true", help="how fast a build embeds, against the embedder itself")
    bench.add_argument("--page", action="store_true", help="how long the card takes in a browser")
    bench.set_defaults(command=measure.bench)
    return parser


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
