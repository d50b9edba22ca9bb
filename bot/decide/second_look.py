"""The second look: what the rules decided, held against what the words of the question make likely.

Rules and words go wrong in different places. Where they agree nothing happens. Where they differ, the chance that the words are
right (`giving_way` of `corpus/likely.json`) says whether the rules give way; what follows is decided by the same rules, with the
likelier facets *assumed* and told with the words that weighed most. What was said or chosen stands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from bot.decide.criteria import Decision
from bot.decide.outcome import Outcome, outcome_of
from bot.understand.illness.proven import named_by_a_sample
from bot.understand.kind import RECOMMENDING
from bot.understand.likely import SHARED, LikelyReader, Weighed, likelihood_of
from bot.understand.scenario import FacetReading, Scenario, is_after_treatment
from bot.understand.where.settled import is_settled
from bot.understand.wording.sentences import is_dated
from bot.understand.wording.unsure import leaves_the_purpose_open
from corpus import Corpus
from corpus.reading import Reading
from corpus.schema import Likelihood, Likely

_NEXT, _FACT = "next_step", "fact"
"""The second is the kind of questions that no rule knows for a request."""
_OUTSIDE = "outside"
"""The value of the facet `condition` for what seems to be about something else."""
_LUNGS, _UNDIAGNOSED, _STAGING = ("lung",), ("undiagnosed_lesion",), ("initial_staging",)
_SIGNS_OF_THE_LUNG = {"purpose": ("suspected_recurrence",), "target": _LUNGS, "treatment": ("done",)}
"""What is known of who was treated and may have the tumour back in the lungs."""
_OURS = (("behaviour", "malignant"), ("origin", "musculoskeletal"))
"""What is known of a tumour that the topics are about."""
_STANDS = ("said", "chosen")
_WHOLE = frozenset({"full", "complete", "whole", "entire", "comprehensive"})
"""Words before what is asked for as a whole."""


class SecondLook:
    """Looks again at what was decided."""

    def __init__(self, corpus: Corpus, today: str) -> None:
        self._corpus, self._today = corpus, today
        self._reader = LikelyReader(corpus)

    def at(self, outcome: Outcome, scenario: Scenario, readings: Sequence[Reading]) -> Outcome:
        """The outcome for a scenario as it was read, or the one to which the words of its turns make the rules give way.

        A user who has chosen facets is taken at their word, and a refusal stands.
        """
        if outcome.refused or not is_open_to_it(scenario.kind) or any(r.how == "chosen" for r in scenario.facets.values()):
            return outcome
        own = self._place_of(outcome.decision)
        said = {name: reading.values for name, reading in scenario.facets.items() if reading.how in _STANDS}
        weighed = self._reader.weigh(readings)
        kinds, unmeant = self._reader.kinds, list(_unmeant(scenario, readings))
        gone = {at for at, kind in enumerate(kinds) if any(holds(kind) for holds in unmeant)} - {own}
        if weighed.likeliest in gone:  # the words speak for what is known not to be meant, and for nothing else
            return _less_certain(outcome)
        weighed, is_guide = heard(weighed.without(gone), kinds, own, said)
        best = weighed.likeliest
        if best == own:
            return outcome
        if not is_guide:
            return _less_certain(outcome)
        found = outcome
        if case_for_words(self._corpus.likely, weighed, own, said, assumed=is_assumed(outcome)) > 0:
            supposed = supposing(self._reader.kinds[best], scenario, self._reader.telling(best, weighed))
            found = outcome_of(supposed, None, self._corpus, self._today)
        return found if self._place_of(found.decision) == best else _less_certain(outcome)

    def _place_of(self, decision: Decision) -> int | None:
        """Which kind of the table a decision is; None if it is none of them."""
        answer = "clarify" if decision.ask else "out_of_scope" if decision.rule else "answered"
        return self._reader.place_of(likelihood_of(answer, [c.variant_id for c in decision.choices], self._corpus))


def case_for_words(
    likely: Likely, weighed: Weighed, own: int | None, said: Mapping[str, tuple[str, ...]], *, assumed: bool
) -> float:
    """By how much the chance that the words are right, and not the rules, exceeds the least that counts, in log odds.

    `own` is the kind that the rules decided, by its place, and `assumed` tells whether they assumed what decides.
    """
    table, best, decided = likely.giving_way, weighed.likeliest, -1 if own is None else own
    least = table.least_outside if likely.kinds[best].answer == "out_of_scope" else table.least
    speaks = table.start + table.decided[decided] + table.instead[best] + table.exchanged[decided][best]
    speaks += table.assumed if assumed else 0.0
    speaks += table.likeliest * weighed.log_odds(best) + table.own * weighed.log_odds(own)
    speaks += sum(weight for facet, weight in table.said.items() if facet in said)
    return speaks - log(least / (1 - least))


def is_open_to_it(question_kind: str) -> bool:
    """True for requests, for what comes next, and for questions that no rule knows for one."""
    return question_kind in (*RECOMMENDING, _NEXT, _FACT)


def is_assumed(outcome: Outcome) -> bool:
    """True where the rules assumed what decides."""
    told = outcome.scenario.facets
    return any(facet in told and told[facet].how == "assumed" for facet in SHARED)


def ruled_out(kinds: Sequence[Likelihood], own: int | None, said: Mapping[str, tuple[str, ...]]) -> set[int]:
    """The places of the kinds that rest on another value than one that was said; never that of what the rules decided."""
    denied = {
        place
        for place, kind in enumerate(kinds)
        if any(facet in said and not set(said[facet]) & set(values) for facet, values in kind.facets.items())
    }
    return denied - {own}


def heard(
    weighed: Weighed, kinds: Sequence[Likelihood], own: int | None, said: Mapping[str, tuple[str, ...]]
) -> tuple[Weighed, bool]:
    """The shares without the kinds that what was said rules out, and whether they are a guide at all.

    Where the likeliest kind is ruled out, what is left may speak for another variant. That nothing else is likely does not
    make it likely that the question is outside, or that something is to be asked.
    """
    denied = ruled_out(kinds, own, said)
    left = weighed.without(denied)
    return left, weighed.likeliest not in denied or kinds[left.likeliest].answer == "variant"


def supposing(kind: Likelihood, scenario: Scenario, words: str) -> Scenario:
    """The scenario with what a kind rests on as assumed, and without what was not said of it otherwise."""
    if kind.answer == "fact":
        return replace(scenario, kind=_FACT)
    if kind.answer == "out_of_scope":
        return replace(scenario, facets={**scenario.facets, "condition": FacetReading((_OUTSIDE,), "assumed", words)})
    facets = {name: r for name, r in scenario.facets.items() if name not in (*SHARED, *kind.facets) or r.how in _STANDS}
    for facet, values in kind.facets.items():
        known = scenario.facets.get(facet)
        left = [v for v in known.values if v in values] if known else []
        facets[facet] = _narrowed(known, left) if known and left else FacetReading(values[:1], "assumed", words)
    return replace(scenario, facets=facets, kind=_requesting(scenario), about_patient=scenario.about_patient or not kind.facets)


def _narrowed(known: FacetReading, left: list[str]) -> FacetReading:
    """What a kind leaves of the values that were read; of several, the one that the words make likelier is assumed."""
    return replace(known, values=tuple(left), how=known.how if len(left) == len(known.values) else "assumed")


def _unmeant(scenario: Scenario, readings: Sequence[Reading]) -> Iterator[Callable[[Likelihood], bool]]:
    """Which kinds a question is not assumed to be about, whatever its words make likely."""
    if _chest_is_done(scenario) or _lungs_are_settled(readings[-1]):
        yield lambda kind: kind.facets.get("target") == _LUNGS
    if "histology" in scenario.facets and any(map(named_by_a_sample, readings)):
        # "sunburst on film; needle: osteosarcoma": what a sample has named is no lesion without a diagnosis
        yield lambda kind: kind.facets.get("purpose") == _UNDIAGNOSED
    if "target" not in scenario.facets and _asks_for_it_all(readings[-1]):
        yield lambda kind: len(kind.facets.get("target", ())) == 1
    if "purpose" not in scenario.facets and leaves_the_purpose_open(readings[-1]):
        yield lambda kind: "purpose" in kind.facets
    if _is_first_looked_at(scenario):
        yield lambda kind: set(kind.facets.get("purpose", _UNDIAGNOSED)) != set(_UNDIAGNOSED)
    if _is_followed(scenario, readings):
        yield lambda kind: kind.facets.get("purpose") == _STAGING
    if _has_signs_in_the_lungs(scenario, readings[-1]):
        yield lambda kind: "surveillance" in kind.facets.get("purpose", ())
    target = scenario.facets.get("target")
    if target and target.how in _STANDS and len(target.values) > 1:  # "the lungs and the thigh bed": both are asked for
        yield lambda kind: len(kind.facets.get("target", ())) == 1 and set(kind.facets["target"]) <= set(target.values)
    if scenario.kind == _NEXT and _is_one_of_ours(scenario):
        yield lambda kind: kind.answer == "out_of_scope"


def _asks_for_it_all(reading: Reading) -> bool:
    """ "Full staging?", "a complete work-up": no place is meant before another."""
    staging = (m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "initial_staging")
    return any(_WHOLE & {w.folded for w in reading.words[max(0, m.first - 1) : m.first + 1]} for m in staging)


def _is_first_looked_at(scenario: Scenario) -> bool:
    """ "First imaging of a deep mass": what nobody has looked at or named is not there to be staged or followed."""
    told = scenario.facets
    first = told.get("first_imaging")
    return bool(first and first.how in _STANDS and first.values == ("not_done",)) and "histology" not in told


def _has_signs_in_the_lungs(scenario: Scenario, asked: Reading) -> bool:
    """ "Breathless a year after resection, lung metastases?": a routine check of the lungs is for those without a sign."""
    told = {name: reading.values for name, reading in scenario.facets.items()}
    routine = any(m.concept.value == "surveillance" and m.concept.how == "said" for m in asked.mentions)
    return not routine and all(told.get(facet) == values for facet, values in _SIGNS_OF_THE_LUNG.items())


def _is_followed(scenario: Scenario, readings: Sequence[Reading]) -> bool:
    """ "Femur replaced in 2022", "operated; the thorax at his visits": treated, with its year or with the look since."""
    treated = scenario.facets.get("treatment")
    if not (
        treated and treated.how in _STANDS and treated.values == ("done",) and is_after_treatment(scenario.facets.get("purpose"))
    ):
        return False
    told = [(m, reading) for reading in readings for m in reading.mentions]
    looks = any(m.concept.value == "surveillance" and m.concept.cue != "hint" for m, _ in told)
    return looks or any(m.concept.facet == "treatment" and is_dated(m, reading) for m, reading in told)


def _is_one_of_ours(scenario: Scenario) -> bool:
    """ "Osteosarcoma; PET/CT shows a spot in the liver. What next?": found in one of our tumours, and so not outside."""
    told = scenario.facets
    return {"histology", "behaviour"} <= told.keys() and all(told[f].values == (v,) for f, v in _OURS if f in told)


def _chest_is_done(scenario: Scenario) -> bool:
    """ "Chest CT last week clear. Today the leg": what was just looked at."""
    return "target" not in scenario.facets and any(
        s.status == "done" and s.parts.get("region") == "chest" for s in scenario.studies
    )


def _lungs_are_settled(reading: Reading) -> bool:
    """ "Lungs clear; rest?": every time that they are named they have been seen to."""
    named = {at for m in reading.mentions if m.concept.study for at in range(m.first, m.last + 1)}  # "on chest CT"
    lungs = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value in _LUNGS]
    lungs = [m for m in lungs if m.first not in named] or lungs
    return bool(lungs) and all(is_settled(m, reading) for m in lungs)


def _less_certain(outcome: Outcome) -> Outcome:
    """The same outcome; a purpose or a place that was never said counts as assumed, since the words tell otherwise."""
    if not outcome.decision.choices or outcome.decision.ask:
        return outcome
    told = outcome.scenario.facets
    doubted = {f: replace(told[f], how="assumed") for f in SHARED if f in told and told[f].how == "implied"}
    scenario = replace(outcome.scenario, facets={**told, **doubted})
    return replace(outcome, decision=replace(outcome.decision, scenario=scenario))


def _requesting(scenario: Scenario) -> str:
    """The kind of a question that is taken for a request."""
    asks = "is_appropriate" if any(s.status == "asked" for s in scenario.studies) else "which_study"
    return scenario.kind if scenario.kind in RECOMMENDING else asks
