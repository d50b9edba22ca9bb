"""Conditions over facets come out as applies, excluded or undetermined; unknown is never false."""

from enum import StrEnum
from itertools import combinations

from bot.understand.scenario import Scenario
from corpus import Corpus
from corpus.schema import Condition, Rule, Topic, Variant


class State(StrEnum):
    """Outcome of a condition for what is known so far."""

    APPLIES = "applies"
    EXCLUDED = "excluded"
    UNDETERMINED = "undetermined"


def state_of(condition: Condition, scenario: Scenario, corpus: Corpus) -> State:
    """All facets within the allowed values: applies; one of them outside: excluded; else undetermined."""
    undetermined = False
    for facet, allowed in condition.items():
        possible = scenario.possible(facet, corpus)
        known = facet in scenario.facets
        if allowed == ("*",):
            undetermined |= not known
        elif not known or not possible:
            undetermined = True
        elif not possible & set(allowed):
            return State.EXCLUDED
        elif not possible <= set(allowed):
            undetermined = True
    return State.UNDETERMINED if undetermined else State.APPLIES


def fires(rule: Rule, scenario: Scenario, corpus: Corpus) -> bool:
    """A rule fires only on what is known, and not where its `unless` is known too."""
    if not rule.when.keys() <= scenario.facets.keys() or state_of(rule.when, scenario, corpus) is not State.APPLIES:
        return False
    return not rule.unless or state_of(rule.unless, scenario, corpus) is not State.APPLIES


def variant_states(topic: Topic, scenario: Scenario, corpus: Corpus) -> dict[int, State]:
    """Every variant of a topic with its outcome."""
    return {v.number: state_of(v.when, scenario, corpus) for v in topic.variants}


def variants_left(topic: Topic, scenario: Scenario, corpus: Corpus) -> list[Variant]:
    """The variants of a topic that nothing known excludes."""
    states = variant_states(topic, scenario, corpus)
    return [v for v in topic.variants if states[v.number] is not State.EXCLUDED]


def splits(facet: str, variants: list[Variant], scenario: Scenario) -> bool:
    """True if knowing the facet tells two of the variants apart whatever it is, or if a value that was said leaves none."""
    allowed = [set(v.when[facet]) for v in variants if facet in v.when]
    apart = any(not one & other for one, other in combinations(allowed, 2))
    known = scenario.facets.get(facet)
    said = set(known.values) if known and known.how in ("said", "chosen") else set()
    return apart or (len(allowed) == len(variants) and bool(said - set().union(*allowed)))
