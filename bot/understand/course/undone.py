"""A treatment or operation that is named and was not made: offered, refused, called off, asked about, or its day still ahead."""

from collections.abc import Iterable

from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_FILLERS = as_folded(
    "a an any the his her their my our this that to be being been have having had has get getting let us them it even more "
    "all both every further immediate early prompt curative definitive limb sparing wide local major such for of in at on off "
    "undergo undergoing go through with leg arm limb and or nor as well neither either both again yet , whole of removed cut"
)
"""Words between what holds a treatment back and the treatment, at any length."""
_HEADS = as_folded("after following since post from of for at with before until despite")
"""Before a treatment that is not what its clause is about: "the scan after the resection was postponed"."""
_PEOPLE = as_folded("we you i they one surgeons")
_ASKS = as_folded("should can may could must shall would")
_STEPS = as_folded("then by plus")
_STOPS = frozenset(".;:?!\n(")
_NEAR, _TIE = 3, 2
"""Words from "offered" to whatever is offered, and from "then" to the next step, at most."""
_LINK_REACH, _SUBJECT_REACH, _DAY_REACH, _SOME = 7, 12, 13, 4
"""Words from "refuses" over fillers to what is refused, from a treatment to "was called off" and to its day, and before one that
heads its clause, at most."""
_ON_THE = ("on", "the")


def undone(reading: Reading) -> list[Mention]:
    """The operations and treatments that a text names, and of which it tells that they were not made."""
    named = [m for m in reading.mentions if m.concept.cue == "op_named" or _is_told_as_made(m)]
    return [m for m in named if _is_no_more_than_named(m, reading) and not _was_made_after_all(m, reading)]


def is_undone(therapy: Mention, named: Iterable[Mention], reading: Reading) -> bool:
    """True for a treatment that is one of those, or the next step: "radiotherapy begins next week, then surgery"."""
    if therapy.concept.facet != "treatment":
        return False
    steps = {w.folded for w in reading.words[max(0, therapy.first - _TIE) : therapy.first]} & _STEPS
    start, _ = sentence_at(reading, therapy.first)
    return any(
        (m.first <= therapy.last and therapy.first <= m.last) or (steps and start <= m.first < therapy.first) for m in named
    )


def _is_told_as_made(mention: Mention) -> bool:
    return mention.concept.facet == "treatment" and mention.concept.value in ("done", "ongoing")


def _is_no_more_than_named(op: Mention, reading: Reading) -> bool:
    return not _is_one_more(op, reading) and (
        _is_held_back(op, reading)
        or _is_called_off(op, reading)
        or _is_what_is_spoken_of(op, reading)
        or _is_asked_about(op, reading)
        or _is_on_the_nth(op, reading)
        or _is_still_inside(op, reading)
    )


def _is_one_more(op: Mention, reading: Reading) -> bool:
    """ "Offered a second operation": one was made before."""
    return any(0 < op.first - m.last <= _NEAR or m.first == op.last + 1 for m in reading.cues("op_again"))


def _is_held_back(op: Mention, reading: Reading) -> bool:
    """ "Has been offered amputation", "against amputation and chemo", "refuses to have the leg taken off"."""
    return any(_leads_to(cue, op, reading) for cue in reading.cues("held_back") if cue.last < op.first)


def _leads_to(cue: Mention, op: Mention, reading: Reading) -> bool:
    """Nothing but fillers, places and other treatments between the two; or any word or two that tell of no other thing."""
    gap = reading.words[cue.last + 1 : op.first]
    if len(gap) < _NEAR and not any(w.is_mark or w.folded in _HEADS for w in gap):
        return True
    named = {
        at
        for m in reading.mentions
        if m.concept.facet in ("site", "treatment", "histology") or m.concept.cue == "therapy_noun"
        for at in range(m.first, m.last + 1)
    }
    return len(gap) <= _LINK_REACH and all(at in named or w.folded in _FILLERS for at, w in enumerate(gap, cue.last + 1))


def _is_called_off(op: Mention, reading: Reading) -> bool:
    """ "The operation for his osteosarcoma has been postponed three times"; "after surgery the CT was postponed" is another."""
    start, end = sentence_at(reading, op.first)
    if _HEADS & {w.folded for w in reading.words[max(start, op.first - _NEAR) : op.first]}:
        return False
    for cue in reading.cues("put_off"):
        if cue.first <= op.first and op.last < cue.last:  # "surgery turned down by the patient"
            return True
        gap = range(op.last + 1, cue.first)
        if op.last < cue.first < end and len(gap) <= _SUBJECT_REACH:
            other = any(m.first in gap and _is_another_subject(m) for m in reading.mentions)
            return not (other or any(reading.words[at].folded in _STOPS for at in gap))
    return False


def _is_another_subject(mention: Mention) -> bool:
    """A study or a place to look at between the treatment and the verb: that is what was put off."""
    return (
        "modality" in mention.concept.study
        or mention.concept.cue in ("study_noun", "looking_at")
        or mention.concept.facet == "target"
    )


def _is_what_is_spoken_of(op: Mention, reading: Reading) -> bool:
    """ "Removing it is what they suggest", "resection of it cancelled", "chemo begins on Monday": it heads its clause."""
    start, end = clause_at(reading, op.first)
    before = {w.folded for w in reading.words[start : op.first]}
    if op.first - start > _SOME or before & _HEADS:
        return False
    return any(
        op.last < m.first <= min(end - 1, op.last + _DAY_REACH) for m in reading.cues("off_word", "op_offered", "op_day_ahead")
    )


def _is_asked_about(op: Mention, reading: Reading) -> bool:
    """ "Should the liposarcoma be cut out without a look at the lungs?", "would you cut out a sarcoma before ...?"."""
    start, end = sentence_at(reading, op.first)
    words = [w.folded for w in reading.words]
    if words[start] not in _ASKS or not asks_at(end, reading):
        return False
    tumours = [m.first for m in reading.mentions if m.concept.facet == "histology" and start < m.first < end]
    passive = words[op.first - 1] == "be" and any(at < op.first for at in tumours)
    return passive or (op.first == start + _TIE and words[start + 1] in _PEOPLE and bool(tumours))


def _is_on_the_nth(op: Mention, reading: Reading) -> bool:
    """ "Sarcoma surgery on the 12th": a day of this month or the next, and no month is told."""
    _, end = sentence_at(reading, op.first)
    words = [w.folded for w in reading.words]
    for at in range(op.last + 1, min(end, op.last + _DAY_REACH + 1) - _TIE):
        if tuple(words[at : at + _TIE]) == _ON_THE and words[at + _TIE][0].isdigit():
            behind = words[at + _TIE + 1 : at + _TIE + _NEAR]
            return not ({"of", "was", "were"} & set(behind) or {"was", "were"} & set(words[op.last + 1 : at]))
    return False


def _is_still_inside(op: Mention, reading: Reading) -> bool:
    """ "The June after they cut the sarcoma out, so it's still in there": told of the tumour, and of no metal."""
    metal = any(m.concept.facet == "implant" for m in reading.mentions)
    return not metal and any(m.first > op.last for m in reading.cues("still_inside"))


def _was_made_after_all(op: Mention, reading: Reading) -> bool:
    """ "Put off until 2020, and well since", "refused at first, then gave in": a year behind it, or a word that tells of it."""
    _, end = sentence_at(reading, op.first)
    dated = any(is_year(w.folded) for w in reading.words[op.first : end])
    return dated or any(m.first > op.last for m in reading.cues("op_made"))
