"""What is taken for granted of a scenario, and marked as assumed: a topic's presumptions, its default variant, the one left."""

from bot.decide.conditions import variants_left
from bot.understand.scenario import Scenario
from corpus import Corpus
from corpus.schema import Topic, Variant

_ABOUT_A_TABLE = frozenset({"why", "rating", "radiation"})
"""Kinds that ask about a study, whoever the patient is that is spoken of."""


def presuming(topic: Topic, scenario: Scenario) -> Scenario:
    """What a neighbouring topic takes for granted where nothing is said of it."""
    return scenario.assuming(**{f: value for f, value in topic.presumed.items() if f not in scenario.facets})


def with_defaults(topic: Topic, scenario: Scenario, corpus: Corpus) -> Scenario:
    """A question about a named study, with no patient, is put for the default variant, marked as assumed."""
    if is_for_somebody(scenario) or not scenario.studies:
        return scenario
    default = next(v for v in topic.variants if v.number == topic.default_variant)
    for facet, values in default.when.items():
        trial = scenario.assuming(**{facet: values[0]})
        if facet not in scenario.facets and variants_left(topic, trial, corpus):
            scenario = trial
    return scenario


def assumed(variant: Variant, scenario: Scenario, corpus: Corpus) -> Scenario:
    """The facets that the one variant left takes for granted are said to be assumed."""
    for facet, allowed in variant.when.items():
        possible = scenario.possible(facet, corpus) or frozenset()
        if not possible <= set(allowed):
            scenario = scenario.assuming(**{facet: allowed[0]})
    return scenario


def is_for_somebody(scenario: Scenario) -> bool:
    """A patient is spoken of, and the question is not about the table itself; nor is one whose purpose nobody knows."""
    return scenario.purpose_unknown or (scenario.about_patient and scenario.kind not in _ABOUT_A_TABLE)
