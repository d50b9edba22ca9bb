"""The time between a first course and the operation, and the end of a course: what is imaged then is staged again."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import clause_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_AGAIN = ("restaging", "treatment_response")
_OVER = as_folded("resected excised operated amputated removed re-resected reresected wle underwent")
"""Words of an operation that has been done."""
_NOTHING = ("untreated", "never_treated", "nothing_given")
_AGO = as_folded("year years yr ago months month")
_YEAR_REACH = 3
"""Words behind an operation within which its year stands."""


def between_courses(reading: Reading, outright: FacetReading | None) -> FacetReading | None:
    """ "RT until October, excision next week", "week 11, resection on the 12th": treated, and not yet operated on."""
    if outright and "initial_staging" not in outright.values:
        return None
    ending = [m for m in reading.affirmed("course_ending", "end_evaluation") if not _is_dated(m, reading)]
    if ending and not outright:
        return FacetReading(_AGAIN, "implied", ending[0].words)
    given, ahead = _of_now(reading.affirmed("course_given"), reading), _of_now(reading.cues("surgery_ahead"), reading)
    given = [m for m in given if not any(a.first <= m.first <= a.last for a in ahead)]
    if not (given and ahead) or reading.cues(*_NOTHING) or _was_operated_on(reading, ahead):
        return None
    return FacetReading(_AGAIN, "implied", given[0].words)


def _of_now(mentions: list[Mention], reading: Reading) -> list[Mention]:
    return [m for m in mentions if not _is_dated(m, reading)]


def _is_dated(mention: Mention, reading: Reading) -> bool:
    """ "Resection on 12 Dec 2019", "end-of-treatment MRI in 2021": over for years."""
    _, end = clause_at(reading, mention.last)
    inside = reading.words[mention.first : min(end, mention.last + 1 + _YEAR_REACH)]
    return any(is_year(w.folded) or w.folded in _AGO for w in inside)


def _was_operated_on(reading: Reading, ahead: list[Mention]) -> bool:
    """ "Excised in March": what is to come is told in the same words, and does not count."""
    planned = {at for m in ahead for at in range(m.first, m.last + 1)}
    return any(w.folded in _OVER for at, w in enumerate(reading.words) if at not in planned)
