"""A study that was made, of which it is asked whether it was the right one: "the X-ray was fine. Is that good enough?"."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, last_sentence
from corpus.reading import Reading
from corpus.words import as_folded

_POINTS, _JUDGES = {"that", "it", "this"}, {"good", "enough"}
_IDLE = as_folded("is was will would be and but so now really still for her him us then")


def judged(studies: list[NamedStudy], reading: Reading) -> bool:
    """Of the only study that is named the last sentence asks that, and nothing else; "is that all?" asks for what is left."""
    start, end = last_sentence(reading)
    words = {w.folded for w in reading.words[start:end]}
    alone = len(studies) == 1 and studies[0].last < start
    return alone and asks_at(end, reading) and words >= _JUDGES and bool(words & _POINTS) and words <= _POINTS | _JUDGES | _IDLE
