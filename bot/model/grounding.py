"""Whether a sentence says no more than its quote: all that decides its meaning must stand there, and nothing be turned round."""

import re
from collections import Counter

from bot.understand.imaging.studies import NamedStudy, named_studies
from corpus import Corpus
from corpus.lexicon import Lexicon
from corpus.reading import Reading
from corpus.words import words_of
from index.terms import Terms

_LONGEST, _FEWEST = 400, 3
"""Code points of a sentence at most, words at least."""
_PLAIN = re.compile(r"(?:[^\W\d_]|[0-9 .,;:()'\"’“”/%+–!°=-]|[<>](?=\s?\d))+")
"""What a sentence may be made of: nothing that a page could take for a link, a picture, a tag or a citation mark."""
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|io|gov|edu)\b|@", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<sign>[<>]?)\s?(?P<number>\d+(?:[.,]\d+)*)[\s-]*(?P<unit>%|°|[^\W\d_]*)")
"""A number with what it counts: six months and two years are not two months and six years."""
_SHARE = 0.5
"""Share of a sentence's terms that the quote must have; a fluent rewording of one statement keeps most of them."""
_COMPARING = frozenset({"than"})
_OPPOSITE = ("un", "in", "im", "ir", "il", "dis", "non")
"""Beginnings that turn a word round."""


class Grounding:
    """Compares sentences with quotes by the vocabularies of one corpus."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, claims: Lexicon, terms: Terms) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._claims = claims
        self._terms = terms

    def lacking(self, sentence: str, quote: str) -> str | None:
        """Why the quote does not carry the sentence, or None if it does."""
        sentence = " ".join(sentence.split())
        if not _is_plain(sentence):
            return "it is not one plain sentence"
        if _figures(sentence) - _figures(quote):
            return "it has a number that its quote has not, or of something else"
        said, quoted = self._lexicon.read(sentence), self._lexicon.read(quote)
        if not self._studies_stand(said, quoted):
            return "it names a study that its quote does not name, or not in this order"
        if _facets(said) - _facets(quoted):
            return "it speaks of patients or tumours that its quote does not speak of"
        if _negations(said) != _negations(quoted) or self._words(sentence, "limit") != self._words(quote, "limit"):
            return "it negates or limits what its quote does not, or the other way round"
        if self._judging(sentence) - self._judging(quote):
            return "it judges or compares in words that its quote has not"
        return self._other_words(sentence, quote)

    def _other_words(self, sentence: str, quote: str) -> str | None:
        """Why the words without a part of their own in grammar are not those of the quote."""
        if _turns_round({w.folded for w in words_of(sentence)}, {w.folded for w in words_of(quote)}):
            return "it has the opposite of a word of its quote"
        terms, known = set(self._terms(sentence)), set(self._terms(quote))
        return "most of its words are not those of its quote" if len(terms & known) < _SHARE * len(terms) else None

    def _studies_stand(self, said: Reading, quoted: Reading) -> bool:
        """True if the quote names the same studies in the same order: "A before B" is not "B before A"."""
        known = iter(named_studies(quoted, self._corpus))
        return all(any(_is_said_by(study, other) for other in known) for study in named_studies(said, self._corpus))

    def _judging(self, text: str) -> set[str]:
        words = self._words(text, "verdict", "leaning", "category", "holder", "bearing")
        return words | ({w.folded for w in words_of(text)} & _COMPARING)

    def _words(self, text: str, *cues: str) -> set[str]:
        return {w.folded for cue in self._claims.read(text).cues(*cues) for w in words_of(cue.words)}


def _is_plain(sentence: str) -> bool:
    whole = sentence[:1].isupper() or sentence[:1].isdigit()
    short_enough = len(sentence) <= _LONGEST and len(sentence.split()) >= _FEWEST
    shape = whole and sentence.endswith((".", "!")) and short_enough
    odd = any(c.isnumeric() and not c.isascii() for c in sentence)  # a half or a square is a letter to a pattern
    return shape and not odd and _PLAIN.fullmatch(sentence) is not None and not _ADDRESS.search(sentence)


def _figures(text: str) -> set[tuple[str, str, str]]:
    found = (match.group("sign", "number", "unit") for match in _FIGURE.finditer(text))
    return {(sign, number, words_of(unit)[0].folded if unit.isalpha() else unit) for sign, number, unit in found}


def _is_said_by(study: NamedStudy, other: NamedStudy) -> bool:
    """True if all that was said of a study was said of the other too; what a bare name means was not said."""
    return all(other.parts.get(part) == value for part, value in study.parts.items() if part not in study.defaulted)


def _facets(reading: Reading) -> set[tuple[str, str | None]]:
    return {(m.concept.facet, m.concept.value) for m in reading.mentions if m.concept.facet}


def _negations(reading: Reading) -> Counter[str]:
    return Counter(cue.words.casefold() for cue in reading.cues("negation"))


def _turns_round(said: set[str], quoted: set[str]) -> bool:
    """True if a word that one of the two has alone is the other's word with a beginning that turns it round."""
    return any(new == start + old or old == start + new for new in said - quoted for old in quoted - said for start in _OPPOSITE)
