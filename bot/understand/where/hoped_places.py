"""What is asked, hoped or still to be done of a place, and not told: "are the lungs clean?", "I need the chest sorted"."""

from itertools import pairwise

from bot.understand.where.open_places import asks_for
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_STOPS = frozenset(".;:!?\n,")
_SEES, _WHETHER = frozenset({"see", "know", "check", "ask", "tell", "out", "sure"}), frozenset({"if", "whether"})
"""Words of somebody who wants to know, and what opens what is not known."""
_LEADS = frozenset({"the", "her", "his", "their", "and", "so", "but", "of"})
"""Words between a verb that opens a question and the place it is asked of, and before that verb."""
BE = frozenset({"is", "are", "was", "were"})
_BECOME, _SURE = {"be", "make", "feel"}, {"sure", "certain"}
_MISSES = {"miss", "missing", "missed", "overlook", "overlooking", "overlooked"}
_MUST = as_folded("must need needs want wants should")
_KNOWN = as_folded(
    "know sure certain confident assured reassured reassurance certainty assurance proof confirmation evidence comfort"
)
HOPED = _SEES | _WHETHER | {"certain", "that", "confirm", "prove", "show"}
"""Words of a sentence that hopes for what it says of a place."""
_WAITING = {"once", "until", "when", "unless", "before"}
_NEAR, _BEFORE = 3, 2
"""Words between a cue and what it is about, at most."""


def is_asked_whether(place: Mention, reading: Reading) -> bool:
    """ "Are the lungs clean, and is there anything elsewhere?": the verb opens the clause, and the sentence asks."""
    start, _ = clause_at(reading, place.first)
    _, end = sentence_at(reading, place.first)
    opens = [w.folded for w in reading.words[start : place.first] if w.folded not in _LEADS]
    if any(one in _SEES and two in _WHETHER for one, two in pairwise(opens)):
        return True  # "need to see if it's in the lungs already"
    asks = asks_at(end, reading)
    return asks and len(opens) == 1 and opens[0] in BE


def hangs_on_if_not(place: Mention, reading: Reading) -> bool:
    """ "Is the film any use, and if not what shows lung metastases?": they are asked for."""
    before = [w.folded for w in reading.words[max(0, place.first - _NEAR - 1) : place.first]]
    return any(pair == ("if", "not") for pair in pairwise(before)) and asks_for(place, reading)


def is_to_be_made_sure_of(place: Mention, reading: Reading) -> bool:
    """ "We want to be certain there are no deposits in the lungs": the denial is what is hoped for."""
    start, _ = sentence_at(reading, place.first)
    before = [w.folded for w in reading.words[start : place.first]]
    sure = any(pair[0] in _BECOME and pair[1] in _SURE for pair in pairwise(before))  # "to be sure of two things: that ..."
    sure |= bool(_MISSES & set(before[-_NEAR:]))  # "so that we do not miss lung mets"
    return sure or any(start <= m.first and m.last < place.first for m in reading.cues("none_wished"))


def is_to_have_it(place: Mention, reading: Reading) -> bool:
    """ "He agrees to have his lungs looked at": it is still to be done."""
    before = [w.folded for w in reading.words[max(0, place.first - _NEAR - 1) : place.first]]
    before = [w for w in before if w not in ("his", "her", "the", "their")]
    return (
        before[-1:] != [] and before[-1] in ("have", "get") and before[-2:-1] in (["to"], ["should"], ["must"], ["can"], ["will"])
    )


def is_to_be_told(place: Mention, reading: Reading) -> bool:
    """ "Which study tells me whether her lungs are clear?", "can we see if the chest is clean?": it is what is asked."""
    start, _ = clause_at(reading, place.first)
    before = [w.folded for w in reading.words[max(start, place.first - _NEAR) : place.first]]
    whole = {w.folded for w in reading.words[start : place.first]}
    if _is_to_be_known(start, place, reading):
        return True
    return "whether" in whole or ("if" in before and reading.words[start].folded != "if")


def _is_to_be_known(start: int, place: Mention, reading: Reading) -> bool:
    """ "I must be sure that the lungs are still clear", "she has to know that her chest is free": wished, and not told."""
    wishes = [m.last for m in reading.cues("wish") if start <= m.first < place.first]
    wishes += [at for at in range(start, place.first) if reading.words[at].folded in _MUST]
    known = [at for at in range(start, place.first) if reading.words[at].folded in _KNOWN]
    return any(last < at and place.first - at <= _NEAR + 1 for last in wishes for at in known)


def is_awaited(place: Mention, reading: Reading) -> bool:
    """ "Operation to be scheduled once the chest has been imaged": it has not been yet."""
    before = {w.folded for w in reading.words[max(0, place.first - _BEFORE) : place.first]}
    return bool(before & _WAITING)


def is_wished(place: Mention, reading: Reading) -> bool:
    """ "I need disease outside the lungs ruled out": what is to be done, and has not been."""
    for wish in reading.cues("wish"):
        gap = {w.folded for w in reading.words[wish.last + 1 : place.first]}
        if wish.last < place.first and not gap & _STOPS:
            return True
    return False
