"""What a sentence that is not ours speaks of: the studies that it names, and how it bears on a choice.

Which variant it is about, its plain rating and its states of contrast have readers of their own, which stand here side by
side. What is made of other sentences stands in `reading.py`.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from bot.check.judgements.plain_rating import MARKS, PlainRatings
from bot.check.scenes.about import About
from bot.check.scenes.contrast import Contrast
from bot.check.scenes.passes import Passes
from bot.check.scenes.reach import Reach
from bot.check.scenes.states import States
from bot.check.words.english import POINTING
from bot.check.words.plain import has_level, has_symbols
from bot.check.words.remembering import Remembering
from bot.check.words.wordings import Wordings
from bot.understand.imaging.studies import NamedStudy
from corpus import Corpus
from corpus.reading import Mention, Reading
from corpus.words import words_of

_SENTENCES = 256
"""Sentences kept: many rules ask whether one names a study."""
_FEW = 3
"""Words of a bare name, at most, in which a typing error is mended."""
_TELLING = frozenset({"modality", "tracer", "spect"})
"""Parts of a study of which one alone tells that a study is named."""
_SHORT = 3
"""Words of a sentence that can be an answer to the one before ("Absolutely not.")."""
_DETERMINING = POINTING | {"first", "second", "third", "last", "other", "another"}
"""Words that point at nothing if the word after them says what they are said of."""
Tone = Literal["about_study", "judges", "leans", "silent"]


class ForeignReader:
    """Reads sentences of unknown origin against one corpus."""

    def __init__(self, corpus: Corpus, lexicon: Remembering, claims: Remembering) -> None:
        self._lexicon = lexicon
        self._claims = claims
        self.words = Wordings(corpus.bearing_concepts)
        self.labels = self.words.forms("label")
        """Words that name a column or a field, and judge nothing."""
        self.about = About(corpus, lexicon)
        self.reach = Reach(corpus, lexicon)
        self.contrast = Contrast(lexicon)
        self.states = States(lexicon, self.words)
        self.passes = Passes(lexicon, self.words)
        self.ratings = PlainRatings(lexicon, claims, self.about, self.words)
        self._names_study = lru_cache(maxsize=_SENTENCES)(self._finds_a_study)
        self._young = frozenset(w.folded for c in corpus.claim_concepts if c.cue == "young" for f in c.forms for w in words_of(f))
        forms = [f for c in corpus.concepts if "modality" in c.study for f in c.forms]
        self._modalities = frozenset(words[0].folded for f in forms if len(words := words_of(f)) == 1)

    def names_study(self, text: str) -> bool:
        """True if an imaging study is named, in English or by a common foreign word."""
        return self._names_study(text)

    def _finds_a_study(self, text: str) -> bool:
        reading = self._lexicon.read(text)
        parts = any(m.concept.study and not _TELLING.isdisjoint(m.concept.study) for m in reading.mentions)
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

    def names_several(self, text: str) -> bool:
        """True if one name is told of several studies: "both PET scans", of which the table may rate each otherwise."""
        words = self._claims.read(text)
        many = (m for m in words.cues("several_if_many") if m.words.casefold().endswith("s"))
        return bool(words.cues("several")) or next(many, None) is not None

    def stands_for_a_study(self, text: str) -> bool:
        """True if a sentence names a thing that stands for a study: the film, the probe, the magnet."""
        return bool(self._claims.read(text).cues("metonym"))

    def is_foreign(self, text: str) -> bool:
        """True if a study is named by a word of another language."""
        return bool(self._claims.read(text).cues("foreign"))

    def bare_name(self, text: str) -> NamedStudy | None:
        """The study, if the text is nothing but its name."""
        reading = self._lexicon.read(text)
        studies = self._lexicon.studies(text)
        mended = any(m.concept.study and not m.exact for m in reading.mentions)
        if len(studies) != 1 or has_symbols(text) or has_level(text) or (mended and len(text.split()) > _FEW):
            return None
        rest = [w for i, w in enumerate(reading.words) if not studies[0].first <= i <= studies[0].last]
        return studies[0] if all(w.folded in MARKS for w in rest) else None

    def studies(self, text: str) -> Sequence[NamedStudy]:
        """The studies that a sentence names."""
        return self._lexicon.studies(text)

    def only_study(self, text: str) -> NamedStudy | None:
        """The study of a sentence that names just one."""
        studies = self._lexicon.studies(text)
        return studies[0] if len(studies) == 1 else None

    def tone(self, text: str) -> Tone:
        """How a sentence bears on the choice of a study: names one, judges, leans, or neither."""
        if self.names_study(text):
            return "about_study"
        words = self._claims.read(text)
        if words.cues("verdict", "category") and not self._only_plain_labels(words):
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
        return not self._young.isdisjoint([w.folded for w in words_of(text)])

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

    def _only_plain_labels(self, words: Reading) -> bool:
        """Column titles and lead-ins of one or two label words judge nothing."""
        return all(w.folded in self.labels or w.folded == "acr" or w.is_mark for w in words.words)
