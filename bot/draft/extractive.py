"""The extractive drafter: the best statements of the passages found, whole and unchanged, each its own citation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.decide.outcome import Outcome
from bot.draft.lines import Line, Quote
from bot.draft.subject import REQUESTS
from bot.understand.kind import RECOMMENDING
from corpus import Passage
from corpus.model import Span
from corpus.schema import Statement
from index.hits import Hit
from index.terms import terms_of

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
_DIRECT_RANK, _DIRECT_SHARE, _DIRECT_SHARE_OF_REQUEST = 5, 0.5, 0.65
"""A statement answers directly if its passage is among the first so many hits and it holds this share of the question's terms;
more is wanted where a study is asked for, which the card answers."""
_LEAD_SCORE, _LEAD_SHARE = 0.9, 0.4
"""The first hit, where both ways of ranking put it on top: so much is enough whatever was thought to be asked. Set on the open
knowledge questions."""
_LEADS = 0.65
"""The share of the question that a statement of the first hit must hold to be told before figures and history. Set as above."""
_SPEAKS_FOR_A_STUDY = frozenset({"rating", "rationale", "usefulness", "comparison"})
"""Aspects that are silent where the criteria do not apply and a study was asked for."""
_FEWEST_TERMS = 3
"""A question of fewer terms has too little for a share to tell anything: "which scan?"."""
_LEAD_NEAR = 0.75
"""The first hit, so near in meaning (cosine, all-MiniLM-L6-v2): enough whatever the words. Set on the open sets: of the questions
of fact whose answer is nearest, three in four are that near to it; one in twenty requests for a study that are asked back is."""
_ABOUT_NEAR = 0.6
"""So near, a passage speaks of the question: only such are told where a rule says that it lies outside (all are while there is no
index), and for the hit that both rankings put first it makes up for the share of terms."""
_OWN_WORDS = 0.4
"""What a statement's own share of the question counts beside the score of its passage."""
_FIRST = 0.2
"""What all statements of the first hit gain: they are about the same."""
_ON_ASPECT = 0.3
"""What a statement gains whose passage has the aspect that is asked about."""
_ASKED_BESIDE = 1.0
"""What a statement gains whose passage was found for what is asked beside the study, which the card answers: it is told before
what only bears on the card."""
_HOW_OFTEN = "how_often"
Place = tuple[bool, int]
"""Where a passage is told: what alone is asked about comes first (False), then in the order in which they were found."""
_UNQUOTED = ("rule",)
"""Aspects that are said by the decision itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """What retrieval brought for a question: our hits, those of the user's own documents, and the question's terms.

    `read` gives the terms of a statement; it is remembered between questions, which `wanted`, of this question, is not.
    """

    question: str
    hits: tuple[Hit, ...]
    own: tuple[Hit, ...] = ()
    """Hits of the user's own documents, in slots of their own."""
    beside: frozenset[str] = frozenset()
    """Ids of the passages found for what is asked beside the study."""
    wanted: frozenset[str] = frozenset()
    read: Callable[[str], frozenset[str]] = lambda text: frozenset(terms_of(text))
    off_subject: Callable[[Statement, Passage, Outcome], bool] = lambda statement, passage, outcome: False
    """Whether a statement is about another patient than the one of the card."""

    def share(self, passage: Passage, span: Span) -> float:
        """How much of the question (0 to 1) a statement answers, by its words, its headings and the questions it is known for."""
        known = " ".join((passage.section, span.statement.text, *passage.asks))
        return self.share_of(known)

    def share_of(self, text: str) -> float:
        """The share of the question's terms (0 to 1) that stand in a text."""
        return len(self.wanted & self.read(text)) / len(self.wanted) if self.wanted else 0.0


def aspects_of(outcome: Outcome) -> tuple[str, ...]:
    """The aspects that a question asks about, with those that it asks about beside the study."""
    return (*ASPECTS.get(outcome.scenario.kind, ()), *(asked.aspect for asked in outcome.scenario.beside))


def lead_line(outcome: Outcome, found: Found) -> Iterator[Line]:
    """The statement of the first hit that answers the question itself; it is told before figures and history."""
    answering = [
        (found.share_of(span.statement.text), hit, span)
        for hit in found.hits[:1]
        for span in hit.passage.spans
        if hit.passage.aspect not in (*_UNQUOTED, "rating")
        and (outcome.scenario.kind != _HOW_OFTEN or _is_asked_alone(hit.passage, outcome))
        and _comes_first(hit, found.share(hit.passage, span))
    ]
    for _, hit, span in sorted(answering, key=lambda item: -item[0])[:1]:
        if _may_be_said(hit, outcome) and _bears(span, hit, outcome, found):
            quote = Quote(hit.passage, span.start, span.end)
            yield Line(quote.text, "prose", (quote,))


def prose_lines(outcome: Outcome, found: Found, limit: int, words: int, told: Sequence[Line] = ()) -> Iterator[Line]:
    """At most `limit` statements of `words` in all, the best first, in the order in which their passages were found."""
    known = {line.text for line in told}
    chosen: list[tuple[Place, int, Quote]] = []
    for place, quote in sayable(outcome, found):
        length = len(quote.text.split())
        if quote.text in known:
            continue
        if len(chosen) >= limit or (length > words and (chosen or told or outcome.parts)):
            break
        words -= length
        chosen.append((place, quote.start, quote))
    for _, _, quote in sorted(chosen, key=lambda item: item[:2]):
        yield Line(quote.text, "prose", (quote,))


def sayable(outcome: Outcome, found: Found) -> list[tuple[Place, Quote]]:
    """Every statement found that may stand in this answer, the best first, with where its passage is told."""
    worth = [
        (_place(hit, outcome), _worth(hit, span, outcome, found), Quote(hit.passage, span.start, span.end))
        for hit in found.hits
        for span in hit.passage.spans
        if _may_be_said(hit, outcome) and _bears(span, hit, outcome, found)
    ]
    return [(place, quote) for place, _, quote in sorted(worth, key=lambda item: (item[0][0], -item[1]))]


def _place(hit: Hit, outcome: Outcome) -> Place:
    return not _is_asked_alone(hit.passage, outcome), hit.rank


def _is_asked_alone(passage: Passage, outcome: Outcome) -> bool:
    """Of a question of nothing but how often, the intervals: no card answers it, and what else is found comes after them."""
    return outcome.scenario.kind == _HOW_OFTEN and passage.aspect in ASPECTS[_HOW_OFTEN]


def _worth(hit: Hit, span: Span, outcome: Outcome, found: Found) -> float:
    asked = _ON_ASPECT * (hit.passage.aspect in ASPECTS.get(outcome.scenario.kind, ()))
    asked += _ASKED_BESIDE * (hit.passage.id in found.beside)
    return hit.score + _OWN_WORDS * found.share_of(span.statement.text) + _FIRST * (hit.rank == 1) + asked


def _may_be_said(hit: Hit, outcome: Outcome) -> bool:
    aspect = hit.passage.aspect
    return aspect not in _UNQUOTED and (aspect != "interval" or _asks_how_often(hit, outcome))


def _bears(span: Span, hit: Hit, outcome: Outcome, found: Found) -> bool:
    """Without a card everything found does; beside one what answers directly, or is about the studies shown."""
    if not outcome.parts and not outcome.decision.ask:
        return not outcome.decision.rule or _bears_outside(span, hit, outcome, found)
    if _praises_what_is_away(span.statement, outcome) or found.off_subject(span.statement, hit.passage, outcome):
        return False
    if hit.passage.id in found.beside:  # "how often?" means the study shown
        return not span.statement.about or bool(outcome.shown & set(span.statement.about))
    if _answers(span, hit, outcome, found):
        return True
    if outcome.decision.redirect and hit.passage.variant is None:
        return False  # written for the topic that the question was sent away from
    return not outcome.decision.ask and hit.passage.aspect != "rating" and _bears_on(span.statement, hit.passage, outcome)


def _bears_outside(span: Span, hit: Hit, outcome: Outcome, found: Found) -> bool:
    """Where no criteria apply: what speaks of the question, and if a study was asked for nothing that argues for one."""
    if outcome.scenario.kind not in RECOMMENDING:
        return hit.near is None or hit.near >= _ABOUT_NEAR
    return hit.passage.aspect not in _SPEAKS_FOR_A_STUDY and found.share(hit.passage, span) >= _LEADS and hit.rank <= _DIRECT_RANK


def _answers(span: Span, hit: Hit, outcome: Outcome, found: Found) -> bool:
    """The question itself, by its meaning or by the share of its terms; less will do for the hit that both rankings put first."""
    request = outcome.scenario.kind in ("which_study", "unavailable")
    if span.statement.kind == "scope" and outcome.scenario.kind in RECOMMENDING and _is_of_a_patient(outcome):
        return False  # the case of a source is not that of the patient
    if outcome.scenario.kind in REQUESTS and _is_elsewhere(span.statement, outcome):
        return False
    if hit.rank == 1 and (hit.near or 0) >= _LEAD_NEAR:
        return True
    if len(found.wanted) < _FEWEST_TERMS or hit.rank > _DIRECT_RANK:
        return False
    share = found.share(hit.passage, span)
    if _leads(hit, share):
        return True
    if request and span.statement.kind == "scope":
        return False
    return share >= (_DIRECT_SHARE_OF_REQUEST if request else _DIRECT_SHARE)


def _is_of_a_patient(outcome: Outcome) -> bool:
    return outcome.scenario.about_patient or "histology" in outcome.scenario.facets


def _is_elsewhere(statement: Statement, outcome: Outcome) -> bool:
    """ "How do I look for local recurrence?": what was found with a study that the answer does not speak of."""
    return bool(statement.about) and not outcome.shown & set(statement.about)


def _comes_first(hit: Hit, share: float) -> bool:
    """What is told before figures and history: it holds most of the question, or is as near to it and first by words too."""
    return share >= _LEADS or (hit.score >= _LEAD_SCORE and (hit.near or 0) >= _LEAD_NEAR)


def _leads(hit: Hit, share: float) -> bool:
    """The hit that both rankings put first, and that speaks of the matter by its meaning or by some of the question's terms."""
    return hit.rank == 1 and hit.score >= _LEAD_SCORE and (share >= _LEAD_SHARE or (hit.near or 0) >= _ABOUT_NEAR)


def _asks_how_often(hit: Hit, outcome: Outcome) -> bool:
    return "interval" in aspects_of(outcome) or hit.rank == 1


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
        return statement.kind not in ("fact", "dose")
    return bool(about & named)
