"""Whether a sentence judges studies, and if so whether it leans to where the table leans: every study, every word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.check.words.bearing import Bearing, Cue
from bot.check.words.build import governor
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Standing, pairs
from corpus.schema import Category

Found = tuple[Cue, str]
ANYTHING = Standing((frozenset({*Category, None}),))
"""A study that is spoken of and not named: "nodules on CT"."""
_OUT_OF = ("", ".", ",", ";", ")", "for", "in", "here", "out", "out of", "there", "too", "as well")
"""What follows the number of a rating; anything else is what the number counts."""


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
    rated = [n for at in range(len(sentence.tokens)) if (n := rating_at(sentence.tokens, at))]
    judged = any(cue.startswith("leans") for cue, _ in found)
    if not reports and (told := _for_the_task(found, sentence, bearing, judged=judged)):
        return Lean(objection=told)
    if not rated and not judged:
        return Lean(objection=_first(found, "source"))
    return Lean(judged=True, objection=_disagreement(found, standings, rated))


def _for_the_task(found: Sequence[Found], sentence: Sentence, bearing: Bearing, *, judged: bool) -> str | None:
    """No study that is not appropriate is told to stage, nor to find what staging looks for.

    What lies in its images may be told, and "her surveillance CT" is a name.
    """
    standings = [sentence.standing(s) for s in sentence.studies] or [ANYTHING]
    seen = sentence.studies and all(
        bearing.among(governor(clause, at, bearing), "place")
        for clause in sentence.clauses()
        for at, token in enumerate(clause)
        if token.study
    )
    if not seen and any(s.low for s in standings) and (told := _first(found, "target")):
        return told
    if judged or all(s.best for s in standings):
        return None
    named = sum(bearing.is_task(before) for before, study in pairs(sentence.tokens) if study.study)
    tasks = [words for cue, words in found if cue == "activity"]
    return _first(found, "activity") if len(tasks) > named else None


def _disagreement(found: Sequence[Found], standings: Sequence[Standing], rated: Sequence[str]) -> str | None:
    """Why a judgement does not agree with the table for every study that it names."""
    if told := _first(found, "turns", "conditions"):
        return told
    against = [words for cue, words in found if cue == "leans-against"]
    if len(against) > 1:
        return "speaks against what it speaks against"
    if rated and _first(found, "source") is None:
        return "a number that is not said to be a rating"
    praised = any(cue in ("leans-for", "leans-top") for cue, _ in found)
    if praised and len(standings) > 1 and any(s.one_of for s in standings):
        return "of these studies one is done, not all"
    if any(s.ratings != {int(n)} for s in standings for n in rated):
        return "the number is not the rating of every study named"
    wrong = (words for cue, words in found if cue.startswith("leans") and not all(agrees(cue, s) for s in standings))
    return next((f"{words!r} can bear on the choice" for words in wrong), None)


def _first(found: Iterable[Found], *cues: Cue) -> str | None:
    return next((f"{words!r} can bear on the choice" for cue, words in found if cue in cues), None)


def agrees(cue: Cue, study: Standing) -> bool:
    """True if a judging word of this kind says of a study what the table says."""
    return {
        "leans-for": study.best,
        "leans-top": study.best and study.sole,
        "leans-against": study.worst,
        "leans-middle": study.middle,
        "leans-disagreement": study.disputed,
    }[cue]


def rating_at(tokens: Sequence[Token], at: int) -> str | None:
    """The number at a place if it can be a rating: 1 to 9, and nothing follows that it counts."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return digit_at(tokens, at) if following in _OUT_OF else None


def digit_at(tokens: Sequence[Token], at: int) -> str | None:
    """The number at a place if it is one of 1 to 9, in digits or in words."""
    here = tokens[at]
    number = here.text if here.has("number") else here.cues.get("count", "")
    return number if number.isdigit() and len(number) == 1 and number != "0" else None
