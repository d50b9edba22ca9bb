"""A lexicon that reads a sentence once, however many rules ask for it or for its studies."""

from dataclasses import replace
from functools import lru_cache

from bot.understand.studies import NamedStudy, named_studies
from corpus import Corpus
from corpus.lexicon import Lexicon
from corpus.reading import Mention, Reading

_SENTENCES = 256
"""Sentences kept: more than one pass over one text looks back at."""


class Remembering:
    """Holds a lexicon and gives the same readings."""

    def __init__(self, lexicon: Lexicon, corpus: Corpus) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._read = lru_cache(maxsize=_SENTENCES)(lexicon.read)
        self._studies = lru_cache(maxsize=_SENTENCES)(self._named)

    def read(self, text: str) -> Reading:
        """Every mention in a text."""
        return self._read(text)

    def studies(self, text: str) -> tuple[NamedStudy, ...]:
        """The studies that a text names, in order."""
        return self._studies(text)

    def _named(self, text: str) -> tuple[NamedStudy, ...]:
        """Of a name, all words name: what words mean together ("biopsy is the first step") may judge as well."""
        reading = self.read(text)
        names = tuple(m for m in reading.mentions if not m.concept.study or self.is_spelled_out(m, reading))
        return tuple(named_studies(replace(reading, mentions=names), self._corpus))

    def is_spelled_out(self, mention: Mention, reading: Reading) -> bool:
        """True if a mention is a form word by word: where words mean something together, others stand between them."""
        said = tuple(word.folded for word in reading.words[mention.first : mention.last + 1])
        return mention.words in mention.concept.abbreviations or self._lexicon.has_form(said, mention.concept)
