"""The limb of the tumour named once more, in a sentence of its own: it is what is to be looked at."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading

_OF_THE_STORY = ("histology", "treatment", "biopsy", "tissue", "condition")
_NOT_LOOKED_AT = ("lump", "other_operation", "complaint", "sampling", "result", "finding", "suspicion", "sign_elsewhere")


def is_named_again(limb: Mention, reading: Reading) -> bool:
    """ "Sarcoma of the hand 2020. The hand needs its check.", "osteosarcoma of the femur 2019, fine. Femur: which exam?"."""
    start, end = sentence_at(reading, limb.first)
    name = reading.words[limb.last].folded
    before = [m for m in reading.mentions if m.concept.facet == "site" and m.last < start]
    told = any(reading.words[m.last].folded == name for m in before)
    inside = [m for m in reading.mentions if start <= m.first < end]
    story = [m for m in inside if m.concept.facet in _OF_THE_STORY and not (m.first <= limb.first <= m.last)]
    seen = [m for m in inside if m.concept.cue in _NOT_LOOKED_AT or m.concept.facet == "target"]
    last = not any(not w.is_mark for w in reading.words[end:])
    asks = asks_at(end, reading)
    return told and not story and not seen and (asks or last or _is_due(start, end, reading))


def _is_due(start: int, end: int, reading: Reading) -> bool:
    """ "The forearm is due. Which study?"."""
    return any(start <= m.first < end for m in reading.cues("quiet_since", "ask_study"))
