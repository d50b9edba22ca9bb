"""Places named in a text: which of them are to be looked at, and which are settled, told of or meant in another way."""

from bot.understand.relevant import NOTE
from bot.understand.sentences import sentence_at
from bot.understand.studies import NamedStudy, occupied
from corpus.lexicon import Mention, Reading

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
_WAITING = {"once", "until", "when", "unless", "before"}
_NEAR, _BEFORE = 3, 2
"""Words between a cue and what it is about, at most."""


def named_places(reading: Reading, studies: list[NamedStudy]) -> list[Mention]:
    """Every place that is named as one to look at, or as one that was, and not as the region of a study."""
    inside = set(occupied(studies))
    places = [m for m in reading.mentions if m.concept.facet == "target" and not {m.first, m.last} <= inside]
    return [m for m in places if not (_at_the_bedside(m, reading) or _at_another(m, reading))]


def asked_last(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """Of several places those in the sentence that asks, and of those the ones that alone are asked about."""
    return _alone(_in_the_last_sentence(wanted, reading), reading)


def is_settled(mention: Mention, reading: Reading) -> bool:
    """ "lungs clear", "chest already covered", "no lung metastases", "leave the chest for another day": that place is settled."""
    for cue in reading.cues("set_aside"):
        gap = reading.words[cue.last + 1 : mention.first]
        if cue.last < mention.first and len(gap) < _NEAR and not any(w.is_mark for w in gap):
            return True
    for cue in reading.cues("cleared", *_of_a_place(mention, reading)):
        if cue.concept.id == "cleared-by-an-act" and _is_wished(mention, reading):
            continue
        gap = reading.words[mention.last + 1 : cue.first]
        after = reading.words[cue.last + 1 : cue.last + 2]
        ends = not after or after[0].is_mark or after[0].folded in _AFTER_A_RESULT or cue.words.casefold().endswith(" on")
        if {"be", "to"} & {w.folded for w in gap} and cue.concept.id == "cleared-by-an-act":
            continue  # "chest imaging to be done" is a request
        if _is_awaited(mention, reading):
            continue
        if cue.concept.cue == "place_in_order" and after and after[0].folded == "?":
            continue  # "the lungs fine?" asks
        if cue.first > mention.last and len(gap) <= 4 and ends and not any(w.folded in _STOPS + "," for w in gap):
            return True
    return reading.negates(mention)


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
