"""Places that are still to be looked at: asked for, open, turned to, or left out of a wish."""

from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_STOPS = ".;:!?\n"
_TELLS = {"is", "are", "was", "were", "has", "have"}
_AFTER_A_RESULT = {
    "and",
    "but",
    "on",
    "so",
    "now",
    "already",
    "at",
    "in",
    "im",
    "en",
    "em",
    "by",
    "with",
    "separately",
    "later",
    "elsewhere",
    "yesterday",
    "today",
    "last",
    "this",
    "i",
    "i'd",
    "we",
    "we'd",
    "thank",
    "after",
    "before",
}
_MONTHS = as_folded(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october "
    "november december spring autumn winter summer monday tuesday wednesday thursday friday mon tue wed thu fri"
)
DENIALS = {"not", "never", "no", "nor", "neither", "hasn't", "haven't", "isn't", "aren't", "wasn't", "weren't"}
_WEAK = {"for", "any", "?", "fine"}
_LEAVES = {"from", "for", "except", "but", "excepting", "bar", "barring"}
"""Last words of what leaves a place out."""
_NEAR = 3


def right_behind(cue: Mention, place: Mention, reading: Reading) -> bool:
    """ "Now the chest": few words, and no mark, between a cue and the place."""
    gap = reading.words[cue.last + 1 : place.first]
    return cue.last < place.first and len(gap) < _NEAR and not any(w.is_mark for w in gap)


def asks_for(place: Mention, reading: Reading) -> bool:
    """In a clause that asks, wishes or searches."""
    start, end = clause_at(reading, place.first)
    if asks_at(end, reading):
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
    return any(not m.first or reading.words[m.first - 1].folded not in DENIALS for m in asking)


def is_told_clear(place: Mention, reading: Reading) -> bool:
    """ "Still to be arranged: the chest was scanned in May and is clear": what follows takes the opening back."""
    _, end = sentence_at(reading, place.first)
    told = {w.folded for w in reading.words[place.last + 1 : place.last + 2]} & _TELLS
    return bool(told) and any(place.last < m.first < end for m in reading.affirmed("cleared"))


_THE = {"the", "her", "his", "yet", "any"}
"""Words between a denial and a place."""


def is_open(place: Mention, reading: Reading) -> bool:
    """ "Lungs not yet", "the chest still has to be imaged", "we lack the chest"."""
    for cue in reading.cues("place_open"):
        gap = reading.words[place.last + 1 : cue.first]
        if (
            place.last < cue.first
            and len(gap) <= _NEAR
            and (ends_its_clause(cue, reading) or _is_due_for_a_look(cue, reading))
            and not any(w.folded in _STOPS + "," and w.folded != ":" for w in gap)
        ):
            return True
    for cue in reading.cues("opens_place"):
        gap = reading.words[cue.last + 1 : place.first]
        near = cue.last < place.first and len(gap) < _NEAR and not any(w.is_mark and w.folded != ":" for w in gap)
        if near and not (is_told_clear(place, reading) or leaves_out(cue, reading)):
            return True
    return _is_left_out_of_the_look(place, reading)


def _is_left_out_of_the_look(place: Mention, reading: Reading) -> bool:
    """ "We've scanned the leg, not the lungs": denied right behind what was looked at."""
    start, _ = clause_at(reading, place.first)
    first, end = sentence_at(reading, place.first)
    before = [w.folded for w in reading.words[start : place.first]]
    looked = any(first <= m.first < start for m in reading.cues("seen_before"))
    return before[:1] == ["not"] and set(before[1:]) <= _THE and looked and not asks_at(end, reading)


def _is_due_for_a_look(due: Mention, reading: Reading) -> bool:
    """ "Hand due for imaging", "the calf is due for a scan"."""
    behind = [w.folded for w in reading.words[due.last + 1 : due.last + 1 + _NEAR]]
    looks = reading.cues("looking_at", "study_noun", "looked_over")
    return behind[:1] == ["for"] and any(due.last + 1 < m.first <= due.last + 1 + _NEAR for m in looks)


def leaves_out(cue: Mention, reading: Reading) -> bool:
    """ "They want the rest staged apart from the chest", where "staged apart from the chest" leaves the chest to be done."""
    start, _ = sentence_at(reading, cue.first)
    wished = any(start <= m.first < cue.first for m in reading.cues("wish", "ask_study"))
    place = any(start <= m.first < cue.first for m in reading.mentions if m.concept.facet == "target")
    return wished and place and cue.concept.cue == "opens_place" and reading.words[cue.last].folded in _LEAVES


def ends_its_clause(cue: Mention, reading: Reading) -> bool:
    """Nothing stands behind it but a mark, a word that goes on, or how it is meant."""
    after = reading.words[cue.last + 1 : cue.last + 2]
    dated = bool(after) and (after[0].folded.isdigit() or after[0].folded in _MONTHS)  # "chest clear 9/2026"
    return not after or dated or after[0].is_mark or after[0].folded in _AFTER_A_RESULT or after[0].folded.endswith("ly")


def is_turned_to(place: Mention, reading: Reading) -> bool:
    """ "The operated site is clear on MRI, now the chest please"; "now that the lungs are clear" turns to something else."""
    turns = (m for m in reading.cues("turns_to") if [w.folded for w in reading.words[m.last + 1 : m.last + 2]] != ["that"])
    return any(right_behind(cue, place, reading) for cue in turns)
