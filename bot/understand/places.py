"""Places named in a text: which of them are to be looked at, and which are settled, told of or meant in another way."""

from bot.understand.relevant import NOTE
from bot.understand.sentences import clause_at, sentence_at
from bot.understand.studies import NamedStudy, occupied
from corpus.lexicon import Mention, Reading
from corpus.words import words_of

_STOPS = ".;:!?\n"
_AFTER_A_RESULT = {
    "and",
    "but",
    "on",
    "so",
    "now",
    "already",
    "at",
    "in",
    "by",
    "with",
    "separately",
    "later",
    "elsewhere",
    "yesterday",
    "today",
    "last",
    "this",
}
_DENIALS = {"not", "never", "no", "nor", "neither", "hasn't", "haven't", "isn't", "aren't", "wasn't", "weren't"}
_ENDS = {".", "!", "?", "\n"}
_REST = {"rest", "remaining", "remainder", "else", "elsewhere", "other"}
_LINKS = {*"and plus & + , / as well also then both the her his for of in on at to or".split()}  # noqa: SIM905
_WEAK = {"for", "any", "?"}
_WAITING = {"once", "until", "when", "unless", "before"}
_NEAR, _BEFORE = 3, 2
"""Words between a cue and what it is about, at most."""


def named_places(reading: Reading, studies: list[NamedStudy]) -> list[Mention]:
    """Every place that is named as one to look at, or as one that was, and not as the region of a study."""
    inside = set(occupied(studies))
    places = [m for m in reading.mentions if m.concept.facet == "target" and not {m.first, m.last} <= inside]
    return [m for m in places if not (_at_the_bedside(m, reading) or _at_another(m, reading))]


def without_the_seen(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """ "Chest staged, the rest of the body not", "lung metastases known: where else is it?".

    Beside a place that is told to be open, and before "the rest", a place that is neither joined to it nor asked about is the
    one that has been seen to.
    """
    left = [m for m in wanted if _is_open(m, reading) or _is_turned_to(m, reading)]
    rest = [m for m in wanted if m not in left and _is_the_rest(m)]
    meant = left or rest
    gone = [
        m
        for m in wanted
        if m not in meant
        and not _asks(m, reading)
        and not any(_joined(m, other, reading) for other in meant)
        and (left or any(_looks_back_on(other, m, reading) for other in rest))
    ]
    return [m for m in wanted if m not in gone]


def _is_turned_to(place: Mention, reading: Reading) -> bool:
    """ "The operated site is clear on MRI, now the chest please"."""
    return any(_right_behind(cue, place, reading) for cue in reading.cues("turns_to"))


def _is_open(place: Mention, reading: Reading) -> bool:
    """ "Lungs not yet", "the chest still has to be imaged", "we lack the chest"."""
    for cue in reading.cues("place_open"):
        gap = reading.words[place.last + 1 : cue.first]
        if (
            place.last < cue.first
            and len(gap) <= _NEAR
            and _ends(cue, reading)
            and not any(w.folded in _STOPS + "," and w.folded != ":" for w in gap)
        ):
            return True
    for cue in reading.cues("opens_place"):
        gap = reading.words[cue.last + 1 : place.first]
        if cue.last < place.first and len(gap) < _NEAR and not any(w.is_mark and w.folded != ":" for w in gap):
            return True
    return False


def _ends(cue: Mention, reading: Reading) -> bool:
    after = reading.words[cue.last + 1 : cue.last + 2]
    return not after or after[0].is_mark or after[0].folded in _AFTER_A_RESULT


def _is_the_rest(place: Mention) -> bool:
    return place.concept.value == "extrapulmonary" and bool(_REST & {w.folded for w in words_of(place.words)})


def _looks_back_on(rest: Mention, place: Mention, reading: Reading) -> bool:
    """What "the rest" is the rest of stands before it, in its sentence or the one before."""
    gap = [w.folded for w in reading.words[place.last + 1 : rest.first]]
    return place.last < rest.first and sum(mark in _ENDS for mark in gap) <= 1


def _joined(place: Mention, other: Mention, reading: Reading) -> bool:
    if any(place.first <= cue.first and cue.last <= place.last for cue in reading.cues("cleared")):
        return False  # "tumour bed already looked at, lungs not yet"
    low, high = sorted((place, other), key=lambda m: m.first)
    return {w.folded for w in reading.words[low.last + 1 : high.first]} <= _LINKS


def _asks(place: Mention, reading: Reading) -> bool:
    """In a clause that asks, wishes or searches."""
    start, end = clause_at(reading, place.first)
    if end < len(reading.words) and reading.words[end].folded == "?":
        return True
    if any(m.first == start for m in reading.cues("interrogative")):
        return True
    if any(
        m.last + 1 < place.first and reading.words[m.last + 1].folded == "for"
        for m in reading.cues("study_noun")
        if start <= m.first
    ):
        return True  # "one scan for the lungs, one for the remainder"
    cues = reading.cues("ask_study", "ask_appropriate", "wish", "maybe")
    asking = (m for m in cues if start <= m.first < end and m.words.casefold() not in _WEAK)
    return any(not m.first or reading.words[m.first - 1].folded not in _DENIALS for m in asking)


def asked_last(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """Of several places those in the sentence that asks, and of those the ones that alone are asked about."""
    return _alone(_in_the_last_sentence(wanted, reading), reading)


def is_settled(mention: Mention, reading: Reading) -> bool:
    """ "lungs clear", "chest already covered", "no lung metastases", "leave the chest for another day": that place is settled."""
    if any(_right_behind(cue, mention, reading) for cue in reading.cues("set_aside")):
        return True
    if _is_open(mention, reading):
        return False
    if any(_right_behind(c, mention, reading) for c in reading.cues("seen_before")) and not _asks(mention, reading):
        return True  # "the PET covered bones and nodes"
    cues = reading.cues("cleared", "looked_over", *_of_a_place(mention, reading))
    return any(_clears(cue, mention, reading) for cue in cues) or reading.negates(mention)


def _right_behind(cue: Mention, place: Mention, reading: Reading) -> bool:
    gap = reading.words[cue.last + 1 : place.first]
    return cue.last < place.first and len(gap) < _NEAR and not any(w.is_mark for w in gap)


def _clears(cue: Mention, place: Mention, reading: Reading) -> bool:
    gap = [w.folded for w in reading.words[place.last + 1 : cue.first]]
    gap = gap[1:] if gap and gap[0] in (":", "=") else gap  # "Lungs: clear."
    if cue.first <= place.last or len(gap) > _NEAR + 1 or set(gap) & set(_STOPS + ","):
        return False
    by_an_act = cue.concept.id == "cleared-by-an-act"
    if (by_an_act and _is_wished(place, reading)) or (cue.concept.cue == "looked_over" and _asks(place, reading)):
        return False
    if {"be", "to"} & set(gap) and (by_an_act or cue.concept.cue == "looked_over"):
        return False  # "chest imaging to be done" is a request
    after = reading.words[cue.last + 1 : cue.last + 2]
    if cue.concept.cue == "place_in_order" and after and after[0].folded == "?":
        return False  # "the lungs fine?" asks
    ends = _ends(cue, reading) or cue.words.casefold().endswith(" on")
    return ends and not set(gap) & _DENIALS and not _is_awaited(place, reading)


def _at_the_bedside(place: Mention, reading: Reading) -> bool:
    """ "Lungs clear to auscultation": what a hand or an ear found asks for no imaging, and stands in for none."""
    for cue in reading.cues("bedside"):
        gap = [w.folded for w in reading.words[place.last + 1 : cue.first]]
        if place.last < cue.first and len(gap) <= _NEAR + 1 and not set(gap) & set(_STOPS + ","):
            return True
    return False


def _at_another(place: Mention, reading: Reading) -> bool:
    """ "Excised elsewhere", "the chest is under control elsewhere": in another hospital, told and not asked for."""
    told = any(
        m.last == place.first - 1 for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "cleared"
    )
    return place.words.casefold() == "elsewhere" and told


def _in_the_last_sentence(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """Several places in several sentences: the request stands in the last of them."""
    if len(wanted) < 2:
        return wanted
    if len(reading.words) >= NOTE:
        wanted = [m for m in wanted if _in_a_request(m, reading)] or wanted
    breaks = [i for i, w in enumerate(reading.words) if w.folded in (".", "!", "\n") and i < wanted[-1].first]
    return [m for m in wanted if not breaks or m.first > breaks[-1]]


def _in_a_request(place: Mention, reading: Reading) -> bool:
    """In a sentence that asks for imaging: in a long note the other places are told of."""
    start, end = sentence_at(reading, place.first)
    return any(start <= m.first < end for m in reading.cues("ask_study", "study_noun"))


def _alone(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """ "Only the lungs", "my only question is the lungs": the other places are not asked about."""
    only = [m for m in wanted if any(_is_only(cue, m, reading) for cue in reading.cues("only"))]
    return only or wanted


def _is_only(cue: Mention, place: Mention, reading: Reading) -> bool:
    gap = reading.words[cue.last + 1 : place.first]
    before = cue.last < place.first and len(gap) <= _NEAR and not any(w.is_mark for w in gap)
    return before or cue.first == place.last + 1


def _is_awaited(place: Mention, reading: Reading) -> bool:
    """ "Operation to be scheduled once the chest has been imaged": it has not been yet."""
    before = {w.folded for w in reading.words[max(0, place.first - _BEFORE) : place.first]}
    return bool(before & _WAITING)


def _of_a_place(place: Mention, reading: Reading) -> tuple[str, ...]:
    """ "Lungs ok, elsewhere?": right behind a place, and of no study."""
    beside = any(m.first == place.last + 1 for m in reading.cues("place_in_order"))
    return ("place_in_order",) if beside else ()


def _is_wished(place: Mention, reading: Reading) -> bool:
    """ "I need disease outside the lungs ruled out": what is to be done, and has not been."""
    for wish in reading.cues("wish"):
        gap = {w.folded for w in reading.words[wish.last + 1 : place.first]}
        if wish.last < place.first and not gap & set(_STOPS + ","):
            return True
    return False
