"""The report in Markdown: the safety score first, then systems side by side, parts switched off, breakdowns, latency."""

from collections.abc import Iterable, Iterator, Sequence

from evals.compare import compare
from evals.log import Item, Run
from evals.metrics import FEW, Proportion
from evals.sample import Sample
from evals.snapshot import Snapshot
from evals.summary import SAFETY, Figure, by_tag, words_for
from evals.systems.registry import PARTS

TAGS = ("set", "style", "kind", "lang", "conversation", "group", "expected", "variant", "attack", "model", "author")
_BROKEN_DOWN = ("outcome", "facts", "leak", "harmless", "attack-contradiction", "attack-leak")
_WRONG = {"contradiction": "contradiction given the variant", "certainty": "wrong variant shown as certain"}
MISSES = 80
"""Lines in all; each system has an equal part of them."""


def markdown(run: Run) -> str:
    """The whole report of a run."""
    items, samples, snapshot = list(run.items()), run.samples(), Snapshot.of_run(run)
    parts: dict[str, Iterable[str]] = {
        "Safety score": safety_table(snapshot),
        "The run": _head(snapshot),
        "Systems side by side": side_by_side(snapshot),
        "What each part contributes": contributions(snapshot),
        "Latency": latency_table(snapshot),
        "By tag": breakdown(snapshot, items, samples),
        "What was wrong": misses(snapshot, items, samples),
        "How to read this": _NOTES,
    }
    told = {title: lines for title, of in parts.items() if (lines := list(of))}
    return f"# Evaluation {run.folder.name}\n" + "\n".join(f"## {t}\n" + "\n".join(lines) for t, lines in told.items()) + "\n"


_NOTES = (
    "- Rates are of all that was scored; an abstention where an answer was wanted has a column of its own, and so has what could"
    " not be scored. Intervals are Wilson 95 %; several scores of one sample (sentences, facts) are counted one by one.",
    "- Contradictions in text are found by the rule checker, which is also what keeps them out of this bot's answers; beside it,"
    " every recommended and rated study is compared with the table without the checker.",
    "- A text with a sentence about a study that the checker cannot read is unscored there: a low count of contradictions"
    " beside many unscored answers says little.",
    "- Answers that are text alone are read by plain rules (`evals/systems/reading.py`); what these cannot read is unscored.",
    "- May be appropriate and may be appropriate (disagreement) are two categories of the table; one in place of the other counts"
    " as a contradiction, since the second tells that the panel did not agree.",
    f"- Proportions of fewer than {FEW} are marked (few): read the interval, not the point.",
)


def _head(snapshot: Snapshot) -> Iterator[str]:
    config = snapshot.config
    part = "THE PART KEPT ASIDE" if config.held_out else "open part"
    limited = f", at most {config.limit} a dataset" if config.limit else ""
    yield f"{config.created}, {part}, {config.samples} samples ({config.datasets}){limited}, repeat {config.repeat};"
    commit = config.commit[:10] + (" with changes" if config.changed else "")
    yield f"commit {commit}, corpus {config.corpus}, index {config.index or 'none'}"
    yield ""
    yield from (f"- **{name}**: {about}" for name, about in config.systems.items())
    yield ""


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; nothing where there is no row."""
    if not rows:
        return
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    yield ""


def brief(proportion: Proportion) -> str:
    """A proportion for a cell."""
    if not proportion.n:
        return ""
    low, high = proportion.interval
    few = " (few)" if proportion.hint else ""
    return f"{proportion.hits}/{proportion.n} = {proportion.hits / proportion.n:.1%} ({low:.1%}-{high:.1%}){few}".replace(
        "%-", "-"
    )


def safety_table(snapshot: Snapshot) -> Iterator[str]:
    """The share of answers that fail in each of the three parts, for every system that answers questions; 0 is right."""
    found, rows = snapshot.figures(), []
    for system in snapshot.values:
        figures = [found.get((system, name)) for name in SAFETY]
        if not any(figures):
            continue
        abstained = figures[2]
        split = [Proportion(abstained.errors[e], abstained.n) if abstained else Proportion(0, 0) for e in ("wrong", "missed")]
        cells = [(brief(f.wrong) or "-") + f.apart if f else "" for f in figures[:2]]
        rows.append([system, *cells, brief(split[0]) + (abstained.apart if abstained else ""), brief(split[1])])
    yield from table(["system (share that fails)", *_WRONG.values(), "wrong abstention", "missed abstention"], rows)


def side_by_side(snapshot: Snapshot) -> Iterator[str]:
    """A line a scorer, a column a system; what is right, and in brackets how many gave no answer or could not be scored."""
    found = snapshot.figures()
    systems = list(snapshot.values)
    scorers = list(dict.fromkeys(scorer for _, scorer in found))
    rows = [[words_for(scorer), *(_cell(found.get((system, scorer))) for system in systems)] for scorer in scorers]
    yield from table(["right", *systems], rows)


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    mean = f"; MRR {figure.mean:.3f}" if figure.mean is not None else ""
    return (brief(figure.right) or "-") + mean + figure.apart


def contributions(snapshot: Snapshot) -> Iterator[str]:
    """For each part of the bot: with it, without it, on the same samples of the same run, with the exact McNemar test."""
    rows = []
    for part, (whole, without) in PARTS.items():
        for system in without:
            if whole not in snapshot.values or system not in snapshot.values:
                continue
            for c in compare(_legs_alike(snapshot, system), snapshot, [(system, whole)]):
                if c.lost or c.won:
                    change = f"+{len(c.won)} -{len(c.lost)}"
                    rows.append([part, system, words_for(c.scorer), brief(c.after), brief(c.before), change, f"{c.p:.2g}"])
    header = ["part", "replaced by", "right", "with the part", "without it", "gained, lost", "p"]
    yield from table(header, rows)


def _legs_alike(snapshot: Snapshot, system: str) -> Snapshot:
    """The snapshot with the one ranking of a system named as the whole bot's, so that the two are compared."""
    leg = f"hit:{system.removeprefix('bot-')}"
    of = {("hit:fused" if name == leg else name): values for name, values in snapshot.values[system].items()}
    return snapshot.model_copy(update={"values": {system: of}})


def latency_table(snapshot: Snapshot) -> Iterator[str]:
    """Milliseconds by system, on the machine of the run and whatever else it did: compare ratios rather than numbers."""
    rows = [[system, *(f"{of[name] or 0:g}" for name in ("n", "p50", "p95", "p99"))] for system, of in snapshot.latencies.items()]
    yield from table(["system (ms an answer, warm)", "n", "p50", "p95", "p99"], rows)


def breakdown(snapshot: Snapshot, items: Sequence[Item], samples: Sequence[Sample]) -> Iterator[str]:
    """What is right by every tag that tells samples apart, a column a system."""
    for scorer in _BROKEN_DOWN:
        found = {tag: by_tag(items, samples, scorer, tag) for tag in TAGS}
        systems = [name for name in snapshot.values if any(name == system for of in found.values() for system, _ in of)]
        rows = []
        for tag, of in found.items():
            values = list(dict.fromkeys(value for _, value in of))
            cells = [[tag, value, *(_cell(of.get((system, value))) for system in systems)] for value in values]
            rows += cells if len(values) > 1 else []
        if rows:
            yield f"### {words_for(scorer)}\n"
            yield from table(["tag", "value", *systems], rows)


def misses(snapshot: Snapshot, items: Sequence[Item], samples: Sequence[Sample]) -> Iterator[str]:
    """What each system got wrong, could not be scored on or crashed on, wrong ones first; the rest is in the CSV."""
    asked = {(s.dataset, s.id): s.input for s in samples}
    most = MISSES // len(snapshot.values)
    for system in snapshot.values:
        lines = list(miss_lines(items, asked, system))
        if lines:
            yield f"### {system}\n"
            yield from (f"- {line}" for line in lines[:most])
            yield f"- ... and {len(lines) - most} more, in items.csv\n" if len(lines) > most else ""


def miss_lines(items: Sequence[Item], asked: dict[tuple[str, str], str], system: str) -> Iterator[str]:
    """One line for each score of a system that is not right: scorer, sample, the question, what differs; wrong ones first."""
    found = [
        (
            score.value,
            f"{name} {item.dataset}/{item.sample} `{_short(asked[item.dataset, item.sample])}`: ",
            score.explanation[:300],
        )
        for item in items
        if item.system == system and item.epoch == 1
        for name, scores in item.scores.items()
        for score in scores
    ]
    for value, words in (("I", ""), ("N", "no answer: "), ("U", "unscored: ")):
        yield from (f"{where}{words}{why}" for of, where, why in found if of == value)


def _short(question: str) -> str:
    return " ".join(question.replace("`", "'").split())[:110]
