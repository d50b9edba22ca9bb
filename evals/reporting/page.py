"""The HTML page: the Markdown report, the plots, and every item with filters; one file that loads nothing."""

import json
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from evals.log import Item, Run
from evals.reporting.plots import plots
from evals.reporting.tables import markdown
from evals.sample import Sample
from evals.snapshot import Snapshot
from evals.summary import words_for

_TEMPLATE = Path(__file__).parent / "page.html"
_LONGEST = 1_500


def page(run: Run) -> str:
    """The page of a run; of the systems beside the first, items are listed only where something was not right."""
    items, samples, snapshot = list(run.items()), run.samples(), Snapshot.of_run(run)
    whole = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown(run))
    top, _, rest = whole.partition("<h2>The run</h2>")
    drawn = [f"<figure><figcaption>{escape(title)}</figcaption>{svg}</figure>" for title, svg in plots(snapshot, items, samples)]
    return (
        _TEMPLATE.read_text(encoding="utf-8")
        .replace("{{title}}", escape(f"Evaluation {run.folder.name}"))
        .replace("{{top}}", top + "".join(drawn[:1]))
        .replace("{{rest}}", f"<h2>The run</h2>{rest}" if rest else "")
        .replace("{{plots}}", "".join(drawn[1:]))
        .replace("{{items}}", _embedded(item_rows(items, samples)))
    )


def item_rows(items: list[Item], samples: list[Sample]) -> list[dict[str, Any]]:
    """The rows of the item table: question, answer, citations, expected, verdict."""
    known = {(s.dataset, s.id): s for s in samples}
    first = items[0].system if items else ""
    return [
        row_of(item, known[item.dataset, item.sample], _LONGEST)
        for item in items
        if item.epoch == 1 and (item.system == first or any(s.value != "C" for of in item.scores.values() for s in of))
    ]


def row_of(item: Item, sample: Sample, longest: int | None = None) -> dict[str, Any]:
    """One item, flat."""
    output = item.output
    cited = "\n".join(f"[{c.n}] {c.quote} {c.url}".strip() for c in (output.citations if output else None) or ())
    wrong = [(n, s) for value in _VERDICTS for n, of in item.scores.items() for s in of if s.value == value]
    values = {s.value for of in item.scores.values() for s in of}
    verdict = "crashed" if item.error else next((w for v, w in _VERDICTS.items() if v in values), "right")
    row = {
        "system": item.system,
        "dataset": item.dataset,
        "sample": item.sample,
        "verdict": verdict,
        "scorers": "; ".join(dict.fromkeys(f"{n} ({_VERDICTS[s.value]})" for n, s in wrong)),
        "question": "\n".join([*(f"{t.role}: {t.content}" for t in sample.history), sample.input]),
        "answer": (item.error or "") if output is None else output.text,
        "citations": cited,
        "expected": _expected(sample),
        "why": "\n".join(f"{words_for(n)}: {_VERDICTS[s.value]}, {s.explanation}" for n, s in wrong),
        "tags": " ".join(f"{k}:{v}" for k, v in sample.tags.items()),
        "ms": round(item.seconds * 1000, 1),
    }
    return {k: v[:longest] if isinstance(v, str) else v for k, v in row.items()}


_VERDICTS = {"I": "wrong", "N": "no answer", "U": "unscored"}


def _expected(sample: Sample) -> str:
    target = sample.target
    told = target.expect.model_dump(exclude_defaults=True) if target.expect else {}
    if target.needs:
        told["facts, one of each"] = target.needs
    if target.sentences:
        told["sentences"] = [f"{s.label}: {s.words}" for s in target.sentences]
    return "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())


def _embedded(rows: list[dict[str, Any]]) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
