"""The local Chroma collection, through LangChain; vectors are always made by our own embedder."""

from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Passage

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings

COLLECTION = "passages"


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
        collection_metadata={"hnsw:space": "cosine"},
    )


def close_collection(store: "Chroma") -> None:
    """Lets go of the files; without it Chroma keeps one system per path for the life of the process."""
    store._client.close()  # LangChain offers no close of its own


def as_document(passage: Passage) -> "Document":
    """A passage as LangChain carries it."""
    from langchain_core.documents import Document

    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={"section": passage.section, "document": passage.document, "aspect": passage.aspect},
    )
