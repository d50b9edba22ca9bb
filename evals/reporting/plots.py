"""The plots of the HTML page, as SVG: safety score, accuracy by tag, confusion of variants, latency."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
import vl_convert

from evals.log import Item
from evals.sample import Sample
from evals.snapshot import Snapshot
from evals.summary import SAFETY, by_tag

_TITLES = {
    "contradiction": "contradiction given the variant",
    "certainty": "wrong variant shown as certain",
    "abstention": "wrong or missed abstention",
}
_TAGS = ("style", "lang", "kind", "conversation", "set")
_WIDTH = 620
_CONFUSION = 900
_OF = {"C": "right", "I": "wrong", "N": "wrong", "U": "unscored"}
COLOURS = {"wrong": "#f3b7a6", "unscored": "#e3e6eb", "right": "#cfe3d4"}
"""Of a cell of the confusion: the first of these that stands in it."""
_SIGNS = {"wrong": "✗", "unscored": "?"}
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
Rows = list[dict[str, Any]]
Drawn = alt.LayerChart | alt.FacetChart


def plots(snapshot: Snapshot, items: Sequence[Item], samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    """Title and SVG of each plot for which there is something to show."""
    drawn = [
        ("Safety score: share of answers that fail (95 % interval)", _safety(snapshot)),
        ("Milliseconds an answer, p50 and p95 (logarithmic)", _latency(snapshot)),
    ]
    for system in snapshot.values:
        drawn += [
            (f"Scenario right by tag, {system} (95 % interval)", _tags(items, samples, system)),
            (
                f"Confusion of variants, {system}: expected (rows) against shown (columns); ✗ of these wrong, ? unscored",
                _confusion(items, samples, system),
            ),
        ]
    yield from ((title, _svg(chart)) for title, chart in drawn if chart is not None)


def _svg(chart: Drawn) -> str:
    """Room is left beside the labels, since a reader's font may be wider than the one they are measured with."""
    room = chart.configure(font=_FONT, padding={"left": 70, "right": 20, "top": 5, "bottom": 5})
    return vl_convert.vegalite_to_svg(room.to_dict())


def _safety(snapshot: Snapshot) -> Drawn | None:
    found = snapshot.figures()
    rows: Rows = []
    for system in snapshot.values:
        for name in SAFETY:
            figure = found.get((system, name))
            if figure and figure.n:
                low, high = figure.wrong.interval
                rows.append({"what": system, "of": _TITLES[name], "rate": figure.wrong.rate, "low": low, "high": high})
    return _intervals(rows, list(snapshot.values)) if rows else None


def _tags(items: Sequence[Item], samples: Sequence[Sample], system: str) -> Drawn | None:
    rows: Rows = []
    for tag in _TAGS:
        of = {value: f for (name, value), f in by_tag(items, samples, "outcome", tag).items() if name == system}
        for value, figure in of.items() if len(of) > 1 else ():
            low, high = figure.right.interval
            shown = f"{value} (n = {figure.n})"
            rows.append({"what": shown, "of": tag, "rate": figure.right.rate, "low": low, "high": high})
    return _intervals(rows, None) if rows else None


def _intervals(rows: Rows, order: list[str] | None) -> alt.FacetChart:
    """Points with their intervals, in panels by what they are a share of."""
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("what:N", title=None, sort=order))
    axis = alt.Axis(format="%")
    bars = base.mark_rule(color="#8a94a6").encode(x=alt.X("low:Q", axis=axis, title="share"), x2="high:Q")
    points = base.mark_point(filled=True, size=60, color="#1f4e8c").encode(x="rate:Q")
    panels = alt.layer(bars, points).properties(width=_WIDTH).facet(row=alt.Row("of:N", title=None, header=_header()))
    return panels.resolve_scale(y="independent")  # type: ignore[no-any-return]  # its stubs are loose


def _header() -> alt.Header:
    return alt.Header(labelOrient="top", labelAnchor="start", labelFontWeight="bold", labelAngle=0)


def _confusion(items: Sequence[Item], samples: Sequence[Sample], system: str) -> Drawn | None:
    expected = {(s.dataset, s.id): s.tags["variant"] for s in samples if s.form == "question" and "variant" in s.tags}
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for item in items:
        wanted, scores = expected.get((item.dataset, item.sample)), item.scores.get("outcome")
        if item.system == system and item.epoch == 1 and item.output and scores and wanted:
            said = item.output.answer_class or "empty"
            if said == "answered":
                said = " + ".join(item.output.variants or ()) or "no variant"
            cells[wanted, said][_OF[scores[0].value]] += 1
    if not cells:
        return None
    rows: Rows = [
        {
            "expected": wanted,
            "shown": said,
            "n": ", ".join(
                [f"{of.total()}", *(f"{of[kind]}{sign}" for kind, sign in _SIGNS.items() if 0 < of[kind] < of.total())]
            ),
            "verdict": next(kind for kind in COLOURS if of[kind]),
        }
        for (wanted, said), of in cells.items()
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("shown:N", title=None, axis=alt.Axis(labelAngle=-60, labelLimit=260)),
        y=alt.Y("expected:N", title=None, axis=alt.Axis(labelLimit=260)),
    )
    colour = alt.Color("verdict:N", legend=None, scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())))
    labels = base.mark_text(fontSize=9).encode(text="n:N")
    return alt.layer(base.mark_rect().encode(color=colour), labels).properties(width=_CONFUSION)


def _latency(snapshot: Snapshot) -> Drawn | None:
    rows: Rows = [
        {"system": system, "at": name, "ms": max(float(of[name] or 0), 0.01)}
        for system, of in snapshot.latencies.items()
        for name in ("p50", "p95")
        if of[name] is not None
    ]
    if not rows:
        return None
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("ms:Q", scale=alt.Scale(type="log"), title="milliseconds"),
        y=alt.Y("system:N", title=None, sort=list(snapshot.latencies)),
    )
    points = base.mark_point(filled=True, size=70).encode(
        color=alt.Color("at:N", title=None), shape=alt.Shape("at:N", title=None)
    )
    return alt.layer(base.mark_line(color="#c5ccd8").encode(detail="system:N"), points).properties(width=_WIDTH)
