"""`python -m index verify`: looks for damage in the index of a shelf, one result a check."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index import generations
from index import manifest as m
from index.errors import IndexUnusableError
from index.lexical import LexicalIndex
from index.shelf import Shelf
from index.vectors import DATABASE, Stored, is_sound, not_found_by_own_vector, open_for_reading, stored

MEND = "python -m index build --force"
_SAMPLES = 20
"""Questions that the saved index of words must score like one made anew."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report: what was looked at, whether it is whole, and what was found."""

    name: str
    whole: bool
    found: str


def verify(shelf: Shelf) -> list[Check]:
    """All checks of the index of a shelf; those that damage makes impossible are left out."""
    try:
        folder = m.current(shelf.home)
        manifest = m.read_manifest(folder)
    except IndexUnusableError as error:
        return [Check("pointer and manifest", False, str(error))]
    checks = [Check("pointer and manifest", True, folder.name), _fits(shelf, manifest), _database(folder)]
    if checks[-1].whole:
        checks += _content(shelf, folder)
    left = generations.left_over(shelf.home, folder)
    return [
        *checks,
        _words(shelf, folder),
        Check("left-over folders", True, f"{len(left)}, the next build removes them" if left else "none"),
    ]


def _fits(shelf: Shelf, manifest: m.Manifest) -> Check:
    fits = manifest.index_id == m.index_id(shelf) and manifest.entry_ids == tuple(e.id for e in shelf.entries)
    return Check("made for these passages", fits, f"{len(manifest.entry_ids)} texts of {len(shelf.passages)} passages")


def _database(folder: Path) -> Check:
    """SQLite's own look at its file; opened for reading only."""
    file = folder / "chroma" / DATABASE
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            said = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
        finally:
            connection.close()
    except sqlite3.Error as error:
        return Check("database", False, str(error))
    return Check("database", said == ["ok"], "; ".join(said)[:200])


def _content(shelf: Shelf, folder: Path) -> Iterator[Check]:
    """What the collection holds, against the passages."""
    try:
        with open_for_reading(folder) as store:
            records = list(stored(store))
            looks: tuple[tuple[str, Callable[[], list[str]]], ...] = (
                ("ids", lambda: sorted({e.id for e in shelf.entries} ^ {r.id for r in records})),
                ("texts", lambda: _other_texts(shelf, records)),
                ("vectors of length one", lambda: [r.id for r in records if not is_sound(r.vector)]),
                ("found by its own vector", lambda: not_found_by_own_vector(store, records)),
            )
            for name, look in looks:
                wrong = look()
                found = f"{len(wrong)} wrong, first {wrong[0]!r}" if wrong else f"{len(records)} right"
                yield Check(name, not wrong, found)
    except IndexUnusableError as error:
        yield Check("collection", False, str(error))


def _other_texts(shelf: Shelf, records: list[Stored]) -> list[str]:
    texts = {e.id: e.text for e in shelf.entries}
    return [r.id for r in records if texts.get(r.id) != r.text]


def _words(shelf: Shelf, folder: Path) -> Check:
    """The saved index of words scores like one made anew."""
    texts = list(shelf.texts().values())
    try:
        saved = LexicalIndex.load(folder / "bm25", list(shelf.texts()), shelf.terms)
        fresh = shelf.words()
        same = all(saved.ranking(t, 10) == fresh.ranking(t, 10) for t in texts[:: max(1, len(texts) // _SAMPLES)])
    except Exception as error:  # noqa: BLE001  # numpy and bm25s raise what they like for damaged files
        return Check("index of words", False, type(error).__name__)
    return Check("index of words", same, f"{len(texts)} passages" if same else "scores differ from an index made anew")
