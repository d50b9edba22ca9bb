"""Places that a note is done with: nothing was found there, or they stand under "done"."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NOTHING, _FOUND = {"nothing", "nil"}, {"seen", "found", "wrong", "suspicious", "abnormal", "untoward", "new", "visible", "there"}
_IN, _ITS = {"in", "on", "at", "within"}, {"the", "her", "his", "their", "both"}
_DONE = as_folded("done completed finished cleared sorted erledigt fertig fait faits hecho hechos fatto fatti feito")
_EARLIER = as_folded("already all scans scan imaging studies tests so far bereits bereit schon deja ya gia ja")
_NOT_ORDERED = {"requested", "required", "wanted", "needed", "asked"}
_AND = {"and", ",", "&", "+", "/", "und", "et", "y", "e"}


def holds_nothing(place: Mention, reading: Reading) -> bool:
    """ "Nothing in the lungs, CT says": found so; "I want to be sure that there is nothing in the lungs" is what is wished."""
    start, end = sentence_at(reading, place.first)
    before = [w.folded for w in reading.words[start : place.first] if w.folded not in _ITS]
    if before[-1:] == [] or before[-1] not in _IN:
        return False
    before.pop()
    while before and before[-1] in _FOUND:
        before.pop()
    asks = ("wish", "none_wished", "interrogative", "wh", "ask_study", "whether")
    asked = any(start <= m.first < place.first for m in reading.cues(*asks))
    asked |= asks_at(end, reading)
    asked |= any(
        m.last < place.first <= m.last + len(_ITS) for m in reading.cues("opens_place")
    )  # "it says nothing on the lungs"
    return before[-1:] != [] and before[-1] in _NOTHING and not asked


def is_filed_as_done(place: Mention, reading: Reading) -> bool:
    """ "Done: chest. Due: local site.", "scans done: leg, lungs": a heading tells it of what stands behind."""
    start, _ = sentence_at(reading, place.first)
    words = [w.folded for w in reading.words[start : place.first]]
    if ":" not in words:
        return False
    mark = len(words) - 1 - words[::-1].index(":")
    heading, gap = words[:mark], words[mark + 1 :]
    told = {at for m in reading.mentions if m.concept.facet in ("target", "site") for at in range(m.first, m.last + 1)}
    listed = all(w in _AND | _ITS or start + mark + 1 + at in told for at, w in enumerate(gap))
    return heading[-1:] != [] and heading[-1] in _DONE and set(heading[:-1]) <= _EARLIER and listed


def is_not_ordered(place: Mention, reading: Reading) -> bool:
    """ "Local: not requested.": an entry of a form tells that nobody wants it looked at."""
    behind = [w.folded for w in reading.words[place.last + 1 : place.last + 2 + len(_NOT_ORDERED)]]
    behind = behind[1:] if behind[:1] == [":"] else behind
    entry = ":" in reading.text[place.end - 1 : place.end + 2]
    return entry and behind[:1] == ["not"] and bool(_NOT_ORDERED & set(behind[1:2]))
