"""A place that is talked of for another day: "the rest of the body is to be discussed separately next week"."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_TALKED_OF = as_folded("discussed decided addressed raised dealt talked")
_BESIDE = as_folded(
    "is are was will be being to has have been at after with up about on separately apart then again only elsewhere"
)
"""Words that may stand between a place, what is done about it, and when."""


def is_left_for_later(place: Mention, reading: Reading) -> bool:
    """True if another place is named, and what is told behind this one is that it will be talked of at another time."""
    if not any(m.concept.facet == "target" and m.concept.value != place.concept.value for m in reading.mentions):
        return False
    _, end = sentence_at(reading, place.first)
    waiting = (m for m in reading.cues("place_waits") if place.last < m.first < end)
    gaps = ([w.folded for w in reading.words[place.last + 1 : m.first]] for m in waiting)
    return any(_TALKED_OF & set(gap) and set(gap) <= _TALKED_OF | _BESIDE for gap in gaps)
