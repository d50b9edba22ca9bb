"""Units: the words for them, how many hours a time has, and which unit stands at a place."""

from collections.abc import Sequence

from bot.check.words.prose import Token

TIME, PERCENT, DOSE = "h", "%", "msv"
IN_A_HUNDRED = ("%", "percent", "per cent")
MEASURED = {"sensitive": "sensitivity", "specific": "specificity", "accurate": "accuracy"}
"""Words behind a share that tell its measure: "94 % sensitive"."""
HOURS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 1.0),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 1 / 60),
    **dict.fromkeys(("day", "days"), 24.0),
    **dict.fromkeys(("week", "weeks", "wk"), 168.0),
    **dict.fromkeys(("month", "months"), 730.0),
    **dict.fromkeys(("year", "years", "y", "yr", "yrs"), 8760.0),
}
UNITS = {
    **dict.fromkeys(IN_A_HUNDRED, PERCENT),
    **dict.fromkeys(("msv", "millisievert", "millisieverts"), "msv"),
    **dict.fromkeys(("sv", "sievert"), "sv"),
    **dict.fromkeys(("mbq", "megabecquerel", "megabecquerels"), "mbq"),
    **dict.fromkeys(("mgy", "milligray"), "mgy"),
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("t", "tesla"), "t"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeter", "millimeters"), "mm"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), "cm"),
    **{unit: unit for unit in ("kev", "mg", "mmol", "dl", "cgy", "kv")},
}
_PERIODS = {
    **dict.fromkeys(("second", "seconds"), "second"),
    **dict.fromkeys(("minute", "minutes"), "minute"),
    **dict.fromkeys(("hour", "hours", "hourly", "h"), "hour"),
    **dict.fromkeys(("day", "days", "daily"), "day"),
    **dict.fromkeys(("week", "weeks", "weekly"), "week"),
    **dict.fromkeys(("fortnight", "fortnightly"), "fortnight"),
    **dict.fromkeys(("month", "months", "monthly"), "month"),
    **dict.fromkeys(("quarter", "quarterly"), "quarter"),
    **dict.fromkeys(("year", "years", "yearly", "annual", "annually", "y", "yr", "twelvemonth"), "year"),
    **dict.fromkeys(("decade", "decades"), "decade"),
    **dict.fromkeys(("century", "centuries"), "century"),
    **dict.fromkeys(("life", "lifetime", "lifetimes", "lifelong"), "life"),
}
"""The times that a dose is told for."""
_FOR_EACH = frozenset({"a", "an", "per", "each", "every", "over", "in", "within", "during", "throughout", "the", "one", "whole"})
_ADJECTIVES = frozenset({"hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "annual", "lifelong", "lifetime"})
_SAID_BEFORE, _SAID_AFTER = 6, 5
"""Words before a number and after its unit within which it is said what time it is told for."""
_PARTS = ("kg", "mbq", "mgy", "dl", "l", "sv", "cm")
"""Units that another one is told per."""
_AHEAD = 5
"""Words after a number within which its unit is told: "3.7 MBq of FDG per kilogram"."""


def unit_at(tokens: Sequence[Token], at: int) -> tuple[str, float]:
    """The unit at a place, "mSv per MBq" as "msv/mbq", and what its numbers are multiplied by."""
    words = [t.text for t in tokens[at : at + _AHEAD] if not t.study]
    if words[:1] and (first := words[0].split()[0]) in HOURS:  # "one-year-old"
        return TIME, HOURS[first]
    if words[:2] == ["per", "cent"]:
        words = [PERCENT, *words[2:]]
    unit = UNITS.get(words[0], "") if words else ""
    after = words[words.index("per") + 1 :] if "per" in words[1:] else words[1:2]  # "3.7 MBq of FDG per kilogram"
    part = UNITS.get(after[0], "") if after else ""
    return (f"{unit}/{part}" if unit and part in _PARTS else unit), 1.0


def period_beside(tokens: Sequence[Token], at: int, end: int) -> str:
    """The time that a dose is told for, behind its unit or before its number: "3 mSv a year", "the annual dose is 3 mSv"."""
    after = [w for t in tokens[end : end + _SAID_AFTER] for w in t.text.split()]
    for before, word in zip(["", *after], after, strict=False):
        if word in _PERIODS and (before in _FOR_EACH or word.endswith("ly")):
            return _PERIODS[word]
    said = [w for t in tokens[max(0, at - _SAID_BEFORE) : at] for w in t.text.split()]
    each = (w for b, w in zip(["", *said], said, strict=False) if w in _ADJECTIVES or (w in _PERIODS and b in _FOR_EACH))
    return next((_PERIODS[w] for w in each), "")
