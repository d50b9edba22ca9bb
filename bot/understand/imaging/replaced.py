"""Which named study is to be replaced: an open question asks for something else in its place."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_ARTICLES = {"a", "an", "the", "this", "that", "her", "his", "their", "my", "our", "any", "another", "usual", "standard", ","}
_WHICH = as_folded("what which whats what's")
_LISTED = {"or", "and", "a", "an", "the", ",", "/"}
_BETWEEN = 2
"""Words between "instead of" and the name of the study, at most."""


def replaced(studies: list[NamedStudy], told: set[int], reading: Reading) -> set[int]:
    """The studies that another is asked for ("what can I use instead of PET/CT?"); `told`: those made or not to be had."""
    if reading.cues("ask_why"):
        return set()
    found: set[int] = set()
    for number, study in enumerate(studies):
        cues = [m for m in reading.cues("in_its_place") if _is_right_before(m, study, reading)]
        if not any(_asks_openly(m, reading) for m in cues):
            continue
        listed = _listed_with(number, studies, reading)
        if not _names_another(study, [s for n, s in enumerate(studies) if n not in {*told, *listed}], reading):
            found.update(listed)
    return found


def _is_right_before(cue: Mention, study: NamedStudy, reading: Reading) -> bool:
    """ "Instead of the PET/CT"."""
    gap = [w.folded for w in reading.words[cue.last + 1 : study.first]]
    return cue.last < study.first and len(gap) <= _BETWEEN and set(gap) <= _ARTICLES


def _asks_openly(cue: Mention, reading: Reading) -> bool:
    """ "Which study instead of", "is there anything in place of"; "is palpation an alternative to" asks of what it names."""
    start, end = sentence_at(reading, cue.first)
    if cue.concept.value == "beside" and any(start <= m.first < end for m in reading.cues("in_addition")):
        return False  # "what do I need other than PET/CT?"
    if cue.concept.value == "asked" or any(start <= m.first < end for m in reading.cues("open_choice")):
        return True
    closed = any(m.first == start for m in reading.cues("interrogative"))
    asks = bool(_WHICH & {w.folded for w in reading.words[start:end]})
    return not closed and (asks or (cue.first == start and asks_at(end, reading)))


def _listed_with(number: int, studies: list[NamedStudy], reading: Reading) -> list[int]:
    """ "Instead of PET/CT or a bone scan": the studies that a list goes on with."""
    listed = [number]
    for other in range(number + 1, len(studies)):
        gap = {w.folded for w in reading.words[studies[other - 1].last + 1 : studies[other].first]}
        if not gap & {"or", "and", "/"} or not gap <= _LISTED:
            break
        listed.append(other)
    return listed


def _names_another(study: NamedStudy, others: list[NamedStudy], reading: Reading) -> bool:
    """ "Whole-body MRI instead of PET/CT?" asks of the MRI."""
    start, end = sentence_at(reading, study.first)
    return any(start <= s.first < end and s.parts["modality"] != study.parts["modality"] for s in others)
