"""A study that another is to be added to: it is settled, and only the other one is asked about."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Reading

_ADDS = {"add", "adding", "added"}
_TO = (["to"], ["to", "the"], ["to", "her"], ["to", "his"], ["to", "a"], ["on", "top", "of"], ["on", "top", "of", "the"])
_LEAD = 3
"""Words from "add" to the study that is added, at most."""


def added_to(studies: Sequence[NamedStudy], reading: Reading) -> set[int]:
    """ "Should I add a bone scan to the chest CT?": the chest CT."""
    found = set()
    for number, (extra, base) in enumerate(pairwise(studies), start=1):
        start, _ = sentence_at(reading, extra.first)
        lead = {w.folded for w in reading.words[max(start, extra.first - _LEAD) : extra.first]}
        gap = [w.folded for w in reading.words[extra.last + 1 : base.first]]
        apart = extra.parts["modality"] != base.parts["modality"]
        if lead & _ADDS and gap in _TO and apart:
            found.add(number)
    return found
