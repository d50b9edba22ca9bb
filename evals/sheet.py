"""The rating sheet: answers out to human reviewers as CSV, their marks in five dimensions back in, with agreement."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import fmean

from evals.log import Item, Run

DIMENSIONS = ("accuracy", "clinical_utility", "source_quality", "verifiability", "completeness")
SCALE = ("1", "2", "3", "4", "5")
"""1 unusable, 2 poor, 3 fair, 4 good, 5 excellent."""
_KEY = ("item", "system", "sample")
_SHOWN = ("question", "answer", "citations")


class SheetError(ValueError):
    """A sheet cannot be read; the message names file, line and field."""


def write_sheet(run: Run, file: Path, count: int, system: str | None = None, seed: int = 0) -> int:
    """Writes up to `count` answers in random order, and returns how many; the system's name stands in the last column."""
    samples = {(s.dataset, s.id): s for s in run.samples()}
    items = [i for i in run.items() if i.epoch == 1 and i.output and i.output.text and "leak" not in i.scores]
    items = [i for i in items if system in (None, i.system) and i.dataset not in ("attacks", "benchmark")]
    picked = random.Random(seed).sample(items, min(count, len(items)))  # noqa: S311  # a draw, not a secret
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["item", *_SHOWN, *DIMENSIONS, "comment", "sample", "system"])
        for number, item in enumerate(picked, 1):
            question = samples[item.dataset, item.sample].input
            shown = [question, item.output.text if item.output else "", _sources(item)]
            writer.writerow(
                [number, *map(_plain, shown), *[""] * len(DIMENSIONS), "", f"{item.dataset}/{item.sample}", item.system]
            )
    return len(picked)


def _sources(item: Item) -> str:
    cited = item.output.citations if item.output else None
    return "\n".join(f"[{c.n}] {c.quote} {c.url}" for c in cited or ())


def _plain(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def read_sheets(files: Sequence[Path]) -> Iterator[str]:
    """The means of each dimension by system, and how far each two reviewers (one file each) agree, in words.

    Raises:
        SheetError: a file is not a filled sheet.
    """
    sheets = {file.stem: _marks(file) for file in files}
    by_system: dict[tuple[str, str], list[int]] = defaultdict(list)
    for marks in sheets.values():
        for (_, system, dimension), mark in marks.items():
            by_system[system, dimension].append(mark)
    for (system, dimension), values in sorted(by_system.items()):
        low = sum(v <= 2 for v in values)  # unusable or poor
        yield f"{system}, {dimension.replace('_', ' ')}: mean {fmean(values):.2f} of 5 (n = {len(values)}, {low} rated 1 or 2)"
    for (one, a), (other, b) in combinations(sheets.items(), 2):
        for dimension in DIMENSIONS:
            both = sorted(k for k in a.keys() & b.keys() if k[2] == dimension)
            yield f"{one} and {other}, {dimension.replace('_', ' ')}: {_agreement([a[k] for k in both], [b[k] for k in both])}"


def _agreement(a: list[int], b: list[int]) -> str:
    """Share of equal marks, and Cohen's kappa with quadratic weights."""
    if not a:
        return "no answer rated by both"
    equal = sum(x == y for x, y in zip(a, b, strict=True))
    if len({*a, *b}) == 1:
        return f"{equal}/{len(a)} equal, kappa undefined (all marks alike)"
    from sklearn.metrics import cohen_kappa_score

    kappa = float(cohen_kappa_score(a, b, weights="quadratic"))
    return f"{equal}/{len(a)} equal, weighted kappa {kappa:.2f}"


def _marks(file: Path) -> dict[tuple[str, str, str], int]:
    """The marks of one reviewer by sample, system and dimension; empty cells are left out."""
    if not file.is_file():
        raise SheetError(f"There is no sheet {file}.")
    marks = {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        if lacking := [name for name in (*DIMENSIONS, "sample", "system") if name not in (reader.fieldnames or [])]:
            raise SheetError(f"{file.name}, line 1: the column {lacking[0]!r} is missing.")
        for record in reader:
            for dimension in DIMENSIONS:
                mark = (record[dimension] or "").strip()
                if mark and mark not in SCALE:
                    raise SheetError(f"{file.name}, line {reader.line_num}, field {dimension}: {mark!r} is not one of 1 to 5.")
                if mark:
                    marks[record["sample"], record["system"], dimension] = int(mark)
    return marks
