"""The stretch of a text around a word: its sentence, its clause."""

from collections.abc import Collection

from corpus.lexicon import Reading

_ENDS = {".", "!", "?", "\n"}
_MARKS = {*_ENDS, ";", ",", ":"}


def sentence_at(reading: Reading, place: int) -> tuple[int, int]:
    """First word of the sentence around a word, and the mark that ends it (or the number of words)."""
    return _stretch(reading, place, _ENDS)


def clause_at(reading: Reading, place: int) -> tuple[int, int]:
    """The words between two marks around a word."""
    return _stretch(reading, place, _MARKS)


def _stretch(reading: Reading, place: int, ends: Collection[str]) -> tuple[int, int]:
    words, start, end = reading.words, place, place
    while start and words[start - 1].folded not in ends:
        start -= 1
    while end < len(words) and words[end].folded not in ends:
        end += 1
    return start, end
