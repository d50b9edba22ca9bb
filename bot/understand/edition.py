"""Which edition a question speaks of, and which rating it states: both may be of yesterday."""

import re

from bot.understand.relevant import NOTE
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Reading
from corpus.schema import Category

_NUMBER = re.compile(
    r"\b(?:rat(?:ed|ing|es?)|scor(?:ed|es?|ing)|gave|gives?|got|gets?|is|was|an?|at|of)\s+(?:(?:it|of|a|an|at|is|was|be|still|only)\s+){0,3}"
    r"(?P<said>[1-9])\b(?!\s*(?:mm|cm|mg|ml|h\b|hours?|y|years?|months?|weeks?|days?|%|\.\d|mSv|MBq|MHz|T\b|-?year|[-/]\s*\d))"
    r"(?:\s*(?:out\s+)?of\s+9\b)?"
    r"|(?<![\d/.])(?P<of>[1-9])\s*(?:/|of|out of)\s*9\b",
    re.IGNORECASE,
)


def read_edition(reading: Reading) -> dict[str, FacetReading]:
    """The facets `edition` and `stated_rating`, as far as the text tells them."""
    found: dict[str, FacetReading] = {}
    talk, years = reading.cues("rating_talk"), reading.cues("edition_year")
    if not (talk or years):
        return found
    stated = [m["said"] or m["of"] for m in _NUMBER.finditer(reading.text)]
    text = " ".join(reading.text.casefold().split())
    longest = sorted((c.value for c in Category), key=len, reverse=True)
    for category in longest:
        if category in text:
            stated.append(category)
            text = text.replace(category, " ")
    if len(reading.words) >= NOTE:  # "unchanged from a radiograph of 2015" speaks of no edition
        years = [y for y in years if any(sentence_at(reading, t.first) == sentence_at(reading, y.first) for t in talk)]
    if years and (talk or stated):
        found["edition"] = FacetReading(("superseded",), "said", years[0].words)
    if stated and (talk or years):
        found["stated_rating"] = FacetReading(tuple(dict.fromkeys(stated)), "said", "; ".join(stated))
    return found
