"""Builds the index of a corpus into a folder of its own, tests it, and only then makes it the one in use."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from corpus import Corpus, Passage
from corpus.passages import all_passages
from index import manifest as m
from index.embedder import load_embedder, model_folder, verify_weights
from index.errors import IndexBusyError, IndexUnusableError
from index.lexical import LexicalIndex, lexical_text
from index.vectors import as_document, close_collection, open_collection

if TYPE_CHECKING:
    from langchain_chroma import Chroma

BATCH = 32


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: the folder in use and how many passages were embedded for it."""

    folder: Path
    embedded: int


def build(corpus: Corpus, home: Path, *, force: bool = False, show_progress: bool = True) -> Built:
    """Makes the index of a corpus the one in use; an unchanged corpus embeds nothing unless forced.

    Raises:
        IndexBusyError: another process is building.
        IndexUnusableError: the weights are wrong, or the new index fails its own test (the old one stays in use).
    """
    home.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home / "build.lock", timeout=0):
            if not force and (folder := _up_to_date(corpus, home)):
                return Built(folder, 0)
            return _build(corpus, home, show_progress)
    except Timeout as error:
        raise IndexBusyError("Another process is building this index. Wait until it has finished.") from error


def _up_to_date(corpus: Corpus, home: Path) -> Path | None:
    try:
        folder = m.current(home)
        return folder if m.read_manifest(folder).index_id == m.index_id(corpus) else None
    except IndexUnusableError:
        return None


def _build(corpus: Corpus, home: Path, show_progress: bool) -> Built:
    verify_weights(model_folder())
    passages = all_passages(corpus)
    work = home / f"index-{m.index_id(corpus)}.tmp"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    store = open_collection(work / "chroma", load_embedder())
    try:
        _embed(store, passages, show_progress)
        _self_test(store, passages)
    finally:
        close_collection(store)
    LexicalIndex([p.id for p in passages], [lexical_text(p) for p in passages]).save(work / "bm25")
    m.write_manifest(work, m.manifest_for(corpus, tuple(p.id for p in passages)))
    folder = _free_name(home, m.index_id(corpus))
    work.rename(folder)
    m.point_to(home, folder)
    _drop_old(home, folder)
    return Built(folder, len(passages))


def _embed(store: "Chroma", passages: Sequence[Passage], show_progress: bool) -> None:
    from tqdm import tqdm

    with tqdm(total=len(passages), desc="Embedding passages", unit="passage", disable=not show_progress) as bar:
        for start in range(0, len(passages), BATCH):
            batch = passages[start : start + BATCH]
            store.add_documents([as_document(p) for p in batch], ids=[p.id for p in batch])
            bar.update(len(batch))


def _self_test(store: "Chroma", passages: Sequence[Passage]) -> None:
    """Every passage is there, and every fifth comes back first for its own text."""
    stored = set(store.get(include=[])["ids"])
    lost = [p.id for p in passages if p.id not in stored]
    sample = passages[::5]
    for passage in sample:
        found = store.similarity_search(passage.text, k=1)
        if not found or found[0].page_content != passage.text:
            lost.append(passage.id)
    if lost:
        raise IndexUnusableError(f"The new index lost {len(lost)} passage(s), first {lost[0]!r}; the old index stays in use.")


def _free_name(home: Path, index_id: str) -> Path:
    number = 1
    while (folder := home / f"index-{index_id}-{number}").exists():
        number += 1
    return folder


def _drop_old(home: Path, newest: Path) -> None:
    """The last but one is kept, since a running page may still read it."""
    others = [f for f in home.glob("index-*") if f.is_dir() and f != newest]
    for folder in sorted(others, key=lambda f: f.stat().st_mtime, reverse=True)[1:]:
        shutil.rmtree(folder, ignore_errors=True)
