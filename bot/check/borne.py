"""Judgements in words that no rule accounts for, held against the table by what they say outright.

Each category that a sentence tells must be that of the study it is told of; failing that, each of its judging words must
agree with the table. What is left of its words is weighed: it must be that of judgements which the table bears out, the
more so the less is said outright.
"""

from collections.abc import Iterator, Sequence

from bot.check.bearing import Bearing
from bot.check.cells import is_year
from bot.check.evidence import class_of
from bot.check.leans import agrees, digit_at
from bot.check.points import WordPoints
from bot.check.prose import Token
from bot.check.sentence import Sentence, Standing
from bot.check.telling import Telling
from bot.understand.studies import NamedStudy
from corpus.schema import Category, Limits

_PLACED = ("top", "best", "worst", "disputed", "middle")
"""Classes of studies whose one category is known."""
_SCALE = "9"
"""The top of the scale of ratings: "7 of 9"."""
_OF = ("of", "out of")


class BorneOut:
    """Rules on judgements that name their studies."""

    def __init__(self, telling: Telling, bearing: Bearing, points: WordPoints, limits: Limits) -> None:
        self._telling = telling
        self._bearing = bearing
        self._points = points
        self._limits = limits

    def holds(self, sentence: Sentence, judging: Sequence[Token]) -> bool:
        """True if the table bears out what a sentence judges; `judging` are its tokens as the grammar of judgements has them."""
        if not self._is_placed(sentence) or not self._numbers_hold(sentence):
            return False
        told = list(_categories(judging))
        if not all(_is_its(category, sentence.standing(study)) for category, study in told):
            return False
        return self._points.agrees(sentence, self._limit(sentence, told=bool(told)))

    def _is_placed(self, sentence: Sentence) -> bool:
        """True if the table has one category for every study as it is named."""
        return bool(sentence.studies) and all(class_of(sentence.standing(s)) in _PLACED for s in sentence.studies)

    def _limit(self, sentence: Sentence, *, told: bool) -> float:
        """The points that it may have: more if it tells the category, fewer if a word disagrees or may turn what is said."""
        cues = [cue for cue, _ in self._bearing.of(sentence.tokens)]
        judging = [cue for cue in cues if cue.startswith("leans")]
        agreed = all(agrees(cue, sentence.standing(s)) for cue in judging for s in sentence.studies)
        if {"turns", "conditions"} & set(cues) or not (told or (judging and agreed)):
            return self._limits.refuted
        return self._limits.told if told and agreed and "bears" not in cues else self._limits.agreed

    def _numbers_hold(self, sentence: Sentence) -> bool:
        """True if every number is a year, the top of the scale, or the rating of the study before it; no level is told."""
        if self._telling.tells_a_level(sentence):
            return False
        study: NamedStudy | None = None
        before = Token("")
        for at, token in enumerate(sentence.tokens):
            study = token.study or study
            scale = token.text == _SCALE and before.text in _OF
            if token.has("number", "count") and not is_year(token.text) and not scale:
                rating = digit_at(sentence.tokens, at)
                of = study or sentence.studies[0]
                if rating is None or sentence.standing(of).ratings != {int(rating)}:
                    return False
            before = token
        return True


def _categories(tokens: Sequence[Token]) -> Iterator[tuple[Category, NamedStudy]]:
    """Each category with the study that it is told of: the last one before it, or the first."""
    study = next((t.study for t in tokens if t.study), None)
    for token in tokens:
        study = token.study or study
        if token.has("category") and study:
            yield Category(token.cues["category"]), study


def _is_its(category: Category, standing: Standing) -> bool:
    """True if a study has a category; the tag of disagreement may be left out."""
    held = {category} | ({Category.DISAGREEMENT} if category == Category.MAYBE else set())
    return all(found <= held for found in standing.categories)
