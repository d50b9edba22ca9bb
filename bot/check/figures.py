"""Figures of evidence and technique: they stand if a statement of the corpus gives them for the same study in that order."""

from collections.abc import Iterable, Sequence

from bot.check.prose import ProseReader, Token
from corpus import Corpus
from corpus.words import fold

_UNITS = {"min": "minute", "h": "hour"}
_FREE = ("glue", "act", "act-base", "past", "is", "was", "has", "mark", "count")
"""Cues of words that a statement need not share."""


class Figures:
    """What the statements of the corpus say in figures."""

    def __init__(self, corpus: Corpus, prose: ProseReader) -> None:
        self._known = [
            (_series(tokens), _content(tokens))
            for passage in corpus.document_passages
            for span in passage.spans
            if any(c.isdigit() for c in span.statement.text)
            for tokens in [prose.tokens(span.statement.text, strict=False) or []]
        ]

    def known(self, tokens: Sequence[Token]) -> bool:
        """True if one statement has these studies, measures and numbers in this order, and all that they are told of."""
        series = _series(tokens)
        told = _content(t for t in tokens if t.has("bound") or not t.has(*_FREE))
        return any(_within(series, held) and told <= words for held, words in self._known)


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
