"""The extractive drafter: the best statements of the passages found, whole and unchanged, each its own citation."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.decide.outcome import Outcome
from bot.draft.lines import Line, Quote
from corpus import Passage
from corpus.model import Span
from corpus.schema import Statement
from index.hits import Hit
from index.lexical import coverage
from index.terms import Terms, terms_of

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
_DIRECT_RANK, _DIRECT_SHARE = 3, 0.5
"""A statement answers directly if its passage is among the first so many hits and it holds this share of the question's terms."""
_UNQUOTED = ("rule",)
"""Aspects that are said by the decision itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """What retrieval brought for a question: our hits, those of the user's own documents, and how terms are read."""

    question: str
    hits: tuple[Hit, ...]
    own: tuple[Hit, ...] = ()
    """Hits of the user's own documents, in slots of their own."""
    terms: Terms = terms_of

    def share(self, passage: Passage, span: Span) -> float:
        """How much of the question (0 to 1) a statement answers, by its words, its headings and the questions it is known for."""
        known = " ".join((passage.section, span.statement.text, *passage.asks))
        return coverage(self.question, [known], self.terms)[0]


def prose_lines(outcome: Outcome, found: Found, limit: int) -> Iterator[Line]:
    """At most `limit` statements: the passages as they were found, each with all of its statements that bear on the question."""
    said = 0
    for hit in found.hits:
        passage = hit.passage
        if passage.aspect in _UNQUOTED or (passage.aspect == "interval" and not _asks_how_often(hit, outcome)):
            continue
        for span in passage.spans:
            if said == limit:
                return
            if _is_sayable(span, hit, outcome, found):
                quote = Quote(passage, span.start, span.end)
                yield Line(quote.text, "prose", (quote,))
                said += 1


def _is_sayable(span: Span, hit: Hit, outcome: Outcome, found: Found) -> bool:
    if not outcome.parts and not outcome.decision.ask:
        return True
    if _praises_what_is_away(span.statement, outcome) or (outcome.decision.redirect and hit.passage.variant is None):
        return False
    direct = hit.rank <= _DIRECT_RANK and outcome.scenario.kind != "which_study"
    if direct and found.share(hit.passage, span) >= _DIRECT_SHARE:
        return True
    return not outcome.decision.ask and hit.passage.aspect != "rating" and _bears_on(span.statement, hit.passage, outcome)


def _asks_how_often(hit: Hit, outcome: Outcome) -> bool:
    return outcome.scenario.kind == "how_often" or hit.rank == 1


def _praises_what_is_away(statement: Statement, outcome: Outcome) -> bool:
    """No advice for, and no praise of, what cannot be had."""
    about = set(statement.about)
    return bool(about & outcome.away) and (statement.kind == "advice" or not about & (outcome.shown - outcome.away))


def _bears_on(statement: Statement, passage: Passage, outcome: Outcome) -> bool:
    """Beside a recommendation, prose is about the studies shown; written for another variant, about nothing else."""
    about, named = set(statement.about), outcome.shown
    shown = {part.variant for part in outcome.parts}
    if statement.kind == "scope" or (statement.variant and statement.variant not in shown):
        return False
    if passage.variant and passage.variant not in shown:
        return bool(about) and about <= named
    if not about:
        return statement.kind != "fact"
    return bool(about & named)
