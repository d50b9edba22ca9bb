"""Whether a sentence judges studies, and if so whether it leans to where the table leans: every study, every word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.check.bearing import Bearing, Cue
from bot.check.sentence import Sentence, Standing
from corpus.schema import Category

ANYTHING = Standing((frozenset({*Category, None}),))
"""A study that is spoken of and not named: "nodules on CT"."""
_OUT_OF = ("", ".", ",", ";", ")", "for", "in", "here", "out", "out of", "there", "too", "as well")
"""What follows the number of a rating; anything else is what the number counts."""
_DENYING = frozenset({"not", "no", "never", "don't", "do", "cannot"})
_COUNTS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}


@dataclass(frozen=True, slots=True)
class Lean:
    """What was found: nothing judged, a judgement that agrees with the table, or why the sentence may not stand."""

    judged: bool = False
    objection: str | None = None


def lean_of(sentence: Sentence, bearing: Bearing, *, reports: bool) -> Lean:
    """How a sentence leans; `reports` is true for one of the past, which may tell what somebody had done to stage."""
    if words := bearing.refuted(sentence.tokens):
        return Lean(objection=f"{words!r} stand together against a fact")
    standings = [sentence.standing(s) for s in sentence.studies] or [ANYTHING]
    found = list(bearing.of(sentence.tokens))
    if told := _first(found, "bears"):
        return Lean(objection=told)
    if not reports and any(s.low for s in standings) and (told := _first(found, "target")):
        return Lean(objection=told)
    if not reports and not all(s.best for s in standings) and (told := _first(found, "activity")) and not _judges(found):
        return Lean(objection=told)
    rated = [n for at in range(len(sentence.tokens)) if (n := rating_at(sentence.tokens, at))]
    if not rated and not _judges(found):
        return Lean(objection=_first(found, "source"))
    if told := _first(found, "turns", "conditions"):
        return Lean(objection=told)
    against = [words for cue, words in found if cue == "leans-against"]
    if len(against) > 1 and any(set(words.split()) & _DENYING or "n't" in words for words in against):
        return Lean(objection="denies what it speaks against")
    if len(standings) > 1 and any(s.one_of for s in standings) and any(cue in ("leans-for", "leans-top") for cue, _ in found):
        return Lean(objection="of these studies one is done, not all")
    if rated and any(s.ratings != {int(n)} for s in standings for n in rated):
        return Lean(objection="the number is not the rating of every study named")
    for cue, words in found:
        if cue.startswith("leans") and not all(_agrees(cue, s) for s in standings):
            return Lean(objection=f"{words!r} can bear on the choice")
    return Lean(judged=True)


def _judges(found: Iterable[tuple[Cue, str]]) -> bool:
    return any(cue.startswith("leans") for cue, _ in found)


def _first(found: Iterable[tuple[Cue, str]], *cues: Cue) -> str | None:
    return next((f"{words!r} can bear on the choice" for cue, words in found if cue in cues), None)


def _agrees(cue: Literal["leans-for"] | Cue, study: Standing) -> bool:
    return {
        "leans-for": study.best,
        "leans-top": study.best and study.sole,
        "leans-against": study.worst,
        "leans-middle": study.middle,
        "leans-disagreement": study.disputed,
    }[cue]


def rating_at(tokens: Sequence, at: int) -> str | None:  # type: ignore[type-arg]
    """The number at a place if it can be a rating: 1 to 9, and nothing follows that it counts."""
    here = tokens[at]
    number = here.text if here.has("number") else _COUNTS.get(here.text, "") if here.has("count") else ""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return number if number.isdigit() and len(number) == 1 and number != "0" and following in _OUT_OF else None
