"""Studies that a note tells of as made: by "our MRI", as all there is so far, or by what they showed."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at, told_up_to
from corpus.reading import Reading
from corpus.words import as_folded

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
_MAKES = frozenset("did done had got made ran took performed obtained underwent".split())  # noqa: SIM905
_HOW = as_folded("quick urgent recent staging outside another good whole full further first plain simple routine one")
"""Words between a verb of making and the study."""
_OPEN = as_folded(
    "if when once before until unless should would could must might may will can never not no nobody none neither nor hasn't "
    "haven't hadn't wasn't didn't without who that which get having being"
)
"""Words before the verb of what was not made, may be made, or is told of somebody."""
_ASKS_OR_RATES = (
    *("ask_study", "ask_appropriate", "wish", "wh", "planned", "planned_behind", "modal_behind", "plan", "unavailable"),
    *("ask_rating", "rating_talk"),
)
"""Cues of a sentence that asks, plans or rates: "the ACR made chest radiography a 9"."""
_REACH = 3
"""Words between a study and what tells that it is all there is, or how deep it saw something lie."""


def was_made_before(study: NamedStudy, reading: Reading) -> bool:
    """ "on our MRI the mass is deep", "only MRI so far", "MRI: deep in the biceps"."""
    start, end = sentence_at(reading, study.first)
    if set(w.folded for w in reading.words[clause_at(reading, study.first)[0] : study.first]) & _TO_COME:
        return False
    asked = asks_at(end, reading)
    if is_all_there_is(study, reading) or tells_who_made_it(study, reading):
        return True
    if asked:
        return False
    if _is_a_former_one(study, start, end, reading) or _is_an_old_one(study, start, end, reading):
        return True
    return _is_on_ours(study, start, reading) or _saw_it_deep(study, end, reading) or _saw_to_a_place(study, reading)


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


def tells_who_made_it(study: NamedStudy, reading: Reading) -> bool:
    """ "We have done the MRI of the arm.", "the ER got a chest CT": a verb of making right before it, and nothing is asked."""
    start, end = sentence_at(reading, study.first)[0], told_up_to(study.last, reading)
    before = [w.folded for w in reading.words[start : study.first] if w.folded not in _ARTICLES | _HOW]
    made = bool(before) and before[-1] in _MAKES and not _OPEN & set(before) and before[:1] != ["had"]
    made |= len(before) == 1 and before[0] in _MAKES  # "Had a chest CT."
    off = any(start <= m.first < end for m in reading.cues("called_off"))
    return bool(made and end) and not (off or any(start <= m.first < end for m in reading.cues(*_ASKS_OR_RATES)))
