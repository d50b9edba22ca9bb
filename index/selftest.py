"""What a new index must pass before it is put in use."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from corpus.schema import Id, Record, Text
from corpus.strict_yaml import read_yaml
from index.errors import IndexUnusableError
from index.hits import fused
from index.lexical import LexicalIndex
from index.shelf import Shelf, embedded_text
from index.vectors import not_found_by_own_vector, stored

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

_FILE = Path(__file__).parent / "golden.yaml"
_SAMPLES = 8
"""Passages that are embedded a second time, to see that each got its own vector."""
_ALIKE = 0.999
_FIRST, _POOL = 5, 60


class Golden(Record):
    """A question, and the passage that must be among the first five for it."""

    question: Text
    passage: Id


def golden_questions() -> tuple[Golden, ...]:
    """The questions of `golden.yaml`.

    Raises:
        IndexUnusableError: the file is not as it should be.
    """
    content, fault = read_yaml(_FILE, _FILE.name)
    if fault:
        raise IndexUnusableError(f"The installation is damaged: {fault}. Install it again.")
    return TypeAdapter(tuple[Golden, ...]).validate_python(content, strict=False)


def asked_of(shelf: Shelf) -> list[Golden]:
    """The golden questions whose passage stands on a shelf."""
    ids = {p.id for p in shelf.passages}
    return [golden for golden in golden_questions() if golden.passage in ids]


def examine(store: "Chroma", words: LexicalIndex, shelf: Shelf, embedder: "Embeddings | None") -> None:
    """Every passage is there and found by its own vector, which is its own; golden questions find what they should.

    Without an embedder (nothing was embedded) the last two are left out.

    Raises:
        IndexUnusableError: it names what was lost.
    """
    records = list(stored(store))
    texts = {p.id: p.text for p in shelf.passages}
    held = {r.id: r.text for r in records}
    lost = [pid for pid, text in texts.items() if held.get(pid) != text]
    lost += not_found_by_own_vector(store, records)
    if embedder:
        lost += _strangers(store, shelf, embedder)
    if lost or len(records) != len(texts):
        raise IndexUnusableError(f"The new index lost {len(lost)} passage(s), first {lost[:1]}; the old index stays in use.")
    if embedder:
        _ask(store, words, asked_of(shelf), embedder)


def _strangers(store: "Chroma", shelf: Shelf, embedder: "Embeddings") -> list[str]:
    """Of some passages, those whose vector is not the one of their text."""
    sample = shelf.passages[:: max(1, len(shelf.passages) // _SAMPLES)][:_SAMPLES]
    again = dict(zip((p.id for p in sample), embedder.embed_documents([embedded_text(p) for p in sample]), strict=True))
    found = store.get(ids=list(again), include=["embeddings"])
    return [
        pid
        for pid, vector in zip(found["ids"], found["embeddings"], strict=True)
        if sum(float(a) * b for a, b in zip(vector, again[pid], strict=True)) < _ALIKE
    ]


def _ask(store: "Chroma", words: LexicalIndex, questions: Sequence[Golden], embedder: "Embeddings") -> None:
    for golden in questions:
        near = store.similarity_search_by_vector(embedder.embed_query(golden.question), k=_POOL)
        rankings = [words.ranking(golden.question, _POOL), [d.id for d in near if d.id]]
        if golden.passage not in [pid for pid, _ in fused(rankings, _FIRST)]:
            raise IndexUnusableError(
                f"The new index does not find {golden.passage!r} for {golden.question!r}; the old index stays in use."
            )
