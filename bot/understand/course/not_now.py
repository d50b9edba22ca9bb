"""Purposes that are named and put off: "forget follow-up for the moment", "don't tell me about staging", "that can wait"."""

from bot.understand.course.timelines import is_a_later_step
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NOBODY = {"nobody", "none", "noone"}
_LATER = as_folded("later afterwards wait waits another")
_TALK, _WILL = {"talk", "discuss", "come", "speak", "think", "worry", "plan"}, {"will", "we'll", "i'll", "can", "shall", "let"}
_TOLD = (["tell", "me", "about"], ["talk", "about"], ["tell", "me", "on"], ["speak", "of"], ["want", "to", "hear", "about"])
_NOT = {"dont", "not", "never", "no", "without"}
_REACH = 3
"""Words between a purpose and what puts it off, at most."""


def is_put_off(purpose: Mention, reading: Reading) -> bool:
    """A purpose that is not what is asked for now."""
    if purpose.concept.facet != "purpose" or purpose.concept.value not in ("surveillance", "initial_staging"):
        return False
    return (
        is_a_later_step(purpose, reading)
        or is_left_aside(purpose, reading)
        or _is_for_later(purpose, reading)
        or _is_done_by_nobody(purpose, reading)
    )


def is_left_aside(thing: Mention, reading: Reading) -> bool:
    """ "Forget follow-up", "please don't tell me about staging", "I'm not after regrowth in the tibia"."""
    start, _ = sentence_at(reading, thing.first)
    before = [w.folded for w in reading.words[start : thing.first] if w.folded not in ("the", "her", "his", "any")]
    aside = any(m.last + 1 <= thing.first <= m.last + 2 for m in reading.cues("set_aside"))
    told = any(before[-len(words) :] == words and _NOT & set(before[-len(words) - 2 : -len(words)]) for words in _TOLD)
    return aside or told


def _is_for_later(purpose: Mention, reading: Reading) -> bool:
    """ "Follow-up can wait", "asks about her own follow-up later", "we will talk about surveillance when he is through"."""
    start, end = clause_at(reading, purpose.first)
    behind = [w.folded for w in reading.words[purpose.last + 1 : min(end, purpose.last + 1 + _REACH)]]
    before = [w.folded for w in reading.words[start : purpose.first]]
    talk = bool(_WILL & set(before)) and bool(_TALK & set(before[-_REACH:]))
    asked = any(start <= m.first < end for m in reading.cues("ask_study", "study_noun"))
    return (bool(_LATER & set(behind)) or talk) and not asked


def _is_done_by_nobody(purpose: Mention, reading: Reading) -> bool:
    """ "Nobody is staging her for the first time"; "nobody has staged him yet" tells that it is to be done."""
    before = [w.folded for w in reading.words[max(0, purpose.first - 2) : purpose.first]]
    return before[:1] != [] and before[0] in _NOBODY and before[-1] in ("is", "be", "was")
