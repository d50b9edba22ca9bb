"""Figures of evidence and technique: they stand if a statement of the corpus gives them for the same study."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.check.words.cells import Cell, cells_of, is_of
from bot.check.words.prose import ProseReader, Token
from bot.understand.imaging.studies import NamedStudy
from corpus import Corpus
from corpus.schema.documents import Statement
from corpus.words import fold

_UNITS = {"min": "minute", "h": "hour"}
_FREE = ("glue", "act", "act-base", "past", "is", "was", "has", "mark", "count")
"""Cues of words that a statement need not share."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A statement: its words as far as a sentence must share them, its figures and studies."""

    series: list[str]
    words: frozenset[str]
    topics: frozenset[str]
    cells: tuple[Cell, ...]
    studies: tuple[NamedStudy, ...]

    def speaks_of(self, study: NamedStudy) -> bool:
        """True if the statement is of this study, or of the tracer that it uses."""
        return any(is_of(study, held) for held in self.studies) or study.parts.get("tracer") in self.topics


class Figures:
    """What the statements of the corpus say in figures."""

    def __init__(self, corpus: Corpus, prose: ProseReader) -> None:
        self._corpus = corpus
        self._prose = prose

    @cached_property
    def _kept(self) -> list[Statement]:
        told = [s.statement for p in self._corpus.document_passages for s in p.spans]
        return [s for s in told if s.kind in ("fact", "evidence", "dose")]

    @cached_property
    def statements(self) -> list[list[Token]]:
        """The statements of facts, evidence and doses; read when a text first needs them."""
        return [self._prose.tokens(s.text, strict=False) or [] for s in self._kept]

    @cached_property
    def holders(self) -> list[str]:
        """Who holds each of the statements."""
        return [s.holder for s in self._kept]

    @cached_property
    def facts(self) -> list[frozenset[str]]:
        """What facts each of the statements tells."""
        return [frozenset(s.facts) for s in self._kept]

    def in_short(self, place: int) -> list[list[Token]]:
        """The facts of a statement as they are told in short."""
        told = (self._corpus.facts[fact].fact for fact in self._kept[place].facts)
        return [self._prose.tokens(text, strict=False) or [] for text in told]

    @cached_property
    def _facts(self) -> list[_Stated]:
        return [_Stated(_series(t), _content(t), _topics(t), tuple(cells_of(t)), _studies(t)) for t in self.statements]

    @cached_property
    def _shares(self) -> list[Cell]:
        """The shares of all statements."""
        return [cell for fact in self._facts for cell in fact.cells if cell.unit == "%"]

    def known(self, tokens: Sequence[Token]) -> bool:
        """True if one statement has these studies, measures and numbers in this order, and all that they are told of."""
        series = _series(tokens)
        told = _content(t for t in tokens if t.has("bound") or not t.has(*_FREE))
        return any(told <= fact.words and _within(series, fact.series) for fact in self._facts)

    def restated(self, tokens: Sequence[Token]) -> bool:
        """True if one statement gives each figure for the same study and measure and speaks of all that they are told of.

        The words around the figures may be others than the statement's.
        """
        told, topics, studies = list(cells_of(tokens)), _topics(tokens), _studies(tokens)
        lasts = any(cell.lasts for cell in told)  # of hours and minutes a word more is asked: FDG is waited for and fasted for
        words = _content(t for t in tokens if t.has("task") or (lasts and t.has("object")))
        return any(
            topics <= fact.topics
            and words <= fact.words
            and all(any(cell.restates(held) for held in fact.cells) for cell in told)
            and all(fact.speaks_of(study) for study in studies)
            for fact in self._facts
        )

    def gainsaid(self, tokens: Sequence[Token]) -> bool:
        """True if a statement gives a share for a measure and a study of which the sentence tells another share."""
        told = [cell for cell in cells_of(tokens) if cell.unit == "%"]
        return any(mine.vies_with(its) for mine in told for its in self._shares)


def _series(tokens: Iterable[Token]) -> list[str]:
    """Studies by modality, measures and numbers, as they follow each other."""
    return [
        _name(t.study) if t.study else t.cues.get("count") or t.text
        for t in tokens
        if t.study or t.has("metric", "count") or t.text[:1].isdigit()
    ]


def _name(study: NamedStudy) -> str:
    """A study by all that was said of it: what holds for whole-body MRI is not said of one with contrast."""
    said = {key: value for key, value in study.parts.items() if key not in study.defaulted}
    return " ".join(f"{key}={said[key]}" for key in sorted(said))


def _studies(tokens: Iterable[Token]) -> tuple[NamedStudy, ...]:
    return tuple(t.study for t in tokens if t.study)


def _topics(tokens: Sequence[Token]) -> frozenset[str]:
    """What is seen or worked with, by its kind, and the bounds of numbers."""
    objects = (t.cues["object"] for t in tokens if t.has("object") and not t.study)
    bounds = (t.text for t, after in pairwise(tokens) if t.has("bound") and not t.has("nearly") and after.has("number", "count"))
    return frozenset([*objects, *bounds])


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(_UNITS.get(w := fold(word), w) for t in tokens if not t.study for word in t.text.split())


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
