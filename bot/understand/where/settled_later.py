"""A place named twice: "chest and skeleton were on the list; the skeleton is done", where the second time settles it."""

from bot.understand.where.left_places import place_of
from bot.understand.where.open_places import asks_for, is_open
from bot.understand.where.settled import is_settled
from corpus.reading import Mention, Reading


def without_the_settled_later(unseen: list[Mention], places: list[Mention], reading: Reading) -> list[Mention]:
    """The places that are still to be looked at, without those that the same word tells to be seen to behind."""
    return [m for m in unseen if asks_for(m, reading) or is_open(m, reading) or not _is_settled_behind(m, places, reading)]


def _is_settled_behind(place: Mention, places: list[Mention], reading: Reading) -> bool:
    word = reading.words[place.last].folded
    again = [m for m in places if m.first > place.last and reading.words[m.last].folded == word]
    again = [m for m in again if place_of(m, reading) == place_of(place, reading)]  # "outside the lungs, not the lungs"
    return bool(again) and all(is_settled(m, reading) for m in again)
