"""What a sentence tells as a number: "forty-one" and "1,200" in digits, "half" and "three quarters" in hundredths."""

from collections.abc import Sequence

from bot.check.words.prose import Token

_HUNDREDTHS = {"half": 50, "third": 33, "thirds": 33, "quarter": 25, "quarters": 25, "fifth": 20, "tenth": 10}
"""Fractions that have a name."""
_TIMES = {"two": 2, "three": 3}
"""Words before a fraction that tell how many of it."""


def digits_of(token: Token) -> str:
    """A number as digits, without the commas of thousands; "" for what is none."""
    told = (token.cues.get("count") or token.text).replace(",", "")
    return told if told[:1].isdigit() else ""


def hundredths_at(words: Sequence[str], at: int) -> str:
    """ "Three quarters" is 75 in a hundred, told at its last word; "" for what is no fraction."""
    times = _TIMES.get(words[at - 1], 1) if at else 1
    return str(times * _HUNDREDTHS[words[at]]) if words[at] in _HUNDREDTHS else ""
