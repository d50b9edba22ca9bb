"""The place of the operation that is not as it was: "the calf has thickened", "where it was cut out there is a lump"."""

from bot.understand.relevant import NOTE
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

DRAINED = as_folded("armpit axilla groin axillary inguinal")
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
    if first and reading.words[first - 1].folded == ":":  # "the thigh: swelling again"
        first, _ = clause_at(reading, first - 2)
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    return any(first <= m.first < last and _is_the_tumours(m, limbs, reading) for m in limbs)


def _is_the_tumours(limb: Mention, limbs: list[Mention], reading: Reading) -> bool:
    """The only limb that is told of, or one that is named twice: "liposarcoma of the calf ...; the calf is thicker"."""
    name = reading.words[limb.last].folded
    names = [reading.words[m.last].folded for m in limbs if m is not limb]
    return name in names or (name not in DRAINED and all(other == name for other in names))


def place_changed_and_rest_seen(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "Chest scanned in August, nothing. A thickening over the excision": other places are asked about nowhere."""
    changed = place_changed(reading) if is_after_treatment(purpose) else None
    if changed is None or len(reading.words) >= NOTE or reading.affirmed("lung_finding", "sign_in_lung", "sign_elsewhere"):
        return None
    others = [
        m for m in reading.mentions if (m.concept.facet == "target" and m.concept.value != "local") or m.concept.value == "organ"
    ]
    here = sentence_at(reading, changed.first)
    asked = any(sentence_at(reading, m.first) == here or _is_asked_of(m, reading) for m in others)
    return FacetReading(("local",), "implied", changed.words) if others and not asked else None


def _is_asked_of(place: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, place.first)
    asks = reading.cues("ask_study", "ask_appropriate", "place_open", "opens_place", "wish", "asks_about", "wh")
    seen = any(start <= m.first < end for m in reading.cues("been_seen", "cleared", "last_period", "seen_on"))
    return asks_at(end, reading) or any(start <= m.first < end for m in asks) or not seen
