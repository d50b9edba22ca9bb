"""Rankings over one shelf: by meaning from its index, by words from its index or from memory; follows what changes on disk."""

from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from index import manifest as m
from index.errors import IndexUnusableError
from index.lexical import LexicalIndex
from index.shelf import Shelf

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

_OTHER = {"corpus": "another corpus", "own": "what your documents were before"}
POOL = 300
"""How many of the nearest entries a question is compared with."""


class QuestionVectors:
    """The embedder for questions, loaded at the first; the last question is remembered, since each shelf asks for it."""

    def __init__(self) -> None:
        self._embedder: Embeddings | None = None
        self._last: tuple[str, list[float]] | None = None

    def of(self, question: str) -> list[float]:
        """The vector of a question."""
        last = self._last
        if last is None or last[0] != question:
            if self._embedder is None:
                from index.embedder import load_embedder

                self._embedder = load_embedder()
            self._last = last = (question, self._embedder.embed_query(question))
        return last[1]


class Searcher:
    """Searches one shelf; looks at the pointer before every question, so that a new index is used from the next one on."""

    def __init__(self, shelf: Shelf, vectors: QuestionVectors, *, indexed: bool = True) -> None:
        self.shelf = shelf
        self.passages = {p.id: p for p in shelf.passages}
        self.problem: IndexUnusableError | None = None
        self._vectors = vectors
        self._indexed = indexed
        self._wanted = m.index_id(shelf)
        self._folder: Path | None = None
        self._broken: Path | None = None
        self._store: Chroma | None = None
        self._words: LexicalIndex | None = None
        self._lock = RLock()
        self._check_folder()

    @property
    def index_id(self) -> str | None:
        """The id of the index in use, None while only words are searched."""
        return self._wanted if self._folder else None

    def lexical(self, question: str) -> dict[str, float]:
        """The BM25 score of every passage that has a word of the question."""
        return self._lexical.scores(question)

    def terms(self, question: str) -> frozenset[str]:
        """The terms of a question as they are searched, mended where they are misspelled."""
        return frozenset(self._lexical.read(question))

    def dense(self, question: str) -> dict[str, float]:
        """The cosine similarity of the nearest passages; none while there is no usable index (see `problem`)."""
        with self._lock:
            self._check_folder()
            if self._folder is None:
                return {}
            try:
                from index.vectors import nearest

                near = nearest(self._opened(self._folder), self._vectors.of(question), POOL)
            except Exception as error:  # noqa: BLE001  # Chroma raises bare and Rust exceptions for a damaged folder
                self._give_up(error)
                return {}
            return {pid: score for pid, score in near.items() if pid in self.passages}

    def close(self) -> None:
        """Lets go of the files of the index."""
        with self._lock:
            if self._store is not None:
                from index.vectors import close_collection

                close_collection(self._store)
                self._store = None

    def _check_folder(self) -> None:
        """Follows the pointer; a rebuilt index is opened at the next question."""
        if not self._indexed:
            self.problem = IndexUnusableError("no index is in use", "no-index")
            return
        try:
            folder = m.current(self.shelf.home)
            if folder != self._folder and m.read_manifest(folder).index_id != self._wanted:
                raise IndexUnusableError(
                    f"The index belongs to {_OTHER[self.shelf.name]}. Run: python -m index build", "other-index"
                )
        except IndexUnusableError as error:
            self.close()
            self.problem, self._folder = error, None
            return
        if folder not in (self._folder, self._broken):
            self.close()
            self._folder, self._words, self.problem = folder, None, None

    @property
    def _lexical(self) -> LexicalIndex:
        """The saved word index of the folder in use; made in memory while there is none."""
        if self._words is None:
            saved = self._folder / "bm25" if self._folder else None
            try:
                self._words = LexicalIndex.load(saved, list(self.passages), self.shelf.terms) if saved else None
            except Exception:  # noqa: BLE001  # numpy and bm25s raise what they like for damaged files
                self._words = None  # the same index is made in memory in milliseconds
            self._words = self._words or self.shelf.words()
        return self._words

    def _give_up(self, error: Exception) -> None:
        self.close()
        self._broken = self._folder
        self.problem = IndexUnusableError(
            f"The index cannot be read ({type(error).__name__}). Run: python -m index build --force"
        )
        self._folder = None

    def _opened(self, folder: Path) -> "Chroma":
        if self._store is None:
            from index.vectors import DATABASE, open_collection

            if not (folder / "chroma" / DATABASE).is_file():
                raise IndexUnusableError("The index has lost its database. Run: python -m index build --force")
            store = open_collection(folder / "chroma", None)
            if len(store.get(include=[])["ids"]) != len(m.read_manifest(folder).entry_ids):
                raise IndexUnusableError("The index has lost passages. Run: python -m index build --force")
            self._store = store
        return self._store
