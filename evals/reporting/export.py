"""A run as CSV (a line an item) and JSON (the figures)."""

import csv
import io
import json

from evals.log import Run
from evals.reporting.page import row_of
from evals.snapshot import Snapshot
from evals.summary import words_for


def items_csv(run: Run) -> str:
    """Every item of the run with its scores, one letter each; cells never start a formula."""
    known = {(s.dataset, s.id): s for s in run.samples()}
    stream = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for item in run.items():
        letters = {name: "".join(s.value for s in scores) for name, scores in item.scores.items()}
        row = {**row_of(item, known[item.dataset, item.sample]), "epoch": item.epoch, "scores": json.dumps(letters)}
        if writer is None:
            writer = csv.DictWriter(stream, list(row))
            writer.writeheader()
        writer.writerow({k: f"'{v}" if isinstance(v, str) and v[:1] in "=+-@\t\r" and v else v for k, v in row.items()})
    return stream.getvalue()


def summary_json(run: Run) -> str:
    """Configuration and figures, each with n and interval."""
    snapshot = Snapshot.of_run(run)
    figures = [
        {
            "system": figure.system,
            "scorer": figure.scorer,
            "what": words_for(figure.scorer),
            "n": figure.n,
            "right": figure.counts["C"],
            "wrong": figure.counts["I"],
            "no_answer": figure.counts["N"],
            "unscored": figure.counts["U"],
            "rate": figure.right.rate,
            "interval_95": figure.right.interval,
            "errors": dict(figure.errors),
            "mean": figure.mean,
            "hint": figure.right.hint,
        }
        for figure in snapshot.figures().values()
    ]
    content = {"config": snapshot.config.model_dump(mode="json"), "figures": figures, "latencies_ms": snapshot.latencies}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
