"""Whether a tumour has spread, asked of one that nobody is told to have treated: it is staged."""

from bot.understand.course.not_made import not_made
from bot.understand.course.still_ahead import is_still_ahead
from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading


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
    return asks_at(end, reading) or spread.words.endswith("?") or wishes


def operation_ahead(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """ "Excision of his thigh sarcoma is on the 3rd of next month": what is told of before it is the first staging."""
    if "behaviour" not in facets or facets["behaviour"].values != ("malignant",) or is_of_the_past(reading):
        return None
    therapies = [m for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "therapy_noun"]
    ahead = [m for m in therapies if is_still_ahead(m, reading)] or not_made(reading)
    return FacetReading(("initial_staging",), "implied", ahead[0].words) if ahead else None


def out_before_its_name(reading: Reading) -> FacetReading | None:
    """ "A lump came out last week and now they say it's a sarcoma. Has it spread?": days ago, before anybody knew what it was."""
    lumps, days = reading.affirmed("lump"), reading.cues("past_day")
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    asked = [m for m in reading.cues("whether_spread") if is_asked(m, reading)]
    for out in (m for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done"):
        start, end = sentence_at(reading, out.first)
        ahead = any(start <= m.first < out.last for m in lumps) and all(m.first > out.last for m in names)
        if asked and names and ahead and any(start <= m.first < end for m in days):
            return FacetReading(("initial_staging",), "implied", asked[0].words)
    return None
