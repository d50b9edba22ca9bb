"""What a sentence that is not ours speaks of: its studies, its tone, its variant, and the plain rating that it may give.

A plain rating has one study, one category and nothing that bends it; it is certain only if every word of it is
accounted for. What is made of other sentences stands in `reading.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.check.cells import is_year
from bot.check.plain import has_symbols
from bot.check.reach import Reach
from bot.check.remembering import Remembering
from bot.decide.conditions import State, variant_states
from bot.understand.facets import read_facets
from bot.understand.read import read_scenario_facets
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.studies import NamedStudy, rated_candidates
from corpus import Corpus
from corpus.lexicon import Mention, Reading
from corpus.schema import Category
from corpus.words import words_of

_FEW = 3
_SENTENCES = 256
"""Sentences kept: more than one pass over one text looks back at."""
_SHORT = 3
"""Words of a sentence that can be an answer to the one before ("Absolutely not.")."""
_DECIDING = ("purpose", "target", "tissue")
_OF_ANYBODY = frozenset(
    {"behaviour", "origin", "age", "age_band", "sex", "implant", "mri_possible", "contrast_excluded", "claustrophobia"}
)
"""Facets that a rating holds for whatever they are, unless they tell the variants of its topic apart."""
_OF_THE_TUMOUR = frozenset({"histology", "tissue", "grade", "site", "depth"})
"""Facets that a rating holds for whatever they are, unless its variant names others."""
_OF_RECURRENCE = ("recurrence", "local_recurrence")
_DETERMINING = frozenset(
    {
        "this",
        "that",
        "these",
        "those",
        "each",
        "every",
        "any",
        "all",
        "first",
        "second",
        "third",
        "last",
        "other",
        "another",
        "its",
    }
    | {"their", "such", "same"}
)
"""Words that point at nothing if the word after them says what they are said of."""
_COMPLETED, _SOUND = ("ct", "mri"), "us"
"""Studies whose name a state of contrast told apart completes, and the one that is another study with contrast."""
_JOINING = frozenset({"and", "or", "nor", "&", "/", "than", "the", "a", "an", "as", "well", "both"})
"""Words between two states of contrast that share the name of a study."""
_MARKS = set(".,:;()![]|")
LABELS = frozenset({"category", "rating", "study", "procedure", "rrl", "appropriateness"})
"""Words that name a column or a field, and judge nothing."""
Tone = Literal["claim", "about_study", "judges", "leans", "silent"]


@dataclass(frozen=True, slots=True)
class RatingClaim:
    """One study and one category as a sentence joins them, in the variant it is about."""

    variant: str
    study: NamedStudy
    category: str
    certain: bool
    """True if every word is accounted for; only such a claim can be found consistent."""


class ForeignReader:
    """Reads sentences of unknown origin against one corpus."""

    def __init__(self, corpus: Corpus, lexicon: Remembering, claims: Remembering) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._claims = claims
        self._reach = Reach(corpus, lexicon)
        self._deciding = lru_cache(maxsize=_SENTENCES)(self._found_deciding)
        self._states = lru_cache(maxsize=_SENTENCES)(self._found_states)
        self._variant_of = lru_cache(maxsize=_SENTENCES)(self._found_variant)
        self._young = frozenset(w.folded for c in corpus.claim_concepts if c.cue == "young" for f in c.forms for w in words_of(f))
        forms = [f for c in corpus.concepts if "modality" in c.study for f in c.forms]
        self._modalities = frozenset(words[0].folded for f in forms if len(words := words_of(f)) == 1)

    def names_study(self, text: str) -> bool:
        """True if an imaging study is named, in English or by a common foreign word."""
        reading = self._lexicon.read(text)
        parts = any({"modality", "tracer", "spect"} & m.concept.study.keys() for m in reading.mentions)
        parts = parts or any(w.folded in self._modalities for w in reading.words)  # "MRI is out" is a term of its own
        return parts or bool(self._claims.read(text).cues("foreign"))

    def is_modality(self, word: str) -> bool:
        """True for a word that names a kind of imaging by itself."""
        return word in self._modalities

    def speaks_of_imaging(self, text: str) -> bool:
        """True if a sentence speaks of imaging, though it names no study."""
        return bool(self._claims.read(text).cues("imaging"))

    def says_what_is_imaged(self, text: str) -> bool:
        """True if a sentence says that somebody or something is imaged or is not, though it names no study."""
        return bool(self._claims.read(text).cues("imaged"))

    def stands_for_a_study(self, text: str) -> bool:
        """True if a sentence names a thing that stands for a study: the film, the probe, the magnet."""
        return bool(self._claims.read(text).cues("metonym"))

    def is_foreign(self, text: str) -> bool:
        """True if a study is named by a word of another language."""
        return bool(self._claims.read(text).cues("foreign"))

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

    def bare_name(self, text: str) -> NamedStudy | None:
        """The study, if the text is nothing but its name."""
        reading = self._lexicon.read(text)
        studies = self._lexicon.studies(text)
        mended = any(m.concept.study and not m.exact for m in reading.mentions)
        if len(studies) != 1 or has_symbols(text) or (mended and len(text.split()) > _FEW):
            return None
        rest = [w for i, w in enumerate(reading.words) if not studies[0].first <= i <= studies[0].last]
        return studies[0] if all(w.folded in _MARKS for w in rest) else None

    def contrast_apart(self, text: str) -> str | None:
        """The one state of contrast that a sentence tells beside the names of its studies."""
        named = [range(s.first, s.last + 1) for s in self._lexicon.studies(text)]
        apart = [m for m in self._lexicon.read(text).mentions if not any(m.first in span for span in named)]
        states = {state for m in apart if (state := m.concept.study.get("contrast")) and state != "any"}
        return states.pop() if len(states) == 1 else None

    def reaches(self, text: str, given: str) -> frozenset[str] | None:
        """The variants that a sentence of a text about `given` speaks of; None if the topic has none for what it tells."""
        return self._reach.of(text, given)

    def sets_a_scene(self, text: str, given: str) -> bool:
        """True if a text tells what the variants of the topic are told apart by."""
        return self._reach.tells(text, given)

    def tells_contrast_beside(self, text: str) -> bool:
        """ "Ultrasound, plain or enhanced": a state of contrast beside a study that it does not complete."""
        bare = [s for s in self._lexicon.studies(text) if "contrast" not in s.parts or "contrast" in s.defaulted]
        named = [range(s.first, s.last + 1) for s in self._lexicon.studies(text)]
        apart = [m for m in self._lexicon.read(text).mentions if m.concept.study.get("contrast")]
        apart = [m for m in apart if not any(m.first in span for span in named)]
        sounded = [s for s in self._lexicon.studies(text) if s.parts["modality"] == _SOUND]
        inside = [m for m in self._lexicon.read(text).mentions if any(s.first <= m.first <= s.last for s in sounded)]
        states = [m.concept.study["contrast"] for m in (*apart, *inside) if sounded and m.concept.study.get("contrast")]
        if len(states) > 1 or "any" in states or (apart and sounded):
            return True
        told = [s for s in self._lexicon.studies(text) if s not in bare]
        others = [m for m in apart if any(m.concept.study["contrast"] != s.parts["contrast"] for s in told)]
        completes = len(apart) == 1 and all(s.parts["modality"] in _COMPLETED for s in bare)
        return bool(others) or (bool(apart and bare) and not completes)

    def shares_its_name(self, text: str) -> bool:
        """ "The enhanced and the plain chest CT": one name for two states of contrast, of which only the last is read."""
        reading = self._lexicon.read(text)
        for study in self._lexicon.studies(text):
            before = [m for m in reading.mentions if m.concept.study.get("contrast") and m.last < study.first]
            gap = [w.folded for w in reading.words[before[-1].last + 1 : study.first]] if before else []
            if {"and", "or", "nor", "&", "/", "than"} & set(gap) and set(gap) <= _JOINING:
                return True
        return False

    def only_study(self, text: str) -> NamedStudy | None:
        """The study of a sentence that names just one."""
        studies = self._lexicon.studies(text)
        return studies[0] if len(studies) == 1 else None

    def tone(self, text: str) -> Tone:
        """How a sentence bears on the choice of a study: names one, judges, leans, or neither."""
        if self.names_study(text):
            return "about_study"
        words = self._claims.read(text)
        if words.cues("verdict", "category") and not _only_plain_labels(words):
            return "judges"
        leaning, short = words.cues("leaning"), sum(not w.is_mark for w in words.words) <= _SHORT
        if words.cues("courtesy"):
            return "silent"
        if words.cues("imaging") and leaning:
            return "judges"
        points = self._pointers(words) or words.cues("imaging", "elliptic") or has_symbols(text)
        return "leans" if points or short else "silent"

    def speaks_of_young(self, text: str) -> bool:
        """True if a text speaks of children, or of anybody's age."""
        return any(w.folded in self._young for w in words_of(text))

    def leans(self, text: str) -> bool:
        """True if a word could judge something."""
        return bool(self._claims.read(text).cues("leaning", "verdict"))

    def _pointers(self, words: Reading) -> list[Mention]:
        """The words that may stand for a study: "this", but not the one of "this patient" where nothing leans."""
        if words.cues("leaning"):
            return words.cues("anaphor")
        bystanders = {m.first for m in words.cues("bystander")}
        return [m for m in words.cues("anaphor") if not (m.last + 1 in bystanders and m.words.casefold() in _DETERMINING)]

    def categories(self, text: str) -> list[str]:
        """The category phrases that stand in a text."""
        return [m.concept.value or "" for m in self._claims.read(text).cues("category")]

    def claim(self, text: str, variant_id: str) -> RatingClaim | None:
        """The rating claim of a sentence with one study and one category and nothing that bends it."""
        reading = self._lexicon.read(text)
        studies = self._lexicon.studies(text)
        words = self._claims.read(text)
        if len(studies) != 1 or len(words.cues("category")) != 1 or "?" in text or has_symbols(text):
            return None
        where = self.variant_of(text, variant_id)
        if where is None or words.cues("holder", "foreign") or self._bent(words, reading, studies[0]):
            return None
        category = words.cues("category")[0].concept.value or ""
        return RatingClaim(where, studies[0], category, self._accounted(words, reading, studies[0]))

    def _bent(self, words: Reading, reading: Reading, study: NamedStudy) -> bool:
        """Negation, modality, comparison or a number beside the category: not a plain rating any more."""
        category = words.cues("category")[0]
        inside = range(category.start, category.end)
        for mention in words.cues("leaning", "verdict", "anaphor"):
            outside = mention.start not in inside and not study.start <= mention.start < study.end
            if outside and mention.words.casefold() not in ("rated", "rates", "rate", "category", "this", "here"):
                return True
        return any(w.folded[0].isdigit() and not (is_year(w.folded) or study.start <= w.start < study.end) for w in reading.words)

    def _accounted(self, words: Reading, reading: Reading, study: NamedStudy) -> bool:
        covered = set(range(study.start, study.end))
        for mention in words.cues("category", "plain"):
            covered.update(range(mention.start, mention.end))
        for mention in (m for m in reading.mentions if self._lexicon.is_spelled_out(m, reading)):
            if mention.concept.facet in (*_DECIDING, "behaviour") or mention.concept.cue in (
                *_OF_RECURRENCE,
                "distant",
            ):
                covered.update(range(mention.start, mention.end))
        return all(w.start in covered or w.folded in _MARKS for w in reading.words)

    def named_variants(self, text: str, given: str) -> list[str]:
        """The variant of the given one's topic that a sentence names in its own words, if it names just one."""
        named = self._states(text, given)
        applying = [v for v, state in named.items() if state is State.APPLIES]
        return applying if len(applying) == 1 else []

    def variant_of(self, text: str, given: str) -> str | None:
        """The variant that a sentence is about if the text is about `given`; None if its words fit neither."""
        return self._variant_of(text, given)

    def _found_variant(self, text: str, given: str) -> str | None:
        states = self._states(text, given)
        if not states:
            facets = read_facets(self._lexicon.read(text), list(self._lexicon.studies(text)), self._corpus)
            return given if all(self._leaves(given, facet, reading.values) for facet, reading in facets.items()) else None
        named = [v for v, state in states.items() if state is State.APPLIES]
        if len(named) == 1:
            return named[0]
        return given if not named and states[given] is not State.EXCLUDED else None

    def _leaves(self, variant: str, facet: str, values: Sequence[str]) -> bool:
        """True if a text about a variant is still about it though a sentence tells this facet."""
        when = self._corpus.variants[variant].when
        if facet in _OF_THE_TUMOUR:
            return facet not in when or set(values) <= set(when[facet])
        return facet in _OF_ANYBODY and all(facet not in v.when for v in self._corpus.topic_of(variant).variants)

    def _found_states(self, text: str, given: str) -> dict[str, State]:
        """How each variant of the topic fits the purpose, target and tissue said; empty if none is said."""
        deciding = self._deciding(text)
        if not deciding:
            return {}
        topic = self._corpus.topic_of(given)
        states = variant_states(topic, Scenario(deciding), self._corpus)
        return {f"{topic.id}/{number}": state for number, state in states.items()}

    def _found_deciding(self, text: str) -> dict[str, FacetReading]:
        """The facets that tell variants apart, as far as a sentence tells them."""
        reading, studies = self._lexicon.read(text), list(self._lexicon.studies(text))
        if not any(m.concept.facet in _DECIDING or m.concept.cue in _OF_RECURRENCE for m in reading.mentions):
            return {}
        return {f: r for f, r in read_scenario_facets(reading, studies, self._corpus).items() if f in _DECIDING}


def categories_of(study: NamedStudy, variant_id: str, corpus: Corpus) -> set[Category | None]:
    """The categories that the table gives to what the study can mean in a variant; None stands for not rated."""
    cells = {p.id: corpus.category(variant_id, p.id) for p in rated_candidates(study, variant_id, corpus)}
    return set(cells.values()) or {None}


def _only_plain_labels(words: Reading) -> bool:
    """Column titles and lead-ins of one or two label words judge nothing."""
    return all(w.folded in LABELS or w.folded == "acr" or w.is_mark for w in words.words)
