"""What somebody else is reported to hold needless, and the asker doubts: "the surgeon says no chest imaging is needed. True?"."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_HOLDS = as_folded("says say said thinks think thought claimed believes believe told wrote suggested stated opinion")
_NEED = as_folded("need needed needs necessary unnecessary required indicated superfluous needless warranted require")
_SHORT = 6
"""Words of the question that doubts it, at most: "do you agree with him?"."""


def is_disputed(mention: Mention, reading: Reading) -> bool:
    """ "The surgeon says no staging is needed. True?": what is denied in his words is what is asked."""
    start, end = sentence_at(reading, mention.first)
    words = {w.folded for w in reading.words[start:end]}
    held = bool(_HOLDS & {w.folded for w in reading.words[start : mention.first]})
    if not held or not _NEED & words or asks_at(end, reading):
        return False
    first, last = sentence_at(reading, end + 1) if end + 1 < len(reading.words) else (0, 0)
    return 0 < last - first <= _SHORT and asks_at(last, reading)


def disputes(reading: Reading) -> bool:
    """Whether staging or a place is held needless by somebody, and that is asked about."""
    told = [m for m in reading.mentions if m.concept.facet in ("purpose", "target") and reading.negates(m)]
    return any(is_disputed(m, reading) for m in told)
