"""Studies that are arranged, where what else is needed is asked: none of them is asked about, and each counts as made."""

from collections.abc import Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, clause_at, last_sentence, sentence_at
from corpus.reading import Reading
from corpus.words import as_folded

_ARRANGED = as_folded("booked ordered requested arranged scheduled planned fixed sorted organised organized pending awaited")
_BETWEEN = as_folded("is are was were has have been being already now all a an the his her their that for with of and")
_ELSE = as_folded("else other more further missing besides")
_BARS = as_folded("should can could would if when whether or instead not no never")
_MEANS, _RUNNING = frozenset({"by", "with", "on"}), as_folded("underway running ongoing")
_REACH = 4
"""Words between a study and what tells that it is arranged, at most."""


def arranged(studies: Sequence[NamedStudy], reading: Reading) -> list[int]:
    """ "Chest CT is booked. What else?", "we've ordered a PET, anything more?"."""
    start, end = last_sentence(reading)
    if not asks_at(end, reading):
        return []
    if not _ELSE & {w.folded for w in reading.words[start:end]}:
        return _under_way(studies, start, reading)
    if any(s.first >= start and clause_at(reading, s.first)[1] == end for s in studies):
        return []  # "what else would you do, a PET?"
    return [n for n, study in enumerate(studies) if _is_arranged(study, reading)]


def _under_way(studies: Sequence[NamedStudy], asked: int, reading: Reading) -> list[int]:
    """ "The rib is being sorted out by MRI. The lungs meanwhile?": of what looks at another place than the one asked about."""
    places = {m.concept.value for m in reading.mentions if m.concept.facet == "target" and m.first >= asked}
    if places != {"lung"} or any(s.first >= asked for s in studies):
        return []
    elsewhere = [n for n, s in enumerate(studies) if s.parts.get("region") != "chest"]
    return [n for n in elsewhere if _is_under_way(studies[n], reading)]


def _is_under_way(study: NamedStudy, reading: Reading) -> bool:
    start, end = clause_at(reading, study.first)
    before = [w.folded for w in reading.words[start : study.first]]
    behind = {w.folded for w in reading.words[study.last + 1 : min(end, study.last + 1 + _REACH)]}
    return ("being" in before and bool(_MEANS & set(before[-2:]))) or bool(_RUNNING & behind)


def _is_arranged(study: NamedStudy, reading: Reading) -> bool:
    start, end = clause_at(reading, study.first)
    first, _ = sentence_at(reading, study.first)
    before = [w.folded for w in reading.words[start : study.first]]
    behind = [w.folded for w in reading.words[study.last + 1 : min(end, study.last + 1 + _REACH)]]
    barred = _BARS & {*(w.folded for w in reading.words[first : study.first]), *behind}
    lead = next((word for word in reversed(before) if word not in _BETWEEN), "")
    told = next((word for word in behind if word not in _BETWEEN), "")
    return not barred and bool({lead, told} & _ARRANGED) and lead != "be"
