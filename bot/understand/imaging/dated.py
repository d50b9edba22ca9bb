"""Studies told with a year, a day or a period: made, and not asked for."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.unavailable import LOOK_CUES
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading

_BESIDE = 2
_YEAR = 4
"""Figures of one."""
_PLACE = 4
"""Words of a place between a study and its day, at most: "MRI right femur and knee last week"."""
_OF_A_PLACE = ("of", "the", "right", "left", "and", "his", "her", "from", "on", "was", "done", "made", "taken")
_TO_COME = ("request", "req", "order", "ordered", "requested", "booked", "planned", "scheduled", "wanted", "cancelled", "refused")
"""Words of what was told of a study that need not have been made yet."""


def of_a_year(study: NamedStudy, reading: Reading) -> bool:
    """ "Lumbar MRI 2021 for sciatica showed a disc bulge": with the year and what it showed, and nothing is asked."""
    _, end = sentence_at(reading, study.last)
    year = [
        w for w in reading.words[study.last + 1 : end] if len(w.folded) == _YEAR and w.folded.isdigit() and w.folded[:2] == "20"
    ]
    shown = any(study.last < m.first < end for m in reading.cues("result", "finding", *LOOK_CUES))
    treated = [m.first for m in reading.mentions if m.concept.facet == "treatment" and study.last < m.first < end]
    if year and treated and reading.words.index(year[0]) > treated[0]:
        return False  # "whether the chest CT of this UPS, resected 2020 and clear, should be with contrast"
    return bool(year) and shown and not (end < len(reading.words) and reading.words[end].folded == "?")


def of_a_day(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI right femur, whole bone, 4 April: ...": with its date and a colon, an entry of what was made."""
    _, end = sentence_at(reading, study.last)
    colon = next((i for i in range(study.last + 1, end) if reading.words[i].folded == ":"), study.last)
    months = [m for m in reading.cues("month") if study.last < m.first < colon]
    asked = end < len(reading.words) and reading.words[end].folded == "?"
    return not asked and any(reading.words[i].folded.isdigit() for m in months for i in (m.first - 1, min(m.last + 1, colon)))


def was_last_period(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI knee last month, scar only.": dated right behind its name, in a sentence that asks nothing."""
    start, end = sentence_at(reading, study.last)
    dated = any(0 < m.first - study.last <= _BESIDE for m in reading.cues("last_period"))
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "ask_rating", "wish", "ask_why"))
    return dated and not asks and not any(w.folded == "?" for w in reading.words[end : end + 1])


def was_the_other_day(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI femur last week; biopsy back today", "chest CT two weeks ago.": all that its clause tells is the day."""
    start, end = clause_at(reading, study.last)
    words = [w.folded for w in reading.words]
    days = [m for m in reading.cues("past_day") if 0 < m.first - study.last <= _PLACE + 1 and m.last < end]
    if not days or {"?", "="} & set(words[end : end + 1]) or set(_TO_COME) & set(words[start:end]):
        return False
    places = {at for m in reading.mentions if _is_a_place(m) for at in range(m.first, m.last + 1)}
    between = (at for at in range(study.last + 1, days[0].first) if at not in places and words[at] not in _OF_A_PLACE)
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "ask_rating", "wish", "ask_why"))
    return not asks and next(between, None) is None


def _is_a_place(mention: Mention) -> bool:
    return mention.concept.facet == "site" or "region" in mention.concept.study
