"""Of several places the one that is asked about: in the sentence that asks, alone, or as an answer."""

from bot.understand.relevant import NOTE
from bot.understand.where.numbered import is_numbered
from bot.understand.where.open_places import is_told_clear
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_TELLS = {"is", "are", "was", "were", "has", "have", "had", "been"}
_MATTERS = {"concern", "issue", "matter", "point", "question", "request", "task", "thing", "worry"}
_ALONE = {"the", "just", "please", "pls", "thank", "-", "only", ","}
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def asked_last(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """Of several places those in the sentence that asks, and of those the ones that alone are asked about."""
    return _alone(_in_the_last_sentence(wanted, reading), reading)


def _in_the_last_sentence(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """Several places in several sentences: the request stands in the last of them."""
    if len(wanted) < 2 or all(is_numbered(m, reading) for m in wanted):
        return wanted
    if len(reading.words) >= NOTE:
        wanted = [m for m in wanted if _in_a_request(m, reading)] or wanted
    breaks = [i for i, w in enumerate(reading.words) if w.folded in (".", "!", "\n") and i < wanted[-1].first]
    return [m for m in wanted if not breaks or m.first > breaks[-1]]


def _in_a_request(place: Mention, reading: Reading) -> bool:
    """In a sentence that asks for imaging: in a long note the other places are told of."""
    start, end = sentence_at(reading, place.first)
    asking = [m for m in reading.cues("ask_study", "study_noun", "asks_about") if start <= m.first < end]
    asking = [m for m in asking if not _heads_an_entry(m, reading)]
    return bool(asking) and not is_told_clear(place, reading)


def _heads_an_entry(noun: Mention, reading: Reading) -> bool:
    """ "Exam: chest clear, stump healthy": what was found, and no request."""
    behind = [w.folded for w in reading.words[noun.last + 1 : noun.last + 2]]
    return noun.concept.cue == "study_noun" and behind == [":"] and sentence_at(reading, noun.first)[0] == noun.first


def _alone(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """ "Only the lungs", "my only question is the lungs": the other places are not asked about."""
    only = [m for m in wanted if any(is_only(cue, m, reading) for cue in reading.cues("only"))]
    return only or [m for m in wanted if answers(m, reading)] or wanted


def answers(place: Mention, reading: Reading) -> bool:
    """ "Is it the lungs or the rest? Lungs.": a place that stands alone behind a question, and ends the text."""
    start, end = sentence_at(reading, place.first)
    asked = start > 0 and reading.words[start - 1].folded == "?"
    alone = {w.folded for w in (*reading.words[start : place.first], *reading.words[place.last + 1 : end])} <= _ALONE
    return asked and alone and all(w.folded == "." or w.folded == "!" for w in reading.words[end:])


def is_only(cue: Mention, place: Mention, reading: Reading) -> bool:
    """ "Only the lungs", "the only thing outstanding is the look at the lungs"."""
    gap = reading.words[cue.last + 1 : place.first]
    matter = bool(_MATTERS & {w.folded for w in gap[:1]}) and bool(_TELLS & {w.folded for w in gap})
    before = cue.last < place.first and (matter or len(gap) <= _NEAR) and not any(w.is_mark for w in gap)
    return before or cue.first == place.last + 1
