"""Figures of evidence and technique: they stand if a statement of the corpus gives them for the same study in that order."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.check.prose import ProseReader, Token
from corpus import Corpus
from corpus.words import fold

_UNITS = {"min": "minute", "h": "hour"}
_FEW, _MOST = 4, 0.6
"""A restatement has so many words of its own, and so great a part of the statement's."""
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "for",
        "to",
        "and",
        "or",
        "with",
        "by",
        "from",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "it",
        "its",
        "that",
        "which",
        "as",
    ]
)
_TURNING = frozenset(
    [
        "not",
        "no",
        "only",
        "never",
        "without",
        "less",
        "more",
        "unless",
        "except",
        "but",
        "alone",
        "than",
        "fewer",
        "lower",
        "higher",
        "above",
        "below",
        "before",
        "after",
        "unlike",
        "wrong",
        "rather",
        "instead",
        "nor",
        "neither",
        "cannot",
        "most",
        "least",
        "first",
    ]
)
"""Words that turn a statement round: all of them, or none."""
_FREE = ("glue", "act", "act-base", "past", "is", "was", "has", "mark", "count")
"""Cues of words that a statement need not share."""


class Figures:
    """What the statements of the corpus say in figures."""

    def __init__(self, corpus: Corpus, prose: ProseReader) -> None:
        self._corpus = corpus
        self._prose = prose

    @cached_property
    def _facts(self) -> list[tuple[list[str], frozenset[str]]]:
        """Series and words of each statement; read when a text first needs them."""
        statements = [s.statement for p in self._corpus.document_passages for s in p.spans]
        kept = [s for s in statements if s.kind in ("fact", "evidence", "dose")]
        read = [self._prose.tokens(s.text, strict=False) or [] for s in kept]
        return [(_series(tokens), _content(tokens)) for tokens in read]

    def restated(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence says in the words of one statement, and nearly all of them, what the statement says."""
        series, told = _series(tokens), _content(t for t in tokens if not t.has(*_FREE) or t.has("bound"))
        if len(told) < _FEW:
            return False
        return any(
            told <= words
            and _within(series, held)
            and told & _TURNING == words & _TURNING
            and len(told) >= _MOST * len(words - _SMALL)
            for held, words in self._facts
        )

    def known(self, tokens: Sequence[Token]) -> bool:
        """True if one statement has these studies, measures and numbers in this order, and all that they are told of."""
        series = _series(tokens)
        told = _content(t for t in tokens if t.has("bound") or not t.has(*_FREE))
        return any(told <= words and _within(series, held) for held, words in self._facts)


def _series(tokens: Iterable[Token]) -> list[str]:
    """Studies by modality, measures and numbers, as they follow each other."""
    return [
        t.study.parts["modality"] if t.study else t.cues.get("count") or t.text
        for t in tokens
        if t.study or t.has("metric", "count") or t.text[:1].isdigit()
    ]


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(_UNITS.get(w := fold(word), w) for t in tokens if not t.study for word in t.text.split())


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
