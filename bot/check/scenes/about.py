"""Which variant a sentence is about, and whether its words leave it to be about the variants of its text at all.

How far a judgement reaches beyond the one variant is another question: `reach.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.check.judgements.halves import without_halves
from bot.check.words.english import ARTICLES
from bot.check.words.remembering import Remembering
from bot.decide.conditions import State, variant_states
from bot.understand.facets import read_facets
from bot.understand.imaging.studies import NamedStudy
from bot.understand.read import read_scenario_facets
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus
from corpus.reading import Mention, Reading

_SENTENCES = 256
"""Sentences kept: more than one pass over one text looks back at."""
DECIDING = ("purpose", "target", "tissue")
"""Facets by which a sentence names a variant."""
OF_RECURRENCE = ("recurrence", "local_recurrence")
"""Cues of words that tell the purpose as well."""
_LOCAL, _BONE = ("local",), ("bone",)
_TARGET, _BOTH, _LUNGS = "target", {"extrapulmonary", "lung"}, ("lung",)
_PURPOSE, _CAME_BACK = "purpose", FacetReading(("suspected_recurrence",), "said")
_TREATMENT, _DONE = "treatment", {"done"}
_BEFORE, _AFTERWARDS = {"initial_staging"}, {"surveillance", "suspected_recurrence"}
_HAVING = frozenset({"with", "has", "have", "had", "shows", "show", "after"})
"""Words before a recurrence that a patient has."""
_SIGNS = ARTICLES | {"of", "sign", "signs", "evidence", "proof", "local", "clear", "new"}
"""Words between them and the recurrence."""
_GIVEN = frozenset({"if", "when", "once", "given"})
"""Words before signs that there are."""
_OF_ANYBODY = frozenset(
    {"behaviour", "origin", "age", "age_band", "sex", "implant", "mri_possible", "contrast_excluded", "claustrophobia"}
)
"""Facets that a rating holds for whatever they are, unless they tell the variants of its topic apart."""
_OF_THE_TUMOUR = frozenset({"histology", "tissue", "grade", "site", "depth"})
"""Facets that a rating holds for whatever they are, unless its variant names others."""
_APART = ("target", "tissue")
"""Facets of which a sentence that tells two may be about both."""


class About:
    """Reads which variants sentences are about."""

    def __init__(self, corpus: Corpus, lexicon: Remembering) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._deciding = lru_cache(maxsize=_SENTENCES)(self._found_deciding)
        self._states = lru_cache(maxsize=_SENTENCES)(self._found_states)
        self._variant = lru_cache(maxsize=_SENTENCES)(self._found_variant)

    def variant(self, text: str, given: str, *, treated: bool = False) -> str | None:
        """The variant that a sentence is about if the text is about `given`; None if its words fit neither.

        Where the sentence may be told of the `treated`, "after a liposarcoma has been removed" fits what follows treatment.
        """
        return self._variant(text, given, treated)

    def states(self, text: str, given: str) -> Mapping[str, State]:
        """How each variant of the topic fits what a sentence tells of purpose, place and tissue; empty if it tells none."""
        return self._states(text, given)

    def named(self, text: str, given: str) -> list[str]:
        """The variant of the given one's topic that a sentence names in its own words, if it names just one."""
        named = self._states(text, given)
        applying = [v for v, state in named.items() if state is State.APPLIES]
        return applying if len(applying) == 1 else []

    def is_elsewhere(self, text: str, given: str) -> bool:
        """ "MRI is recommended for the lungs", of the site of a bone tumour: a part of the body that a variant is not about."""
        told = self._deciding(text, is_of_bone(self._corpus, given)).get("target")
        own = self._corpus.variants[given].when.get("target", _LOCAL)
        if told is None or not set(told.values).isdisjoint(own):
            return False
        return not any(_tells(m, "target", own) for m in self._lexicon.read(text).mentions)

    def fits(self, text: str, variants: Sequence[str]) -> bool:
        """False if a sentence speaks of patients whom its variants leave out: of benign tumours, or of another origin."""
        if all("first_imaging" in self._corpus.variants[v].when for v in variants):
            return True  # "a lesion that looks benign": what it is remains to be found
        implied = [m.concept.implies for m in self._lexicon.read(text).mentions]
        facets = {m.concept.facet: m.concept.value for m in self._lexicon.read(text).mentions if m.concept.facet}
        benign = facets.get("behaviour") == "benign" or self._lexicon.read(text).cues("appearance_benign")
        told = not benign and facets.get("origin", "musculoskeletal") == "musculoskeletal"
        return told and not any(
            "benign" in i.get("behaviour", ()) or set(i.get("origin", ())) - {"musculoskeletal"} for i in implied
        )

    def _found_variant(self, text: str, given: str, treated: bool) -> str | None:
        states = self._states(text, given)
        if not states:
            reading = without_halves(self._lexicon.read(text), of_bone=is_of_bone(self._corpus, given))
            facets = read_facets(reading, list(self._lexicon.studies(text)), self._corpus)
            followed = treated and set(self._corpus.variants[given].when.get(_PURPOSE, _BEFORE)) <= _AFTERWARDS
            told = {f: r for f, r in facets.items() if not (followed and f == _TREATMENT and set(r.values) == _DONE)}
            return given if all(self._leaves(given, facet, reading.values) for facet, reading in told.items()) else None
        named = [v for v, state in states.items() if state is State.APPLIES]
        if len(named) == 1:
            return named[0] if named[0] == given or not self._tells_of(given, text, named[0]) else None
        return given if not named and states[given] is not State.EXCLUDED else None

    def _tells_of(self, given: str, text: str, other: str) -> bool:
        """ "For the lungs, as elsewhere", "as in soft tissue, ... of an osteosarcoma": not about another variant alone."""
        reading = self._lexicon.read(text)
        its, others = (self._corpus.variants[v].when for v in (given, other))
        return any(
            set(its.get(facet, ())).isdisjoint(others.get(facet, ()))
            and not all(reading.negates(m) for m in reading.mentions if _tells(m, facet, its.get(facet, ())))
            for facet in _APART
        )

    def _leaves(self, variant: str, facet: str, values: Sequence[str]) -> bool:
        """True if a text about a variant is still about it though a sentence tells this facet."""
        when = self._corpus.variants[variant].when
        if facet in _OF_THE_TUMOUR:
            return facet not in when or set(values) <= set(when[facet])
        if facet in _OF_ANYBODY and facet in when:  # "when MRI is contraindicated", where the scenario says so
            return set(values) <= set(when[facet])
        return facet in _OF_ANYBODY and all(facet not in v.when for v in self._corpus.topic_of(variant).variants)

    def _found_states(self, text: str, given: str) -> dict[str, State]:
        """How each variant of the topic fits the purpose, target and tissue said; empty if none is said."""
        deciding = self._deciding(text, is_of_bone(self._corpus, given))
        if not deciding:
            return {}
        topic = self._corpus.topic_of(given)
        states = variant_states(topic, Scenario(deciding), self._corpus)
        return {f"{topic.id}/{number}": state for number, state in states.items()}

    def _found_deciding(self, text: str, of_bone: bool) -> dict[str, FacetReading]:
        """The facets that tell variants apart, as far as a sentence tells them."""
        reading, studies = without_halves(self._lexicon.read(text), of_bone=of_bone), list(self._lexicon.studies(text))
        if not any(m.concept.facet in DECIDING or m.concept.cue in OF_RECURRENCE for m in reading.mentions):
            return {}
        facets = of_one_scenario(read_scenario_facets(reading, studies, self._corpus), reading, studies)
        told = {f: r for f, r in facets.items() if f in DECIDING}
        return {**told, _PURPOSE: _CAME_BACK} if _has_come_back(reading) else told


def _has_come_back(reading: Reading) -> bool:
    """ "In follow-up with signs of recurrence", "of a patient with a relapse": what is followed is no longer only followed."""
    for mention in reading.affirmed(*OF_RECURRENCE):
        before = [w.folded for w in reading.words[: mention.first]]
        signs = mention.words.casefold().split()[0] in _SIGNS
        while before and before[-1] in _SIGNS:
            signs = before.pop() not in ARTICLES or signs
        if before and before[-1] in (_HAVING | _GIVEN if signs else _HAVING):
            return True
    return False


def of_one_scenario(
    facets: Mapping[str, FacetReading], reading: Reading, studies: Sequence[NamedStudy]
) -> Mapping[str, FacetReading]:
    """ "PET/CT is rated lower than chest CT": studies of two places, of which none is told, are of the scenario of the chest."""
    target = facets.get(_TARGET)
    if target is None or set(target.values) != _BOTH:
        return facets
    inside = {at for study in studies for at in range(study.first, study.last + 1)}
    if any(m.concept.facet == _TARGET and m.first not in inside for m in reading.mentions):
        return facets
    if not any(study.parts.get("region") == "chest" for study in studies):  # "PET/CT alone is not enough to stage him"
        return {name: reading for name, reading in facets.items() if name != _TARGET}
    return {**facets, _TARGET: replace(target, values=_LUNGS, how="implied")}


def is_of_bone(corpus: Corpus, variant: str) -> bool:
    """True for a variant on the bed of a bone tumour."""
    when = corpus.variants[variant].when
    return (when.get("target"), when.get("tissue")) == (_LOCAL, _BONE)


def _tells(mention: Mention, facet: str, values: Sequence[str]) -> bool:
    """True for a word that means one of these values of a facet, or implies it."""
    concept = mention.concept
    implied = set(concept.implies.get(facet, ()))
    return (concept.facet == facet and concept.value in values) or (bool(implied) and implied <= set(values))
