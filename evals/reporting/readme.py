"""The README's table of evidence: rendered from a committed baseline between two marks, and checked for staleness."""

import re
from collections.abc import Iterator

from evals.reporting.tables import brief, safety_table, table
from evals.snapshot import Snapshot
from evals.summary import words_for

BEGIN, END = "<!-- evidence:begin -->", "<!-- evidence:end -->"
_BLOCK = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)
_SYSTEMS = ("bot", "bot-unchecked", "nearest-table", "bm25-table", "naive-retrieval")
_SCORERS = ("outcome", "pairs", "recommendation", "asked", "guidance", "forbidden", "hit:fused", "facts", "citations", "support")
_MORE = ("leak", "harmless", "consistent", "attack-contradiction", "attack-leak", "consistency")


class MarksError(ValueError):
    """The README has no place for the table."""


def block(snapshot: Snapshot) -> str:
    """The table with its marks."""
    return "\n".join([BEGIN, *_lines(snapshot), END])


def _lines(snapshot: Snapshot) -> Iterator[str]:
    config, found = snapshot.config, snapshot.figures()
    systems = [name for name in _SYSTEMS if name in snapshot.values]
    part = "part kept aside" if config.held_out else "open part"
    of, option = ("", "") if config.limit is None else ("of the ", f" --limit {config.limit}")
    yield ""
    yield from safety_table(snapshot.model_copy(update={"values": {s: snapshot.values[s] for s in systems}}))
    rows = []
    for scorer in (*_SCORERS, *_MORE):
        cells = [brief(figure.right) if (figure := found.get((s, scorer))) else "" for s in systems]
        if any(cells):
            rows.append([words_for(scorer), *cells])
    yield from table(["right", *systems], rows)
    yield f"{config.samples:,} samples ({of}{part}), dataset {config.datasets}, corpus {config.corpus};"
    yield f"`python -m evals run --system all{option}`."
    yield ""


def written(readme: str, snapshot: Snapshot) -> str:
    """The README with the table as it should be.

    Raises:
        MarksError: the marks do not stand in it, once and in order.
    """
    if len(_BLOCK.findall(readme)) != 1:
        raise MarksError(f"The README needs the lines {BEGIN} and {END} once, in this order.")
    return _BLOCK.sub(lambda _: block(snapshot), readme)
