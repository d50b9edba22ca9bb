"""Slips of the pen: a word that nobody knows is read as the one word of the vocabulary that it can be.

A word of six letters or more may carry one typing error (one insertion, deletion, substitution or swap, first letter
right), a long one two, and any may have one letter for two, two for one, and -ance for -ence. A shorter one, if it is no
word that is known from elsewhere, may lack a letter, have one doubled or two swapped; the shortest only in the company of a
word that makes them part of a form. Any word may lack its vowels.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.schema import Concept
from corpus.words import Word

SHORTEST_TYPO = 6
LONG_WORD = 10
"""A word of this length or more may carry two typing errors."""
_SHORT, _BARE = 4, 3
"""Letters of a word that is mended at all, and of one that is mended in company or for its missing vowels."""
_WORDS = 4096
"""Strange words kept with what they may be slips of: texts have the same few again and again."""
_VOWELS = str.maketrans("", "", "aeiou")
_DOUBLED = re.compile(r"(.)\1")
_UNHEARD = re.compile("anc(?=(e|y)$)")


class Spelling:
    """How the words of a text are meant, by the forms of a lexicon and every word of its vocabulary."""

    def __init__(
        self,
        forms: Mapping[tuple[str, ...], Sequence[Concept]],
        vocabulary: Set[str],
        other_words: Callable[[], Set[str]] | None = None,
    ) -> None:
        """`other_words`: words of the language that mean nothing here; without them no short word is mended out of company."""
        self._forms, self._vocabulary, self._other_words = forms, vocabulary, other_words
        self._known: dict[tuple[str, int], list[str]] = defaultdict(list)
        """The words that a slip can be of, by their first letter and how many they have."""
        self._bare: dict[str, set[str]] = defaultdict(set)
        for word in sorted(vocabulary):
            if len(word) >= _SHORT:
                self._known[word[0], len(word)].append(word)
                if word.isalpha():
                    self._bare[_without_vowels(word)].add(word)
        self._pairs = {pair for key in forms for pair in pairwise(key)}
        self._mended = lru_cache(maxsize=_WORDS)(self._alone)
        self._near = lru_cache(maxsize=_WORDS)(self._one_slip_away)

    @cached_property
    def _by_sound(self) -> Mapping[str, list[str]]:
        """The words of the vocabulary, by how all that sound alike are written."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(word for words in self._known.values() for word in words):
            found[_sound(word)].append(word)
        return found

    def of(self, words: Sequence[Word]) -> list[str]:
        """Every word as it is meant, folded."""
        spelled = [w.folded for w in words]
        unknown = [at for at, word in enumerate(spelled) if self._is_unknown(word)]
        for at in unknown:
            spelled[at] = self._mended(spelled[at])
        return self._in_company(spelled, unknown)

    def _is_unknown(self, word: str) -> bool:
        return word not in self._vocabulary and word.isalpha()

    def _alone(self, word: str) -> str:
        if len(word) >= SHORTEST_TYPO:
            mended = self._nearest(word)
            if mended == word and word.endswith("is") and len(word) > SHORTEST_TYPO:
                mended = _unlike(self._nearest(word[:-1]), word[:-1]) or word  # "depostis": a plural with two letters swapped
            return mended if mended != word else _only(self._unvowelled(word)) or word
        if self._other_words is None or word in self._other_words() or len(word) < _BARE:
            return word
        if word == _without_vowels(word) and word in self._bare:
            return _only(self._telling(self._bare[word])) or word
        if len(word) < _SHORT:
            return word
        once = _DOUBLED.sub(r"\1", word)
        if once != word and once in self._vocabulary:
            return once
        near = {w for w in self._near(word) if len(w) > len(word) or sorted(w) == sorted(word)}
        return _only(near) or word

    def _unvowelled(self, word: str) -> set[str]:
        """ "Avlble": the word without some of its vowels."""
        return {w for w in self._bare.get(_without_vowels(word), ()) if _is_within(word, w)}

    def _telling(self, words: set[str]) -> set[str]:
        """Of several words those that are the name of something, if there are any: "scr" is a scar before it is a score."""
        named = {w for w in words if any(c.facet or c.study for c in self._forms.get((w,), ()))}
        return named or (words if min(map(len, words)) > _SHORT else set())

    def _mean_one_thing(self, words: Sequence[str]) -> bool:
        """Two spellings, or two forms of a word, that name the same."""
        return bool(words) and all(self._forms.get((w,)) and self._forms[(w,)] == self._forms[(words[0],)] for w in words)

    def _one_slip_away(self, word: str) -> frozenset[str]:
        return frozenset(w for w, _ in self._within(word, 1))

    def _in_company(self, spelled: list[str], unknown: Sequence[int]) -> list[str]:
        """A shorter word, at one of some places, that its neighbour makes part of a form ("locl recurrence", "bone scn")."""
        for at in unknown:
            word = spelled[at]
            if not self._is_unknown(word) or not _BARE <= len(word) < SHORTEST_TYPO:
                continue
            near = self._near(word) if len(word) >= _SHORT else self._of_three(word)
            before, after = spelled[max(0, at - 1) : at], spelled[at + 1 : at + 2]
            fits = {w for w in near if (w, *after) in self._pairs or (*before, w) in self._pairs}
            fits = fits if len(fits) == 1 else {w for w in fits if sorted(w) == sorted(word)}  # a swap is the likelier slip
            spelled[at] = _only(fits) or word
        return spelled

    def _of_three(self, word: str) -> Set[str]:
        """What a word of three letters may be short for: its vowels are missing, or one letter."""
        if word == _without_vowels(word):
            return self._bare.get(word, set())
        if self._other_words is None or word in self._other_words():
            return set()
        return {w for w in self._near(word) if len(w) > len(word)}

    def _within(self, word: str, most: int) -> list[tuple[str, int]]:
        """The known words that at most so many typing errors lead to, with how many it takes, in alphabetical order."""
        lengths = range(len(word) - most, len(word) + most + 1)
        known = [w for length in lengths for w in self._known.get((word[0], length), ())]
        found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
        return sorted((w, int(far)) for w, far, _ in found)

    def _nearest(self, word: str) -> str:
        most = 2 if len(word) >= LONG_WORD else 1
        found = [(w, far) for w, far in self._within(word, most) if len(w) >= SHORTEST_TYPO - 1]
        near = [w for w, far in found if far == min(far for _, far in found)]
        near = near or self._by_sound.get(_sound(word), [])  # "agresive", "recurance"
        if self._mean_one_thing(near):
            return near[0]  # "radiograhps" is a radiograph, or radiography
        near = near if len(near) == 1 else _likelier(near, word) or [w for w in near if w[-1] == word[-1]]
        if self._mean_one_thing(near):
            near = near[:1]
        return near[0] if len(near) == 1 else word


def _sound(word: str) -> str:
    """ "Recurance", "reccurence": doubled letters once, and endings that nobody hears apart as one."""
    return _UNHEARD.sub("enc", _DOUBLED.sub(r"\1", word))


def _only(words: Set[str]) -> str | None:
    return next(iter(words)) if len(words) == 1 else None


def _unlike(mended: str, word: str) -> str | None:
    return mended if mended != word else None


def _likelier(near: Sequence[str], word: str) -> list[str]:
    """Of several words the one that a letter is missing of, or of which two are swapped or one is doubled: "surgey"."""
    once = {word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]}
    slips = [w for w in near if len(w) > len(word) or sorted(w) == sorted(word) or w in once]
    return slips if len(slips) == 1 else []


def _without_vowels(word: str) -> str:
    return word[0] + word[1:].translate(_VOWELS)


def _is_within(short: str, word: str) -> bool:
    """Every letter of the short word stands in the other, in this order."""
    letters = iter(word)
    return all(letter in letters for letter in short)
