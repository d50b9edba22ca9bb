"""Quantities: numbers with the unit that they are told in, whatever they are told of; times are all in hours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import floor
from typing import Literal

from bot.check.words.bearing import Bearing
from bot.check.words.english import ONE
from bot.check.words.measures import DOSE, HOURS, PERCENT, TIME, period_beside, unit_at
from bot.check.words.numerals import digits_of
from bot.check.words.prose import Token
from corpus.words import is_year

Side = Literal["", "above", "below"]
SIDES: tuple[Side, ...] = ("above", "below")
OTHER_SIDE: dict[Side, Side] = {"above": "below", "below": "above", "": ""}
_REACH = 3.0
"""Times that what lies above or below a number reaches at most."""
ORDERED = ("stage", "variant", "grade")
"""Words before a number that is one of an order, in digits or in Roman ones."""
_ROMAN = {"i": 1.0, "ii": 2.0, "iii": 3.0, "iv": 4.0, "v": 5.0}
COUNT, _COUNTED = "of", 4
"""The unit of what counts patients or lesions, and the words after a number within which it is said that it does."""
_FEW, _WHOLES, _OUT_OF = "123456789", ("4", "5", "10", "20"), ("in", "of", "out of")
"""Few of something, and the numbers that it is told out of as a share."""
_BRACKET = 6
"""Words after a number within which a bracket is closed."""
_BETWEEN = ("to", "and", "or", ",", "through", "between")
SUV, _AHEAD, _FAR_AHEAD, _BACK = "suv", 5, 8, 3
_OFTEN = 24.0
"""Hours from which on "a" tells how often: "twice a year"."""
_NEARLY, _EXACTLY = 0.06, 0.005


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range, with its unit; without one, "" ."""

    low: float
    high: float
    unit: str
    at: int
    every: bool = False
    """ "Every 3 to 6 months"."""
    nearly: bool = False
    side: Side = ""
    """Something lies above it or below it."""
    counted: str = ""
    """What it counts: "people", "lesions"; "" if that is not said."""
    whole: str = ""
    """Whether it is a share of "people" or of what they have: "findings"; "" if that is not said."""
    places: int = 0
    """Decimal places that it is told to."""
    per: str = ""
    """The time that a dose is told for: "3 mSv a year"; "" if that is not said."""

    def is_told_by(self, held: "Quantity") -> bool:
        """True if a statement that has the other quantity has this one: as it stands, or rounded."""
        if self.counted and held.counted and self.counted != held.counted:
            return False
        if self.per and held.per and self.per != held.per:
            return False
        if (self.every and not held.every) or (self.side and held.side and self.side != held.side):
            return False
        ends = (held.low, held.high)
        if self.low != self.high and held.low != held.high:
            return self._is_near(self.low, held.low, held) and self._is_near(self.high, held.high, held)
        return all(any(self._is_near(one, end, held) for end in ends) for one in (self.low, self.high))

    def lies_in(self, held: "Quantity") -> bool:
        """True if it is one of the range of a statement: three hours of 2-5 h, 3 T where it says 1.5 T or more."""
        if self.unit in (SUV, "%"):
            return False
        if held.low == held.high and held.side and not self.side:
            least, most = (held.low, _REACH * held.low) if held.side == "above" else (held.low / _REACH, held.low)
        else:
            least, most = held.low, held.high
        return least < most and least <= self.low <= self.high <= most

    def _is_near(self, one: float, other: float, held: "Quantity") -> bool:
        step = 10.0**-self.places
        rounded = self.unit != TIME and one != 0 and abs(one - step * floor(other / step + 0.5)) < step * _EXACTLY
        nearly = self.nearly or (held.nearly and self.unit == TIME)
        return rounded or abs(one - other) <= (_NEARLY if nearly else _EXACTLY) * max(one, other)


def quantities_of(tokens: Sequence[Token], bearing: Bearing) -> Iterator[Quantity]:
    """The quantities of a sentence but for years; of a list told with one unit each has it."""
    at = 0
    while at < len(tokens):
        if not _may_count(tokens[at]):
            at += 1
            continue
        isotope = at > 0 and bearing.among(tokens[at - 1].text, "isotope")
        if share := share_at(tokens, at):
            value, last = share
            beside = [*tokens[at + 1 : last], *tokens[last + 1 : last + 1 + _COUNTED]]
            yield Quantity(value, value, PERCENT, at, whole=_first_counted(beside, bearing))
            at = last + 1
            continue
        if (number := _value(tokens, at)) is None or is_year(tokens[at].text) or isotope:
            at += 1
            continue
        told, end = _told_together(tokens, at, number)
        unit, factor = unit_at(tokens, end)
        if not (tokens[at].text in ("a", "an") and factor >= _OFTEN):
            kind = _kind_of(tokens, at, end, unit, bearing)
            for low, high, place in told:
                places = len(tokens[place].text.partition(".")[2])
                yield replace(kind, low=low * factor, high=high * factor, at=place, places=places)
        at = end


def _may_count(token: Token) -> bool:
    """True for a word that can tell how many or how much, if those beside it let it."""
    return "count" in token.cues or token.text[:1].isdigit() or token.text in ONE or token.text in _ROMAN


def _is_uptake(tokens: Sequence[Token], at: int) -> bool:
    """ "SUVmax of 4.6"; a decimal may stand further off, if no number is between: "the SUVmax that told the outcome was 4.6"."""
    far = _FAR_AHEAD if "." in tokens[at].text else _AHEAD
    between = list(takewhile(lambda t: far == _AHEAD or not t.has("number"), reversed(tokens[max(0, at - far) : at])))
    return any(t.text.startswith(SUV) for t in between)


def _kind_of(tokens: Sequence[Token], at: int, end: int, unit: str, bearing: Bearing) -> Quantity:
    """What the numbers from a place on are, whatever their values: their unit, what they count, and how they are told."""
    unit = unit or (SUV if _is_uptake(tokens, at) else "")
    unit = tokens[at - 1].text if at and tokens[at - 1].text in ORDERED else unit
    after = takewhile(lambda t: not t.has("number", "count"), tokens[end : end + _COUNTED])
    nouns = (t.text.rpartition(" ")[2] for t in after)
    subject = next((word for word in nouns if bearing.among(word, "subjects")), "") if not unit else ""
    counted = "people" if bearing.among(subject, "people") else "lesions" if bearing.among(subject, "spots") else ""
    before = [word for t in tokens[max(0, at - _BACK) : at] for word in t.text.split()]
    every = bool(before) and bearing.among(before[-1], "every")
    nearly = any(t.has("nearly") or bearing.among(t.text, "roughly") for t in tokens[max(0, at - 2) : at])
    closes = next((n for n in range(end, min(end + _BRACKET, len(tokens))) if tokens[n].text == ")"), end)
    behind = [t.text for t in tokens[closes + 1 : closes + 3]]  # the "or more" of "1.5 T (field strength) or more"
    side = side_of(before[-_BACK:], bearing) or (side_of(behind[1:], bearing) if behind[:1] == ["or"] else "")
    whole = _whole_of(tokens, at, end, bearing) if unit == PERCENT else ""
    per = period_beside(tokens, at, end) if unit == DOSE else ""
    return Quantity(0.0, 0.0, COUNT if subject else unit, at, every, nearly, side, counted, whole, per=per)


def _whole_of(tokens: Sequence[Token], at: int, end: int, bearing: Bearing) -> str:
    """What a share is one of: "60 % of the local recurrences", "of whom 11 %"."""
    if [t.text for t in tokens[max(0, at - 2) : at]] == ["of", "whom"]:
        return "people"
    after = tokens[end + 1 : end + 1 + _COUNTED]
    if not after or after[0].text != "of":
        return ""
    said = [t.text.rpartition(" ")[2] for t in after]
    return "people" if any(bearing.among(word, "people") for word in said) else _first_counted(after, bearing)


def _first_counted(tokens: Sequence[Token], bearing: Bearing) -> str:
    """What of both is named first: "people", or what they have."""
    for word in (t.text.rpartition(" ")[2] for t in tokens):
        if bearing.among(word, "people"):
            return "people"
        if bearing.among(word, "spots", "relapses"):
            return "findings"
    return ""


def share_at(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """What share is told at a place and where it ends: "nine in ten", "one lesion in five"; not "one in five years"."""
    here = tokens[at].cues.get("count") or tokens[at].text
    few = "1" if here == "one" else here
    if few not in _FEW or tokens[at].study:
        return None
    said = [t.cues.get("count") or t.text for t in tokens[at : at + _COUNTED + 2]]
    for n in range(2, min(len(said), _COUNTED + 1)):
        whole = said[n] in _WHOLES and said[n - 1] in (_OUT_OF if said[n] == "10" else _OUT_OF[:1])
        if whole and int(few) < int(said[n]) and not any(word in HOURS for word in said[n + 1 : n + 2]):
            return 100 * int(few) / int(said[n]), at + n
    return None


def _told_together(tokens: Sequence[Token], at: int, value: float) -> tuple[list[tuple[float, float, int]], int]:
    """The numbers from a place on that stand before one unit, a range as one, and the place after them."""
    told = [(value, value, at)]
    end = here = at + 1
    spans = bool(at) and tokens[at - 1].text in ("between", "from")
    joined: list[str] = []
    while here < len(tokens):
        number = _value(tokens, here)
        if number is not None and not is_year(tokens[here].text):
            low = told[-1][0]
            ranges = (joined in ([], ["to"]) and (number > low or not spans)) or (spans and joined == ["and"] and number > low)
            if ranges and low == told[-1][1]:
                told[-1] = (low, number, told[-1][2])
            else:
                told.append((number, number, here))
            joined, end = [], here + 1
        elif tokens[here].text in _BETWEEN and len(joined) < 2:
            joined.append(tokens[here].text)
        else:
            break
        here += 1
    return told, end


def _value(tokens: Sequence[Token], at: int) -> float | None:
    """What a word says as a number; "a" and "one" are one before a unit of time alone, "nine in ten" is a share."""
    token = tokens[at]
    if token.study:
        return None
    if token.text in ONE:
        return 1.0 if tokens[at + 1 : at + 2] and tokens[at + 1].text.split()[0] in HOURS else None
    if token.text in _ROMAN:
        return _ROMAN[token.text] if at and tokens[at - 1].text in ORDERED else None
    said = digits_of(token)
    try:
        return float(said) if said else None
    except ValueError:
        return None


def side_of(before: Sequence[str], bearing: Bearing) -> Side:
    """ "Above 4.6", "smaller than 5 mm"; "never below 37" is above it."""
    for at, word in enumerate(before[-2:], max(0, len(before) - 2)):
        for side in SIDES:
            if bearing.among(word, f"bound-{side}"):
                denied = any(bearing.among(w, "denying") for w in before[max(0, at - 1) : at])
                return OTHER_SIDE[side] if denied else side
    return ""
