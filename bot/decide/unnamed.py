"""What holds only if the tumour is one of bone or soft tissue, where the note tells a finding and no name."""

from dataclasses import replace

from bot.decide.criteria import Choice, Decision

_OURS = "musculoskeletal"
_OF_A_PATIENT = frozenset({"which_study", "is_appropriate", "unavailable", "compare"})


def asks_what_it_is(decision: Decision) -> Decision:
    """The decision with its variants on condition of the origin, and the question for it, if other origins are possible."""
    origin = decision.scenario.facets.get("origin")
    if origin is None or origin.how != "implied" or "histology" in decision.scenario.facets or len(origin.values) == 1:
        return decision
    if _OURS not in origin.values or decision.redirect or decision.ask or decision.scenario.kind not in _OF_A_PATIENT:
        return decision
    if not decision.choices:
        return decision
    choices = tuple(Choice(c.variant_id, (*c.condition, ("origin", _OURS))) for c in decision.choices)
    return replace(decision, choices=choices, ask="origin")
