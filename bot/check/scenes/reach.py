"""Which variants a sentence reaches: what it tells of purpose, place, tissue or look is laid over the variant of its text.

A rating must hold wherever its sentence puts it: "in bone and soft tissue tumours alike" reaches two variants, "for staging and
surveillance" one that there is and one that the table does not have.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice, product

from bot.check.judgements.halves import without_halves
from bot.check.scenes.about import is_of_bone, of_one_scenario
from bot.check.words.english import ARTICLES
from bot.check.words.remembering import Remembering
from bot.understand.illness.shown import LOOKS
from bot.understand.read import read_scenario_facets
from bot.understand.scenario import FacetReading
from corpus import Corpus
from corpus.reading import Reading

_SENTENCES = 256
"""Sentences kept."""
_MOST = 24
"""Combinations of what a sentence tells that are tried."""
_PLACE = "target"
_INSIDE = ARTICLES | {"in", "of"}
"""Words before "bone" where it is what the tumour arose in."""
_LOOK = "first_imaging"
_BY_KIND = {"benign": "benign_lesion", "malignant": "aggressive_lesion", "aggressive": "aggressive_lesion"}
"""What a lesion that nobody has diagnosed is called tells how it looks."""


class Reach:
    """Reads what sentences tell of the scenario."""

    def __init__(self, corpus: Corpus, lexicon: Remembering) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._of = lru_cache(maxsize=_SENTENCES)(self._found)
        self._told = lru_cache(maxsize=_SENTENCES)(self._found_told)

    def of(self, text: str, given: str) -> frozenset[str] | None:
        """The variants that a sentence of a text about `given` speaks of; None if one of its scenes is none of the topic's."""
        return self._of(text, given)

    def tells(self, text: str, given: str) -> bool:
        """True if a sentence tells anything that the variants of the topic are told apart by."""
        return bool(self._told(text, given))

    def _found(self, text: str, given: str) -> frozenset[str] | None:
        """Every value that is said must lead to a variant; of several that only follow from a word, one is enough."""
        told = self._told(text, given)
        base = {facet: frozenset(values) for facet, values in self._corpus.variants[given].when.items()}
        said = {
            facet: [frozenset({v}) for v in r.values] if r.how == "said" else [frozenset(r.values)] for facet, r in told.items()
        }
        found: set[str] = set()
        for values in islice(product(*said.values()), _MOST):
            here = set(self._variants_in(given, {**base, **dict(zip(said, values, strict=True))}))
            if not here:
                return None
            found |= here
        return frozenset(found)

    def _variants_in(self, given: str, scene: Mapping[str, frozenset[str]]) -> Iterable[str]:
        """The variants of the topic that a scene leaves possible."""
        topic = self._corpus.topic_of(given)
        for variant in topic.variants:
            if all(facet not in scene or scene[facet] & set(values) for facet, values in variant.when.items()):
                yield f"{topic.id}/{variant.number}"

    def _found_told(self, text: str, given: str) -> dict[str, FacetReading]:
        """The facets told that tell the topic's variants apart; a place only where it is said."""
        topic = self._corpus.topic_of(given)
        apart = {facet for variant in topic.variants for facet in variant.when}
        known = {f: FacetReading(tuple(values), "said") for f, values in self._corpus.variants[given].when.items()}
        reading = without_halves(self._lexicon.read(text), of_bone=is_of_bone(self._corpus, given))
        studies = list(self._lexicon.studies(text))
        facets = of_one_scenario(read_scenario_facets(reading, studies, self._corpus, known), reading, studies)
        told = {f: r for f, r in facets.items() if f in apart and (f != _PLACE or r.how == "said")}
        if tissues := _tissues(reading):
            told["tissue"] = FacetReading(tissues, "said")
        if _LOOK in known and (looks := _looks(reading, facets)):
            told[_LOOK] = FacetReading(looks, "said")
        return {f: r for f, r in told.items() if f in apart}


def _tissues(reading: Reading) -> tuple[str, ...]:
    """ "In bone and soft tissue tumours alike": both, where more than one is named."""
    named = {m.concept.value or "" for m in reading.mentions if m.concept.facet == "tissue"}
    told = (set(m.words.casefold().replace("-", " ").split()) for m in reading.mentions if m.concept.facet == "histology")
    named |= {"bone", "soft_tissue"} if any(words >= {"bone", "soft"} for words in told) else set()
    inside = [m for m in reading.cues("bone_reply") if m.first and reading.words[m.first - 1].folded in _INSIDE]
    named |= {"bone"} if inside or (named and reading.cues("bone_reply")) else set()
    return tuple(sorted(named)) if len(named) > 1 or inside else ()


def _looks(reading: Reading, facets: Mapping[str, FacetReading]) -> tuple[str, ...]:
    """Every look that a sentence names, that nothing was looked at before, or the look that the kind of tumour implies."""
    named = {value for value, cue in LOOKS if reading.affirmed(cue)}
    if not named and any(m.last > m.first for m in reading.affirmed("first_request")):
        return ("not_done",)  # "as the first study of a lump"
    if not named and "behaviour" in facets and _LOOK not in facets:
        named = {_BY_KIND.get(value, value) for value in facets["behaviour"].values}
    return tuple(sorted(named))
