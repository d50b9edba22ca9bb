"""Numbers in prose: what a number counts, dates or measures, and which ones only the corpus may state."""

import re
from collections.abc import Sequence

from bot.check.leans import rating_at
from bot.check.prose import Token
from bot.check.sentence import Sentence, Start

_STATED = re.compile(
    "fast|glucos|sugar|inject|uptake|half-life|wait|paus|hydrat|metformin|insulin|creatinin|egfr|renal|kidney|breast|sensitiv|specific"
    "|accura|surviv|percent|dose|radiat|expos|sievert|msv|gray|mgy|becquerel|mbq"
)
"""Words of what the corpus states in figures."""
_YEAR = re.compile("(?:18|19|20)[0-9][0-9]")
_UNITS = frozenset(
    "cm mm millimetre millimeter centimetre centimeter minute min second week month day year hour h kev mev mhz ghz khz hz ml kg y mo wk".split()  # noqa: SIM905
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()  # noqa: SIM905
)
_NAMING = frozenset({"suv", "suvmax", "technetium", "tc", "level", "floor", "room"})
"""Words before a number that is part of a name or of a reading."""
_LASTING = frozenset({"takes", "take", "lasts", "last", "took"})
_SHORT = frozenset({"1", "2", "two", "half", "one"})


def figures_are_stated(sentence: Sentence) -> str | None:
    """A number counts, dates or measures what lies in an image, is the rating of the study, or the corpus states it."""
    tokens = list(sentence.tokens)
    stated = any(_STATED.search(t.text) for t in tokens)
    for at, here in enumerate(tokens):
        unit = unit_of(tokens, at)
        if here.text in _LASTING and tokens[at + 1 : at + 2] and tokens[at + 1].has("time-unit"):
            return "how long it takes is not a figure that the corpus states"
        counted = here.has("number", "count") or (stated and here.text in ("a", "an", "one") and unit.has("time-unit"))
        if counted and not stated and (rating_at(tokens, at) or is_free(tokens, at, unit)):
            continue
        if counted or here.has("metric"):
            return None if sentence.figures(tokens) else f"{here.text!r} is not a figure that the corpus states"
    return None


def unit_of(tokens: Sequence[Token], at: int) -> Token:
    """The word after a number, or after the range that it opens."""
    for token in tokens[at + 1 :]:
        if not (token.has("number", "count") or token.text in ("to", "or", "and", "x", "by", "an", "a", "of")):
            return token
    return Token("")


def is_free(tokens: Sequence[Token], at: int, unit: Token) -> bool:
    """True if a number is no judgement: a date, a size, a short time, a count of things."""
    here, before = tokens[at], tokens[at - 1] if at else Start
    if unit.has("time-unit") and any(t.text in _LASTING for t in tokens):
        return unit.text.startswith(("min", "sec")) or here.text in _SHORT
    dated = unit.text in _MONTHS or before.text in _MONTHS or bool(_YEAR.fullmatch(here.text)) or before.text in _NAMING
    plural = unit.text.endswith("s") and not unit.study and not unit.has("act", "is") and unit.text.isalpha()
    return dated or plural or unit.text in _UNITS or unit.has("unit", "time-unit")
