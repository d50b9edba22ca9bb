"""Places that a tumour may have gone to: "spine and soft tissue deposits away from the chest" tells of no primary there."""

from bot.understand.scenario import OUR_SITES
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LISTED = as_folded("and or , / & plus nor the his her any other")
_INTO = as_folded("in of to into within inside")
_FACETS = ("site", "tissue", "depth")
_LONGEST = 8
"""Words of a list of places, at most."""


def is_where_deposits_are(place: Mention, reading: Reading) -> bool:
    """In a list that ends in deposits, or that stands behind "deposits in", where the tumour's own place is told beside it."""
    if place.concept.facet not in _FACETS:
        return False
    spread = reading.cues("means_spread")
    if not spread:
        return False
    listed = {at for m in reading.mentions if m.concept.facet in (*_FACETS, "target") for at in range(m.first, m.last + 1)}
    return any(_leads_to(place, m, listed, reading) for m in spread) and _is_told_apart(place, reading)


def _leads_to(place: Mention, spread: Mention, listed: set[int], reading: Reading) -> bool:
    behind = spread.first > place.last
    low, high = (place.last + 1, spread.first) if behind else (spread.last + 1, place.first)
    between = [at for at in range(low, high) if at not in listed and reading.words[at].folded not in _LISTED]
    if behind:
        return not between and high - low <= _LONGEST
    return bool(between) and between == [low] and reading.words[low].folded in _INTO and high - low <= _LONGEST


def _is_told_apart(place: Mention, reading: Reading) -> bool:
    """Words that look elsewhere than in the lungs, or the place that the tumour arose in."""
    away = any(m.concept.facet == "target" and m.concept.value == "extrapulmonary" for m in reading.mentions)
    sites = (m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES)
    return away or any(m.first != place.first and m.words.casefold() != place.words.casefold() for m in sites)
