"""Words in points: those that only descriptions use count below nothing, those that choose between studies above it.

The points stand in `corpus/points.json` and are fitted by `python -m evals points` to the labelled sentences of the open
part (logistic regression, rounded), once, outside this package: at run time they are a table of words, and the same
sentence always has the same sum. Words that the table does not hold count nothing, so a sentence of unknown words has no
points for being a description. What no rule can read stands only if the whole sentence is far below nothing; the part of it
and the few words in a row that are nearest to a judgement count once more and may not pass a limit of their own: a judgement
hidden in a long description has its own words together.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from math import fsum

from bot.check.descriptions.evidence import BESIDE, Evidence, evidence_of
from bot.check.words.bearing import Bearing, Cue
from bot.check.words.sentence import Sentence
from corpus.schema import Points, Weights

_PLACES = 2
"""Decimal places of the points."""
_LABELS = frozenset({"leans-top", "leans-middle", "leans-disagreement"})
_LEANING = _LABELS | {"leans-for", "leans-against"}
_JOINING = frozenset({",", ";", ":", "(", ")", "and", "but", "so", "while", "becaus", "though", "then"})
"""What parts of a sentence are joined by, as stems."""
_LONG = 7
"""Words beside its studies of a sentence that does not say in a few what it means, at least."""
_MET = 0.5
"""More of its words than so many have points in a sentence whose words are known."""
_MILD = 0.6
"""How much of what a sentence without a word that bears on a choice may have more one has whose words only count or handle."""
_TOLD = 0.6
"""How much of what a sentence on the matter of a fact must weigh more one must that has the figures of the fact."""
_SAYS = 4
"""Words of a part that can say something by itself."""


class WordPoints:
    """Sums the points of sentences."""

    def __init__(self, points: Points, bearing: Bearing) -> None:
        self._points = points
        self._bearing = bearing
        self._kept: tuple[Sentence, Evidence] | None = None

    def describes(self, sentence: Sentence, *, outright: bool, rated: bool) -> bool:
        """True if the words of a sentence weigh so far towards a description that it cannot be a choice.

        `outright` is true of one that holds a word of judgement, `rated` of one with a word of ratings that the table
        does not bear out; they must weigh more.
        """
        evidence = self._evidence_of(sentence)
        strange = {words: cue for cue, words in evidence.phrases if cue not in BESIDE and words not in self._points.described}
        if "bears" in strange.values():
            return False
        limits = self._points.limits
        rated = rated or _may_place({cue for cue, _ in evidence.phrases}, sentence)
        most = self._most(evidence, sentence, outright=outright or bool(strange), rated=rated)
        part, run = self._nearest(evidence)
        if part > limits.part or run > limits.run:
            return False
        far = self._far(evidence, part, run)
        if far > most or not sentence.unproved(sentence.tokens):
            return far <= most
        told = sentence.retold(sentence.tokens) == "told"  # all its figures are those of one series
        return far <= most - limits.matter * (_TOLD if told else 1.0)

    def _most(self, evidence: Evidence, sentence: Sentence, *, outright: bool, rated: bool) -> float:
        """The points that a sentence may have if it is on the matter of no fact: the more, the less its form can hide."""
        limits = self._points.limits
        most = limits.outright if outright else limits.named if sentence.studies else limits.unnamed
        most = limits.rated if rated else most
        if sentence.studies and _is_long(evidence):  # one that names none, or says little, can say what it leaves out
            asks = _asks(evidence) and not (rated or outright)
            most += max(limits.bare * self._bareness(evidence, sentence), limits.asking if asks else 0.0)
        return most

    def _bareness(self, evidence: Evidence, sentence: Sentence) -> float:
        """1 if no word of a sentence can bear on a choice, less if those that can seldom do; 0 if few of its words have been met.

        A word never met speaks for nothing. Words that count or tell of things ("the second drawer") seldom bear on a choice,
        nor do those of bookings and the like where they tell of the past.
        """
        words = [word for word in evidence.words if word.isalpha()]
        if sum(word in self._points.judging.words for word in words) <= _MET * len(words):
            return 0.0
        past = any(t.has("was", "past") for t in sentence.tokens)
        classes = ("bears-seldom", "handled") if past else ("bears-seldom",)
        mild = all(self._bearing.among(phrase, *classes) for phrase in evidence.bearing)
        return 0.0 if not mild else _MILD if evidence.bearing else 1.0

    def leans(self, sentence: Sentence, *, known: bool = False, alone: bool = False) -> bool:
        """True if the words of a sentence that rules have read, not all of them or all (`known`), are too near to a choice.

        `alone`: it names no study, nor does the text around it.
        """
        limits = self._points.limits
        most = limits.known if known else limits.silent if alone else limits.read
        return _sum(self._evidence_of(sentence).counted, self._points.judging) > most

    def agrees(self, sentence: Sentence, most: float) -> bool:
        """True if the words of a sentence that judges are those of sentences which the table bears out."""
        return _sum(self._evidence_of(sentence).placed, self._points.refuted) <= most

    def _evidence_of(self, sentence: Sentence) -> Evidence:
        """What is weighed in a sentence; several rules ask for that of the same one."""
        kept = self._kept
        if kept is None or kept[0] is not sentence:
            self._kept = kept = sentence, evidence_of(sentence, self._bearing)
        return kept[1]

    def _far(self, evidence: Evidence, part: float, run: float) -> float:
        """How far from a description a sentence is: towards a judgement, and in part towards one that the table refutes.

        What is nearest to a judgement in it, a part and a run of its words, counts once more: a long description hides nothing.
        """
        shares = self._points.shares
        against = shares.refuted * _sum(evidence.placed, self._points.refuted)
        near = [shares.part * max(part, shares.least), shares.run * max(run, shares.least)]
        return _exactly([_sum(evidence.counted, self._points.judging), against, *near])

    def _nearest(self, evidence: Evidence) -> tuple[float, float]:
        """The points of the part and of the few words in a row that are nearest to a judgement."""
        told, weights = evidence.told, self._points.judging
        parts = (_sum({name for at in part for name in told[at]}, weights) for part in _parts(evidence.words))
        return max(parts, default=self._points.shares.least), max(self._runs(told, weights))

    def _runs(self, told: Sequence[Sequence[str]], weights: Weights) -> Iterator[float]:
        """The points of each few words in a row."""
        words = weights.words
        each = [sum([words.get(name, 0.0) for name in names]) for names in told]
        return (_exactly(each[at : at + self._points.run]) for at in range(max(1, len(each) - self._points.run + 1)))


def _is_long(evidence: Evidence) -> bool:
    return sum(word.isalpha() for word in evidence.words) >= _LONG


def _asks(evidence: Evidence) -> bool:
    """True for one question, with nothing after it."""
    return evidence.words[-2:-1] == ("?",) and evidence.words.count("?") == 1


def _may_place(cues: set[Cue], sentence: Sentence) -> bool:
    """ "May be considered a joke"; "spread is best seen at once": a label that is turned, or a judgement of a task alone."""
    turned = bool(cues & _LABELS and cues & {"bears", "turns"})
    return turned or bool(not sentence.studies and cues & _LEANING and cues & {"target", "activity"})


def _sum(names: Set[str], weights: Weights) -> float:
    words = weights.words
    return _exactly([weights.start, *[words[name] for name in names if name in words]])


def _exactly(points: Iterable[float]) -> float:
    """A sum in hundredths, as the table is: in whatever order a set gives its words, the same sentence gets the same ruling."""
    return round(fsum(points), _PLACES)


def _parts(words: Sequence[str]) -> Iterator[list[int]]:
    """Where the stretches between commas and joining words stand that are long enough to say something."""
    for joins, part in groupby(range(1, len(words) - 1), lambda at: words[at] in _JOINING):
        if not joins and len(places := list(part)) >= _SAYS:
            yield places
