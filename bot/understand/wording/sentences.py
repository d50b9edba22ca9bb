"""The stretch of a text around a word: its sentence, its clause."""

from bisect import bisect_left

from corpus.reading import Mention, Reading
from corpus.words import Word, as_folded, is_year

_ENDS = frozenset({".", "!", "?", "\n"})
SHORTENED = frozenset({"incl", "excl", "inkl", "exkl", "einschl", "ausschl"})
"""Words whose point ends no sentence."""
_MARKS = _ENDS | {";", ",", ":"}
_TURNS = as_folded("what whats which where how so now")
"""Words that open a question behind a mark."""


def sentence_at(reading: Reading, place: int) -> tuple[int, int]:
    """First word of the sentence around a word, and the mark that ends it (or the number of words)."""
    return _stretch(reading, place, _ENDS)


def clause_at(reading: Reading, place: int) -> tuple[int, int]:
    """The words between two marks around a word."""
    return _stretch(reading, place, _MARKS)


def last_sentence(reading: Reading) -> tuple[int, int]:
    """The words of the sentence that holds the last word."""
    return sentence_at(reading, max((at for at, w in enumerate(reading.words) if w.folded[0].isalnum()), default=0))


def words_behind(cue: Mention, place: Mention, reading: Reading) -> tuple[Word, ...]:
    """The words between a cue and a place, without the point of "incl."."""
    gap = reading.words[cue.last + 1 : place.first]
    shortened = [w.folded for w in gap[:1]] == ["."] and reading.words[cue.last].folded in SHORTENED
    return gap[1:] if shortened else gap


def asks_at(end: int, reading: Reading) -> bool:
    """True if the mark that ends a stretch is a question mark."""
    return [w.folded for w in reading.words[end : end + 1]] == ["?"]


def told_up_to(at: int, reading: Reading) -> int:
    """ "We did a chest CT, what else?": where what is told around a word ends; 0 in a stretch that asks."""
    _, end = sentence_at(reading, at)
    if not asks_at(end, reading):
        return end
    _, stop = clause_at(reading, at)
    behind = [w.folded for w in reading.words[stop + 1 : end]]
    return stop if behind[:1] != [] and behind[0] in _TURNS else 0


def parted(one: Mention, other: Mention, reading: Reading) -> bool:
    """True if a mark stands between two mentions."""
    return any(w.is_mark for w in reading.words[one.last + 1 : other.first])


def _stretch(reading: Reading, place: int, ends: frozenset[str]) -> tuple[int, int]:
    words = reading.words
    marks = [at for at in reading.places_of(ends) if _parts(words, at)]
    after = bisect_left(marks, place)
    return (marks[after - 1] + 1 if after else 0), (marks[after] if after < len(marks) else len(words))


def _parts(words: tuple[Word, ...], at: int) -> bool:
    """True for a mark that does end the stretch; "(Ewing?)" asks within a sentence, and "incl. lungs" goes on."""
    if words[at].folded == "." and at and words[at - 1].folded in SHORTENED and at + 1 < len(words):
        return not words[at + 1].folded[0].isalnum()
    return not (words[at].folded == "?" and [w.folded for w in words[at + 1 : at + 2]] == [")"])


def is_dated(mention: Mention, reading: Reading) -> bool:
    """In a sentence with a year or "last spring", which asks for nothing: told of the past."""
    start, end = sentence_at(reading, mention.first)
    inside = reading.words[start:end]
    year = any(is_year(w.folded) for w in inside)
    past = any(start <= m.first < end for m in reading.cues("last_period", "other_operation"))
    asks = asks_at(end, reading)
    return (year or past) and not asks
