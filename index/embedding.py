"""Texts -> vectors: what the index in use has already is taken from there, the rest goes to the embedder by length."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index import manifest as m
from index.embedder import DIMENSIONS, NAME, WEIGHTS_SHA256
from index.errors import IndexUnusableError
from index.vectors import Vector, is_sound, open_for_reading, stored

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

SLICE = 128
"""Texts handed to the embedder at once: enough that little of a batch is padding, few enough for the progress bar."""


def embed(texts: Sequence[str], embedder: "Embeddings", show_progress: bool) -> list[Vector]:
    """The vectors of texts, in their order; texts of like length are embedded together, since each batch is padded."""
    from tqdm import tqdm

    order = sorted(range(len(texts)), key=lambda number: len(texts[number]), reverse=True)
    vectors: dict[int, Vector] = {}
    with tqdm(total=len(texts), desc="Embedding passages", unit="text", disable=not show_progress) as bar:
        for start in range(0, len(order), SLICE):
            part = order[start : start + SLICE]
            vectors.update(zip(part, embedder.embed_documents([texts[number] for number in part]), strict=True))
            bar.update(len(part))
    return [vectors[number] for number in range(len(texts))]


def vectors_in_use(home: Path) -> dict[str, Vector]:
    """The vectors of the index in use by the text they were made of; none if it was made otherwise or reads badly."""
    try:
        folder = m.current(home)
        manifest = m.read_manifest(folder)
        made_with = (manifest.embedder, manifest.weights_sha256, manifest.dimensions, manifest.chunker)
        if made_with != (NAME, WEIGHTS_SHA256, DIMENSIONS, m.CHUNKER):
            return {}
        with open_for_reading(folder) as store:
            return {record.text: record.vector for record in stored(store) if is_sound(record.vector)}
    except IndexUnusableError:
        return {}
