"""Somebody else in passing: "(the man beside him is being staged)", "bed 3 wants his restaging PET. For this lad, ..."."""

from itertools import pairwise

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_PATIENT = as_folded("lad girl man woman boy lady patient chap one child fellow gentleman bloke person kid")
_THIS = frozenset({"this"})
_HEAD = 2
"""Words of a bed and its number."""


def of_a_bed_neighbour(reading: Reading) -> list[Mention]:
    """What is told in the sentence or the bracket of a neighbour."""
    inside = {at for m in reading.cues("bed_neighbour") for at in _around(m.first, reading)}
    inside |= {at for start, end in _of_another_bed(reading) for at in range(start, end)}
    return [m for m in reading.mentions if inside & {m.first, m.last}] if inside else []


def _around(at: int, reading: Reading) -> range:
    """Up to the bracket, or the ends of the sentence; nothing of a sentence that asks."""
    start, end = sentence_at(reading, at)
    words = [w.folded for w in reading.words]
    opened = max((i for i in range(start, at) if words[i] == "("), default=start)
    closed = next((i for i in range(at, len(words)) if words[i] == ")"), end) if words[opened : opened + 1] == ["("] else end
    return range(0) if asks_at(closed, reading) else range(opened, closed)


def _of_another_bed(reading: Reading) -> list[tuple[int, int]]:
    """A bed by its number, named once at the head of a sentence, where the patient is "this lad" behind it."""
    beds = [m for m in reading.cues("case_label") if reading.words[m.last + 1 : m.last + 2]]
    beds = [m for m in beds if reading.words[m.last + 1].folded.isdigit()]
    if len(beds) != 1:
        return []
    start, end = sentence_at(reading, beds[0].first)
    behind = [w.folded for w in reading.words[end:]]
    this = any(one in _THIS and two in _PATIENT for one, two in pairwise(behind))
    named = any(m.concept.facet == "histology" and m.first < start for m in reading.mentions)
    apart = beds[0].first == start and this and named and not asks_at(end, reading)
    return [(start, end)] if apart and end - start > _HEAD else []
