"""Devices that were taken out again: no obstacle to an MRI, and no treatment of the tumour."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading


def is_taken_out(device: Mention, reading: Reading) -> bool:
    """ "A stimulator was implanted in 2012 but removed completely": it is no obstacle any more."""
    if device.concept.facet != "implant":
        return False
    _, end = sentence_at(reading, device.first)
    gone = [m for m in reading.cues("taken_out") if device.last < m.first < end]
    return any(not reading.negates(m) for m in gone)


def takes_out_a_device(removal: Mention, reading: Reading) -> bool:
    """ "The pacemaker was removed": no treatment of the tumour."""
    if removal.concept.facet != "treatment" or not any(m.first == removal.first for m in reading.cues("taken_out")):
        return False
    start, _ = sentence_at(reading, removal.first)
    told = [m for m in reading.mentions if start <= m.first < removal.first]
    told = [m for m in told if m.concept.facet in ("implant", "histology") or m.concept.cue in ("lump", "the_tumour")]
    return bool(told) and told[-1].concept.facet == "implant"
