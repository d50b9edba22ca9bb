"""A lexicon that reads a sentence once, however many rules ask for it."""

from functools import lru_cache

from corpus.lexicon import Lexicon, Reading

_SENTENCES = 256
"""Sentences kept: more than one pass over one text looks back at."""


class Remembering(Lexicon):
    """The same readings as the lexicon it is made of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._read = lru_cache(maxsize=_SENTENCES)(lexicon.read)

    def read(self, text: str) -> Reading:
        """Every mention in a text."""
        return self._read(text)
