"""The local Chroma collection, through LangChain; vectors are always made by our own embedder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus import Passage
from index.embedder import DIMENSIONS
from index.entries import Entry
from index.errors import IndexUnusableError
from index.shelf import Shelf

if TYPE_CHECKING:
    import numpy as np
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings

COLLECTION = "passages"
DATABASE = "chroma.sqlite3"
_HNSW = {
    "hnsw:space": "cosine",
    "hnsw:sync_threshold": 2,
    "hnsw:batch_size": 2,
    "hnsw:construction_ef": 400,
    "hnsw:search_ef": 400,
    "hnsw:M": 32,
}
"""Written to disk with every batch: else Chroma leaves that to its readers, and several may read at once.

The graph is wide and searched widely: with Chroma's own settings one text in some builds could not be reached.
"""
_BATCH = 500
_NEAREST = 10
"""Neighbours asked for when a vector looks for itself: equal texts have equal vectors, and any may come first."""
_SAME = 1e-4
Vector = Sequence[float]


class Stored(NamedTuple):
    """One record of a collection: an entry's text and the vector that was made of it."""

    id: str
    text: str
    vector: Vector


def open_collection(folder: Path, embedder: "Embeddings | None") -> "Chroma":
    """The collection in a folder; Chroma itself gets no embedding function, so it never downloads one."""
    import chromadb
    from chromadb.config import Settings
    from langchain_chroma import Chroma

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False, allow_reset=False))
    return Chroma(
        collection_name=COLLECTION,
        client=client,
        embedding_function=embedder,
        collection_metadata=_HNSW,
    )


def close_collection(store: "Chroma") -> None:
    """Lets go of the files; without it Chroma keeps one system per path for the life of the process."""
    store._client.close()  # LangChain offers no close of its own


@contextmanager
def open_for_reading(folder: Path) -> Iterator["Chroma"]:
    """The collection of an index folder, for the time of a `with`.

    Raises:
        IndexUnusableError: the files are missing or damaged, whatever Chroma says to that.
    """
    if not (folder / "chroma" / DATABASE).is_file():  # Chroma would make an empty one
        raise IndexUnusableError("The index has lost its database. Run: python -m index build --force")
    try:
        store = open_collection(folder / "chroma", None)
        try:
            yield store
        finally:
            close_collection(store)
    except IndexUnusableError:
        raise
    except Exception as error:  # Chroma raises bare and Rust exceptions for a damaged folder
        raise IndexUnusableError(
            f"The index cannot be read ({type(error).__name__}). Run: python -m index build --force"
        ) from error


def write(store: "Chroma", shelf: Shelf, vectors: Sequence[Vector]) -> None:
    """Stores the entries of a shelf with vectors that are there already, for which LangChain has no way in."""
    passages = {p.id: p for p in shelf.passages}
    for start in range(0, len(shelf.entries), _BATCH):
        part = shelf.entries[start : start + _BATCH]
        documents = [as_document(entry, passages[entry.passage]) for entry in part]
        store._collection.add(
            ids=[entry.id for entry in part],
            embeddings=_matrix(vectors[start : start + _BATCH]),
            documents=[d.page_content for d in documents],
            metadatas=[d.metadata for d in documents],
        )


def stored(store: "Chroma") -> Iterator[Stored]:
    """Every record of a collection."""
    found: dict[str, Any] = store.get(include=["documents", "embeddings"])
    for entry_id, text, vector in zip(found["ids"], found["documents"], found["embeddings"], strict=True):
        yield Stored(entry_id, text, vector)


def nearest(store: "Chroma", vector: Vector, most: int) -> dict[str, float]:
    """For the passages of the nearest `most` entries, the cosine similarity (-1 to 1) of the nearest of each."""
    found = store.similarity_search_by_vector_with_relevance_scores(list(vector), k=most)
    best: dict[str, float] = {}
    for document, distance in found:
        passage = document.metadata["passage"]
        best[passage] = max(best.get(passage, -1.0), 1.0 - distance)
    return best


def is_sound(vector: Vector) -> bool:
    """True for a vector of our length and of length one."""
    return len(vector) == DIMENSIONS and abs(sum(float(x) * float(x) for x in vector) - 1) < _SAME


def not_found_by_own_vector(store: "Chroma", records: Sequence[Stored]) -> list[str]:
    """The ids of records that do not come back when their own vector is asked for."""
    lost: list[str] = []
    for start in range(0, len(records), _BATCH):
        part = records[start : start + _BATCH]
        found = store._collection.query(
            query_embeddings=_matrix([r.vector for r in part]),
            n_results=min(_NEAREST, len(records)),
            include=["distances"],
        )
        distances = found["distances"] or []
        for record, ids, away in zip(part, found["ids"], distances, strict=True):
            equals = len(ids) == _NEAREST and away[-1] < _SAME  # more equal texts than were asked for
            if record.id not in ids and not equals:
                lost.append(record.id)
    return lost


def _matrix(vectors: Sequence[Vector]) -> "np.ndarray[tuple[Any, ...], np.dtype[np.float32]]":
    import numpy as np

    return np.asarray(vectors, dtype=np.float32)


def as_document(entry: Entry, passage: Passage) -> "Document":
    """An entry as LangChain carries it, with the passage that it leads to."""
    from langchain_core.documents import Document

    about = {"passage": passage.id, "section": passage.section, "document": passage.document, "aspect": passage.aspect}
    return Document(id=entry.id, page_content=entry.text, metadata=about)
