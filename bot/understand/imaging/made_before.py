"""Studies that a note tells of as made: by "our MRI", as all there is so far, or by what they showed."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Reading

_OWNERS = {"our", "his", "her", "their", "outside", "local", "recent", "old", "previous"}
_TO_COME = {"plan", "request", "req", "order", "ordered", "requested", "booked", "planned", "scheduled", "wanted", "due", "for"}
_FORMER = {"baseline", "initial", "outside", "previous", "prior", "earlier", "former"}
"""Words before a study that was made at the beginning or before today."""
_ASKING = (
    *("ask_study", "ask_appropriate", "ask_next", "wh", "interrogative"),
    *("planned", "modal_behind", "plan", "wish", "unavailable"),
)
"""Cues of a sentence that asks for a study, plans it, or says that it is not to be had."""
_LOOKED_THROUGH = {"reviewed", "filed", "uploaded", "scanned", "seen", "discussed"}
_ONLY, _ARTICLES = {"only", "just", "solely"}, {"the", "a", "an", "his", "her", "their", "only", "both"}
_REACH = 3
"""Words between a study and what tells that it is all there is, or how deep it saw something lie."""


def was_made_before(study: NamedStudy, reading: Reading) -> bool:
    """ "on our MRI the mass is deep", "only MRI so far", "MRI: deep in the biceps"."""
    start, end = sentence_at(reading, study.first)
    if set(w.folded for w in reading.words[clause_at(reading, study.first)[0] : study.first]) & _TO_COME:
        return False
    asked = asks_at(end, reading)
    if is_all_there_is(study, reading):
        return True
    if asked:
        return False
    if _is_a_former_one(study, start, end, reading) or _is_an_old_one(study, start, end, reading):
        return True
    return (
        _is_on_ours(study, start, reading)
        or _saw_it_deep(study, end, reading)
        or _saw_to_a_place(study, reading)
        or _we_did(study, start, end, reading)
    )


def _saw_to_a_place(study: NamedStudy, reading: Reading) -> bool:
    """ "PET has done the rest", "the CT covered the lungs": who looked is the study."""
    return any(study.first <= m.first <= study.last + 1 and study.last < m.last for m in reading.cues("seen_before"))


def _is_a_former_one(study: NamedStudy, start: int, end: int, reading: Reading) -> bool:
    """ "Outside MRI reviewed.", "Baseline PET/CT and chest CT in September.": in a sentence that asks and plans nothing."""
    words = [w.folded for w in reading.words]
    former = any(word in _FORMER for word in words[max(start, study.first - 2) : study.first])
    months = [m for m in reading.cues("month") if study.last < m.first < end and words[m.first - 1] in ("in", "of", "from")]
    looked = words[study.last + 1 : study.last + 2] and words[study.last + 1] in _LOOKED_THROUGH
    asks = any(start <= m.first < end for m in reading.cues(*_ASKING)) or _TO_COME & set(words[study.last + 1 : end])
    return former and bool(months or looked) and not asks


def _is_an_old_one(study: NamedStudy, start: int, end: int, reading: Reading) -> bool:
    """ "Gout, old hip film.", "an old chest CT on the system": an entry of what there is, in a clause that asks nothing."""
    before = [w.folded for w in reading.words[max(start, study.first - 2) : study.first]]
    asks = any(start <= m.first < end for m in reading.cues(*_ASKING))
    return "old" in before and before[-2:] != ["year", "old"] and not asks


def is_all_there_is(study: NamedStudy, reading: Reading) -> bool:
    """ "Only MRI so far", "MRI thigh only to date"."""
    _, end = clause_at(reading, study.last)
    before = {w.folded for w in reading.words[max(0, study.first - 2) : study.first]}
    behind = {w.folded for w in reading.words[study.last + 1 : min(end, study.last + 1 + _REACH)]}
    so_far = [m for m in reading.cues("so_far") if study.last < m.first <= study.last + _REACH + 1 and m.first < end]
    return bool(so_far) and bool((before | behind) & _ONLY)


def _is_on_ours(study: NamedStudy, start: int, reading: Reading) -> bool:
    before = [w.folded for w in reading.words[max(start, study.first - 2) : study.first]]
    return len(before) == 2 and before[0] == "on" and before[1] in _OWNERS


def _saw_it_deep(study: NamedStudy, end: int, reading: Reading) -> bool:
    colon = [w.folded for w in reading.words[study.last + 1 : study.last + 2]] == [":"]
    named = any(study.last < m.first <= study.last + 1 + _REACH for m in reading.mentions if m.concept.facet == "histology")
    depths = [] if named else [m for m in reading.mentions if m.concept.facet == "depth" or m.concept.cue == "muscle"]
    return colon and any(study.last < m.first <= min(end, study.last + 1 + _REACH) for m in depths)


def _we_did(study: NamedStudy, start: int, end: int, reading: Reading) -> bool:
    """ "We have done the MRI of the arm and the CT of the lungs.": who made it stands right before it, and nothing is asked."""
    made = [m for m in reading.cues("seen_before") if reading.words[m.last].folded in ("done", "did") and m.last < study.first]
    near = any({w.folded for w in reading.words[m.last + 1 : study.first]} <= _ARTICLES for m in made)
    asks = ("ask_study", "ask_appropriate", "wish", "wh", "planned", "unavailable")
    return near and not any(start <= m.first < end for m in reading.cues(*asks))
