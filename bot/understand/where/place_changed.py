"""The place of the operation that is not as it was: "the calf has thickened", "where it was cut out there is a lump"."""

from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_DRAINED = as_folded("armpit axilla groin axillary inguinal")
"""Parts where nodes lie: a swelling there is none of the tumour's place, unless the tumour was there."""
_OVER = as_folded("gone resolved subsided settled vanished unchanged stable better")
_OF_THE_STORY = ("treatment", "histology")


def place_changed(reading: Reading) -> Mention | None:
    """What is told of the operated limb, or of the wound: thicker, harder, bigger, a lump in it."""
    return next((m for m in reading.affirmed("changed_there", "lump") if _is_told_of_the_place(m, reading)), None)


def _is_told_of_the_place(change: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, change.first)
    inside = [m for m in reading.mentions if start <= m.first < end]
    if _OVER & {w.folded for w in reading.words[change.first : end]}:
        return False
    if any(m.concept.facet == "target" and m.concept.value != "local" for m in inside):
        return False
    if any(m.concept.cue == "operated_spot" for m in inside):
        return True
    where = [m.first for m in inside if m.concept.cue == "where_it_was"]
    if where and any(m.first > where[0] and m.concept.facet in _OF_THE_STORY for m in inside):
        return True
    first, last = clause_at(reading, change.first)
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    return any(first <= m.first < last and _is_the_tumours(m, limbs, reading) for m in limbs)


def _is_the_tumours(limb: Mention, limbs: list[Mention], reading: Reading) -> bool:
    """The only limb that is told of, or one that is named twice: "liposarcoma of the calf ...; the calf is thicker"."""
    name = reading.words[limb.last].folded
    names = [reading.words[m.last].folded for m in limbs if m is not limb]
    return name in names or (name not in _DRAINED and all(other == name for other in names))
