"""What a sentence says of the documents themselves: how many variants an edition has, held against the topics and the history.

"Five scenarios in 2015, nine in 2022" gives each the other's count. What is more than an edition has is
false however it is told ("the nine variants of 2022"); fewer can be a part of them ("two variants of 2022 rate ultrasound"),
unless a word says that it has them.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.check.words.bearing import Bearing, plain_words, stem
from bot.check.words.prose import Token
from corpus import Corpus
from corpus.words import is_year

_NEAR = 2
"""Words between a count and what it counts, or between "has" and the count, at most."""
_TWO = 2
_JOINS = frozenset(
    {"and", "but", "to", "in", "since", "by", "from", "of", "now", "then", "today", "for", "while", "with", "instead", "not"}
)
"""Words after a count that what it counts is left out before: "and the 2022 one nine in all"."""


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    whole: bool
    """A word says that an edition has so many."""


class Editions:
    """How many variants the editions have."""

    def __init__(self, corpus: Corpus, bearing: Bearing) -> None:
        self._bearing = bearing
        self._scenarios = bearing.forms("scenarios")
        own = corpus.topic_of(corpus.default_variant)
        self._current = own.year
        self._held: dict[int, set[int]] = {e.year: {e.variants} for e in corpus.history.values() if e.variants}
        self._held.setdefault(own.year, set()).add(len(own.variants))
        titles = {topic.id: frozenset(map(stem, plain_words(topic.title))) for topic in corpus.topics.values()}
        self._beside = [(t.year, len(t.variants), titles[t.id] - titles[own.id]) for t in corpus.topics.values() if t is not own]

    def counts_rightly(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence gives one edition a number of variants, and it is the one that it has."""
        words = _words_of(tokens)
        if len(list(self._counts(words))) != 1 or len(list(self._editions(words))) != 1:
            return False  # of two, each can have the other's
        return not self.miscounts(tokens)

    def miscounts(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence gives an edition a number of variants that it does not have."""
        if not any(scenario in t.text for t in tokens for scenario in self._scenarios):
            return False
        words = _words_of(tokens)
        counts = list(self._counts(words))
        editions = list(self._editions(words)) if counts else []
        if not editions:
            return False
        held = self._held_by({stem(word) for word in words})
        if len(editions) == len(counts) == _TWO and {c.number for c in counts} <= set().union(*(held[e] for e in editions)):
            return any(c.number not in held[e] for c, e in zip(counts, editions, strict=True))
        if any(self._bearing.among(word, "keeping") for word in words):
            return any(c.number not in held[e] for c in counts for e in editions)
        having = set().union(*(held[e] for e in editions))
        return any(c.number not in having and (c.whole or c.number > max(having)) for c in counts)

    def _held_by(self, said: Set[str]) -> Mapping[int, set[int]]:
        """How many variants each edition has; of the other topics only where a sentence has a word of their titles."""
        held = {year: {*numbers} for year, numbers in self._held.items()}
        for year, number, title in self._beside:
            if year not in self._held or title & said:
                held.setdefault(year, set()).add(number)
        return held

    def _counts(self, words: Sequence[str]) -> Iterator[_Count]:
        """The numbers of variants; behind the first one what is counted may be left out."""
        named = False
        for at, word in enumerate(words):
            if not word.isdigit() or is_year(word) or int(word) < _TWO or words[at + 1 : at + 2] == ["of"]:
                continue
            if at and self._bearing.among(words[at - 1], "numbered"):
                continue
            here = self._counts_variants(words, at)
            named = named or here
            if here or (named and (at + 1 == len(words) or not words[at + 1].isalpha() or words[at + 1] in _JOINS)):
                yield _Count(int(word), self._is_whole(words, at))

    def _counts_variants(self, words: Sequence[str], at: int) -> bool:
        for word in words[at + 1 : at + 2 + _NEAR]:
            if self._bearing.among(word, "scenarios"):
                return True
            if not self._bearing.among(word, "clinical"):
                return False
        return False

    def _is_whole(self, words: Sequence[str], at: int) -> bool:
        return any(self._bearing.among(word, "having") for word in words[max(0, at - _NEAR) : at])

    def _editions(self, words: Sequence[str]) -> Iterator[int]:
        """The editions that a sentence names, in order, each once."""
        seen: set[int] = set()
        years = {*self._held, *(year for year, _, _ in self._beside)}
        for at, word in enumerate(words):
            year = int(word) if word.isdigit() and int(word) in years else None
            if year is None and self._bearing.among(word, "present") and self._is_an_edition(words, at):
                year = self._current
            if year and year not in seen:
                seen.add(year)
                yield year

    def _is_an_edition(self, words: Sequence[str], at: int) -> bool:
        return any(self._bearing.among(word, "edition") for word in words[at + 1 : at + 2 + _NEAR])


def _words_of(tokens: Sequence[Token]) -> list[str]:
    """The words of a sentence, counts in figures."""
    return [word for t in tokens for word in ((t.cues.get("count") or t.text,) if "count" in t.cues else t.text.split())]
