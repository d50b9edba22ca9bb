"""New to who asks, and not new as a tumour: "newly transferred", "new to our clinic"."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_COMES = as_folded("transferred arrived moved registered joined relocated resettled immigrated retired married employed")
_TO_US = as_folded("our us me my the this town clinic practice")
_OF_IT = ("new", "means_added")


def of_a_newcomer(reading: Reading) -> list[Mention]:
    """The words that would tell of a new tumour."""
    return [m for m in reading.mentions if _tells_of_new(m) and _is_newly_here(m, reading)]


def _tells_of_new(mention: Mention) -> bool:
    return mention.concept.cue in _OF_IT


def _is_newly_here(new: Mention, reading: Reading) -> bool:
    behind = [w.folded for w in reading.words[new.last + 1 : new.last + 3]]
    comes = behind[:1] != [] and behind[0] in _COMES
    to_us = behind[:1] == ["to"] and behind[1:] != [] and behind[1] in _TO_US
    return comes or to_us or (behind[:1] == ["in"] and behind[1:] == ["town"])
