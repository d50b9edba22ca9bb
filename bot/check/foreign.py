"""Text that is not ours: a few plain rating sentences are read, every other sentence about a study is withheld.

A sentence is read only if every word of it is accounted for: the study, one category, the scenario, and words that
judge nothing. This fails closed on purpose; understanding more kinds of sentences is a matter of its own.
"""

from dataclasses import dataclass
from typing import Literal

from bot.check.plain import has_symbols
from bot.decide.conditions import State, variant_states
from bot.understand.facets import read_facets
from bot.understand.lexicon import Lexicon, Reading
from bot.understand.purpose import read_purpose, read_target
from bot.understand.scenario import Scenario
from bot.understand.studies import NamedStudy, candidates, named_studies
from corpus import Corpus
from corpus.schema import Category

_SHORT = 5
"""Words and marks of a sentence that can be an answer to the one before ("Absolutely not.")."""
_MARKS = set(".,:;()![]|")
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

    def __init__(self, corpus: Corpus, lexicon: Lexicon, claims: Lexicon) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._claims = claims

    def names_study(self, text: str) -> bool:
        """True if an imaging study is named, in English or by a common foreign word."""
        reading = self._lexicon.read(text)
        return bool(named_studies(reading, self._corpus)) or bool(self._claims.read(text).cues("foreign"))

    def bare_name(self, text: str) -> NamedStudy | None:
        """The study, if the text is nothing but its name."""
        reading = self._lexicon.read(text)
        studies = named_studies(reading, self._corpus)
        if len(studies) != 1 or has_symbols(text):
            return None
        rest = [w for i, w in enumerate(reading.words) if not studies[0].first <= i <= studies[0].last]
        return studies[0] if all(w.folded in _MARKS for w in rest) else None

    def tone(self, text: str) -> Tone:
        """How a sentence bears on the choice of a study: names one, judges, leans, or neither."""
        if self.names_study(text):
            return "about_study"
        words = self._claims.read(text)
        if words.cues("verdict", "category") and not _only_plain_labels(words):
            return "judges"
        leaning, short = words.cues("leaning"), len(words.words) <= _SHORT
        if words.cues("imaging") and leaning:
            return "judges"
        points = words.cues("anaphor", "imaging") or has_symbols(text)
        return "leans" if points or (leaning and short) else "silent"

    def is_english(self, text: str) -> bool:
        """False for a sentence of four words or more without a single English function word."""
        words = [w for w in self._claims.read(text).words if not w.is_mark]
        return len(words) < 4 or bool(self._claims.read(text).cues("english"))

    def categories(self, text: str) -> list[str]:
        """The category phrases that stand in a text."""
        return [m.concept.value or "" for m in self._claims.read(text).cues("category")]

    def claim(self, text: str, variant_id: str) -> RatingClaim | None:
        """The rating claim of a sentence with one study and one category and nothing that bends it."""
        reading = self._lexicon.read(text)
        studies = named_studies(reading, self._corpus)
        words = self._claims.read(text)
        if len(studies) != 1 or len(words.cues("category")) != 1 or "?" in text or has_symbols(text):
            return None
        where = self._variant(reading, studies, variant_id)
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
            if outside and mention.words.casefold() not in ("rated", "rates", "rate", "category", "no", "this", "here"):
                return True
        return any(w.folded[0].isdigit() and w.folded != "2022" and not study.start <= w.start < study.end for w in reading.words)

    def _accounted(self, words: Reading, reading: Reading, study: NamedStudy) -> bool:
        covered = set(range(study.start, study.end))
        for mention in words.cues("category", "plain"):
            covered.update(range(mention.start, mention.end))
        for mention in reading.mentions:
            if mention.concept.facet in ("purpose", "target", "tissue", "behaviour") or mention.concept.cue in (
                "recurrence",
                "local_recurrence",
                "distant",
            ):
                covered.update(range(mention.start, mention.end))
        return all(w.start in covered or w.folded in _MARKS for w in reading.words)

    def _variant(self, reading: Reading, studies: list[NamedStudy], given: str) -> str | None:
        """The variant that the sentence itself names, else the given one; None if its words fit neither."""
        facets = read_facets(reading, studies, self._corpus)
        purpose = read_purpose(reading, facets)
        facets.pop("purpose", None)
        target = read_target(reading, facets, studies, purpose)
        facets.pop("target", None)
        if purpose:
            facets["purpose"] = purpose
        if target:
            facets["target"] = target
        deciding = {f: r for f, r in facets.items() if f in ("purpose", "target", "tissue")}
        if not deciding:
            return given if not set(facets) - {"behaviour", "origin"} else None
        topic = self._corpus.topic_of(given)
        states = variant_states(topic, Scenario(deciding), self._corpus)
        named = [n for n, state in states.items() if state is State.APPLIES]
        if len(named) == 1:
            return f"{topic.id}/{named[0]}"
        number = int(given.rpartition("/")[2])
        fits_given = states[number] is not State.EXCLUDED
        return given if fits_given and not named else None


def categories_of(study: NamedStudy, variant_id: str, corpus: Corpus) -> set[Category | None]:
    """The categories that the table gives to what the study can mean in a variant; None stands for not rated."""
    cells = {p.id: corpus.category(variant_id, p.id) for p in candidates(study, corpus)}
    rated = {c for c in cells.values() if c is not None}
    return set(rated) if rated else {None}


def _only_plain_labels(words: Reading) -> bool:
    """Column titles and lead-ins of one or two label words judge nothing."""
    labels = {"category", "rating", "study", "procedure", "rrl", "appropriateness", "appropriateness category", "acr"}
    return all(w.folded in labels or w.is_mark for w in words.words)
