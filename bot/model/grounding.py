"""Whether a sentence says no more than its quote: every study, number, negation and judging word of it must stand there."""

import re
from collections import Counter

from bot.understand.studies import NamedStudy, named_studies
from corpus import Corpus
from corpus.lexicon import Lexicon, Reading
from corpus.words import words_of
from index.terms import Terms

_LONGEST, _FEWEST = 400, 3
"""Code points of a sentence at most, words at least."""
_PLAIN = re.compile(r"(?:[^\W_]|[ .,;:()'\"’“”/%+–!?°=-]|[<>](?=\s?\d))+")
"""What a sentence may be made of: nothing that a page could take for a link, a picture, a tag or a citation mark."""
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|io|gov|edu)\b|@", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SHARE = 0.5
"""Share of a sentence's terms that the quote must have; a fluent rewording of one statement keeps most of them."""
_COMPARING = frozenset({"than"})


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
        if set(_NUMBER.findall(sentence)) - set(_NUMBER.findall(quote)):
            return "it has a number that its quote has not"
        said, quoted = self._lexicon.read(sentence), self._lexicon.read(quote)
        if not self._studies_stand(said, quoted):
            return "it names a study that its quote does not name"
        if _negations(said) != _negations(quoted):
            return "it negates what its quote does not, or the other way round"
        if self._judging(sentence) - self._judging(quote):
            return "it judges or compares in words that its quote has not"
        terms = set(self._terms(sentence))
        if len(terms & set(self._terms(quote))) < _SHARE * len(terms):
            return "most of its words are not those of its quote"
        return None

    def _studies_stand(self, said: Reading, quoted: Reading) -> bool:
        known = named_studies(quoted, self._corpus)
        return all(any(_is_said_by(study, other) for other in known) for study in named_studies(said, self._corpus))

    def _judging(self, text: str) -> set[str]:
        cues = self._claims.read(text).cues("verdict", "leaning", "category", "holder")
        words = {w.folded for cue in cues for w in words_of(cue.words)}
        return words | ({w.folded for w in words_of(text)} & _COMPARING)


def _is_plain(sentence: str) -> bool:
    whole = sentence[:1].isupper() or sentence[:1].isdigit()
    short_enough = len(sentence) <= _LONGEST and len(sentence.split()) >= _FEWEST
    shape = whole and sentence.endswith((".", "!", "?")) and short_enough
    return shape and _PLAIN.fullmatch(sentence) is not None and not _ADDRESS.search(sentence)


def _is_said_by(study: NamedStudy, other: NamedStudy) -> bool:
    """True if all that was said of a study was said of the other too; what a bare name means was not said."""
    return all(other.parts.get(part) == value for part, value in study.parts.items() if part not in study.defaulted)


def _negations(reading: Reading) -> Counter[str]:
    return Counter(cue.words.casefold() for cue in reading.cues("negation"))
