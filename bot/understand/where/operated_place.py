"""The place of a tumour told by an operation: "laminectomy at D8, the pathologist writes chondrosarcoma"."""

from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_NEXT = 14
"""Words between the operation and the name that pathology gave what was taken out, at most."""


def tells_the_place(operation: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Cord compression at D10, laminectomy; histology osteosarcoma": no limb is told, and its name comes behind."""
    if any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said):
        return False
    names = [m for m in said if m.concept.facet == "histology" and 0 < m.first - operation.last <= _NEXT]
    return any(_was_read(operation, name, reading) for name in names)


def _was_read(operation: Mention, name: Mention, reading: Reading) -> bool:
    """In one sentence, or with a word of pathology between."""
    told = [m for m in reading.mentions if m.concept.facet == "biopsy" or m.concept.cue in ("pathology", "sample", "sampling")]
    between = any(operation.last < m.first <= name.last for m in told)
    return between or sentence_at(reading, operation.first) == sentence_at(reading, name.first)
