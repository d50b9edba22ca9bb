"""Question -> hits: BM25 and vectors fused by rank; without an index, BM25 in memory."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Corpus
from corpus.passages import all_passages
from index import manifest as m
from index.errors import IndexUnusableError
from index.hits import Hit, fused
from index.lexical import LexicalIndex, lexical_text

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.retrievers import BaseRetriever

POOL = 60
"""How many passages each ranking contributes to the fusion."""


class Retriever:
    """Finds passages of one corpus; opens Chroma and the embedder at the first question, not before."""

    def __init__(self, corpus: Corpus, home: Path | None) -> None:
        self._passages = {p.id: p for p in all_passages(corpus)}
        self._corpus = corpus
        self._home = home
        self._folder: Path | None = None
        self._store: Chroma | None = None
        self.problem: IndexUnusableError | None = None
        self._words: LexicalIndex | None = None
        self._broken: Path | None = None
        self._check_folder()

    @property
    def index_id(self) -> str | None:
        """The id of the index in use, None while only words are searched."""
        return m.index_id(self._corpus) if self._folder else None

    def search(self, question: str, k: int = 8, favoured: Sequence[Collection[str]] = ()) -> list[Hit]:
        """The best `k` passages, best first; each group of `favoured` passage ids ranks once more among itself.

        Never raises for a missing or damaged index, see `problem`.
        """
        question = question.encode("utf-8", "replace").decode()  # a lone surrogate is no fault of the index
        rankings = [ranking for ranking in (self._lexical.ranking(question, POOL), self._dense(question)) if ranking]
        order = [pid for pid, _ in fused(rankings, len(self._passages))]
        order += sorted(self._passages.keys() - set(order))
        rankings += [[pid for pid in order if pid in group] for group in favoured]
        ranked = fused(rankings, k)
        return [Hit(self._passages[pid], score, rank) for rank, (pid, score) in enumerate(ranked, 1)]

    def legs(self, question: str, k: int) -> dict[str, list[str]]:
        """The best `k` passage ids of each ranking apart: by meaning, by words, and fused."""
        fused_ids = [hit.passage.id for hit in self.search(question, k)]
        return {"dense": self._dense(question)[:k], "lexical": self._lexical.ranking(question, k), "fused": fused_ids}

    def _check_folder(self) -> None:
        """Follows the pointer; a rebuilt index is opened at the next question."""
        if self._home is None:
            self.problem = IndexUnusableError("no index is in use", "no-index")
            return
        try:
            folder = m.current(self._home)
            if m.read_manifest(folder).index_id != m.index_id(self._corpus):
                raise IndexUnusableError("The index belongs to another corpus. Run: python -m index build", "other-index")
        except IndexUnusableError as error:
            self.problem, self._folder, self._store = error, None, None
            return
        if folder not in (self._folder, self._broken):
            self._folder, self._store, self._words, self.problem = folder, None, None, None

    @property
    def _lexical(self) -> LexicalIndex:
        """The saved word index of the folder in use; made in memory while there is none."""
        if self._words is None:
            saved = self._folder / "bm25" if self._folder else None
            try:
                self._words = LexicalIndex.load(saved, list(self._passages)) if saved else None
            except Exception:  # noqa: BLE001  # numpy and bm25s raise what they like for damaged files
                self._words = None  # the same index is made in memory in milliseconds
            self._words = self._words or LexicalIndex(list(self._passages), [lexical_text(p) for p in self._passages.values()])
        return self._words

    def _give_up(self, error: Exception) -> None:
        self._broken = self._folder
        self.problem = IndexUnusableError(
            f"The index cannot be read ({type(error).__name__}). Run: python -m index build --force"
        )
        self._folder, self._store = None, None

    def _dense(self, question: str) -> list[str]:
        self._check_folder()
        if self._folder is None:
            return []
        try:
            found = self._opened(self._folder).similarity_search(question, k=min(POOL, len(self._passages)))
        except Exception as error:  # noqa: BLE001  # Chroma raises bare and Rust exceptions for a damaged folder
            self._give_up(error)
            return []
        return [d.id for d in found if d.id in self._passages]

    def _opened(self, folder: Path) -> "Chroma":
        if self._store is None:
            from index.embedder import load_embedder
            from index.vectors import open_collection

            if not (folder / "chroma" / "chroma.sqlite3").is_file():
                raise IndexUnusableError("The index has lost its database. Run: python -m index build --force")
            store = open_collection(folder / "chroma", load_embedder())
            if len(store.get(include=[])["ids"]) != len(m.read_manifest(folder).passage_ids):
                raise IndexUnusableError("The index has lost passages. Run: python -m index build --force")
            self._store = store
        return self._store


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
