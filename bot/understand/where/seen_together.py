"""A place told to be looked at together with the limb: "they've scanned the thigh and her chest"."""

from bot.understand.where.open_places import asks_for, ends_its_clause
from corpus.reading import Mention, Reading

_BETWEEN = frozenset("the a his her their its my our right left both whole upper lower".split())  # noqa: SIM905
_AND = frozenset({"and", "&", "plus", "+"})


def is_seen_with_a_limb(place: Mention, reading: Reading) -> bool:
    """Joined to a limb that stands right behind who looked at it, or behind a verb of looking that tells of the past."""
    limbs = {at for m in reading.mentions if m.concept.facet == "site" for at in range(m.first, m.last + 1)}
    if asks_for(place, reading) or not ends_its_clause(place, reading):
        return False
    for cue in reading.cues("seen_before"):
        gap = range(cue.last + 1, place.first)
        links = [reading.words[at].folded for at in gap if at not in limbs]
        if limbs & set(gap) and _AND & set(links) and set(links) <= _BETWEEN | _AND:
            return True
    return False
