"""BM25 over texts (bm25s), on the terms that a shelf reads; the words of a question may carry a typing error."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import OSA

from index.terms import Terms, terms_of

_SHORTEST, _LONG = 5, 8
"""Letters of a term that may be a misspelling of a known one by one edit, and by two."""


def coverage(question: str, texts: Sequence[str], terms: Terms = terms_of) -> list[float]:
    """For each text the share (0 to 1) of the question's different terms that stand in it."""
    wanted = set(terms(question))
    return [len(wanted & set(terms(text))) / len(wanted) if wanted else 0.0 for text in texts]


class LexicalIndex:
    """A BM25 index over a fixed list of texts, in memory or saved beside the vectors."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str], terms: Terms = terms_of) -> None:
        import bm25s  # it brings SciPy, for which a card need not wait

        self._bm25 = bm25s.BM25()
        self._bm25.index([terms(text) or ["_"] for text in texts], show_progress=False)
        self._open(ids, terms)

    def _open(self, ids: Sequence[str], terms: Terms) -> None:
        self.ids = list(ids)
        self._terms = terms
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for term in sorted(t for t in self._bm25.vocab_dict if len(t) >= _SHORTEST - 1):
            self._by_letter[term[0]].append(term)

    @classmethod
    def load(cls, folder: Path, ids: Sequence[str], terms: Terms = terms_of) -> "LexicalIndex":
        """The index that `save` wrote.

        Raises:
            ValueError: it was made of another number of texts.
        """
        import bm25s

        index = cls.__new__(cls)
        index._bm25 = bm25s.BM25.load(str(folder))
        if index._bm25.scores["num_docs"] != len(ids):
            raise ValueError("the saved index of words belongs to other texts")
        index._open(ids, terms)
        return index

    def save(self, folder: Path) -> None:
        """Writes the index into a folder."""
        self._bm25.save(str(folder), show_progress=False)

    def scores(self, question: str) -> dict[str, float]:
        """The BM25 score of every text that has a term of the question, by id."""
        known = [term for term in self.read(question) if term in self._bm25.vocab_dict]
        if not known:
            return {}
        return {i: float(score) for i, score in zip(self.ids, self._bm25.get_scores(known), strict=True) if score > 0}

    def read(self, question: str) -> list[str]:
        """The different terms of a question, mended where they are misspelled."""
        return list(dict.fromkeys(self._spelled(t) for t in dict.fromkeys(self._terms(question))))

    def ranking(self, question: str, k: int) -> list[str]:
        """The best `k` ids with a score above 0, best first."""
        scores = self.scores(question)
        return sorted(scores, key=lambda i: (-scores[i], i))[:k]

    def _spelled(self, term: str) -> str:
        """The nearest known term to an unknown one of some length, first letter right; else the term itself."""
        if term in self._bm25.vocab_dict or len(term) < _SHORTEST or not term.isalpha():
            return term
        most = 1 if len(term) < _LONG else 2
        near = [(OSA.distance(term, known, score_cutoff=most), known) for known in self._by_letter[term[0]]]
        return min(((d, known) for d, known in near if d <= most), default=(0, term))[1]
