"""BM25 over texts (bm25s), on words folded like those of the terms."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import Stemmer

from corpus import Passage
from corpus.words import words_of

VERSION = "bm25s-stems-1"
"""Raised when words are folded or stemmed in another way."""
_STOP = frozenset(
    "a an the of in on at to for with by and or is are was be been do does did can could should would i we you she he it "  # noqa: SIM905
    "her his my this that there what which how when who if not no any as from than then about into".split()
)
_STEMMER = Stemmer.Stemmer("english")


def terms_of(text: str) -> list[str]:
    """The stems of a text's words without function words; compounds ("pet ct") stay separate words."""
    return list(_STEMMER.stemWords([w.folded for w in words_of(text) if not w.is_mark and w.folded not in _STOP]))


def lexical_text(passage: Passage) -> str:
    """What is searched by words: the passage under its section title."""
    return f"{passage.section}. {passage.text}"


def coverage(question: str, texts: Sequence[str]) -> list[float]:
    """For each text the share (0 to 1) of the question's different words that stand in it."""
    wanted = set(terms_of(question))
    return [len(wanted & set(terms_of(text))) / len(wanted) if wanted else 0.0 for text in texts]


class LexicalIndex:
    """A BM25 index over a fixed list of texts, in memory or saved beside the vectors."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self.ids = list(ids)
        self._bm25 = bm25s.BM25()
        self._bm25.index([terms_of(text) or ["_"] for text in texts], show_progress=False)

    @classmethod
    def load(cls, folder: Path, ids: Sequence[str]) -> "LexicalIndex":
        """The index that `save` wrote."""
        index = cls.__new__(cls)
        index.ids = list(ids)
        index._bm25 = bm25s.BM25.load(str(folder))
        return index

    def save(self, folder: Path) -> None:
        """Writes the index into a folder."""
        self._bm25.save(str(folder), show_progress=False)

    def scores(self, question: str) -> dict[str, float]:
        """The BM25 score of every text, by id; all 0 when no word of the question is known."""
        known = [t for t in dict.fromkeys(terms_of(question)) if t in self._bm25.vocab_dict]
        if not known:
            return dict.fromkeys(self.ids, 0.0)
        return dict(zip(self.ids, map(float, self._bm25.get_scores(known)), strict=True))

    def ranking(self, question: str, k: int) -> list[str]:
        """The best `k` ids with a score above 0, best first."""
        scores = self.scores(question)
        order = sorted((i for i in self.ids if scores[i] > 0), key=lambda i: (-scores[i], i))
        return order[:k]
