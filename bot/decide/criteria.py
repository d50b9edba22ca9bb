"""Which variants answer the question: those that apply, those that are assumed, or the facet to ask for."""

from dataclasses import dataclass

from bot.decide.assuming import assumed, is_for_somebody, presuming, with_defaults
from bot.decide.conditions import State, fires, splits, state_of, variants_left
from bot.understand.imaging.studies import rated_candidates
from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus
from corpus.schema import Rule, Together, Topic, Variant

_PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Choice:
    """A variant to show, with the open facets it depends on (none: it is shown unconditionally)."""

    variant_id: str
    condition: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What the criteria say about a scenario; exactly one of `choices`, `rule` or nothing (text only) decides."""

    scenario: Scenario
    choices: tuple[Choice, ...] = ()
    ask: str | None = None
    rule: Rule | None = None
    together: Together | None = None
    redirect: Rule | None = None
    """The rule that sends the question on to a neighbouring topic, whose variants are then the choices."""


def decide(scenario: Scenario, corpus: Corpus) -> Decision:
    """The decision for a scenario, over every topic of the corpus; retrieval has no part in it."""
    if scenario.kind == "unclear":
        return Decision(scenario, rule=corpus.rules_by_effect["off_topic"][0])
    recommending = scenario.kind in RECOMMENDING
    excluding = corpus.rules_by_effect.get("exclude", ())
    of_a_patient = recommending or scenario.kind == "how_often"
    if rule := _excluding(scenario, corpus, [r for r in excluding if of_a_patient or r.blocks_facts]):
        return Decision(scenario, rule=rule)
    if not recommending:
        return Decision(scenario, rule=_never_surveyed(scenario, corpus) or _nothing_next(scenario, corpus))
    if redirect := next((r for r in corpus.rules_by_effect.get("redirect", ()) if fires(r, scenario, corpus)), None):
        return _in_neighbours(redirect, scenario, corpus)
    targets = scenario.facets.get("target")
    found = _in_topic(corpus.main_topic, scenario, corpus)
    if found.choices:
        return found
    if targets and targets.how == "said" and len(targets.values) > 1:
        return _per_target(scenario, targets, corpus)
    return Decision(scenario, rule=_without_criteria(scenario, corpus))


def _never_surveyed(scenario: Scenario, corpus: Corpus) -> Rule | None:
    """ "How often a PET for the bones after treatment?": the rule for a survey that no variant has."""
    if scenario.kind != "how_often" or not {"purpose", "target"} <= scenario.facets.keys():
        return None
    if "surveillance" in scenario.facets["purpose"].values:
        scenario = scenario.narrowed("purpose", "surveillance")
    return None if variants_left(corpus.main_topic, scenario, corpus) else _without_criteria(scenario, corpus)


def _nothing_next(scenario: Scenario, corpus: Corpus) -> Rule | None:
    """ "The CT now shows a nodule of 8 mm, what now?", in follow-up of the lungs: the rule for what no variant has."""
    purpose, target = scenario.facets.get("purpose"), scenario.facets.get("target")
    feared = scenario.kind == "next_step" and purpose is not None and purpose.values == ("suspected_recurrence",)
    if not feared or target is None or len(target.values) > 1 or "histology" not in scenario.facets:
        return None
    return None if variants_left(corpus.main_topic, scenario, corpus) else _without_criteria(scenario, corpus)


def _without_criteria(scenario: Scenario, corpus: Corpus) -> Rule | None:
    """The rule that says why no variant is there for the situation."""
    return next((r for r in corpus.rules_by_effect.get("no_criteria", ()) if fires(r, scenario, corpus)), None)


def _excluding(scenario: Scenario, corpus: Corpus, rules: list[Rule]) -> Rule | None:
    """The rule that excludes; a facet of several values excludes if each of them does."""
    direct = next((r for r in rules if fires(r, scenario, corpus)), None)
    origin = scenario.facets.get("origin")
    if direct or origin is None or len(origin.values) < 2:
        return direct
    each = [_excluding(scenario.narrowed("origin", value), corpus, rules) for value in origin.values]
    return each[0] if all(each) else None


def _in_neighbours(redirect: Rule, scenario: Scenario, corpus: Corpus) -> Decision:
    """The variants of the neighbouring topics that are entered: the one left, or the facet that separates them."""
    entered = [t for t in corpus.topics.values() if t.neighbour and state_of(t.when, scenario, corpus) is State.APPLIES]
    left = [(t, v) for t in entered for v in variants_left(t, presuming(t, scenario), corpus)]
    if len(left) == 1:
        topic, variant = left[0]
        return Decision(assumed(variant, scenario, corpus), (Choice(f"{topic.id}/{variant.number}"),), redirect=redirect)
    if not left:
        return Decision(scenario, rule=next(r for r in corpus.rules_by_effect["no_criteria"] if not r.when))
    order = dict.fromkeys(f for topic, _ in left for f in topic.ask_order)
    variants = [v for _, v in left]
    facet = next((f for f in order if _is_open(f, scenario, corpus) and splits(f, variants, scenario)), next(iter(order)))
    choices = tuple(_conditional(t, v, presuming(t, scenario), corpus) for t, v in left)
    return Decision(scenario, choices, ask=facet, redirect=redirect)


def _in_topic(topic: Topic, scenario: Scenario, corpus: Corpus) -> Decision:
    left = _rating_what_is_asked(topic, variants_left(topic, scenario, corpus), scenario, corpus)
    if len(left) > 1:
        if not (_about_a_study(topic, scenario, corpus) or _is_for_a_patient(scenario)) and (
            together := _together(topic, scenario, corpus)
        ):
            return together
        scenario = with_defaults(topic, scenario, corpus)
        left = variants_left(topic, scenario, corpus)
        if len(left) > 1 and not _is_for_a_patient(scenario) and (together := _together(topic, scenario, corpus)):
            return together
    if not left:
        return Decision(scenario)
    if len(left) == 1 and not _is_for_an_unknown_purpose(left[0], scenario):
        return Decision(assumed(left[0], scenario, corpus), (Choice(f"{topic.id}/{left[0].number}"),))
    if said := _each_said_target(topic, left, scenario, corpus):
        return Decision(scenario, said)
    facet = next(
        (
            f
            for f in topic.ask_order
            if f not in _all_wanted(topic, scenario) and _is_open(f, scenario, corpus) and splits(f, left, scenario)
        ),
        topic.ask_order[0],
    )
    return Decision(scenario, tuple(_conditional(topic, v, scenario, corpus) for v in left), ask=facet)


def _is_for_an_unknown_purpose(variant: Variant, scenario: Scenario) -> bool:
    """ "Outside the lungs; whether he was treated we cannot make out": one variant is left, for one purpose of many."""
    return scenario.purpose_unknown and _PURPOSE in variant.when and _PURPOSE not in scenario.facets


def _rating_what_is_asked(topic: Topic, left: list[Variant], scenario: Scenario, corpus: Corpus) -> list[Variant]:
    """ "Is a bone scan right for her new sarcoma?": of what is staged together, the one variant that rates the study."""
    asked = [s for s in scenario.studies if s.status == "asked"]
    staging = any(_known_within(rule, scenario, corpus) and rule.facet not in scenario.facets for rule in topic.together)
    if not (asked and staging):
        return left
    rating = [v for v in left if all(rated_candidates(s, f"{topic.id}/{v.number}", corpus) for s in asked)]
    return rating if len(rating) == 1 else left


def _about_a_study(topic: Topic, scenario: Scenario, corpus: Corpus) -> bool:
    """Named studies, no patient, and the default variant rates each of them: the question is put for that variant."""
    default = f"{topic.id}/{topic.default_variant}"
    rated = [p.id for p in corpus.procedures.values() if corpus.category(default, p.id)]
    asked = [s for s in scenario.studies if s.status == "asked"]
    return bool(asked) and not is_for_somebody(scenario) and all(any(s.fits(corpus.procedures[p]) for p in rated) for s in asked)


def _is_for_a_patient(scenario: Scenario) -> bool:
    """ "Is PET/CT right for her?" needs to know what for; "how do I stage her?" asks for everything."""
    asked = any(s.status == "asked" for s in scenario.studies)
    return asked and scenario.kind == "is_appropriate" and scenario.about_patient


def _is_open(facet: str, scenario: Scenario, corpus: Corpus) -> bool:
    possible = scenario.possible(facet, corpus)
    return possible is None or len(possible) != 1


def _together(topic: Topic, scenario: Scenario, corpus: Corpus) -> Decision | None:
    """Staging with the target unsaid is answered for every target that staging has."""
    for rule in topic.together:
        if (read := scenario.facets.get(rule.facet)) and read.how == "implied" and len(read.values) > 1:
            continue  # several places are told of, and it is not known which is meant
        possible = scenario.possible(rule.facet, corpus) or frozenset(rule.values)
        whens = [v.when for v in topic.variants]
        if set(rule.values) <= possible and _known_within(rule, scenario, corpus):
            numbers = [v.number for v, when in zip(topic.variants, whens, strict=True) if _belongs(when, rule)]
            return Decision(scenario, tuple(Choice(f"{topic.id}/{n}") for n in numbers), together=rule)
    return None


def _known_within(rule: Together, scenario: Scenario, corpus: Corpus) -> bool:
    return all((scenario.possible(f, corpus) or frozenset()) <= set(allowed) for f, allowed in rule.when.items())


def _belongs(when: dict[str, tuple[str, ...]], rule: Together) -> bool:
    same = all(set(when.get(f, ())) & set(allowed) for f, allowed in rule.when.items())
    return same and bool(set(when.get(rule.facet, ())) & set(rule.values))


def _each_said_target(topic: Topic, left: list[Variant], scenario: Scenario, corpus: Corpus) -> tuple[Choice, ...]:
    """ "Lungs and local site" asks for both; each said target must come down to one variant."""
    reading = scenario.facets.get("target")
    if not reading or reading.how not in ("said", "chosen") or len(reading.values) < 2:
        return ()
    found = []
    for value in reading.values:
        narrowed = scenario.narrowed("target", value)
        variants = [v for v in variants_left(topic, narrowed, corpus) if v in left]
        if len(variants) != 1:
            return ()
        found.append(Choice(f"{topic.id}/{variants[0].number}"))
    return tuple(found)


def _all_wanted(topic: Topic, scenario: Scenario) -> set[str]:
    """The facets of which every value that was said is wanted, so that none is asked for: "the lungs and the scar"."""
    several = {f for f, reading in scenario.facets.items() if reading.how in ("said", "chosen") and len(reading.values) > 1}
    return several & {rule.facet for rule in topic.together}


def _per_target(scenario: Scenario, targets: FacetReading, corpus: Corpus) -> Decision:
    for value in targets.values:
        narrowed = scenario.narrowed("target", value)
        if rule := _without_criteria(narrowed, corpus):
            return Decision(scenario, rule=rule)
    return Decision(scenario)


def _conditional(topic: Topic, variant: Variant, scenario: Scenario, corpus: Corpus) -> Choice:
    open_facets = []
    for facet, allowed in variant.when.items():
        possible = scenario.possible(facet, corpus) or frozenset(allowed)
        if not possible <= set(allowed) and facet not in _all_wanted(topic, scenario):
            open_facets.append((facet, next(v for v in allowed if v in possible)))
    return Choice(f"{topic.id}/{variant.number}", tuple(open_facets))
