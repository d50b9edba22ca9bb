"""What a band of the rating scale stands for, told in a whole sentence: "ratings from 7 to 9 mean usually appropriate"."""

from collections.abc import Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES
from corpus import Corpus

_BETWEEN = frozenset({"to", "and", "through", "or"})
_OPENS = frozenset({"from", "between", "of"})


class Scaled:
    """Reads sentences that say of a band of ratings which category it is, and nothing else."""

    def __init__(self, corpus: Corpus, bearing: Bearing) -> None:
        self._bearing = bearing
        bands = [(band.lowest, band.highest, band.category.value.split()) for band in corpus.scale.categories]
        self._bands = {(*range(low, high + 1),): tuple(name) for low, high, name in bands}
        tops = dict(zip(("scale-top", "scale-middle", "scale-bottom"), sorted(self._bands, reverse=True), strict=True))
        self._ranks = tuple(tops.items())

    def is_told_rightly(self, words: Sequence[str]) -> bool:
        """True for "a rating between 4 and 6 is called may be appropriate", every word of it accounted for."""
        said = [w for word in words for w in word.replace("–", "-").split("-") if w and w not in ARTICLES]
        for at in range(1, len(said)):
            for end in range(at + 1, len(said)):
                if self._means(said[at:end]) and self._are_one(said[:at], said[end:]):
                    return True
        return False

    def _means(self, words: Sequence[str]) -> bool:
        return self._bearing.among(" ".join(words), "scale-means")

    def _are_one(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """True if one side of the verb is a band and the other its category, whichever comes first."""
        band, name = self._band(one), other
        if band is None:
            band, name = self._band(other), one
        named = [w for w in name if not self._bearing.among(w, "scale-word")]
        return band is not None and (tuple(named) == self._bands[band] or self._ranks_as(named, band))

    def _ranks_as(self, words: Sequence[str], band: tuple[int, ...]) -> bool:
        """ "The highest appropriateness category"."""
        return any(band == its and self._bearing.among(" ".join(words), name) for name, its in self._ranks)

    def _band(self, words: Sequence[str]) -> tuple[int, ...] | None:
        """The band of "ratings from 7 to 9", or of "7, 8 or 9"; None for anything else."""
        numbers = [int(w) for w in words if w.isdigit()]
        others = [w for w in words if not (w.isdigit() or w in _OPENS | _BETWEEN or self._bearing.among(w, "scale-word"))]
        if others or not numbers or any(w in _OPENS for w in words[-1:]):
            return None
        return next((b for b in self._bands if tuple(numbers) in (b, (b[0], b[-1]))), None)
