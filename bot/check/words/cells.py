"""Figures as cells: a number with its unit and, for a share, the measure and the study that it is told of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.check.words.english import ONE
from bot.check.words.measures import IN_A_HUNDRED, MEASURED
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy
from corpus.words import is_year

_SERIES = ("trial", "cohort")
"""What a figure was measured in, and no measure."""
_TO, _AND, _FOR = "to", "and", "for"
_JOINS = (_AND, _TO, "or", "against", "versus", "vs", *IN_A_HUNDRED)
"""Words between numbers that are told together."""
_LAST = 1000
"""Added to the place of a study that a sentence opens by setting another one beside: it comes last."""
_AGAINST, _NEXT = ("against", "versus", "vs"), 2
_OF = ("for", "with", "by", "on", "in", "after")
"""Words between a number and the study that it is told of."""
_UNITS = {"h": re.compile("h|hrs?|hours?"), "min": re.compile("min|mins|minutes?")}
_OPENS_BESIDE = frozenset({"compared with", "compared to", "against", "set against", "relative to", "beside"})
_NEAR = 4
"""Words from such a word to the study, at most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; a measure or study that is not said is None."""

    number: str
    unit: str
    measure: str | None = None
    study: NamedStudy | None = None

    @property
    def lasts(self) -> bool:
        """True for hours and minutes."""
        return self.unit in _UNITS

    def restates(self, held: "Cell") -> bool:
        """True if a statement that holds the other figure says this one too."""
        equal = self.number == held.number or (self.lasts and _lies_within(self.number, held.number))
        return equal and self.unit == held.unit and self.vies_with(held)

    def vies_with(self, held: "Cell") -> bool:
        """True if the other figure is of the same measure and study, as far as either is named."""
        same = self.measure in (None, held.measure)
        return same and (self.study is None or held.study is None or is_of(self.study, held.study))


def _lies_within(number: str, stated: str) -> bool:
    """True for a time that a statement gives a range for: 3 lies within 2-4."""
    low, _, high = stated.partition("-")
    try:
        return bool(high) and all(float(low) <= float(one) <= float(high) for one in number.split("-"))
    except ValueError:  # a count in words that is no number
        return False


def is_of(study: NamedStudy, held: NamedStudy) -> bool:
    """True if what is said of one study is said of another: as it is named it is the same, or one of its kind."""
    said = {key: value for key, value in study.parts.items() if key not in study.defaulted and key != "region"}
    return said.items() <= held.parts.items()


def cells_of(tokens: Sequence[Token]) -> Iterator[Cell]:
    """The figures of a sentence but for years; of several shares told together each has one of as many measures or studies."""
    if not any(_is_number(tokens, at) for at in range(len(tokens))):
        return
    measures: list[str] = []
    fresh = 0  # measures named before the last figures
    named, waiting = dict[int, NamedStudy](), dict[int, NamedStudy]()  # by place: all, and those without a figure so far
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.study and at not in named:
            named[at] = waiting[at + _LAST * _is_set_apart(tokens, at)] = token.study
        if _is_measure(token):
            measures.append(_measure(token))
        at += 1
        if not _is_number(tokens, at - 1) or is_year(token.text):
            continue
        opens = at - 1
        numbers, at = _told_together(tokens, opens)
        of_two = len(numbers) > 1 and any(t.text in _AGAINST for t in tokens[opens:at])
        set_against = len(numbers) > 1 and any(t.text in _AGAINST for t in tokens[at : at + _NEXT])
        if (unit := _unit(tokens, at)) != "%":
            yield from (Cell(number, unit) for number in numbers)
            continue
        told_behind, at = _measures_behind(tokens, at, len(numbers))
        measures += told_behind
        of_it = _behind(tokens, at, waits=bool(waiting))
        named.update(of_it)
        told = zip(
            numbers,
            _each(measures[fresh:] or measures, numbers),
            _studies(len(numbers), of_it, named, dict([*waiting.items()][:1]) if set_against else waiting, of_two=of_two),
            strict=True,
        )
        yield from (Cell(number, unit, measure, study) for number, measure, study in told)
        waiting, fresh = dict([*waiting.items()][1:]) if set_against else {}, len(measures)


def _is_set_apart(tokens: Sequence[Token], at: int) -> bool:
    """ "Compared with CT, PET/CT had ...": figures that follow are of the other study first."""
    before = " ".join(t.text for t in tokens[:at])
    return before in _OPENS_BESIDE


def _studies(
    figures: int, behind: dict[int, NamedStudy], named: dict[int, NamedStudy], waiting: dict[int, NamedStudy], *, of_two: bool
) -> list[NamedStudy | None]:
    """The study of each figure: the one told behind it, or as many as wait for theirs, or the last one named.

    Of two figures set against each other (`of_two`) the second is of another study than the one that waits.
    """
    if behind:
        return [*behind.values()] * figures
    these = [study for _, study in sorted((waiting or named).items(), key=lambda held: held[0])]
    if of_two and len(these) == 1:
        return [these[0], *[None] * (figures - 1)]
    if len(these) == figures > 1:  # "... and 53 % with CT, recurrence-free survival 59 % and 54 %"
        return [*these]
    return [these[-1] if these else None] * figures


def _measures_behind(tokens: Sequence[Token], at: int, figures: int) -> tuple[list[str], int]:
    """The measures of "95 % sensitivity" and "95 and 96 % for sensitivity and specificity", and the place after them."""
    measures: list[str] = []
    here = at + (tokens[at : at + 1] != [] and tokens[at].text == _FOR)
    if at < len(tokens) and tokens[at].text in MEASURED:
        return [MEASURED[tokens[at].text]], at + 1
    while here < len(tokens) and len(measures) < figures and _is_measure(tokens[here]):
        measures.append(_measure(tokens[here]))
        at, here = here + 1, here + 1
        here += here < len(tokens) and tokens[here].text == _AND
    return measures, at


def _behind(tokens: Sequence[Token], at: int, *, waits: bool) -> dict[int, NamedStudy]:
    """The study of "53 % with follow-up by CT", before the next number, with its place.

    Where one named before waits for its figure, what follows "and" is the next one: "PET/CT 96 % for lung lesions and CT 87 %".
    """
    if not tokens[at : at + 1] or tokens[at].text not in _OF:
        return {}
    near = range(at + 1, min(at + 1 + _NEAR, len(tokens)))
    ends = (",", _AND) if waits else (",",)
    end = next((n for n in near if _is_number(tokens, n) or tokens[n].text in ends), at + 1 + _NEAR)
    return dict([(n, study) for n in near if n < end and (study := tokens[n].study)][:1])


def _each(measures: Sequence[str], numbers: Sequence[str]) -> list[str | None]:
    """The measure of each number: of as many named last, each has its own; of fewer, all have the last."""
    named = list(dict.fromkeys(reversed(measures)))[: len(numbers)][::-1]
    return [*named] if len(named) == len(numbers) else [named[-1] if named else None] * len(numbers)


def _told_together(tokens: Sequence[Token], at: int) -> tuple[list[str], int]:
    """The numbers from a place on that nothing but joining words parts, a range as one, and the place after them."""
    numbers: list[str] = []
    end = last = at
    while at < len(tokens) and (_is_number(tokens, at) or tokens[at].text in _JOINS):
        if len(numbers) > 1 and tokens[at].text in _AGAINST:  # "95 and 96 % against 90 and 98 %"
            break
        if _is_number(tokens, at):
            said = _number(tokens[at])
            between = {t.text for t in tokens[last + 1 : at]} - {*IN_A_HUNDRED}
            ranges = bool(numbers) and between <= {_TO} and (between or last + 1 == at)
            numbers = [*numbers[:-1], f"{numbers[-1]}-{said}"] if ranges else [*numbers, said]
            last, end = at, at + 1
        elif tokens[at].text in IN_A_HUNDRED:
            end = at + 1
        at += 1
    return numbers, end


def _unit(tokens: Sequence[Token], end: int) -> str:
    """The unit of a number that ends before a place: a share, hours, minutes, or any other."""
    if tokens[end - 1].text in IN_A_HUNDRED:
        return "%"
    unit = next((t.text for t in tokens[end : end + 1]), "")
    return next((known for known, words in _UNITS.items() if words.fullmatch(unit)), "")


def _measure(token: Token) -> str:
    return token.cues["metric"] or token.text


def _is_measure(token: Token) -> bool:
    return "metric" in token.cues and token.text not in (*IN_A_HUNDRED, *_SERIES)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """True for a number, and for the "an" of "an hour"."""
    here = tokens[at]
    if here.study:
        return False
    if here.text[:1].isdigit() or "number" in here.cues or "count" in here.cues:
        return True
    return here.text in ONE and any("time-unit" in t.cues for t in tokens[at + 1 : at + 2])


def _number(token: Token) -> str:
    said = "1" if token.text in ONE else token.cues.get("count") or token.text
    return said.removesuffix(".0")
