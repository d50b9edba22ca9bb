"""The extractive drafter: the best statements of the passages found, whole and unchanged, each its own citation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.draft.lines import Line, Quote
from bot.schema import Asked, Part
from corpus import Passage
from corpus.model import Span
from corpus.schema import Statement
from index.hits import Hit

_ASPECTS = {
    "which_study": ("rationale",),
    "unavailable": ("comparison", "usefulness"),
    "is_appropriate": ("comparison", "usefulness", "contrast"),
    "compare": ("comparison", "pitfall", "radiation"),
    "why": ("comparison", "rationale", "radiation"),
    "rating": ("comparison",),
    "radiation": ("radiation",),
    "preparation": ("preparation",),
    "technique": ("contrast",),
    "next_step": ("next_step", "outlook", "pitfall"),
    "how_often": ("interval",),
}
_ASPECT_BONUS = 0.35
_LEAST = 0.45
"""A statement scoring less than this share of the best is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """What retrieval brought: hits, and the BM25 score of every statement's text for the question."""

    hits: tuple[Hit, ...]
    relevance: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that could be shown, with its score."""

    passage: Passage
    span: Span
    score: float


def prose_lines(
    kind: str,
    parts: Sequence[Part],
    asked: Sequence[Asked],
    found: Found,
    limit: int,
) -> Iterator[Line]:
    """At most `limit` statements, passages in order of merit."""
    ranked = sorted(_candidates(kind, parts, asked, found), key=lambda c: -c.score)
    if not ranked:
        return
    kept = [c for c in ranked if c.score >= _LEAST * ranked[0].score][:limit]
    best = {c.passage.id: max(k.score for k in kept if k.passage.id == c.passage.id) for c in kept}
    for candidate in sorted(kept, key=lambda c: (-best[c.passage.id], c.passage.id, c.span.start)):
        quote = Quote(candidate.passage, candidate.span.start, candidate.span.end)
        yield Line(quote.text, "prose", (quote,))


def _candidates(
    kind: str, parts: Sequence[Part], asked: Sequence[Asked], found: Found
) -> Iterator[Candidate]:
    hits, relevance = found.hits, found.relevance
    preferred = _ASPECTS.get(kind, ())
    top = max((relevance.get(s.statement.text, 0.0) for h in hits for s in h.passage.spans), default=0.0) or 1.0
    named = {row.procedure_id for part in parts for row in (*part.studies, *part.alternatives)}
    named |= {match.procedure_id for study in asked for match in study.matches}
    for hit in hits:
        if hit.passage.aspect == "rating" or (hit.passage.aspect == "interval") != (kind == "how_often"):
            continue
        for span in hit.passage.spans:
            if parts and not _bears_on(span.statement, hit.passage, parts, named):
                continue
            score = relevance.get(span.statement.text, 0.0) / top + 1.0 / hit.rank**0.5
            score += _ASPECT_BONUS if hit.passage.aspect in preferred else 0.0
            yield Candidate(hit.passage, span, score)


def _bears_on(statement: Statement, passage: Passage, parts: Sequence[Part], named: set[str]) -> bool:
    """Beside a recommendation, prose is about the studies shown; written for another variant, about nothing else."""
    about = set(statement.about)
    shown = {part.variant for part in parts}
    if statement.variant and statement.variant not in shown:
        return False
    if passage.variant and passage.variant not in shown:
        return bool(about) and about <= named
    if not about:
        return statement.kind not in ("scope", "fact")
    return bool(about & named)
