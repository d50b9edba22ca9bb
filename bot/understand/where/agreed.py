""" "That's fine for the chest, but I meant the humerus": a place that is agreed with, and not asked about again."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, clause_at
from corpus.reading import Mention, Reading

_BETWEEN = frozenset({"the", "her", "his", "their", "my", "of", "so", "far", "as"})
_OPENS = 4
"""Words before what agrees, at most: "yes, thanks, that's fine for"."""


def without_the_agreed(places: list[Mention], reading: Reading, known: Mapping[str, FacetReading]) -> list[Mention]:
    """The places of a turn without the one that was asked about before, if the turn opens by agreeing for it and goes on."""
    target = known.get("target")
    if target is None:
        return places
    return [m for m in places if not ((m.concept.value,) == target.values and _is_agreed(m, reading))]


def _is_agreed(place: Mention, reading: Reading) -> bool:
    _, end = clause_at(reading, place.first)
    if asks_at(end, reading) and not any(w.folded not in "?." for w in reading.words[end:]):
        return False  # "is CT fine for the chest?"
    cues = [m for m in reading.cues("place_agreed") if m.first <= _OPENS and m.last < place.first]
    return any({w.folded for w in reading.words[m.last + 1 : place.first]} <= _BETWEEN for m in cues)
