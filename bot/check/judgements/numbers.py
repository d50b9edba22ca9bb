"""The numbers of a sentence: which of them are ratings, which belong to levels, and which count something else."""

from collections.abc import Sequence

from bot.check.facts.counting import Counting
from bot.check.judgements.leans import digit_at
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence
from bot.understand.imaging.studies import NamedStudy
from corpus.words import is_year

_TOP = "9"
"""The top of the scale of ratings: "7 of 9", "out of nine"."""
_OF = ("of", "out of", "out", "/")
_REACH = 4
_GOES_TO = ("for", "to", "goes to")
"""Between a rating and the study that it is given to: "9 for MRI"."""


class Numbers:
    """Tells the numbers of sentences apart."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self._counting = Counting(bearing)

    def are_read(self, sentence: Sentence) -> bool:
        """True if every number is a year, of the scale, a rating, a level, or counts things."""
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if not token.has("number", "count") or is_year(token.text) or digit_at(tokens, at) or is_nothing(token):
                continue
            if token.has("count") and not token.has("number"):  # "twelve rows": a rating has no more than nine points
                continue
            if not self._is_of_something_else(tokens, at):
                return False
        return True

    def rating_at(self, tokens: Sequence[Token], at: int) -> str | None:
        """The number at a place unless it is the top of the scale, or counts or measures something."""
        number = digit_at(tokens, at)
        if number is None or (number == _TOP and at and (tokens[at - 1].text in _OF or digit_at(tokens, at - 1))):
            return None
        return None if self._is_of_something_else(tokens, at) else number

    def _is_of_something_else(self, tokens: Sequence[Token], at: int) -> bool:
        """True for a number of a level, or one that counts or measures: "three rows", but not "a 3"."""
        before = tokens[at - 1].text if at else ""
        called = before in ARTICLES and (before != "the" or tokens[at].has("number"))  # "a five", "the 5", not "the five"
        if called or self._speaks_of_ratings(tokens, at):
            return False
        return self._is_of_a_level(tokens, at) or self._counting.is_free(tokens, at)

    def _speaks_of_ratings(self, tokens: Sequence[Token], at: int) -> bool:
        """True if a word of ratings stands right before a number, or right after it: "a score of 8", "8 points"."""
        near = [*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 2]]
        return any(self.is_of_ratings(token) for token in near)

    def is_of_ratings(self, token: Token) -> bool:
        """True for a word of ratings: "score", "points"."""
        words = [word for word in token.text.split() if not self._bearing.speaks_of(word, "dosed-part")]
        return any(self._bearing.is_one(word, "rated") for word in words)

    def _is_of_a_level(self, tokens: Sequence[Token], at: int) -> bool:
        """True for a number of millisieverts or of symbols, or of the range that ends in them."""
        return self._bearing.speaks_of(" ".join(t.text for t in tokens[at + 1 : at + 1 + _REACH]), "dosed-part")


def given_to(tokens: Sequence[Token], at: int) -> NamedStudy | None:
    """The study behind a rating: "9 to unenhanced CT", "a 5 for the PET/CT"."""
    after = [t for t in tokens[at + 1 : at + 1 + _REACH] if t.text not in ARTICLES]
    near = next((n for n, t in enumerate(after) if t.study), 0)
    return after[near].study if near and after[near - 1].text in _GOES_TO else None


def is_nothing(token: Token) -> bool:
    """True for "0 mSv", "a level of zero"."""
    return "0" in (token.text, token.cues.get("count"))
