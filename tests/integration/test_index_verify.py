"""`verify` finds real damage to the files of an index, and a forced build heals it."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from index import manifest as m
from index.__main__ import main
from index.build import build
from index.shelf import corpus_shelf
from index.verify import verify

Harm = Callable[[Path], None]
DATABASE = "chroma/chroma.sqlite3"


def statement(sql: str) -> Harm:
    """The database is changed behind Chroma's back."""

    def harm(folder: Path) -> None:
        connection = sqlite3.connect(folder / DATABASE)
        connection.execute(sql)
        connection.commit()
        connection.close()

    return harm


def halved(file: str) -> Harm:
    """The second half of a file is missing."""

    def harm(folder: Path) -> None:
        content = (folder / file).read_bytes()
        (folder / file).write_bytes(content[: len(content) // 2])

    return harm


def overwritten_page(folder: Path) -> None:
    """A page of the database that is in use (many are free) holds something else."""
    connection = sqlite3.connect(folder / DATABASE)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'embedding_metadata'").fetchone()
    connection.close()
    content = bytearray((folder / DATABASE).read_bytes())
    content[(page - 1) * size : page * size] = b"\xaa" * size
    (folder / DATABASE).write_bytes(content)


def no_vectors(folder: Path) -> None:
    """The folders with the graph of the vectors, and what has not been written there yet, are gone."""
    for path in (folder / "chroma").iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    statement("DELETE FROM embeddings_queue")(folder)


def forgotten_entry(folder: Path) -> None:
    """The manifest lost an entry."""
    known = json.loads((folder / m.MANIFEST).read_text(encoding="utf-8"))
    known["entry_ids"].pop()
    (folder / m.MANIFEST).write_text(json.dumps(known), encoding="utf-8")


HARMS: dict[str, tuple[Harm, str]] = {
    "database truncated": (halved(DATABASE), "database"),
    "database page overwritten": (overwritten_page, "database"),
    "database gone": (lambda f: (f / DATABASE).unlink(), "database"),
    "rows deleted": (statement("DELETE FROM embeddings WHERE id % 7 = 0"), "ids"),
    "text changed": (
        statement("UPDATE embedding_metadata SET string_value = 'x' WHERE key = 'chroma:document' AND id = 3"),
        "texts",
    ),
    "vectors gone": (no_vectors, ""),
    "manifest of garbage": (lambda f: (f / m.MANIFEST).write_bytes(bytes(range(256))), "pointer and manifest"),
    "manifest forgot an entry": (forgotten_entry, "made for these passages"),
    "pointer to nothing": (lambda f: (f.parent / m.POINTER).write_text("index-0-1", encoding="utf-8"), "pointer and manifest"),
    "words truncated": (halved("bm25/data.csc.index.npy"), "index of words"),
    "words gone": (lambda f: shutil.rmtree(f / "bm25"), "index of words"),
}


def test_a_whole_index_is_found_whole(small: Corpus, home: Path) -> None:
    checks = verify(corpus_shelf(small, home))
    assert [c.name for c in checks if not c.whole] == []
    assert len(checks) == 9


@pytest.mark.parametrize(("harm", "named"), HARMS.values(), ids=HARMS)
def test_damage_is_found_and_healed(harm: Harm, named: str, small: Corpus, home: Path) -> None:
    harm(m.current(home))
    shelf = corpus_shelf(small, home)
    damaged = [c.name for c in verify(shelf) if not c.whole]
    assert damaged
    assert named in damaged or not named
    build(small, home, force=True, show_progress=False)
    assert [c for c in verify(shelf) if not c.whole] == []


def test_verify_writes_no_vector_and_no_text(small: Corpus, home: Path) -> None:
    """The database is left out: Chroma notes there that it was opened."""

    def content() -> dict[str, bytes]:
        return {
            str(p.relative_to(home)): p.read_bytes()
            for p in home.rglob("*")
            if p.is_file() and p.suffix not in (".lock", ".sqlite3")
        }

    before = content()
    verify(corpus_shelf(small, home))
    assert content() == before


def test_what_an_interrupted_build_left_is_told_and_removed(small: Corpus, home: Path) -> None:
    (home / "index-0123.tmp").mkdir()
    shelf = corpus_shelf(small, home)
    assert verify(shelf)[-1].found == "1, the next build removes them"
    build(small, home, force=True, show_progress=False)
    assert verify(shelf)[-1].found == "none"


def test_an_index_of_another_corpus_is_told(other: Corpus, home: Path) -> None:
    assert [c.name for c in verify(corpus_shelf(other, home)) if not c.whole][:2] == ["made for these passages", "texts"]


def test_the_command_prints_a_line_a_check(
    small_folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_HOME", str(home.parent))
    assert main(["verify", "--corpus", str(small_folder)]) == 0
    assert all(": ok (" in line for line in capsys.readouterr().out.splitlines())
    halved(DATABASE)(m.current(home))
    assert main(["verify", "--corpus", str(small_folder)]) == 1
    said = capsys.readouterr()
    assert "corpus: database: DAMAGED" in said.out
    assert "Run: python -m index build --force" in said.err
