"""An index is built beside the one in use, tested, and only then put in its place; nothing is embedded twice."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import FakeEmbeddings

from corpus import Corpus
from corpus.passages import all_passages
from index import manifest as m
from index.build import build
from index.embedder import DIMENSIONS, load_embedder, model_folder, verify_weights
from index.errors import IndexBusyError, IndexUnusableError
from index.retriever import Retriever
from index.shelf import corpus_shelf
from index.vectors import close_collection, open_collection

HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held_lock(home: Path) -> Iterator[None]:
    """Another process holds the lock of the builder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home / "build.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate("")


@pytest.fixture
def no_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever embeds now is caught."""

    def caught() -> None:
        pytest.fail("something was embedded")

    monkeypatch.setattr("index.build.load_embedder", caught)


def folders(home: Path) -> list[str]:
    """The names of the index versions that are kept."""
    return sorted(path.name for path in home.glob("index-*"))


def test_a_build_embeds_every_passage_and_points_to_its_folder(small: Corpus, tmp_path: Path) -> None:
    built = build(small, tmp_path, show_progress=False)
    passages, shelf = all_passages(small), corpus_shelf(small, tmp_path)
    assert built.embedded == len(passages) > 20
    assert m.current(tmp_path) == built.folder
    assert built.folder.name == f"index-{m.index_id(shelf)}-1"
    assert m.read_manifest(built.folder) == m.manifest_for(shelf, tuple(e.id for e in shelf.entries))
    store = open_collection(built.folder / "chroma", None)
    stored = store.get(include=["documents", "embeddings", "metadatas"])
    close_collection(store)
    assert dict(zip(stored["ids"], stored["documents"], strict=True)) == {e.id: e.text for e in shelf.entries}
    leads_to = {entry_id: about["passage"] for entry_id, about in zip(stored["ids"], stored["metadatas"], strict=True)}
    assert leads_to == {e.id: e.passage for e in shelf.entries}
    assert set(leads_to.values()) == {p.id for p in passages} <= set(leads_to), "the first entry bears the passage's id"
    assert {len(vector) for vector in stored["embeddings"]} == {DIMENSIONS}
    assert all(abs(sum(x * x for x in vector) - 1) < 1e-5 for vector in stored["embeddings"])


@pytest.mark.usefixtures("no_embedder")
def test_an_unchanged_corpus_embeds_nothing(small: Corpus, home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file() and path.name != "build.lock"}
    built = build(small, home, show_progress=False)
    assert (built.embedded, built.folder) == (0, m.current(home))
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_force_builds_a_new_folder_and_swaps_the_pointer(small: Corpus, home: Path) -> None:
    first = m.current(home)
    second = build(small, home, force=True, show_progress=False)
    assert second.embedded == len(all_passages(small))
    assert m.current(home) == second.folder != first
    assert folders(home) == [first.name, second.folder.name], "a running page may still read the last but one"
    third = build(small, home, force=True, show_progress=False).folder
    assert m.current(home) == third
    assert first.name not in folders(home)
    assert second.folder.name in folders(home)


def test_a_changed_corpus_gets_another_index(small: Corpus, other: Corpus, home: Path) -> None:
    before, after = corpus_shelf(small, home), corpus_shelf(other, home)
    assert m.index_id(after) != m.index_id(before)
    built = build(other, home, show_progress=False)
    texts = {e.text for e in before.entries}
    changed = {e.passage for e in after.entries if e.text not in texts}
    assert built.embedded == len(changed) == 1, "the vectors of what is unchanged are taken over"
    assert m.read_manifest(m.current(home)).index_id == m.index_id(after)


@pytest.mark.parametrize("part", ["CHUNKER", "LEXICAL", "NAME", "WEIGHTS_SHA256"])
def test_whatever_the_index_is_made_with_is_part_of_its_identity(
    part: str, small: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = corpus_shelf(small, tmp_path)
    before = m.index_id(shelf)
    monkeypatch.setattr(m, part, "another")
    assert m.index_id(shelf) != before


@pytest.mark.usefixtures("held_lock", "no_embedder")
def test_a_second_builder_says_that_another_is_at_work(small: Corpus, home: Path) -> None:
    with pytest.raises(IndexBusyError, match="Another process is building this index"):
        build(small, home, force=True, show_progress=False)


def test_an_index_that_fails_its_own_test_is_not_put_in_use(small: Corpus, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = m.current(home)
    monkeypatch.setattr("index.build.load_embedder", lambda: FakeEmbeddings(size=DIMENSIONS))  # never the same vector twice
    with pytest.raises(IndexUnusableError, match=r"lost \d+ text\(s\), first .+; the old index stays in use"):
        build(small, home, force=True, show_progress=False)
    monkeypatch.undo()
    assert m.current(home) == before
    retriever = Retriever(small, home)
    assert retriever.search("metal near the site")
    assert retriever.problem is None


def test_what_an_interrupted_build_left_is_not_in_the_way(small: Corpus, home: Path) -> None:
    left = home / f"index-{m.index_id(corpus_shelf(small, home))}.tmp" / "chroma"
    left.mkdir(parents=True)
    (left / "chroma.sqlite3").write_text("half a database", encoding="utf-8")
    built = build(small, home, force=True, show_progress=False)
    assert m.current(home) == built.folder
    assert not left.exists()


@pytest.mark.usefixtures("no_embedder")
def test_other_weights_are_refused(small: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedder.WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(IndexUnusableError, match="not the published all-MiniLM-L6-v2"):
        build(small, tmp_path, show_progress=False)
    assert not (tmp_path / m.POINTER).exists()


def test_the_installed_weights_are_the_published_ones(tmp_path: Path) -> None:
    verify_weights(model_folder())
    with pytest.raises(IndexUnusableError, match=r"cannot be read: No such file.* Run: make env"):
        verify_weights(tmp_path)


def test_a_missing_weights_package_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedder.PACKAGE", "no_such_package_of_weights")
    with pytest.raises(IndexUnusableError, match=r"no_such_package_of_weights .* not installed\. Run: make env"):
        model_folder()


def test_the_embedder_never_asks_the_hub() -> None:
    load_embedder()
    assert os.environ["HF_HUB_OFFLINE"] == "1"  # noqa: TID251  # what the hub library reads
