"""The extractive drafter: the best statements of the passages found, whole and unchanged, each its own citation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.decide.outcome import Outcome
from bot.draft.lines import Line, Quote
from corpus import Passage
from corpus.model import Span
from corpus.schema import Statement
from index.hits import Hit

ASPECTS = {
    "which_study": ("rationale",),
    "unavailable": ("comparison", "usefulness"),
    "is_appropriate": ("comparison", "usefulness", "contrast"),
    "compare": ("comparison", "radiation"),
    "why": ("comparison", "rationale", "radiation"),
    "rating": ("comparison",),
    "radiation": ("radiation",),
    "preparation": ("preparation",),
    "technique": ("contrast",),
    "definition": ("definition",),
    "next_step": ("next_step", "outlook", "pitfall"),
    "how_often": ("interval",),
}
"""Which aspects of the sources a kind of question asks about."""
_ASPECT_BONUS = 0.35
_LEAST = 0.45
"""A passage of less than this share of the best merit is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """What retrieval brought: hits, and the BM25 score of every statement's text for the question."""

    hits: tuple[Hit, ...]
    relevance: Mapping[str, float]
    question: str = ""
    own: tuple[Hit, ...] = ()
    """Hits of the user's own documents, in slots of their own."""


def prose_lines(outcome: Outcome, found: Found, limit: int) -> Iterator[Line]:
    """At most `limit` statements: the passages in order of merit, each with all of its statements that bear on it."""
    ranked = sorted(_merits(outcome, found), key=lambda item: -item[0])
    quotes = [
        Quote(passage, span.start, span.end)
        for merit, passage, spans in ranked
        if merit >= _LEAST * ranked[0][0]
        for span in spans
    ]
    for quote in quotes[:limit]:
        yield Line(quote.text, "prose", (quote,))


def _merits(outcome: Outcome, found: Found) -> Iterator[tuple[float, Passage, list[Span]]]:
    """Each passage with its merit: its rank, its best statement, and whether it is of an aspect asked about."""
    top = max((found.relevance.get(s.statement.text, 0.0) for h in found.hits for s in h.passage.spans), default=0.0) or 1.0
    kind, parts = outcome.scenario.kind, outcome.parts
    for hit in found.hits:
        if hit.passage.aspect == "rating" or (hit.passage.aspect == "interval") != (kind == "how_often"):
            continue
        spans = [s for s in hit.passage.spans if not parts or _bears_on(s.statement, hit.passage, outcome)]
        if spans:
            best = max(found.relevance.get(s.statement.text, 0.0) for s in spans)
            bonus = _ASPECT_BONUS if hit.passage.aspect in ASPECTS.get(kind, ()) else 0.0
            yield best / top + 1.0 / hit.rank**0.5 + bonus, hit.passage, spans


def _bears_on(statement: Statement, passage: Passage, outcome: Outcome) -> bool:
    """Beside a recommendation, prose is about the studies shown; written for another variant, about nothing else."""
    about, named = set(statement.about), outcome.shown
    if outcome.decision.redirect and passage.variant is None:
        return False  # written for the topic that the question was sent away from
    shown = {part.variant for part in outcome.parts}
    if about & outcome.away and (statement.kind == "advice" or not about & (named - outcome.away)):
        return False  # no advice for, and no praise of, what cannot be had
    if statement.kind == "scope" or (statement.variant and statement.variant not in shown):
        return False
    if passage.variant and passage.variant not in shown:
        return bool(about) and about <= named
    if not about:
        return statement.kind != "fact"
    return bool(about & named)
