"""The rating sheet: answers out to human reviewers as CSV, their marks in five dimensions back in, with agreement."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import TextIO

from evals.log import Item, Run
from evals.sample import Sample

DIMENSIONS = ("accuracy", "clinical_utility", "source_quality", "verifiability", "completeness")
SCALE = ("1", "2", "3", "4", "5")
_SCALE_WORDS = "1 unusable, 2 poor, 3 fair, 4 good, 5 excellent; empty: cannot judge"
_SHOWN = ("question", "answer", "citations")
_SHEET = ("item", *_SHOWN, "scale", *DIMENSIONS, "comment")
_KEY = ("item", "system", "sample")


class SheetError(ValueError):
    """A sheet cannot be written or read; the message names file, line and field."""


def write_sheet(run: Run, file: Path, count: int, system: str | None = None, seed: int = 0) -> tuple[int, Path]:
    """Writes up to `count` answers in random order for reviewers, and beside them the key that tells whose they are.

    Returns how many answers, and the file of the key, which reviewers do not get.

    Raises:
        SheetError: no answer fits, or a file of that name is there already.
    """
    samples = {(s.dataset, s.id): s for s in run.samples()}
    items = [i for i in run.items() if i.epoch == 1 and i.output and i.output.text and "leak" not in i.scores]
    items = [i for i in items if i.dataset not in ("attacks", "benchmark")]
    fitting = [i for i in items if system in (None, i.system)]
    if not fitting:
        there = ", ".join(dict.fromkeys(i.system for i in items)) or "none with answers to rate"
        raise SheetError(f"There is nothing to rate of {system or 'this run'}. Systems of the run: {there}.")
    key = file.with_suffix(f".key{file.suffix}")
    if taken := [f for f in (file, key) if f.exists()]:
        raise SheetError(f"{taken[0]} is there already and may hold somebody's marks. Give another name.")
    picked = random.Random(seed).sample(fitting, min(count, len(fitting)))  # noqa: S311  # a draw, not a secret
    with _opened(file) as sheet, _opened(key) as keys:
        lines, told = csv.writer(sheet), csv.writer(keys)
        lines.writerow(_SHEET)
        told.writerow(_KEY)
        for number, item in enumerate(picked, 1):
            shown = [_asked(samples[item.dataset, item.sample]), item.output.text if item.output else "", _sources(item)]
            lines.writerow([number, *map(_plain, shown), _SCALE_WORDS, *[""] * len(DIMENSIONS), ""])
            told.writerow([number, item.system, f"{item.dataset}/{item.sample}"])
    return len(picked), key


def _opened(file: Path) -> TextIO:
    return file.open("w", encoding="utf-8-sig", newline="")


def _asked(sample: Sample) -> str:
    return "\n".join([*(f"{turn.role}: {turn.content}" for turn in sample.history), sample.input])


def _sources(item: Item) -> str:
    cited = item.output.citations if item.output else None
    return "\n".join(f"[{c.n}] {c.quote} {c.url}" for c in cited or ())


def _plain(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def read_sheets(files: Sequence[Path]) -> Iterator[str]:
    """The means of each dimension by system, and how far each two reviewers (one file each) agree, in words.

    Raises:
        SheetError: a file is not a filled sheet, or the key is not among them.
    """
    whose: dict[str, tuple[str, str]] = {}
    sheets: dict[str, dict[tuple[str, str], int]] = {}
    for file in files:
        columns, records = _read(file)
        if {"system", "sample"} <= set(columns):
            whose = {record["item"]: (record["system"], record["sample"]) for _, record in records}
        else:
            sheets[file.stem] = _marks(file, columns, records)
    if not whose or not sheets:
        raise SheetError("Give the key that was written beside the sheet, and the filled sheets: sheet in SHEET.key.csv ANNA.csv")
    if strange := sorted({item for marks in sheets.values() for item, _ in marks if item not in whose}):
        raise SheetError(f"The key does not know item {strange[0]}: it is of another sheet.")
    yield from _means(sheets, whose)
    for (one, a), (other, b) in combinations(sheets.items(), 2):
        for dimension in DIMENSIONS:
            both = sorted(k for k in a.keys() & b.keys() if k[1] == dimension)
            yield f"{one} and {other}, {dimension.replace('_', ' ')}: {_agreement([a[k] for k in both], [b[k] for k in both])}"


def _means(sheets: dict[str, dict[tuple[str, str], int]], whose: dict[str, tuple[str, str]]) -> Iterator[str]:
    by_system: dict[tuple[str, str], list[int]] = defaultdict(list)
    for marks in sheets.values():
        for (item, dimension), mark in marks.items():
            by_system[whose[item][0], dimension].append(mark)
    for (system, dimension), values in sorted(by_system.items()):
        low = sum(v <= 2 for v in values)  # unusable or poor
        yield f"{system}, {dimension.replace('_', ' ')}: mean {fmean(values):.2f} of 5 (n = {len(values)}, {low} rated 1 or 2)"


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


def _read(file: Path) -> tuple[Sequence[str], list[tuple[int, dict[str, str]]]]:
    """The columns of a file, and its records with their lines."""
    if not file.is_file():
        raise SheetError(f"There is no sheet {file}.")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        return reader.fieldnames or (), [(reader.line_num, record) for record in reader]


def _marks(file: Path, columns: Sequence[str], records: list[tuple[int, dict[str, str]]]) -> dict[tuple[str, str], int]:
    """The marks of one reviewer by item and dimension; empty cells are left out."""
    if lacking := [name for name in ("item", *DIMENSIONS) if name not in columns]:
        raise SheetError(f"{file.name}, line 1: the column {lacking[0]!r} is missing.")
    marks = {}
    for line, record in records:
        for dimension in DIMENSIONS:
            mark = (record[dimension] or "").strip()
            if mark and mark not in SCALE:
                raise SheetError(f"{file.name}, line {line}, field {dimension}: {mark!r} is not one of 1 to 5.")
            if mark:
                marks[record["item"], dimension] = int(mark)
    if not marks:
        raise SheetError(f"{file.name} holds no marks. Fill the columns {', '.join(DIMENSIONS)} with {_SCALE_WORDS}.")
    return marks
