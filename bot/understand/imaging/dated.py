"""Studies told with a year, a day or a period: made, and not asked for; a bare date is `on_file.py`'s."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.unavailable import LOOK_CUES
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Reading

_BESIDE = 2
_YEAR = 4
"""Figures of one."""


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
    return bool(year) and shown and not asks_at(end, reading)


def of_a_day(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI right femur, whole bone, 4 April: ...": with its date and a colon, an entry of what was made."""
    _, end = sentence_at(reading, study.last)
    colon = next((i for i in range(study.last + 1, end) if reading.words[i].folded == ":"), study.last)
    months = [m for m in reading.cues("month") if study.last < m.first < colon]
    asked = asks_at(end, reading)
    return not asked and any(reading.words[i].folded.isdigit() for m in months for i in (m.first - 1, min(m.last + 1, colon)))


def was_last_period(study: NamedStudy, reading: Reading) -> bool:
    """ "A chest CT last month which was normal.": dated right behind its name, in a sentence that asks nothing."""
    start, end = sentence_at(reading, study.last)
    dated = any(0 < m.first - study.last <= _BESIDE for m in reading.cues("last_period"))
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "ask_rating", "wish", "ask_why"))
    return dated and not asks and not asks_at(end, reading)
