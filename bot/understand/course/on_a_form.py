"""A purpose that stands on a form, and is put right in the same sentence."""

from itertools import pairwise

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

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
    "aber",
    "falsch",
    "tatsachlich",
    "mais",
    "faux",
    "realite",
    "pero",
    "realidad",
    "realmente",
    "ma",
    "realta",
    "mas",
    "errado",
}
_QUOTES, _CLOSING = "'\"‘“„«", "'\"’”“»"
_WRITES = as_folded("write wrote say said read state stated put called call writes says states reads")
_FIELDS = frozenset(
    "form box slip requisition referral request card template header label field protocol prefilled filled ticked tick dropdown "  # noqa: SIM905
    "booking order worklist formular anforderung schein kreuz formulaire bon formulario volante casilla impresso casella".split()
)
_FIELD_REACH, _OPENING = 8, 3
"""Words from the name of a field to what stands in it, at most, and the words that open a sentence."""
_REACH = 30
"""Letters between a quotation mark and the word that stands inside it."""
_SLIP = 4
"""Words between "I" and what somebody wrote, at most, with them."""
_AFTERWARDS = ("surveillance", "restaging", "treatment_response")


def stands_on_a_wrong_form(purpose: Mention, reading: Reading) -> bool:
    """ "The slip says 'follow-up', but nothing has been treated": what is told behind the turn of the sentence contradicts it."""
    if purpose.concept.facet != "purpose":
        return False
    start, end = sentence_at(reading, purpose.first)
    if _is_called_wrong(purpose, end, reading):
        return True
    turns = [at for at in range(purpose.last + 1, _opening_of_the_next(end, reading)) if reading.words[at].folded in _TURNS]
    if not turns or not (_is_in_a_field(purpose, start, reading) or (turns[0] < end and _is_on_a_form(purpose, start, reading))):
        return False
    return any(_contradicts(m, purpose) for m in reading.mentions if m.first > turns[0] and not reading.negates(m))


def _is_called_wrong(purpose: Mention, end: int, reading: Reading) -> bool:
    """ "The card says 'surveillance', please strike": in quotation marks, and called wrong in what is told right behind."""
    stop = _opening_of_the_next(end, reading)
    wrong = [m for m in reading.cues("said_wrong") if purpose.last < m.first < max(end, stop)]
    return bool(wrong) and _is_quoted(purpose, reading) and not asks_at(sentence_at(reading, wrong[0].first)[1], reading)


def _is_quoted(purpose: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, purpose.first)
    before = reading.text[max(reading.words[start].start, purpose.start - _REACH) : purpose.start]
    behind = reading.text[purpose.end : (reading.words[end].start if end < len(reading.words) else len(reading.text)) + 2]
    return any(quote in before for quote in _QUOTES) and any(quote in behind for quote in _CLOSING)


def _opening_of_the_next(end: int, reading: Reading) -> int:
    """ "Box ticked: surveillance. Wrong box!", "pre-filled with 'follow-up'. In fact ...": the turn opens what comes next."""
    while end < len(reading.words) and reading.words[end].is_mark:
        end += 1
    return min(end + _OPENING, len(reading.words))


def _is_in_a_field(purpose: Mention, start: int, reading: Reading) -> bool:
    """ "The box ticked is surveillance", "protocol name on the form: 'staging chest'"."""
    before = {w.folded for w in reading.words[max(start, purpose.first - _FIELD_REACH) : purpose.first]}
    return bool(before & _FIELDS)


def _is_on_a_form(purpose: Mention, start: int, reading: Reading) -> bool:
    """In quotation marks, or behind what a form says; ticked."""
    opening = reading.text[max(reading.words[start].start, purpose.start - _REACH) : purpose.start]
    before = [m for m in reading.cues("order_form", "reported_as", "at_first") if start <= m.first < purpose.first]
    ticked = any(0 < m.first - purpose.last <= 2 for m in reading.cues("ticked"))
    if ticked or any(quote in opening for quote in _QUOTES):
        return bool(ticked or before or _WRITES & {w.folded for w in reading.words[start : purpose.first]})
    return len({m.concept.cue for m in before}) > 1 or _is_own_slip(purpose, start, reading)


def _is_own_slip(purpose: Mention, start: int, reading: Reading) -> bool:
    """ "Sorry, I wrote staging, but he finished treatment": what the writer takes back."""
    before = [w.folded for w in reading.words[start : purpose.first]]
    return any(one == "i" and two in _WRITES for one, two in pairwise(before[-_SLIP:]))


def _contradicts(told: Mention, purpose: Mention) -> bool:
    if purpose.concept.value in _AFTERWARDS:
        fresh = told.concept.cue in ("untreated", "never_treated", "nothing_given") or told.concept.value == "initial_staging"
        return fresh or (told.concept.facet == "purpose" and told.concept.value != purpose.concept.value)
    later = told.concept.facet == "treatment" and told.concept.value in ("done", "ongoing")
    return later or (told.concept.facet == "purpose" and told.concept.value in _AFTERWARDS)
