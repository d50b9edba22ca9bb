"""Whether a tumour has spread, asked of one that nobody is told to have treated: it is staged."""

from bot.understand.course.still_ahead import is_still_ahead
from bot.understand.course.undone import undone
from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.scenario import AFTER_TREATMENT, FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_WEEKDAYS = as_folded("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri")
_SOON = 9
"""Words from what was taken out to the day of it, at most."""
_TO_BE = as_folded("be need needs must")
"""Right before a look that is still to be made."""


def asks_for_the_extent(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """ "Osteosarcoma proved yesterday. Is it still limited to the leg?", "synovial sarcoma: confined, or already beyond?"."""
    malignant = "behaviour" in facets and facets["behaviour"].values == ("malignant",)
    if not malignant or "condition" in facets or is_of_the_past(reading):
        return None
    asked = [m for m in reading.cues("whether_spread") if is_asked(m, reading)]
    return FacetReading(("initial_staging",), "implied", asked[0].words) if asked else None


def is_asked(spread: Mention, reading: Reading) -> bool:
    """In a sentence that ends in a question mark, or that wishes to know."""
    start, end = sentence_at(reading, spread.first)
    wishes = any(start <= m.first <= spread.last for m in reading.cues("wish", "unsure", "ask_study", "asks_about"))
    to_be = _TO_BE & {w.folded for w in reading.words[max(start, spread.first - 2) : spread.first]}
    return asks_at(end, reading) or spread.words.endswith("?") or wishes or bool(to_be)


def operation_ahead(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """ "Excision of his thigh sarcoma is on the 3rd of next month": what is told of before it is the first staging."""
    if "behaviour" not in facets or facets["behaviour"].values != ("malignant",) or is_of_the_past(reading):
        return None
    therapies = [m for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "therapy_noun"]
    ahead = [m for m in therapies if is_still_ahead(m, reading)] or undone(reading)
    return FacetReading(("initial_staging",), "implied", ahead[0].words) if ahead else None


def out_before_its_name(reading: Reading, said: FacetReading | None = None) -> FacetReading | None:
    """ "A lump came out last week and now they say it's a sarcoma": days ago, before anybody knew what it was."""
    if said and said.how == "said" and set(said.values) <= set(AFTER_TREATMENT):
        return None
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    malignant = [m for m in names if "malignant" in m.concept.implies.get("behaviour", ())]
    for out in (m for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done"):
        start, end = sentence_at(reading, out.first)
        named_since = bool(malignant) and all(m.first > out.last for m in malignant)
        taken_for = [m for m in (*reading.cues("lump"), *names) if m not in malignant and start <= m.first < end]
        if named_since and taken_for and _was_days_ago(out, start, end, reading):
            return FacetReading(("initial_staging",), "implied", out.words)
    return None


def _was_days_ago(out: Mention, start: int, end: int, reading: Reading) -> bool:
    """ "Last week", "ten days ago", "on Tuesday", in the sentence of what was taken out, and no year."""
    inside = reading.words[start:end]
    if any(is_year(w.folded) for w in inside):
        return False
    days = any(start <= m.first < end for m in reading.cues("past_day"))
    return days or any(w.folded in _WEEKDAYS for w in reading.words[out.last + 1 : min(end, out.last + _SOON)])
