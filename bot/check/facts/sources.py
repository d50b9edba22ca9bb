"""Whether a sentence speaks for a source: for a document and what is in it, or for a body that writes such documents.

What a document holds, leaves out or divides is a fact of the corpus or none that is known: "the entry was written for adults"
reads as harmless as "the letter was written on Monday", and turns every rating for children.
"""

from collections.abc import Sequence

from bot.check.facts.editions import Editions
from bot.check.words.bearing import Bearing
from bot.check.words.english import OWNERS, POINTING
from bot.check.words.prose import Token
from corpus import Corpus
from corpus.words import is_year

UNTOLD = "tells what a document or a body says, and is not known to be told by it"
"""What is wrong with a sentence that speaks for a source, and of which no statement of the corpus is known to say the same."""
_STUDY, _TABLES = "§", ("table", "tables")
"""Stands for a study among words; what a table is called."""
_POINTS = frozenset({"the"}) | OWNERS | POINTING
"""Words before what a document is called; "a document" is any."""


class Sources:
    """Finds what a sentence says of a document or in the name of a body."""

    def __init__(self, bearing: Bearing, corpus: Corpus) -> None:
        self._bearing = bearing
        self.editions = Editions(corpus, bearing)
        self._former = frozenset(str(edition.year) for edition in corpus.history.values())

    def are_spoken_for(self, tokens: Sequence[Token]) -> bool:
        """ "The 2022 document covers the jaw", "this variant was made for adults", "ESSR screens the brain"."""
        if self.name_a_body(tokens):
            return True
        if self.editions.counts_rightly(tokens):
            return False  # "the 2015 edition had nine variants"
        words = [w for t in tokens for w in ([_STUDY] if t.study else t.text.split())]
        if not self._bearing.forms("part-of-a-table").isdisjoint(words) or self._names_a_document(words):
            return True
        if self._former & set(words) and any(self._bearing.among(w, "then-and-now") for w in words):
            return True  # "the bone scan row was copied from 2015"
        threes = zip(["", *words], words, [*words[1:], ""], strict=False)
        tables = (after for before, word, after in threes if word in _TABLES and before != _STUDY)  # "the CT table is narrow"
        return any(self._bearing.among(after, "document-does") for after in tables)

    def name_a_body(self, tokens: Sequence[Token]) -> bool:
        """ "ESMO rates the bone scan"."""
        return self._bearing.says(tokens, "other-body")

    def _names_a_document(self, words: Sequence[str]) -> bool:
        """A document, pointed at by an article or the like, or by its year."""
        documents = self._bearing.forms("document")
        for at in (at for at, word in enumerate(words) if word in documents):
            before = words[max(0, at - 1) : at]
            told = bool(before) and (before[-1] in _POINTS or self._bearing.among(before[-1], "of-an-edition"))
            dated = any(is_year(w) for w in (*words[max(0, at - 1) : at], *words[at + 1 : at + 3]))
            if told or dated:
                return True
        return False
