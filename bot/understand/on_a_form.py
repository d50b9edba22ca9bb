"""A purpose that stands on a form, and is put right in the same sentence."""

from bot.understand.sentences import sentence_at
from corpus.reading import Mention, Reading

_TURNS = {
    "but",
    "wrong",
    "wrongly",
    "truth",
    "fact",
    "actually",
    "really",
    "incorrect",
    "error",
    "mistaken",
    "mistake",
    "reality",
}
_QUOTES = "'\"‘“„«"
_WRITES = {
    "write",
    "wrote",
    "say",
    "said",
    "read",
    "state",
    "stated",
    "put",
    "called",
    "call",
    "writes",
    "says",
    "states",
    "reads",
}
_REACH = 30
"""Letters between a quotation mark and the word that stands inside it."""
_AFTERWARDS = ("surveillance", "restaging", "treatment_response")


def stands_on_a_wrong_form(purpose: Mention, reading: Reading) -> bool:
    """ "The slip says 'follow-up', but nothing has been treated": what is told behind the turn of the sentence contradicts it."""
    if purpose.concept.facet != "purpose":
        return False
    start, end = sentence_at(reading, purpose.first)
    turns = [at for at in range(purpose.last + 1, end) if reading.words[at].folded in _TURNS]
    if not turns or not _is_on_a_form(purpose, start, reading):
        return False
    return any(_contradicts(m, purpose) for m in reading.mentions if m.first > turns[0] and not reading.negates(m))


def _is_on_a_form(purpose: Mention, start: int, reading: Reading) -> bool:
    """In quotation marks, or behind what a form says; ticked."""
    opening = reading.text[max(reading.words[start].start, purpose.start - _REACH) : purpose.start]
    before = [m for m in reading.cues("order_form", "reported_as", "at_first") if start <= m.first < purpose.first]
    ticked = any(0 < m.first - purpose.last <= 2 for m in reading.cues("ticked"))
    if ticked or any(quote in opening for quote in _QUOTES):
        return bool(ticked or before or _WRITES & {w.folded for w in reading.words[start : purpose.first]})
    return len({m.concept.cue for m in before}) > 1


def _contradicts(told: Mention, purpose: Mention) -> bool:
    if purpose.concept.value in _AFTERWARDS:
        fresh = told.concept.cue in ("untreated", "never_treated", "nothing_given") or told.concept.value == "initial_staging"
        return fresh or (told.concept.facet == "purpose" and told.concept.value != purpose.concept.value)
    later = told.concept.facet == "treatment" and told.concept.value in ("done", "ongoing")
    return later or (told.concept.facet == "purpose" and told.concept.value in _AFTERWARDS)
