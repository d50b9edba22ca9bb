"""Figures of evidence and technique: they stand if a statement of the corpus gives them for the same study in that order."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.check.prose import ProseReader, Token
from bot.understand.studies import NamedStudy
from corpus import Corpus
from corpus.words import fold

_UNITS = {"min": "minute", "h": "hour"}
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

    def known(self, tokens: Sequence[Token]) -> bool:
        """True if one statement has these studies, measures and numbers in this order, and all that they are told of."""
        series = _series(tokens)
        told = _content(t for t in tokens if t.has("bound") or not t.has(*_FREE))
        return any(told <= words and _within(series, held) for held, words in self._facts)


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


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(_UNITS.get(w := fold(word), w) for t in tokens if not t.study for word in t.text.split())


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
