"""Which plain studies of a lesion were already taken: those told of with what they showed, or told to be missing."""

from dataclasses import replace

from bot.understand.illness.shown import BEHIND, LOOKS, STOPS
from bot.understand.imaging.studies import NamedStudy
from corpus.reading import Mention, Reading

_LOOK_REACH = 14
"""Words between a study and how the lesion looks on it, at most."""
_AND = {"and", "&", "+", ",", "or", "both", "the", "a", "plus"}


def already_taken(reading: Reading, studies: list[NamedStudy]) -> list[NamedStudy]:
    """The studies, with those marked as done that are told of with what they showed, or told to be missing."""
    plain = [s for s in studies if s.parts["modality"] in ("radiography", "us")]
    cues = reading.cues("appearance_none", "appearance_unclear", *(cue for _, cue in LOOKS))
    told = {s.first for cue in cues for s in _told_by(cue, plain, reading)}
    told |= {s.first for cue in reading.cues("unimaged") for s in plain if cue.first <= s.first <= cue.last + 1}
    return [replace(s, status="done") if s.first in told else s for s in studies]


def _told_by(cue: Mention, studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """The nearest study in the same sentence, with the one that is joined to it by "and"."""
    near = sorted(studies, key=lambda s: abs(s.first - cue.first))
    if not near or not _speaks_of(cue, near[0], reading):
        return []
    first = near[0]
    return [s for s in studies if s is first or _joined(s, first, reading) or _neither_did(s, cue, reading)]


def _neither_did(study: NamedStudy, cue: Mention, reading: Reading) -> bool:
    """ "The radiograph did not help, nor did ultrasound": said of a second study, behind what is said of the first."""
    before = [w.folded for w in reading.words[max(cue.last, study.first - BEHIND) : study.first]]
    return "nor" in before or before[:1] == ["neither"]


def _speaks_of(cue: Mention, study: NamedStudy, reading: Reading) -> bool:
    low, high = (study.last, cue.first) if study.first < cue.first else (cue.last, study.first)
    gap = reading.words[low + 1 : high]
    return len(gap) <= _LOOK_REACH and not any(w.folded in STOPS for w in gap) and not _asks_between(low, high, reading)


def _joined(one: NamedStudy, other: NamedStudy, reading: Reading) -> bool:
    low, high = sorted((one, other), key=lambda s: s.first)
    gap = {w.folded for w in reading.words[low.last + 1 : high.first]}
    return low is not high and (gap <= _AND or (len(gap) == 1 and not gap & set(STOPS)))


def _asks_between(low: int, high: int, reading: Reading) -> bool:
    end = next((w.folded for w in reading.words[high:] if w.folded in STOPS), "")
    verbs = ("interrogative",) if end == "?" else ()  # "both are back, neither helps" asks nothing
    return any(low < m.first < high for m in reading.cues("ask_study", "ask_appropriate", "wh", *verbs))
