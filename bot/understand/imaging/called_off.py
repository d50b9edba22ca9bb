"""Places whose study was called off or is decided, beside another that is wanted."""

from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading


def without_the_called_off(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """ "The MRI of the calf was cancelled. He agrees to have his lungs looked at": the place that is not."""
    left = [m for m in wanted if not _is_called_off(m, reading)]
    return left or ([] if _another_is_meant(wanted, reading) else wanted)


def _another_is_meant(wanted: list[Mention], reading: Reading) -> bool:
    """ "Bone scan each year, should I go on? Lungs and leg have their own plan": a study is asked about in another sentence."""
    decided = reading.cues("place_decided")
    spans = [sentence_at(reading, m.first) for m in decided]
    within = all(any(start <= m.first < end for start, end in spans) for m in wanted)
    studies = [m for m in reading.mentions if "modality" in m.concept.study]
    return bool(decided) and within and any(not any(start <= m.first < end for start, end in spans) for m in studies)


def _is_called_off(place: Mention, reading: Reading) -> bool:
    start, end = clause_at(reading, place.first)
    off = any(start <= m.first < end for m in reading.cues("called_off"))
    return off or any(start <= m.first < end and m.first > place.last for m in reading.cues("place_decided"))


def is_called_off(first: int, last: int, reading: Reading) -> bool:
    """ "He cancelled the CT of the chest", "the chest CT got cancelled": told in the clause of a study."""
    start, end = clause_at(reading, first)
    off = any(start <= m.first < end and not first <= m.first <= last for m in reading.cues("called_off"))
    return off or _is_waved_off(first, last, reading)


def _is_waved_off(first: int, last: int, reading: Reading) -> bool:
    """ "Not MRI then. What would you take?": a sentence of its own that only says no to a study."""
    start, end = sentence_at(reading, first)
    before = [w.folded for w in reading.words[start:first]]
    behind = [w.folded for w in reading.words[last + 1 : end]]
    return before == ["not"] and behind == ["then"] and not asks_at(end, reading)
