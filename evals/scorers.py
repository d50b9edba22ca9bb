"""What is right about an answer: each scorer compares one aspect with the label and says what differs."""

from collections.abc import Callable

from bot.schema import Answer, NotRated
from evals.sample import Expectation

Scorer = Callable[[Answer, Expectation], str | None]
"""None if right, else what is wrong."""


def outcome(answer: Answer, expect: Expectation) -> str | None:
    """Answer class, variants shown and the facet asked for."""
    if answer.answer_class not in expect.answer_class:
        return f"class {answer.answer_class}, wanted {expect.answer_class}"
    shown = sorted(p.variant for p in answer.parts if not p.condition)
    if answer.answer_class == "clarify":
        facet = answer.clarify.facet if answer.clarify else None
        if expect.clarify_facet and facet != expect.clarify_facet:
            return f"asks for {facet}, wanted {expect.clarify_facet}"
        return None
    if expect.variants is not None and shown not in [sorted(v) for v in expect.variants]:
        return f"variants {shown}, wanted {expect.variants}"
    return None


def recommendation(answer: Answer, expect: Expectation) -> str | None:
    """Relation, studies, and studies that must not be among them."""
    if answer.answer_class != "answered" or not answer.parts:
        return None
    names = {s.procedure for p in answer.parts for s in p.studies}
    relations = [p.relation for p in answer.parts]
    if forbidden := names & set(expect.not_studies):
        return f"recommends {sorted(forbidden)}"
    if expect.studies is not None and names != set(expect.studies):
        return f"studies {sorted(names)}, wanted {expect.studies}"
    if expect.relation and relations != [expect.relation] and len(relations) == 1:
        return f"relation {relations[0]}, wanted {expect.relation}"
    return None


def asked(answer: Answer, expect: Expectation) -> str | None:
    """Every named study with its category, or "not rated"."""
    if not answer.parts:
        return None
    found = {(m.procedure, m.category if not isinstance(m, NotRated) else "not rated") for a in answer.asked for m in a.matches}
    lacking = [s for s in expect.asked if (s.procedure, s.category) not in found]
    return f"asked lacks {[(s.procedure, s.category) for s in lacking]}" if lacking else None


def facts(answer: Answer, expect: Expectation) -> str | None:
    """Every fact that the question needs stands in a citation of the text."""
    if answer.answer_class != "answered":
        return None
    carried = {f for c in answer.citations for f in c.fact_ids}
    lacking = [f for f in expect.facts if f not in carried]
    return f"facts lacking {lacking}" if lacking else None


WARNINGS = {
    "pregnancy": {"pregnancy"},
    "breastfeeding": {"breastfeeding"},
    "glucose": {"glucose", "diabetes"},
    "metformin": {"metformin"},
    "renal_function": {"renal-function", "egfr"},
    "contrast_allergy": {"contrast-allergy", "gadolinium", "iodinated-contrast"},
    "mr_unsafe": {"implant", "mri-impossible"},
    "claustrophobia": {"claustrophobia"},
    "hardware": {"hardware"},
}
"""What a label calls a safety matter, and the rules that warn of it."""


def guidance(answer: Answer, expect: Expectation) -> str | None:
    """The neighbouring topic named, the warnings given, and the guard against superseded editions."""
    said = {warning.id for warning in answer.warnings}
    if expect.redirect_topic and (answer.redirect is None or answer.redirect.topic != expect.redirect_topic):
        return f"redirect {answer.redirect and answer.redirect.topic}, wanted {expect.redirect_topic}"
    if lacking := [about for about in expect.warning_about if not WARNINGS[about] & said]:
        return f"no warning about {lacking}"
    if expect.edition_guard and "superseded-edition" not in said and "superseded ACR edition" not in answer.text:
        return "the superseded edition is not told"
    return None


def is_certain_and_wrong(answer: Answer, expect: Expectation) -> bool:
    """A variant shown without condition and without any assumption that no reader would accept."""
    if "answered" in expect.answer_class and expect.variants is None:
        return False  # the label leaves the variant open
    accepted = {v for group in expect.variants or [] for v in group} if "answered" in expect.answer_class else set()
    shown = {p.variant for p in answer.parts if not p.condition}
    return (
        bool(shown - accepted)
        and answer.answer_class == "answered"
        and not any(f.how == "assumed" for f in answer.facets.values())
    )


SCORERS: dict[str, Scorer] = {
    "outcome": outcome,
    "recommendation": recommendation,
    "asked": asked,
    "facts": facts,
    "guidance": guidance,
}
