"""What a band of the rating scale stands for, told in a whole sentence: "ratings from 7 to 9 mean usually appropriate".

More bands may follow the first, each with its category: "..., 4 to 6 may be appropriate, 1 to 3 usually not appropriate".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.check.words.bearing import Bearing, plain_words
from bot.check.words.english import ARTICLES
from corpus import Corpus

_BETWEEN = frozenset({"to", "and", "through", "or"})
_OPENS = frozenset({"from", "between", "of"})
_LINKS = frozenset({"of", "on", "to", "in", "one", "and", "for"})
"""Words that may stand between a category and what it is a category of: "the middle one of the scale"."""
_DIGITS = {w: str(n) for n, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)}
_NEXT_BAND = re.compile(
    r"(?:[,;]\s(?:and\s)?|\sand\s)(?=(?:those\s)?(?:from\s|between\s|of\s)?[1-9]\s?(?:-|–|to|through|and)\s?[1-9]\b)",
    re.IGNORECASE,
)


class Scaled:
    """Reads sentences that say of a band of ratings which category it is, and nothing else."""

    def __init__(self, corpus: Corpus, bearing: Bearing) -> None:
        self._bearing = bearing
        bands = [(band.lowest, band.highest, band.category.value.split()) for band in corpus.scale.categories]
        self._bands = {(*range(low, high + 1),): tuple(name) for low, high, name in bands}
        tops = dict(zip(("scale-top", "scale-middle", "scale-bottom"), sorted(self._bands, reverse=True), strict=True))
        self._ranks = tuple(tops.items())

    def is_told_rightly(self, text: str) -> bool:
        """True for "a rating between 4 and 6 is called may be appropriate", every word of it accounted for."""
        first, *others = (_said(part) for part in _NEXT_BAND.split(text))
        if self._is_the_whole_scale(first):
            return not others
        return self._is_told(first) and all(self._is_told(part) or self._goes_on(part) for part in others)

    def is_told_wrongly(self, text: str) -> bool:
        """True for "anything from 4 to 6 means that the balance is favourable": a band, a verb, and not what it stands for."""
        said = _said(_NEXT_BAND.split(text)[0])
        cuts = ((at, end) for at in range(1, len(said)) for end in range(at + 1, len(said)) if self._means(said[at:end]))
        sides = ((one, other) for at, end in cuts for one, other in ((said[:at], said[end:]), (said[end:], said[:at])))
        spoken = any(self._band(one) and any(self._bearing.among(w, "scale-matter") for w in other) for one, other in sides)
        return spoken and not self.is_told_rightly(text)

    def _is_the_whole_scale(self, said: Sequence[str]) -> bool:
        """ "Ratings run from one to nine"."""
        ends = [str(min(min(band) for band in self._bands)), str(max(max(band) for band in self._bands))]
        others = [w for w in said if not (w.isdigit() or w in _OPENS | _BETWEEN)]
        runs = [w for w in others if self._bearing.among(w, "scale-runs")]
        named = [w for w in others if w not in runs]
        rated = any(self._bearing.among(w, "scale-rated") for w in named)
        known = all(self._bearing.among(w, "scale-word") or w in _LINKS for w in named)
        return [w for w in said if w.isdigit()] == ends and len(runs) == 1 and rated and known

    def _is_told(self, said: Sequence[str]) -> bool:
        for at in range(1, len(said)):
            for end in range(at + 1, len(said)):
                if self._means(said[at:end]) and self._are_one(said[:at], said[end:]):
                    return True
        return False

    def _goes_on(self, said: Sequence[str]) -> bool:
        """ "4 to 6 to the middle one", behind a band that is told with a verb."""
        said = [w for w in said if w != "those"]
        return any(said[:at][-1].isdigit() and self._are_one(said[:at], said[at:]) for at in range(1, len(said)))

    def _means(self, words: Sequence[str]) -> bool:
        return self._bearing.among(" ".join(words), "scale-means")

    def _are_one(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """True if one side of the verb is a band and the other its category, whichever comes first."""
        band, name = self._band(one), other
        if band is None:
            band, name = self._band(other), one
        named = [w for w in name if not self._bearing.among(w, "scale-word")]
        bare = tuple(w for w in named if w not in _LINKS)
        return band is not None and (bare == self._bands[band] or self._ranks_as(named, band))

    def _ranks_as(self, words: Sequence[str], band: tuple[int, ...]) -> bool:
        """ "The highest appropriateness category", "a favourable balance of benefit and risk"."""
        told = (" ".join(words), " ".join(w for w in words if w not in _LINKS))
        return any(band == its and self._bearing.among(name, rank) for rank, its in self._ranks for name in told)

    def _band(self, words: Sequence[str]) -> tuple[int, ...] | None:
        """The band of "ratings from 7 to 9", or of "7, 8 or 9"; None for anything else."""
        numbers = [int(w) for w in words if w.isdigit()]
        others = [w for w in words if not (w.isdigit() or w in _OPENS | _BETWEEN or self._bearing.among(w, "scale-word"))]
        if others or not numbers or any(w in _OPENS for w in words[-1:]):
            return None
        return next((b for b in self._bands if tuple(numbers) in (b, (b[0], b[-1]))), None)


def _said(text: str) -> list[str]:
    words = [w for word in plain_words(text) for w in word.replace("–", "-").split("-") if w and w not in ARTICLES]
    pairs = pairwise([*words, ""])  # "to the middle one" counts nothing
    return [w if w == "one" and after not in _BETWEEN else _DIGITS.get(w, w) for w, after in pairs]
