"""Numbers in prose: what a number counts, dates or measures, and which ones only the corpus may state."""

import re
from collections.abc import Sequence

from bot.check.judgements.leans import rating_at
from bot.check.words.bearing import Bearing
from bot.check.words.build import reports
from bot.check.words.cells import cells_of
from bot.check.words.english import ONE
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Start
from corpus.words import is_year

_DAY = re.compile("[0-9]{1,2}(?:st|nd|rd|th)")
"""A day of the month."""
_RANGE = ("to", "or", "and", "x", "by", "an", "a", "of")
_REACH = 3
"""Words after a number in which what it counts is looked for: "four round solid nodules"."""
_SHORT = frozenset({"1", "2", "two", "half", "one"})
"""Hours that any study may take."""


class Counting:
    """What the numbers of a sentence are."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing

    def figures_are_stated(self, sentence: Sentence) -> str | None:
        """A number counts, dates or measures what lies in an image, is the rating of the study, or the corpus states it."""
        tokens = list(sentence.tokens)
        stated = any(self._bearing.speaks_of(t.text, "stated") for t in tokens)
        for at, here in enumerate(tokens):
            unit = _unit_of(tokens, at)
            if self._bearing.among(here.text, "lasting") and tokens[at + 1 : at + 2] and tokens[at + 1].has("time-unit"):
                return "how long it takes is not a figure that the corpus states"
            counted = here.has("number", "count") or (stated and here.text in ONE and unit.has("time-unit"))
            if counted and not stated and (rating_at(tokens, at) or self.is_free(tokens, at)):
                continue
            if counted or here.has("metric"):
                stated = sentence.figures(tokens) or sentence.retold(tokens) == "told"
                return None if stated else f"{here.text!r} is not a figure that the corpus states"
        return None

    def is_at_odds(self, sentence: Sentence) -> bool:
        """True for a figure that the corpus does not give: of an amount or a time that it sets, of a share if it gives another.

        A share that nobody stated for this study may be of a series that the corpus does not know; what one patient was
        given or had to wait is no rule.
        """
        tokens = sentence.tokens
        if retold := sentence.retold(tokens):
            return retold == "turned"
        cells = list(cells_of(tokens))
        amounts = bool(cells) and any(self._bearing.among(t.text, "amount") for t in tokens)
        set_here = (amounts and self._bearing.speaks(tokens, "amounting")) or (
            any(cell.lasts for cell in cells) and self._bearing.speaks(tokens, "waiting")
        )
        shares = any(cell.unit == "%" for cell in cells) and self._bearing.speaks(tokens, "sharing")
        set_here = set_here and not reports(tokens)
        if not (set_here or shares) or sentence.figures(tokens) or sentence.restated(tokens):
            return False
        return set_here or sentence.gainsaid(tokens)

    def times_are_stated(self, sentence: Sentence) -> str | None:
        """How long a study takes is a short time, or the corpus states it."""
        tokens, lasting_words = list(sentence.tokens), self._bearing.forms("lasting")
        lasting = [at for at, t in enumerate(tokens) if t.text in lasting_words]
        for at in lasting:
            unit = next((n for n in range(at + 1, min(at + 2 + _REACH, len(tokens))) if tokens[n].has("time-unit")), None)
            if unit == at + 1:  # "last week"
                continue
            short = unit and (tokens[unit].text.startswith(("min", "sec")) or tokens[unit - 1].text in _SHORT)
            if unit and not short and not sentence.figures(tokens):
                return f"how long it {tokens[at].text} is not a figure that the corpus states"
        return None

    def is_free(self, tokens: Sequence[Token], at: int) -> bool:
        """True if a number is no judgement: a date, a size, a short time, a count of things."""
        here, before, unit = tokens[at], tokens[at - 1] if at else Start, _unit_of(tokens, at)
        if unit.has("time-unit") and any(self._bearing.among(t.text, "lasting") for t in tokens):
            return unit.text.startswith(("min", "sec")) or here.text in _SHORT
        dated = (
            any(self._bearing.among(t.text, "month") for t in (unit, before))
            or is_year(here.text)
            or bool(_DAY.fullmatch(here.text))
        )
        named = self._bearing.among(before.text, "naming") or self._bearing.among(unit.text, "measure")
        return dated or named or unit.has("unit", "time-unit") or any(_counts(t) for t in _until_a_break(tokens, at))


def _unit_of(tokens: Sequence[Token], at: int) -> Token:
    """The word after a number, or after the range that it opens."""
    for token in tokens[at + 1 :]:
        if not (token.has("number", "count") or token.text in _RANGE):
            return token
    return Token("")


def _until_a_break(tokens: Sequence[Token], at: int) -> list[Token]:
    following = list(tokens[at + 1 : at + 1 + _REACH])
    ends = next((n for n, t in enumerate(following) if t.study or t.has("mark", "clause", "is", "was", "act", "modal")), _REACH)
    return following[:ends]


def _counts(token: Token) -> bool:
    word = token.text.rpartition(" ")[2]  # "calcified granulomas"
    return word.endswith("s") and len(word) > _REACH and word.isalpha() and not token.has("act", "determiner", "glue")
