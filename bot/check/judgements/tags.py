"""The tag of disagreement told in words: that the panel split over a study, or that it was of one mind about it."""

from collections.abc import Sequence

from bot.check.words.bearing import Bearing, plain_words
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence
from corpus.schema import Category

_TAGGED = "leans-disagreement"
"""Phrases whose own denials say that the panel disagreed: "could not agree"."""


class Tags:
    """Holds what a sentence tells of the panel's votes against the tags of its studies."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing

    def are_spoken_of(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence tells how a panel voted, or names the tag."""
        voted = self._bearing.says(tokens, "voting") and self._bearing.says(tokens, "parted", "at-one")
        return voted or self._bearing.says(tokens, "tag")

    def are_borne_out(self, sentence: Sentence) -> bool:
        """True if each study has the tag that it is said to have, or to lack; how far a denial reaches is not read."""
        if any(self._denies(word) for word in self._beside_the_tag(sentence.tokens)):
            return False
        parted, at_one = (self._bearing.says(sentence.tokens, name) for name in ("parted", "at-one"))
        if parted == at_one:
            return False
        standings = [sentence.standing(study) for study in sentence.studies]
        if parted:
            return bool(standings) and all(standing.disputed for standing in standings)
        return bool(standings) and not any(Category.DISAGREEMENT in found for s in standings for found in s.categories)

    def _beside_the_tag(self, tokens: Sequence[Token]) -> list[str]:
        """The words that are none of a phrase which says that the panel disagreed."""
        others = [said for cue, said in self._bearing.of(tokens) if cue != _TAGGED]
        return [*self._bearing.rest(tokens), *(word for said in others for word in plain_words(said))]

    def _denies(self, word: str) -> bool:
        return self._bearing.denies(word, "lacking", "untagging")
