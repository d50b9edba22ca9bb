"""Question -> hits: BM25 and vectors blended; without an index, BM25 in memory."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from corpus import Corpus
from corpus.own import stamp
from index.errors import IndexUnusableError
from index.hits import Hit, best, blended
from index.searcher import QuestionVectors, Searcher
from index.shelf import OURS, corpus_shelf, own_shelf, weighed

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

Leg = Literal["dense", "lexical", "fused"]
FAVOUR = 0.1
"""What a favoured passage gains, on scores from 0 to 1."""


class Retriever:
    """Finds passages of one corpus, and of the user's own documents if `own_home`, their BOT_HOME, is given.

    Opens Chroma and the embedder at the first question, not before. A rebuilt index, and documents that were added or
    removed, count from the next question on.
    """

    def __init__(self, corpus: Corpus, home: Path | None, own_home: Path | None = None) -> None:
        self._vectors = QuestionVectors()
        shelf = corpus_shelf(corpus, home or Path(OURS))
        self._ours = Searcher(shelf, self._vectors, indexed=home is not None)
        self._own_home = own_home
        self._own: Searcher | None = None
        self._own_stamp: object = None
        self._lock = RLock()

    @property
    def index_id(self) -> str | None:
        """The id of the index in use, None while only words are searched."""
        return self._ours.index_id

    @property
    def problem(self) -> IndexUnusableError | None:
        """Why our passages are searched by words alone, or None."""
        return self._ours.problem

    @property
    def own_problem(self) -> IndexUnusableError | None:
        """Why the user's own documents are searched by words alone; None if they are not, or if there are none."""
        own = self._own_searcher()
        return own.problem if own else None

    def search(self, question: str, k: int = 8, favoured: Sequence[Collection[str]] = ()) -> list[Hit]:
        """The best `k` passages, best first; each group of `favoured` passage ids is preferred.

        Never raises for a missing or damaged index, see `problem`.
        """
        question = _encodable(question)
        near = self._ours.dense(question)
        scores = weighed(question, self._ours.lexical(question), near, self._ours.shelf)
        for group in favoured:
            for pid in scores.keys() & set(group):
                scores[pid] += FAVOUR
        return _hits(self._ours, scores, k, near)

    def nearness(self, question: str) -> float:
        """The cosine similarity (up to 1) of the passage nearest to a question; 0 without an index."""
        return max(self._ours.dense(_encodable(question)).values(), default=0.0)

    def terms(self, question: str) -> frozenset[str]:
        """The terms of a question as they are searched among our passages, mended where they are misspelled."""
        return self._ours.terms(_encodable(question))

    def search_own(self, question: str, k: int = 3) -> list[Hit]:
        """The best `k` passages of the user's own documents, best first; never raises for their index, see `own_problem`."""
        own, question = self._own_searcher(), _encodable(question)
        if own is None:
            return []
        near = own.dense(question)
        return _hits(own, blended(own.lexical(question), near), k, near)

    def legs(self, question: str, k: int = 10) -> dict[Leg, list[Hit]]:
        """The single rankings of our passages and what is made of them, to be evaluated apart."""
        question = _encodable(question)
        ours = self._ours
        words, meaning = ours.lexical(question), ours.dense(question)
        legs: dict[Leg, dict[str, float]] = {
            "dense": meaning,
            "lexical": words,
            "fused": weighed(question, words, meaning, ours.shelf),
        }
        return {name: _hits(ours, scores, k, meaning) for name, scores in legs.items()}

    def _own_searcher(self) -> Searcher | None:
        """The search over the own documents as they are now, None if there are none."""
        if self._own_home is None:
            return None
        with self._lock:
            now = stamp(self._own_home)
            if now != self._own_stamp:
                if self._own:
                    self._own.close()
                shelf = own_shelf(self._own_home) if now else None
                self._own = Searcher(shelf, self._vectors) if shelf and shelf.passages else None
                self._own_stamp = now
            return self._own


def _hits(searcher: Searcher, scores: Mapping[str, float], k: int, near: Mapping[str, float]) -> list[Hit]:
    ranked = enumerate(best(scores, k), 1)
    return [Hit(searcher.passages[pid], score, rank, near.get(pid, 0.0) if near else None) for rank, (pid, score) in ranked]


def _encodable(question: str) -> str:
    """A lone surrogate is no fault of the index."""
    return question.encode("utf-8", "replace").decode()


def as_langchain(retriever: Retriever, k: int = 8) -> "BaseRetriever":
    """The same retriever as LangChain's `BaseRetriever`: question in, Documents with score and rank out."""
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever as Base

    class PassageRetriever(Base):
        def _get_relevant_documents(self, query: str, *, run_manager: object) -> list[Document]:
            return [
                Document(id=h.passage.id, page_content=h.passage.text, metadata={"score": h.score, "rank": h.rank})
                for h in retriever.search(query, k)
            ]

    return PassageRetriever()
