"""The report in Markdown: the safety score first, then systems side by side, parts switched off, breakdowns, latency."""

from collections.abc import Iterator, Sequence

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
MISSES = 40


def markdown(run: Run) -> str:
    """The whole report of a run."""
    items, samples, snapshot = list(run.items()), run.samples(), Snapshot.of_run(run)
    parts = [
        f"# Evaluation {run.folder.name}",
        "## Safety score",
        "Share of answers that fail; 0 is right.\n",
        *safety_table(snapshot),
        "## The run",
        *_head(snapshot),
        "## Systems side by side",
        *side_by_side(snapshot),
        "## What each part contributes",
        *contributions(snapshot),
        "## Latency",
        *latency_table(snapshot),
        "## By tag",
        *breakdown(snapshot, items, samples),
        "## What was wrong",
        *misses(snapshot, items, samples),
        "## How to read this",
        *_NOTES,
    ]
    return "\n".join(parts) + "\n"


_NOTES = (
    "- Rates are of all that was scored; an abstention where an answer was wanted has a column of its own, and so has what could"
    " not be scored. Intervals are Wilson 95 %; several scores of one sample (sentences, facts) are counted one by one.",
    "- Contradictions in text are found by the rule checker, which is also what keeps them out of this bot's answers; beside it,"
    " every recommended and rated study is compared with the table without the checker.",
    "- A text with a sentence about a study that the checker cannot read is unscored there: a low count of contradictions"
    " beside many unscored answers says little.",
    "- Answers that are text alone are read by plain rules (`evals/systems/reading.py`); what these cannot read is unscored.",
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
    """A Markdown table."""
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
    """The three parts for every system that answers questions; lower is better."""
    found, rows = snapshot.figures(), []
    for system in snapshot.values:
        figures = [found.get((system, name)) for name in SAFETY]
        if not any(figures):
            continue
        abstained = figures[2]
        split = [Proportion(abstained.errors[e], abstained.n) if abstained else Proportion(0, 0) for e in ("wrong", "missed")]
        unscored = sum(f.counts["U"] + f.counts["N"] for f in figures if f)
        rows.append([system, *(brief(f.wrong) if f else "" for f in figures[:2]), *map(brief, split), str(unscored)])
    header = ["system", *_WRONG.values(), "wrong abstention", "missed abstention", "no answer or unscored"]
    yield from table(header, rows)


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
    notes = [f"{figure.counts['N']} no answer"] if figure.counts["N"] else []
    notes += [f"{figure.counts['U']} unscored"] if figure.counts["U"] else []
    mean = f"; MRR {figure.mean:.3f}" if figure.mean is not None else ""
    return (brief(figure.right) or "-") + mean + (f" [{', '.join(notes)}]" if notes else "")


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
    rows = [[system, *(str(of[name]) for name in ("n", "p50", "p95", "p99"))] for system, of in snapshot.latencies.items()]
    yield from table(["system (ms an answer, warm)", "n", "p50", "p95", "p99"], rows)


def breakdown(snapshot: Snapshot, items: Sequence[Item], samples: Sequence[Sample]) -> Iterator[str]:
    """The first system by every tag that tells samples apart."""
    first = next(iter(snapshot.values), "")
    for scorer in _BROKEN_DOWN:
        rows = []
        for tag in TAGS:
            of = {value: f for (system, value), f in by_tag(items, samples, scorer, tag).items() if system == first}
            rows += [[tag, value, brief(figure.right)] for value, figure in of.items() if len(of) > 1]
        if rows:
            yield f"### {first}: {words_for(scorer)}\n"
            yield from table(["tag", "value", "right"], rows)


def misses(snapshot: Snapshot, items: Sequence[Item], samples: Sequence[Sample]) -> Iterator[str]:
    """What the first system got wrong or crashed on; the rest is in the CSV."""
    first, asked = next(iter(snapshot.values), ""), {(s.dataset, s.id): s.input for s in samples}
    lines = list(miss_lines(items, asked, first))
    yield from (f"- {line}" for line in lines[:MISSES])
    if len(lines) > MISSES:
        yield f"- ... and {len(lines) - MISSES} more, in items.csv"
    yield ""


def miss_lines(items: Sequence[Item], asked: dict[tuple[str, str], str], system: str) -> Iterator[str]:
    """One line for each score of a system that is not right: scorer, sample, the question, what differs."""
    for item in items:
        if item.system == system and item.epoch == 1:
            question = " ".join(asked[item.dataset, item.sample].replace("`", "'").split())[:110]
            for name, scores in item.scores.items():
                for score in (s for s in scores if s.value != "C"):
                    reason = {"N": "no answer: ", "U": "unscored: "}.get(score.value, "") + score.explanation[:300]
                    yield f"{name} {item.dataset}/{item.sample} `{question}`: {reason}"
