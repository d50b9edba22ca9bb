"""Places behind who looked at them: "they've scanned the thigh and her chest", "CT'd the chest"."""

from bot.understand.where.open_places import asks_for, ends_its_clause
from bot.understand.wording.sentences import sentence_at, told_up_to
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_BETWEEN = frozenset("the a his her their its my our right left both whole upper lower".split())  # noqa: SIM905
_AND = frozenset({"and", "&", "plus", "+"})
_DENIED = as_folded("nobody none noone never not hasn't haven't hadn't wasn't neither nor didn't")
_LEADS = as_folded("already just have has and so well also only we've i've we i they had been")
"""Words before a verb of looking that opens its sentence."""


def told_as_seen(reading: Reading) -> list[Mention]:
    """Who looked, and where that goes without saying, the verb that opens a sentence: "CT'd the chest", "scanned her leg"."""
    opening = [
        m for m in reading.cues("looked_over") if reading.words[m.first].folded.endswith(("ed", "d")) and _opens(m, reading)
    ]
    seen = [m for m in reading.cues("seen_before") if not _by_nobody(m, reading)]
    return sorted([*seen, *opening], key=lambda m: m.first)


def _by_nobody(look: Mention, reading: Reading) -> bool:
    """ "Nobody has scanned the leg and the lungs", "we never imaged the chest"."""
    start, _ = sentence_at(reading, look.first)
    return bool(_DENIED & {w.folded for w in reading.words[max(start, look.first - 2) : look.last + 1]})


def _opens(look: Mention, reading: Reading) -> bool:
    """Nothing but "already" and the like before it, and the sentence asks for nothing."""
    start, _ = sentence_at(reading, look.first)
    return {w.folded for w in reading.words[start : look.first]} <= _LEADS and bool(told_up_to(look.last, reading))


def is_seen_with_a_limb(place: Mention, reading: Reading) -> bool:
    """Joined to a limb that stands right behind who looked at it, or behind a verb of looking that tells of the past."""
    limbs = {at for m in reading.mentions if m.concept.facet == "site" for at in range(m.first, m.last + 1)}
    if asks_for(place, reading) or not ends_its_clause(place, reading):
        return False
    for cue in told_as_seen(reading):
        gap = range(cue.last + 1, place.first)
        links = [reading.words[at].folded for at in gap if at not in limbs]
        if limbs & set(gap) and _AND & set(links) and set(links) <= _BETWEEN | _AND:
            return True
    return False
