"""A tumour of the past whose treatment goes without saying: "had a sarcoma in 2018", "UPS of the thigh three years ago"."""

from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_YEARS = ("year", "years")
_HAD_REACH, _FIGURES = 3, 4
"""Words from "had" to the name of a tumour, and figures of a year."""
_NOT_HAD = {"biopsy", "core", "scan", "mri", "ct", "treatment", "surgery", "no", "never", "not"}
_OF_ITS = {"of", "in", "the", "his", "her", "left", "right", "about", "some", "over", "upper", "lower", "distal", "proximal"}
_OF_ITS |= {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "a", "few"}
"""Words between a tumour and its place, and before a time."""
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def was_had(reading: Reading) -> Mention | None:
    """ "A woman who had a chondrosarcoma of the femur in 2018": a tumour of the past, years ago."""
    for tumour in (
        m for m in reading.mentions if m.concept.facet == "histology" and "malignant" in m.concept.implies.get("behaviour", ())
    ):
        before = [w.folded for w in reading.words[max(0, tumour.first - _HAD_REACH) : tumour.first]]
        _, end = sentence_at(reading, tumour.first)
        year = [w.folded for w in reading.words[tumour.last + 1 : end] if len(w.folded) == _FIGURES and w.folded[:2] == "20"]
        ago = [m for m in reading.cues("time_ago", "last_period") if tumour.last < m.first < end and _tells_years(m, reading)]
        if "had" in before and not set(before[before.index("had") :]) & _NOT_HAD and (any(y.isdigit() for y in year) or ago):
            return tumour
        if any(_is_right_behind(m, tumour, reading) for m in ago) and is_of_the_past(reading):
            return tumour
    return None


def _is_right_behind(ago: Mention, tumour: Mention, reading: Reading) -> bool:
    """ "UPS of the thigh three years ago": nothing but its place between; "UPS, noticed three years ago" tells of the lump."""
    gap = range(tumour.last + 1, ago.first)
    sites = {at for m in reading.mentions if m.concept.facet == "site" for at in range(m.first, m.last + 1)}
    return all(at in sites or reading.words[at].folded in _OF_ITS or reading.words[at].folded.isdigit() for at in gap)


def _tells_years(ago: Mention, reading: Reading) -> bool:
    return bool(set(_YEARS) & {w.folded for w in reading.words[max(0, ago.first - _NEAR) : ago.last + 1]})
