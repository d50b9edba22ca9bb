"""Of two places the one that a request puts the other in place of, and the place that a pronoun points back to."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_INSTEAD = ("instead of", "in place of", "in the place of", "in lieu of", "rather than", "and not")
_ITS = {"the", "her", "his", "their", "of", "in", "for"}
_OF, _THEM = {"of", "for", "at"}, {"them", "it", "these", "those"}
_SWAP, _FOR = as_folded("swap exchange replace trade switch"), {"for", "with", "by"}
_LEAD = 4
"""Words between what asks and the pronoun, at most."""


def is_given_up(place: Mention, reading: Reading) -> bool:
    """ "Were it the thorax in place of everything outside it": another is named before it; "swap lungs for calf"."""
    if _is_swapped(place, reading):
        return True
    start, _ = sentence_at(reading, place.first)
    cues = [m for m in reading.mentions if start <= m.first < place.first and m.words.casefold() in _INSTEAD]
    near = any({w.folded for w in reading.words[m.last + 1 : place.first]} <= _ITS for m in cues)
    others = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value != place.concept.value]
    return near and any(start <= m.first and m.last < place.first for m in others)


def _is_swapped(place: Mention, reading: Reading) -> bool:
    """ "Now swap lungs for calf", "replace the chest with the arm": what is put in its place is named behind."""
    before = [w.folded for w in reading.words[max(0, place.first - 2) : place.first] if w.folded not in _ITS]
    behind = {w.folded for w in reading.words[place.last + 1 : place.last + 2]}
    named = [m for m in reading.mentions if m.concept.facet in ("target", "site") and 0 < m.first - place.last <= _LEAD]
    return bool(before) and before[-1] in _SWAP and bool(behind & _FOR) and bool(named)


def pointed_back_to(reading: Reading) -> FacetReading | None:
    """ "Lungs sound clear. Which picture of them do I need?": the place that was named last before the request."""
    for ask in reading.cues("ask_study", "study_noun", "looking_at"):
        behind = [w.folded for w in reading.words[ask.last + 1 : ask.last + 1 + _LEAD]]
        if not (behind[:1] and behind[0] in _OF and behind[1:2] and behind[1] in _THEM):
            continue
        start, _ = sentence_at(reading, ask.first)
        first, _ = sentence_at(reading, max(0, start - 2))
        named = [m for m in reading.mentions if first <= m.first < start and m.concept.facet in ("target", "site")]
        named = [m for m in named if m.concept.facet == "target" or m.concept.cue == "bone_reply"]
        lungs = [m for m in named if m.concept.value == "lung"] or _lungs_told(first, start, reading)
        if lungs and all(m.concept.facet != "target" or m.concept.value == "lung" for m in named):
            return FacetReading(("lung",), "implied", lungs[0].words)
    return None


def _lungs_told(first: int, end: int, reading: Reading) -> list[Mention]:
    """ "Lungs sound clear": a place within the words of what an ear found."""
    heard = [m for m in reading.cues("bedside", "at_the_bedside") if first <= m.first < end]
    return [m for m in heard if m.words.casefold().startswith(("lung", "chest", "thorax"))]
