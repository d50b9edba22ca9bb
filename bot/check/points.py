"""Words in points: those that only descriptions use count below nothing, those that choose between studies above it.

The points stand in `corpus/points.json` and are fitted by `python -m evals points` to the labelled sentences of the open
part (logistic regression, rounded), once, outside this package: at run time they are a table of words, and the same
sentence always has the same sum. Words that the table does not hold count nothing, so a sentence of unknown words has no
points for being a description. What no rule can read stands only if the whole sentence is far below nothing, each part of it
below nothing, and no few words in a row above a limit: a judgement hidden in a long description has its own words together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import fsum

from bot.check.bearing import Bearing, stem
from bot.check.prose import Token
from bot.check.sentence import Sentence, Standing
from corpus.schema import Points, Weights

_NUMBER = re.compile(r"\d+")
_DIGITS = 3
"""Numbers are told apart by how many digits they have, up to so many."""
_PLACES = 2
"""Decimal places of the points."""
_OPENS, _ENDS = "^", "$"
_BESIDE = ("turns", "conditions", "activity", "target")
"""Ways to bear on a choice that are met in every kind of sentence."""
_LABELS = frozenset({"leans-top", "leans-middle", "leans-disagreement"})
_LEANING = _LABELS | {"leans-for", "leans-against"}
_JOINING = frozenset({",", ";", ":", "(", ")", "and", "but", "so", "while", "becaus", "though", "then"})
"""What parts of a sentence are joined by, as stems."""
_SAYS = 4
"""Words of a part that can say something by itself."""
_STEP, _LONGEST = 4, 9
"""Sentences are told apart by their words in steps of so many, up to so many steps."""
_NONE = "none"
"""The class of a sentence that names no study."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a sentence holds that points are fitted to."""

    counted: frozenset[str]
    """Words, neighbours and classes, as named in the table."""
    bearing: frozenset[str]
    """Phrases that praise, dismiss, rank or count."""


class WordPoints:
    """Sums the points of sentences."""

    def __init__(self, points: Points, bearing: Bearing) -> None:
        self._points = points
        self._bearing = bearing

    def describes(self, sentence: Sentence, *, outright: bool, rated: bool) -> bool:
        """True if the words of a sentence weigh so far towards a description that it cannot be a choice.

        `outright` is true of one that holds a word of judgement, `rated` of one with a word of ratings that the table
        does not bear out; they must weigh more.
        """
        found = list(self._bearing.of(sentence.tokens))
        cues = {cue for cue, _ in found}
        strange = {words: cue for cue, words in found if cue not in _BESIDE and words not in self._points.described}
        if "bears" in strange.values():
            return False
        if cues & _LABELS and cues & {"bears", "turns"}:  # "may be considered a joke"
            return False
        if not sentence.studies and cues & _LEANING and cues & {"target", "activity"}:
            return False
        limits = self._points.limits
        most = limits.outright if outright or strange else limits.named if sentence.studies else limits.unnamed
        most = limits.rated if rated else most
        return self._total(sentence) <= most and self._parts_are_low(list(words_of(sentence)))

    def leans(self, sentence: Sentence, *, known: bool = False) -> bool:
        """True if the words of a sentence that rules have read, not all of them or all (`known`), are too near to a choice."""
        limits = self._points.limits
        return self._total(sentence) > (limits.known if known else limits.read)

    def agrees(self, sentence: Sentence) -> bool:
        """True if the words of a sentence that judges are those of sentences which the table bears out."""
        weights = self._points.refuted
        runs_are_low = all(run <= self._points.limits.run for run in self._runs(_told(list(words_of(sentence))), weights))
        return runs_are_low and self._total(sentence, weights) <= self._points.limits.refuted

    def _total(self, sentence: Sentence, weights: Weights | None = None) -> float:
        return _sum(evidence_of(sentence, self._bearing).counted, weights or self._points.judging)

    def _parts_are_low(self, words: Sequence[str]) -> bool:
        """No judgement hides behind a long description: neither in a part of the sentence nor in a few words of it."""
        limits, weights = self._points.limits, self._points.judging
        told = _told(words)
        parts = (_sum({name for at in part for name in told[at]}, weights) for part in _parts(words))
        return all(run <= limits.run for run in self._runs(told, weights)) and all(part <= limits.part for part in parts)

    def _runs(self, told: Sequence[Sequence[str]], weights: Weights) -> Iterator[float]:
        """The points of each few words in a row."""
        each = [sum(weights.words.get(name, 0.0) for name in names) for names in told]
        return (_exactly(each[at : at + self._points.run]) for at in range(max(1, len(each) - self._points.run + 1)))


def _sum(names: Iterable[str], weights: Weights) -> float:
    return _exactly((weights.start, *(weights.words.get(name, 0.0) for name in names)))


def _exactly(points: Iterable[float]) -> float:
    """A sum in hundredths, as the table is: in whatever order a set gives its words, the same sentence gets the same ruling."""
    return round(fsum(points), _PLACES)


def _parts(words: Sequence[str]) -> Iterator[list[int]]:
    """Where the stretches between commas and joining words stand that are long enough to say something."""
    for joins, part in groupby(range(1, len(words) - 1), lambda at: words[at] in _JOINING):
        if not joins and len(places := list(part)) >= _SAYS:
            yield places


def evidence_of(sentence: Sentence, bearing: Bearing) -> Evidence:
    """What has points: words, their neighbours and sides, how long a sentence is, and how judging words meet its studies."""
    found = list(bearing.of(sentence.tokens))
    words = list(words_of(sentence))
    names = {name for told in _told(words) for name in told}
    names.update([f"length {min(len(words) // _STEP, _LONGEST)}", f"studies {sum(map(_is_study, words))}"])
    classes = {class_of(sentence.standing(study)) for study in sentence.studies} or {_NONE}
    for cue, _ in found:
        names.update([f"cue {cue}", *(f"cue {cue} {name}" for name in classes)])
    return Evidence(frozenset(names), frozenset(words for cue, words in found if cue not in _BESIDE))


def _told(words: Sequence[str]) -> list[list[str]]:
    """For each word what counts: itself, it with the next one, and whether it stands before the studies named or after them."""
    named = [at for at, word in enumerate(words) if _is_study(word)]
    told = []
    for at, (word, following) in enumerate(pairwise([*words, ""])):
        sides = [f"before {word}"] if named and at < named[0] else [f"after {word}"] if named and at > named[-1] else []
        told.append([word, f"{word} {following}", *sides])
    return told


def _is_study(word: str) -> bool:
    return word.startswith("<") and len(word) > 1


def words_of(sentence: Sentence) -> Iterator[str]:
    """The words of a sentence between its ends: stems, numbers by their digits, studies by their place in the table."""
    yield _OPENS
    for token in sentence.tokens:
        yield from (f"<{class_of(sentence.standing(token.study))}>",) if token.study else _stems(token)
    yield _ENDS


def _stems(token: Token) -> Sequence[str]:
    return [f"#{min(len(number[0]), _DIGITS)}" if (number := _NUMBER.match(word)) else stem(word) for word in token.text.split()]


def class_of(standing: Standing) -> str:
    """Where the table puts a study, in one word; "mixed" if its name or its variant leaves it open."""
    kinds = {"best": standing.best, "worst": standing.worst, "middle": standing.middle, "low": standing.low}
    return next((name for name, holds in kinds.items() if holds), "mixed")
