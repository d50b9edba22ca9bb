"""Builds the index of a shelf into a folder of its own, tests it, and only then makes it the one in use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from corpus import Corpus
from index import generations
from index import manifest as m
from index.embedder import load_embedder, model_folder, verify_weights
from index.embedding import embed, vectors_in_use
from index.errors import IndexBusyError, IndexUnusableError
from index.selftest import asked_of, examine
from index.shelf import OWN, Shelf, corpus_shelf, own_shelf
from index.vectors import DATABASE, Vector, close_collection, open_collection, open_for_reading, write

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

LOCK = "build.lock"


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: the folder in use (None for an empty shelf), and how many passages were embedded for it."""

    folder: Path | None
    embedded: int
    passages: int


@dataclass(frozen=True, slots=True)
class How:
    """Ways to build: anew from nothing, with a bar, and how long (seconds) to wait for another builder, told to `say`."""

    force: bool = False
    show_progress: bool = True
    wait: float = 0.0
    say: Callable[[str], None] = lambda _: None


def build(corpus: Corpus, home: Path, *, force: bool = False, show_progress: bool = True) -> Built:
    """Makes the index of a corpus the one in use; see `build_shelf`."""
    return build_shelf(lambda: corpus_shelf(corpus, home), home, How(force, show_progress))


def build_own(bot_home: Path, how: How = How()) -> Built:  # frozen
    """Makes the index of the user's own documents the one in use; see `build_shelf`."""
    return build_shelf(lambda: own_shelf(bot_home), bot_home / OWN, how)


def build_shelf(shelf: Callable[[], Shelf], home: Path, how: How) -> Built:
    """Makes the index of a shelf the one in use: only new texts are embedded, and nothing if nothing changed.

    The shelf is read when no other process builds any more, so that what came meanwhile is in.

    Raises:
        IndexBusyError: another process is building, for longer than we wait.
        IndexUnusableError: the weights are wrong, or the new index fails its own test (the old one stays in use).
    """
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home, how):
        made = shelf()
        if not made.passages:
            generations.clear(home)
            return Built(None, 0, 0)
        if not how.force and (folder := _up_to_date(made)):
            return Built(folder, 0, len(made.passages))
        return _build(made, how)


@contextmanager
def _alone(home: Path, how: How) -> Iterator[None]:
    """Holds the lock of the builder; two processes that write damage a Chroma folder silently."""
    lock = FileLock(home / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as first:
        busy = IndexBusyError("Another process is building this index. Wait until it has finished.")
        if how.wait <= 0:
            raise busy from first
        how.say(f"Another build is running, waiting for it (at most {how.wait:.0f} s).")
        try:
            lock.acquire(timeout=how.wait)
        except Timeout as error:
            raise busy from error
    try:
        yield
    finally:
        lock.release()


def _up_to_date(shelf: Shelf) -> Path | None:
    try:
        folder = m.current(shelf.home)
        fits = m.read_manifest(folder).index_id == m.index_id(shelf)
    except IndexUnusableError:
        return None
    return folder if fits and (folder / "chroma" / DATABASE).is_file() else None


def _build(shelf: Shelf, how: How) -> Built:
    vectors, embedded, embedder = _vectors(shelf, how)
    work = generations.work_folder(shelf.home, m.index_id(shelf))
    words = shelf.words()
    store = open_collection(work / "chroma", None)
    try:
        write(store, shelf, vectors)
    finally:
        close_collection(store)
    with open_for_reading(work) as store:  # as its readers will
        examine(store, words, shelf, embedder)
    words.save(work / "bm25")
    m.write_manifest(work, m.manifest_for(shelf, tuple(e.id for e in shelf.entries)))
    return Built(generations.put_in_use(shelf.home, work), embedded, len(shelf.passages))


def _vectors(shelf: Shelf, how: How) -> "tuple[list[Vector], int, Embeddings | None]":
    """The vector of every entry, how many passages are embedded anew, and the embedder if the index is to be tested with it."""
    known = {} if how.force else vectors_in_use(shelf.home)
    missing = list(dict.fromkeys(e.text for e in shelf.entries if e.text not in known))
    embedder = None
    if missing or asked_of(shelf):
        verify_weights(model_folder())
        embedder = load_embedder()
    if missing and embedder:
        known.update(zip(missing, embed(missing, embedder, how.show_progress), strict=True))
    anew = set(missing)
    return [known[e.text] for e in shelf.entries], len({e.passage for e in shelf.entries if e.text in anew}), embedder
