"""An operation of which its own clause tells that it is only spoken of: "has been postponed", "should it be cut out?".

What is told before or behind a treatment of any kind that was refused, offered or put off is read by `undone.py`.
"""

from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_HEADS = as_folded("after following since post from of for at with before")
"""Before an operation that is not what its clause is about: "the scan after the resection was postponed"."""
_PEOPLE = as_folded("we you i they one surgeons")
_ASKS = as_folded("should can may could must shall would")
_STEPS = as_folded("then by plus")
_SOME, _NEAR, _FAR, _TIE = 4, 3, 14, 2
"""Words before the operation at the head of a clause, and between it and what is said of it."""
_ON_THE = ("on", "the")


def only_spoken_of(reading: Reading) -> list[Mention]:
    """The operations and treatments of the tumour that a text only speaks of."""
    told = [m for m in reading.cues("op_spoken_of") if _is_no_more(m, reading)]
    if not told or _was_made_after_all(told[0], reading):
        return []
    return told


def is_only_spoken_of(therapy: Mention, told: list[Mention], reading: Reading) -> bool:
    """True for a treatment that is one of them, or the next step: "radiotherapy begins next week, then surgery"."""
    steps = {w.folded for w in reading.words[max(0, therapy.first - _TIE) : therapy.first]} & _STEPS
    ahead = [m for m in told if sentence_at(reading, m.first) == sentence_at(reading, therapy.first) and m.first < therapy.first]
    return any(m.first <= therapy.last and therapy.first <= m.last for m in told) or bool(steps and ahead)


def _is_no_more(op: Mention, reading: Reading) -> bool:
    return not _is_one_more(op, reading) and (
        _is_what_is_meant(op, "op_suggested", reading)
        or _is_what_is_meant(op, "op_refused", reading)
        or _heads_a_clause_of(op, ("op_called_off", "op_suggested", "op_day_ahead"), reading)
        or _is_asked_about(op, reading)
        or _is_on_the_nth(op, reading)
    )


def _is_one_more(op: Mention, reading: Reading) -> bool:
    """ "Offered a second operation": one was made before."""
    return any(0 < op.first - m.last <= _NEAR or m.first == op.last + 1 for m in reading.cues("op_again"))


def _is_what_is_meant(op: Mention, cue: str, reading: Reading) -> bool:
    """ "Offered an amputation", "rejects any operation", "suggested removing": right behind what is said of it."""
    gaps = (reading.words[m.last + 1 : op.first] for m in reading.cues(cue) if 0 < op.first - m.last <= _NEAR)
    return any(not any(w.is_mark or w.folded in _HEADS for w in gap) for gap in gaps)


def _heads_a_clause_of(op: Mention, cues: tuple[str, ...], reading: Reading) -> bool:
    """ "The resection of the sarcoma was called off", "removing it is what they suggest"."""
    start, end = clause_at(reading, op.first)
    before = [w.folded for w in reading.words[start : op.first]]
    if len(before) > _SOME or set(before) & _HEADS:
        return False
    return any(op.last < m.first < min(end, op.last + _FAR) for m in reading.cues(*cues))


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
    for at in range(op.last + 1, min(end, op.last + _FAR) - _TIE):
        if tuple(words[at : at + _TIE]) == _ON_THE and words[at + _TIE][0].isdigit():
            behind = words[at + _TIE + 1 : at + _TIE + _NEAR]
            return not ({"of", "was", "were"} & set(behind) or {"was", "were"} & set(words[op.last + 1 : at]))
    return False


def _was_made_after_all(op: Mention, reading: Reading) -> bool:
    """ "Was postponed three times, then done, 2020": a year or a word that tells of it, from its sentence on."""
    start, _ = sentence_at(reading, op.first)
    told = any(is_year(w.folded) for w in reading.words[start:])
    return told or any(m.first >= start for m in reading.cues("op_made"))
