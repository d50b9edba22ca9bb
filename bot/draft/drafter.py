"""The step `draft`: everything that could be said, as lines, before a single one is ruled on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.decide.conditions import fires
from bot.decide.criteria import Decision
from bot.decide.made_before import made_before
from bot.decide.outcome import Outcome
from bot.decide.rows import set_aside
from bot.draft.extractive import Found, lead_line, prose_lines
from bot.draft.lines import Draft, Line, Quote, Room
from bot.draft.own import OwnWriter
from bot.draft.rendered import NOT_RATED, RowWriter
from bot.schema import Part
from bot.understand.scenario import Scenario
from corpus import Corpus, Passage
from corpus.frames import Frames, answered_from, redirection
from corpus.passages import past_id, rule_id
from corpus.schema import Rule

WORDS = 150
"""Length of an answer's text, unless the rows alone are longer."""
_BESIDE_A_CARD, _ALONE = 4, 8
"""Statements at most."""
_CONDITIONAL = 4
"""Conditional recommendations beside a question back; more of them are left to the card."""


class Drafter:
    """Drafts without a language model: rendered rows, named rules, and whole statements from the hits."""

    def __init__(self, corpus: Corpus, passages: Mapping[str, Passage]) -> None:
        self._corpus = corpus
        self._passages = passages
        self._rows = RowWriter(corpus, passages)
        self._frames = Frames(corpus)
        self._own = OwnWriter(corpus)

    def draft(self, outcome: Outcome, found: Found | None) -> Draft:
        """All lines of an answer; prose fills what the words limit leaves."""
        if found is None:
            return Draft.of(self._decided(outcome, WORDS), waits=True)
        lead = list(lead_line(outcome, found)) if not outcome.refused else []
        lines = [*lead, *self._decided(outcome, WORDS - _length(lead))]
        room = self.room(outcome)
        lines += prose_lines(outcome, found, room.statements - len(lead), room.words - _length(lines), lead)
        if not any(line.role not in ("warning", "change") for line in lines):
            lines.append(Line(self._corpus.scale.phrases["no-passage"], "recommendation"))
        return Draft.of([*lines, *self._own_lines(found)])

    def fixed(self, outcome: Outcome, found: Found) -> Draft:
        """The same without the statements chosen from the passages: what stands whatever a language model adds."""
        card, own = Draft.of(self._decided(outcome, WORDS)).lines, tuple(self._own_lines(found))
        return replace(Draft.of([*card, *own]), first=(*card, *own))

    def room(self, outcome: Outcome) -> Room:
        """What may be said in all."""
        return Room(_BESIDE_A_CARD if outcome.parts else _ALONE, WORDS)

    def _decided(self, outcome: Outcome, words: int) -> list[Line]:
        """What follows from the rows and rules; history and figures as far as they fit into so many words."""
        if outcome.refused:
            return [Line(self._corpus.scale.phrases[outcome.refused], "recommendation")]
        lines = [*self._card(outcome), *self._rules(outcome.decision, outcome.parts)]
        figures = [line for line in lines if line.role == "figure"]
        lines = [line for line in lines if line.role != "figure"]
        least = 0 if len(outcome.asked) > 1 else 1  # "which of the two is rated higher?" is told by their categories
        lines += _fitting([*self._past(outcome), *figures], words - _length(lines), least)
        return [*_within(lines, words), *self._changes(outcome)]

    def _own_lines(self, found: Found | None) -> Iterator[Line]:
        if found and found.own:
            yield from self._own.lines(found.question, found.own)

    def _card(self, outcome: Outcome) -> Iterator[Line]:
        decision, parts = outcome.decision, outcome.parts
        if decision.ask:
            yield Line(self._corpus.facets[decision.ask].question or "", "recommendation", id="clarify")
        for part in parts if not decision.ask or len(parts) <= _CONDITIONAL else ():
            yield from self._rows.recommendation(part, decision.scenario)
        away = set_aside(decision.scenario, self._corpus)
        said = {(p.variant, row.procedure_id) for p in parts for row in (*p.studies, *p.alternatives)}
        said |= {(p.variant, procedure) for p in parts for procedure in away}
        if decision.ask:
            return
        yield from self._rows.asked(outcome.asked, decision.scenario.kind, said)

    def _past(self, outcome: Outcome) -> Iterator[Line]:
        """What a superseded edition gave a study that is asked about, after what holds now."""
        if outcome.scenario.kind == "how_often":
            return  # asked about is the interval, not the rating
        for edition, row in outcome.past:
            yield self._statement(past_id(edition.id, row.variant, row.procedure), "past")

    def _rules(self, decision: Decision, parts: Sequence[Part]) -> Iterator[Line]:
        if decision.rule:
            yield from self._deciding(decision.rule)
        if decision.redirect:
            yield from self._redirected(decision.redirect, parts)
        for part in parts:
            note = self._corpus.variants[part.variant].relation_note
            if note and not part.condition and part.relation in ("all_of", "one_of") and not part.alternatives:
                yield self._statement(note, "note")
        if decision.together and decision.together.note:
            yield self._statement(decision.together.note, "note", -1)
        assumed = [(f, reading.values[0]) for f, reading in decision.scenario.facets.items() if reading.how == "assumed"]
        if assumed and parts:
            yield Line(self._frames.assumed(assumed), "note", id="assumed")
        yield from self._remarks(decision.scenario)
        if made_before(decision.scenario, parts, self._corpus):
            yield Line(self._corpus.scale.phrases["made-before"], "note")
        for rule in self._corpus.rules:
            if rule.effect == "warn" or (rule.effect == "note" and parts):
                yield from self._noted(rule) if fires(rule, decision.scenario, self._corpus) else ()

    def _remarks(self, scenario: Scenario) -> Iterator[Line]:
        """How the question itself was taken."""
        phrases = self._corpus.scale.phrases
        if scenario.relies_on_reply:
            yield Line(phrases["no-source-before"], "note")
        if any(study.is_one_for_contrast and study.status == "asked" for study in scenario.studies):
            yield Line(phrases["one-for-contrast"], "note")
        if "language" in scenario.facets:
            yield Line(phrases["read-abroad"], "note")

    def _deciding(self, rule: Rule) -> Iterator[Line]:
        yield Line(rule.text, "recommendation", self._of_rule(rule), id=rule.id)
        for passage_id in rule.passages:
            yield self._statement(passage_id, "prose")
        if rule.redirect:
            yield Line(redirection(rule.redirect), "redirect", id=rule.id)

    def _redirected(self, rule: Rule, parts: Sequence[Part]) -> Iterator[Line]:
        """Why a neighbouring topic answers, and which: both of them while it is not known."""
        yield Line(rule.text, "redirect", self._of_rule(rule), id=rule.id)
        for topic in dict.fromkeys(self._corpus.topic_of(part.variant).full_title for part in parts):
            yield Line(answered_from(topic), "redirect", id=rule.id)

    def _changes(self, outcome: Outcome) -> Iterator[Line]:
        """What would be said if one facet had another value."""
        for change in outcome.changes:
            name, decision = f"{change.facet}={change.value}", change.decision
            if decision.ask:
                yield Line(self._corpus.facets[decision.ask].question or "", "change", id=name)
            elif decision.rule:
                yield Line(decision.rule.text, "change", id=name)
            for found in change.recommended if not decision.ask else ():
                yield Line(self._rows.best(found.variant, found.studies, found.lost).text, "change", id=name)

    def _of_rule(self, rule: Rule) -> tuple[Quote, ...]:
        passage = self._passages.get(rule_id(rule.id))
        return (Quote(passage, 0, len(passage.text)),) if passage else ()

    def _noted(self, rule: Rule) -> Iterator[Line]:
        yield Line(rule.text, "warning" if rule.effect == "warn" else "note", id=rule.id)
        for passage_id in rule.passages:
            for number in range(len(self._passages[passage_id].spans)):
                yield self._statement(passage_id, "note", number)

    def _statement(self, passage_id: str, role: str, number: int = 0) -> Line:
        passage = self._passages[passage_id]
        span = passage.spans[number]
        quote = Quote(passage, span.start, span.end)
        return Line(quote.text, role, (quote,))  # type: ignore[arg-type]  # all callers pass a Role


def _length(lines: Sequence[Line]) -> int:
    """Words, warnings apart: those are said however long the answer gets."""
    return sum(len(line.text.split()) for line in lines if line.role not in ("warning", "change"))


def _within(lines: list[Line], words: int) -> list[Line]:
    """Beside studies that are rated, those that are not are passed over as far as the words run out, all but one.

    The first named go first: a note tells of what is on file before it asks.
    """
    kept = list(lines)
    if any(line.role == "asked" and line.id != NOT_RATED for line in lines):
        for line in [line for line in lines if line.id == NOT_RATED][:-1]:
            if _length(kept) > words:
                kept.remove(line)
    return kept


def _fitting(lines: Sequence[Line], words: int, least: int) -> list[Line]:
    """The first lines that fit, so many at least."""
    kept: list[Line] = []
    for line in lines:
        if len(kept) >= least and _length([*kept, line]) > words:
            break
        kept.append(line)
    return kept
