"""What would change the answer: the same rules with one facet changed, and the open facets worth telling."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.decide.conditions import State, fires, state_of
from bot.decide.criteria import Decision, decide
from bot.decide.rows import recommend, set_aside
from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus

OFFERED = 3
"""Open facets offered at most, beside the one that is asked for."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """The studies of one variant, by id, with their relation; `lost` are usually appropriate ones that cannot be had."""

    variant: str
    relation: str
    studies: tuple[str, ...]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A value that one facet could have instead, and what would then be decided."""

    facet: str
    value: str
    decision: Decision
    recommended: tuple[Recommended, ...]


def what_would_change(scenario: Scenario, decision: Decision, corpus: Corpus) -> tuple[Change, ...]:
    """Every other value of a known or assumed facet that changes the decision; nothing where a facet is asked for.

    `scenario` is the one before anything was assumed, so that one assumption does not stand in for another.
    """
    if scenario.kind not in RECOMMENDING or decision.ask:
        return ()
    now = _signature(decision, recommended(decision, corpus))
    return tuple(
        change
        for facet in _in_order(corpus)
        if facet in decision.scenario.facets
        for change in _tried(facet, scenario, corpus)
        if (change.value,) != decision.scenario.facets[facet].values and _signature(change.decision, change.recommended) != now
    )


def worth_telling(scenario: Scenario, decision: Decision, corpus: Corpus) -> tuple[str, ...]:
    """Up to `OFFERED` facets that the question leaves open and that would change the card, or a warning on a study of it."""
    if scenario.kind not in RECOMMENDING:
        return ()
    now = _card(decision, corpus)
    found: list[str] = []
    for facet in _in_order(corpus):
        if len(found) == OFFERED:
            break
        if facet in scenario.facets or facet == decision.ask or not _can_apply(facet, scenario, corpus):
            continue
        if any(_card(change.decision, corpus) != now for change in _tried(facet, scenario, corpus)):
            found.append(facet)
    return tuple(found)


def _can_apply(facet: str, scenario: Scenario, corpus: Corpus) -> bool:
    """Whether nothing that was read rules a facet out: a man is not asked about pregnancy, nor is a woman of 80."""
    within = corpus.facets[facet].within
    if not within:
        return True
    age = scenario.facets.get("age")
    years = [int(value) for value in age.values if value.isdecimal()] if age else []
    too_young_or_old = bool(years) and not any(within.youngest <= y <= within.oldest for y in years)
    return not too_young_or_old and state_of(within.when, scenario, corpus) is not State.EXCLUDED


def recommended(decision: Decision, corpus: Corpus) -> tuple[Recommended, ...]:
    """The studies of every variant that is shown unconditionally."""
    return tuple(_of_variant(c.variant_id, decision.scenario, corpus) for c in decision.choices if not c.condition)


def _of_variant(variant_id: str, scenario: Scenario, corpus: Corpus) -> Recommended:
    away = set_aside(scenario, corpus)
    variant = corpus.variants[variant_id]
    studies, relation, _ = recommend(variant, away)
    best, _, _ = recommend(variant, set())
    lost = tuple(row.procedure for row, _ in best if row.procedure in away)
    return Recommended(variant_id, relation, tuple(row.procedure for row, _ in studies), lost)


def _tried(facet: str, scenario: Scenario, corpus: Corpus) -> Iterator[Change]:
    for value in corpus.facets[facet].values:
        changed = replace(scenario, facets={**scenario.facets, facet: FacetReading((value,), "chosen")})
        decision = decide(changed, corpus)
        yield Change(facet, value, decision, recommended(decision, corpus))


def _signature(decision: Decision, shown: tuple[Recommended, ...]) -> object:
    if decision.ask:
        return decision.ask
    return decision.rule.id if decision.rule else shown


def _card(decision: Decision, corpus: Corpus) -> object:
    """What a reader would see change: the question back, the studies, also those under a condition, and what bears on them.

    That no criteria apply is the same card whatever rule says so.
    """
    shown = tuple(_of_variant(c.variant_id, decision.scenario, corpus) for c in decision.choices)
    return decision.ask, shown, _bearing(decision, {study for variant in shown for study in variant.studies}, corpus)


def _bearing(decision: Decision, studies: set[str], corpus: Corpus) -> tuple[str, ...]:
    """The warnings and notes that fire and that concern one of the studies."""
    noting = (*corpus.rules_by_effect.get("warn", ()), *corpus.rules_by_effect.get("note", ()))
    near = [rule for rule in noting if not studies.isdisjoint(corpus.concerned.get(rule.id, ()))]
    return tuple(rule.id for rule in near if fires(rule, decision.scenario, corpus))


def _in_order(corpus: Corpus) -> list[str]:
    """The closed facets with a choice on which something depends, those that a topic asks for first."""
    asked = [facet for topic in (corpus.main_topic, *corpus.topics.values()) for facet in topic.ask_order]
    closed = [f.id for f in corpus.facets.values() if not f.open and len(f.values) > 1 and f.id in corpus.deciding_facets]
    return list(dict.fromkeys([*asked, *closed]))
