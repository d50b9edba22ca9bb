"""Several places that are left out together: "beyond the wrist and lungs", "apart from the arm and the chest"."""

from bot.understand.wording.sentences import words_behind
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_JOINS = as_folded("and or nor & / , und oder et ou y e o ed")
_BETWEEN = as_folded(
    "the his her their its a in of at not those that left right upper lower distal proximal both from "
    "de del de la le les des du l los las el al ai dai dal della dello do da dos das der die das den dem von vom im am au aux"
)
_LONGEST = 9
"""Words between what leaves places out and the last of them, at most."""


def is_left_out_with_others(place: Mention, reading: Reading) -> bool:
    """ "Disease beyond the wrist and lungs": what leaves the first place out leaves out the ones joined to it."""
    if place.concept.value not in ("lung", "local"):
        return False
    cues = reading.cues("complement")
    inside = any(place.first < cue.first <= cue.last < place.last for cue in cues)  # "look beyond the femur"
    return inside or any(lists(cue, place, reading) for cue in cues if cue.last < place.first)


def lists(cue: Mention, place: Mention, reading: Reading) -> bool:
    """Between the two stand other parts of the body, what joins them, and nothing else."""
    gap = range(place.first - len(words_behind(cue, place, reading)), place.first)
    if not 2 <= len(gap) <= _LONGEST:
        return False
    parts = {
        at
        for m in reading.mentions
        if _is_a_part(m) and cue.last < m.first and m.last < place.first
        for at in range(m.first, m.last + 1)
    }
    rest = [reading.words[at].folded for at in gap if at not in parts]
    joined = bool(parts) and bool(_JOINS & set(rest)) and set(rest) <= _JOINS | _BETWEEN
    return joined or (bool(gap) and not parts and set(rest) <= _BETWEEN)  # "besides those in the lungs"


def _is_a_part(mention: Mention) -> bool:
    """ "The wrist", "the scar", "the knee" as the region of a study."""
    return mention.concept.facet in ("site", "target") or set(mention.concept.study) == {"region"}
