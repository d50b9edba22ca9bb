"""Studies told in one list with the biopsy that gave the diagnosis: "film, MRI and a biopsy that reads osteosarcoma"."""

from bot.understand.imaging.studies import NamedStudy
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_READS = as_folded("says say said reads read shows showed showing came proves proved")


def is_joined_to_the_biopsy(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI arm + bx = ASPS", "MRI and a biopsy that reads UPS", "ultrasound, MRI, core biopsy says liposarcoma"."""
    taken = [m for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done"]
    return _leads_to_a_biopsy(study.last, taken, reading)


def _leads_to_a_biopsy(last: int, taken: list[Mention], reading: Reading) -> bool:
    """From the last word of a study on: joined to the biopsy, or to another study that leads to it."""
    words = [w.folded for w in reading.words]
    link = words[last + 1 : last + 2]
    at = last + 2 + (words[last + 2 : last + 3] in (["a"], ["the"]))
    behind = [m for m in taken if m.first == at]
    if link in (["+"], ["and"], ["&"]):
        return bool(behind)
    if link != [","]:
        return False
    others = (m for m in reading.mentions if m.first == at and m.concept.study.get("modality", "biopsy") != "biopsy")
    told = any(words[m.last] in _READS for m in behind)  # "MRI, core biopsy says liposarcoma"
    return told or any(_leads_to_a_biopsy(m.last, taken, reading) for m in others)
