"""Words on a page -> lines and tables in reading order."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_MOST_RULES = 4_000
"""Rules and boxes on a page, above which no table is looked for (the search is quadratic)."""
_MOST_CHARACTERS = 100_000
_SMALLEST = 2.0
"""Points; smaller print is not meant for eyes."""
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
Item = dict[str, Any]
"""A line {text, size, bold, top, bottom, x0, x1} or a table {rows, top, bottom}, in points from the top left."""


class PageTooLargeError(Exception):
    """A page holds more characters than any real one."""


def items_of(page: "Page") -> list[Item]:
    """The lines and tables of a page in reading order, columns one after the other."""
    if len(page.chars) > _MOST_CHARACTERS:
        raise PageTooLargeError
    page = page.filter(lambda o: o["object_type"] != "char" or o["size"] >= _SMALLEST)
    words = [
        w
        for w in page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"])
        if 0 <= w["x0"] < float(page.width) and 0 <= w["top"] < float(page.height)
    ]
    tables = [t for grid in _grids(page) if (t := _table(grid, words))]
    words = [w for w in words if not any(_inside(w, table) for table in tables)]
    items = [line for band in _in_columns(words, float(page.width)) for line in _lines(band)]
    for table in tables:
        place = next((n for n, item in enumerate(items) if item["top"] > table["top"]), len(items))
        items.insert(place, table)
    return items


def _grids(page: "Page") -> "list[Table]":
    """The ruled tables of a page, as far as they can be found in bounded time."""
    if len(page.rects) + len(page.lines) + len(page.curves) > _MOST_RULES:
        return []
    return page.find_tables()


def _table(grid: "Table", words: Sequence[Item]) -> Item | None:
    """A table with its rows of filled cells, or None if it has not two rows of two."""
    x0, top, x1, bottom = grid.bbox
    table: Item = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    across = _edges([(c[0], c[3] - c[1]) for c in grid.cells], 0.5 * (bottom - top))
    down = _edges([(c[1], c[2] - c[0]) for c in grid.cells], 0.55 * (x1 - x0))
    bands: dict[int, list[Item]] = {}
    for word in words:
        if _inside(word, table):
            bands.setdefault(sum(e <= (word["top"] + word["bottom"]) / 2 for e in down), []).append(word)
    table["rows"] = [_cells(bands[number], across) for number in sorted(bands)]
    return table if sum(len(row) > 1 for row in table["rows"]) > 1 else None


def _cells(words: Sequence[Item], across: Sequence[float]) -> list[str]:
    """The filled cells of one row; a row whose words cross the columns is one cell."""
    cells: dict[int, list[Item]] = {}
    crossed = any(w["x0"] < edge - 1 and w["x1"] > edge + 1 for w in words for edge in across)
    for word in words:
        cells.setdefault(0 if crossed else sum(e <= (word["x0"] + word["x1"]) / 2 for e in across), []).append(word)
    return [" ".join(line["text"] for line in _lines(cells[column])) for column in sorted(cells)]


def _edges(cells: Sequence[tuple[float, float]], least: float) -> list[float]:
    """Where cells begin along an axis, if together they are long enough: boxes behind single words make no row."""
    lengths: dict[float, float] = {}
    for start, length in sorted(cells):
        near = next((edge for edge in lengths if abs(edge - start) < 2), start)
        lengths[near] = lengths.get(near, 0) + length
    return [edge for edge, length in lengths.items() if length >= least]


def _inside(word: Item, table: Item) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(table["x0"] <= x <= table["x1"] and table["top"] <= y <= table["bottom"])


def _in_columns(words: list[Item], width: float) -> list[list[Item]]:
    """The words of a page in bands: one, or left and right column between what runs across both."""
    gutter = _gutter(words, width)
    if gutter is None:
        return [words]
    bands: list[list[Item]] = []
    left: list[Item] = []
    right: list[Item] = []
    across = {id(w) for row in _rows(words) if any(w["x0"] < gutter < w["x1"] for w in row) for w in row}
    for row in _rows(words):
        if id(row[0]) in across:
            bands += [left, right, row]
            left, right = [], []
        left += [w for w in row if id(w) not in across and w["x1"] <= gutter]
        right += [w for w in row if id(w) not in across and w["x0"] >= gutter]
    return [band for band in (*bands, left, right) if band]


def _gutter(words: list[Item], width: float) -> float | None:
    """The middle of a blank strip that nearly no line crosses while both sides hold running text, or None."""
    rows = _rows(words)
    for share in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56, 0.42, 0.58, 0.4, 0.6):
        x = share * width
        crossed = sum(any(w["x0"] - 4 < x < w["x1"] + 4 for w in row) for row in rows)
        both = sum(sum(w["x1"] <= x for w in row) > 2 and sum(w["x0"] >= x for w in row) > 2 for row in rows)
        if both >= 10 and crossed <= 0.25 * len(rows) and both >= 0.5 * len(rows):
            return x
    return None


def _rows(words: Sequence[Item]) -> list[list[Item]]:
    """Words that stand at one height, from the top; small raised or lowered print joins the row it touches."""
    rows: list[list[Item]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        for row in reversed(rows[-3:]):
            main = max(row, key=lambda w: w["size"])
            shared = min(word["bottom"], main["bottom"]) - max(word["top"], main["top"])
            if shared > 0.5 * min(word["bottom"] - word["top"], main["bottom"] - main["top"]):
                row.append(word)
                break
        else:
            rows.append([word])
    return sorted(rows, key=lambda row: min(w["top"] for w in row))


def _lines(words: Sequence[Item]) -> list[Item]:
    return [_line(sorted(row, key=lambda w: w["x0"])) for row in _rows(words)]


def _line(row: list[Item]) -> Item:
    text = row[0]["text"]
    for before, word in pairwise(row):
        text += ("" if word["x0"] - before["x1"] < 0.12 * word["size"] else " ") + word["text"]
    lettered = [w for w in row if any(c.isalnum() for c in w["text"])] or row
    size = median(w["size"] for w in lettered for _ in w["text"])
    main = [w for w in lettered if w["size"] > 0.8 * size]
    return {
        "text": text,
        "size": round(size, 1),
        "bold": all(any(b in w["fontname"].casefold() for b in _BOLD) for w in main),
        "top": min(w["top"] for w in row),
        "bottom": max(w["bottom"] for w in row),
        "x0": row[0]["x0"],
        "x1": max(w["x1"] for w in row),
    }
