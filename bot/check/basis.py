"""What rules on one foreign sentence rest on: the table, the vocabularies and the readers of words, each made once."""

from functools import lru_cache

from bot.check.descriptions.points import WordPoints
from bot.check.descriptions.telling import Telling
from bot.check.facts.scaled import Scaled
from bot.check.facts.sources import Sources
from bot.check.foreign import ForeignReader
from bot.check.judgements.claims import Table
from bot.check.judgements.placing import Placing
from bot.check.vocabularies import Vocabularies
from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token
from bot.check.words.units import units_of
from corpus import Corpus

_SENTENCES = 256
"""Sentences kept: many rules ask in what language one is."""
_FEW = 3
"""Words of a sentence whose language is not told by them."""


class Basis:
    """Shared by the readers of judgements, of descriptions, and of sentences that name no study."""

    def __init__(self, corpus: Corpus, reader: ForeignReader, vocabularies: Vocabularies) -> None:
        self.corpus = corpus
        self.reader = reader
        self.vocabularies = vocabularies
        self.table = Table(corpus)
        self.bearing = Bearing(corpus.bearing_concepts)
        self.placing = Placing(corpus, reader, vocabularies, self.table, self.bearing)
        self.telling = Telling(self.bearing)
        self.sources = Sources(self.bearing, corpus)
        self.scaled = Scaled(corpus, self.bearing)
        self.points = WordPoints(corpus.points, self.bearing)
        self._is_english = lru_cache(maxsize=_SENTENCES)(self._knows_the_words)
        self._is_one = lru_cache(maxsize=_SENTENCES)(lambda text: len(units_of(text)) == 1)
        self._english = frozenset(form for c in corpus.claim_concepts if c.cue in ("english", "everyday") for form in c.forms)

    def unquoted(self, text: str) -> list[Token]:
        """The tokens of a sentence without its quotation marks, whatever other signs it holds."""
        return self.vocabularies.prose.tokens(text.replace('"', ""), strict=False) or []

    def is_one_in_english(self, text: str) -> bool:
        """True for a text of one sentence in English."""
        return self._is_one(text) and self.is_english(text)

    def is_english(self, text: str) -> bool:
        """True if two words in five are English words that we know; foreign sentences share a few with ours."""
        return self._is_english(text)

    def _knows_the_words(self, text: str) -> bool:
        tokens = [t for t in self.vocabularies.plain.tokens(text, strict=False) or [] if not t.has("mark")]
        return len(tokens) < _FEW or 5 * sum(t.known or t.text in self._english for t in tokens) >= 2 * len(tokens)
