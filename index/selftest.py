"""What a new index must pass before it is put in use."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from corpus.schema import Id, Record, Text
from corpus.strict_yaml import read_yaml
from index.errors import IndexUnusableError
from index.hits import best
from index.lexical import LexicalIndex
from index.shelf import Shelf, weighed
from index.vectors import nearest, not_found_by_own_vector, stored

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

_FILE = Path(__file__).parent / "golden.yaml"
_SAMPLES = 8
"""Entries that are embedded a second time, to see that each got its own vector."""
_ALIKE = 0.999
_FIRST, _POOL = 5, 300


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
    texts = {e.id: e.text for e in shelf.entries}
    held = {r.id: r.text for r in records}
    lost = [eid for eid, text in texts.items() if held.get(eid) != text]
    lost += not_found_by_own_vector(store, records)
    if embedder:
        lost += _strangers(store, shelf, embedder)
    if lost or len(records) != len(texts):
        raise IndexUnusableError(f"The new index lost {len(lost)} text(s), first {lost[:1]}; the old index stays in use.")
    if embedder:
        _ask(store, words, shelf, embedder)


def _strangers(store: "Chroma", shelf: Shelf, embedder: "Embeddings") -> list[str]:
    """Of some entries, those whose vector is not the one of their text."""
    sample = shelf.entries[:: max(1, len(shelf.entries) // _SAMPLES)][:_SAMPLES]
    again = dict(zip((e.id for e in sample), embedder.embed_documents([e.text for e in sample]), strict=True))
    found = store.get(ids=list(again), include=["embeddings"])
    return [
        entry_id
        for entry_id, vector in zip(found["ids"], found["embeddings"], strict=True)
        if sum(float(a) * b for a, b in zip(vector, again[entry_id], strict=True)) < _ALIKE
    ]


def _ask(store: "Chroma", words: LexicalIndex, shelf: Shelf, embedder: "Embeddings") -> None:
    for golden in asked_of(shelf):
        meant = nearest(store, embedder.embed_query(golden.question), _POOL)
        found = weighed(golden.question, words.scores(golden.question), meant, shelf)
        if golden.passage not in dict(best(found, _FIRST)):
            raise IndexUnusableError(
                f"The new index does not find {golden.passage!r} for {golden.question!r}; the old index stays in use."
            )
