"""A treatment that was offered, refused, put off or called off: it is named, and was not done."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_FILLERS = as_folded(
    "a an any the his her their my our this that to be being been have having had has get getting let us them it even more "
    "all both every further immediate early prompt curative definitive limb sparing wide local major such for of in at on off "
    "undergo undergoing go through with leg arm limb and or nor as well neither either both again yet , whole of removed cut"
)
"""Words between what holds a treatment back and the treatment."""
_FOLLOWING = as_folded("after since following post until before despite with")
_LINK_REACH, _SUBJECT_REACH, _AFTER_REACH = 7, 12, 3
"""Words from "refuses" to what is refused, from a treatment to "was called off", and before a treatment, at most."""
_STOPS = frozenset(".;:?!\n(")


def is_undone(therapy: Mention, reading: Reading) -> bool:
    """ "Keeps refusing an amputation", "the resection of his sarcoma was called off", "it's still in there"."""
    if therapy.concept.facet != "treatment" or _has_a_year(therapy, reading):
        return False
    return _is_held_back(therapy, reading) or _is_put_off(therapy, reading) or _is_still_inside(therapy, reading)


def _is_held_back(therapy: Mention, reading: Reading) -> bool:
    """ "Has been offered amputation", "against amputation and chemo", "refuses to have the leg taken off"."""
    places = {
        at
        for m in reading.mentions
        if m.concept.facet in ("site", "treatment", "histology") or m.concept.cue == "therapy_noun"
        for at in range(m.first, m.last + 1)
    }
    for cue in reading.cues("held_back"):
        gap = range(cue.last + 1, therapy.first)
        near = cue.last < therapy.first and len(gap) <= _LINK_REACH
        if near and all(at in places or reading.words[at].folded in _FILLERS for at in gap):
            return not _went_ahead(cue, reading)
    return False


def _is_put_off(therapy: Mention, reading: Reading) -> bool:
    """ "The operation for his osteosarcoma has been postponed three times"; "after surgery the CT was postponed" is another."""
    start, end = sentence_at(reading, therapy.first)
    before = {w.folded for w in reading.words[max(start, therapy.first - _AFTER_REACH) : therapy.first]}
    if before & _FOLLOWING:
        return False
    for cue in reading.cues("put_off"):
        if cue.first <= therapy.first and therapy.last < cue.last:  # "surgery turned down by the patient"
            return not _went_ahead(cue, reading)
        gap = range(therapy.last + 1, cue.first)
        if not (therapy.last < cue.first < end and len(gap) <= _SUBJECT_REACH):
            continue
        other = any(m.first in gap and _is_another_subject(m) for m in reading.mentions)
        marks = any(reading.words[at].folded in _STOPS for at in gap)
        if not (other or marks):
            return not _went_ahead(cue, reading)
    return False


def _is_another_subject(mention: Mention) -> bool:
    """A study or a place to look at between the treatment and the verb: that is what was put off."""
    return (
        "modality" in mention.concept.study
        or mention.concept.cue in ("study_noun", "looking_at")
        or mention.concept.facet == "target"
    )


def _is_still_inside(therapy: Mention, reading: Reading) -> bool:
    """ "The June after they cut the sarcoma out, so it's still in there": told of the tumour, and of no metal."""
    metal = any(m.concept.facet == "implant" for m in reading.mentions)
    return not metal and any(m.first > therapy.last for m in reading.cues("still_inside"))


def _went_ahead(cue: Mention, reading: Reading) -> bool:
    """ "Postponed twice, and finally done in May", "refused at first, then gave in"."""
    return any(m.first > cue.last for m in reading.cues("went_ahead"))


def _has_a_year(therapy: Mention, reading: Reading) -> bool:
    """ "Put off until 2020, and well since": dated, and so over."""
    _, end = sentence_at(reading, therapy.first)
    return any(is_year(w.folded) for w in reading.words[therapy.first : end])
