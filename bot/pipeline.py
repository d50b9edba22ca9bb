"""The spine: question -> intake -> scenario -> criteria -> retrieve -> draft -> check -> compose -> Answer."""

from dataclasses import replace

from bot.compose import compose
from bot.decide.outcome import outcome_of
from bot.schema import Answer
from bot.services import Services
from bot.timing import Clock
from bot.understand.intake import Inquiry, take_in
from bot.understand.read import read_scenario
from bot.understand.refusal import UNREAD, reason_to_refuse


def answer(inquiry: Inquiry, services: Services, *, prose: bool = True) -> Answer:
    """Answers a question; without `prose` only the card, which waits for neither index nor encoder.

    Raises:
        InputError: a given facet or value is unknown.
    """
    clock, corpus = Clock(), services.corpus
    with clock.step("intake"):
        taken = take_in(inquiry)
    with clock.step("scenario"):
        scenario = read_scenario(taken, inquiry, services.lexicons, corpus)
        refused = taken.problem or reason_to_refuse(taken.text, scenario, services.lexicons, services.claims)
        if scenario.kind == "unclear" and refused in (None, UNREAD) and (not prose or services.knows(taken.text)):
            scenario, refused = replace(scenario, kind="fact"), None  # no variant is read from it: the passages alone answer
    with clock.step("criteria"):
        outcome = outcome_of(scenario, refused, corpus, services.today)
    with clock.step("retrieve"):
        found = services.search(scenario.query or taken.text, outcome) if prose and outcome.wants_prose else None
    with clock.step("draft"):
        draft = services.drafter.draft(outcome, found)
    with clock.step("check"):
        ruling = services.checker.check(draft.text, outcome.scope or services.default_variant)
    with clock.step("compose"):
        composed = compose(
            inquiry.id,
            outcome,
            draft,
            ruling,
            corpus,
            taken.masked,
            services.notices(taken.text, found),
            found.own if found else (),
        )
    return composed.model_copy(update={"versions": services.versions(found), "timings_ms": clock.timings()})
