"""The spine: question -> intake -> scenario -> criteria -> retrieve -> draft -> check -> compose -> Answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.compose import compose
from bot.decide.outcome import Outcome, outcome_of
from bot.draft.extractive import Found
from bot.model.desk import Desk
from bot.model.facets import FacetReader, narrows
from bot.model.record import ModelRecord
from bot.model.telling import Drafted
from bot.schema import Answer
from bot.services import Services
from bot.timing import Clock
from bot.understand.intake import Inquiry, Intake, take_in
from bot.understand.read import read_scenario
from bot.understand.refusal import UNREAD, reason_to_refuse


@dataclass(frozen=True, slots=True)
class Event:
    """What can be shown now: the card, the answer with one more statement of a language model, or the whole answer.

    Every `answer` is checked and composed. One with a statement holds all sentences of the one before under the same citation
    numbers, and the last equals it but for notices and record. Without any statement the last is the extractive answer, in which
    a figure told beside the card may have given way to prose.
    """

    kind: Literal["card", "statement", "answer"]
    answer: Answer
    said: str = ""
    """The statement that is new, without its citation marks."""


def answer(inquiry: Inquiry, services: Services, *, prose: bool = True) -> Answer:
    """Answers a question; without `prose` only the card, which waits for neither index, encoder nor language model.

    Raises:
        InputError: a given facet or value is unknown.
    """
    *_, last = _spine(inquiry, services, prose)
    return last.answer


def stream(inquiry: Inquiry, services: Services) -> Iterator[Event]:
    """The card, then a language model's statements one by one as they are ruled on, then the Answer; shown is final.

    Without a language model the prose comes with the Answer, all at once.

    Raises:
        InputError: a given facet or value is unknown.
    """
    yield from _spine(inquiry, services, prose=True, card=True)


def _spine(inquiry: Inquiry, services: Services, prose: bool, card: bool = False) -> Iterator[Event]:
    clock, corpus, lexicons = Clock(), services.corpus, services.lexicons.for_one_question()
    with clock.step("intake"):
        taken = take_in(inquiry)
    with clock.step("scenario"):
        scenario = read_scenario(taken, inquiry, lexicons, corpus)
        refused = taken.problem or reason_to_refuse(taken.text, scenario, lexicons, services.claims)
        knows = services.knows if prose else services.may_know
        if scenario.kind == "unclear" and refused in (None, UNREAD) and knows(taken.text):
            scenario, refused = replace(scenario, kind="fact"), None  # no variant is read from it: the passages alone answer
    with clock.step("criteria"):
        outcome = outcome_of(scenario, refused, corpus, services.today)
        if taken.text:
            readings = [lexicons.read(turn) for turn in (*taken.earlier, taken.text)]
            outcome = services.second_look.at(outcome, scenario, readings)
    if prose and services.desk and services.desk.facets:
        with clock.step("model_facets"):
            outcome = _assuming(services.desk.facets, taken.text, outcome, services)
    turn = _Turn(inquiry, taken, outcome, services, clock)
    if card or not prose:
        yield Event("card", turn.composed(turn.extractive(None), None))
    if not prose:
        return
    with clock.step("retrieve"):
        found = services.search(outcome.scenario.query or taken.text, outcome) if outcome.wants_prose else None
    if found is None or services.desk is None:
        yield Event("answer", turn.composed(turn.extractive(found), found))
        return
    yield from turn.told(services.desk, found)


def _assuming(reader: FacetReader, question: str, outcome: Outcome, services: Services) -> Outcome:
    """The outcome with what a model reads of the question, if that only chooses among the variants it had."""
    scenario = reader.read(question, outcome.decision)
    assumed = outcome_of(scenario, None, services.corpus, services.today) if scenario else outcome
    return assumed if narrows(assumed.decision, outcome.decision) else outcome


@dataclass(frozen=True, slots=True)
class _Turn:
    """One question whose outcome is known: its drafts, ruled on, and its Answers."""

    inquiry: Inquiry
    taken: Intake
    outcome: Outcome
    services: Services
    clock: Clock

    @property
    def scope(self) -> str:
        return self.outcome.scope or self.services.default_variant

    def extractive(self, found: Found | None, model: ModelRecord | None = None) -> Drafted:
        with self.clock.step("draft"):
            draft = self.services.drafter.draft(self.outcome, found)
        with self.clock.step("check"):
            ruling = self.services.checker.check(draft.text, self.scope)
        return Drafted(draft, ruling, model)

    def told(self, desk: Desk, found: Found) -> Iterator[Event]:
        """Each statement of the model that stands, then the Answer; without any, the extractive one with a notice."""
        drafter = self.services.drafter
        fixed, room = drafter.fixed(self.outcome, found), drafter.room(self.outcome)
        known = fixed.lines
        with self.clock.step("model"):
            for drafted in desk.telling.told(self.outcome, found, fixed, room, self.scope):
                for line in drafted.draft.lines:
                    if line not in known:
                        yield Event("statement", self.composed(drafted, found), line.text)
                known = drafted.draft.lines
        if len(known) == len(fixed.lines):
            drafted = self.extractive(found, drafted.model)
        yield Event("answer", self.composed(drafted, found))

    def composed(self, drafted: Drafted, found: Found | None) -> Answer:
        services, taken = self.services, self.taken
        with self.clock.step("compose"):
            composed = compose(
                self.inquiry.id,
                self.outcome,
                drafted.draft,
                drafted.ruling,
                services.corpus,
                taken.masked,
                services.notices(taken.text, found, read_abroad="language" in self.outcome.scenario.facets),
                found.own if found else (),
                drafted.model,
            )
        versions = services.versions(found, drafted.model.version if drafted.model else None)
        return composed.model_copy(update={"versions": versions, "timings_ms": self.clock.timings()})
