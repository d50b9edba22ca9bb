"""Whatever happens to the files of an index, questions are answered by words, the problem is said, and a build heals it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from index import manifest as m
from index.build import build
from index.retriever import Retriever
from index.shelf import corpus_shelf

QUESTION = "How does metal near the tumour degrade the images?"
Harm = Callable[[Path], None]


def removed(file: str) -> Harm:
    """The file is gone."""
    return lambda folder: (folder / file).unlink()


def emptied(file: str) -> Harm:
    """The file is there, with nothing in it."""
    return filled(file, b"")


def halved(file: str) -> Harm:
    """The second half of the file is missing."""

    def harm(folder: Path) -> None:
        content = (folder / file).read_bytes()
        (folder / file).write_bytes(content[: len(content) // 2])

    return harm


def filled(file: str, content: bytes) -> Harm:
    """The file holds something else."""

    def harm(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return harm


DATABASE, MANIFEST, POINTER = "chroma/chroma.sqlite3", "manifest.json", "../CURRENT"
HARMS: dict[str, Harm] = {
    "database removed": removed(DATABASE),
    "database emptied": emptied(DATABASE),
    "database halved": halved(DATABASE),
    "database overwritten": filled(DATABASE, b"not a database" * 500),
    "vectors removed": lambda folder: shutil.rmtree(folder / "chroma"),
    "manifest removed": removed(MANIFEST),
    "manifest emptied": emptied(MANIFEST),
    "manifest halved": halved(MANIFEST),
    "manifest of bytes": filled(MANIFEST, bytes(range(256))),
    "manifest of another form": filled(MANIFEST, b"[1, 2]"),
    "manifest with too little": filled(MANIFEST, b'{"entry_ids": []}'),
    "pointer emptied": emptied(POINTER),
    "pointer of bytes": filled(POINTER, bytes(range(256))),
    "pointer of one long word": filled(POINTER, b"x" * 5000),
    "pointer to nothing": filled(POINTER, b"index-0000"),
    "pointer out of the folder": filled(POINTER, b"/"),
    "pointer up": filled(POINTER, b".."),
    "folder removed": shutil.rmtree,
}
WORDS = ("data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy", "params.index.json", "vocab.index.json")


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_damaged_index_leaves_search_by_words_and_says_so(harm: Harm, small: Corpus, home: Path) -> None:
    harm(m.current(home))
    retriever = Retriever(small, home)
    for _ in range(2):  # the second question does not forget what the first found out
        assert retriever.search(QUESTION) == Retriever(small, None).search(QUESTION)
        assert retriever.problem is not None
        assert retriever.problem.phrase == "damaged-index"
        assert "python -m index build --force" in str(retriever.problem)
        assert retriever.index_id is None


@pytest.mark.parametrize("how", [removed, emptied, halved], ids=lambda how: how.__name__)
@pytest.mark.parametrize("file", WORDS)
def test_a_damaged_index_of_words_is_made_anew_in_memory(
    file: str, how: Callable[[str], Harm], small: Corpus, home: Path
) -> None:
    whole = Retriever(small, home).search(QUESTION)
    harmed = Path(shutil.copytree(home, home.parent / "harmed"))
    how(f"bm25/{file}")(m.current(harmed))
    retriever = Retriever(small, harmed)
    assert retriever.search(QUESTION) == whole
    assert retriever.search(QUESTION) == whole


@pytest.mark.parametrize("name", ["database halved", "manifest of bytes", "pointer of bytes"])
def test_a_forced_build_heals_a_running_retriever(name: str, small: Corpus, home: Path) -> None:
    HARMS[name](m.current(home))
    retriever = Retriever(small, home)
    retriever.search(QUESTION)
    assert retriever.index_id is None
    build(small, home, force=True, show_progress=False)
    assert retriever.search(QUESTION)[0].passage.id == "acr-2022/metal"
    assert retriever.problem is None
    assert retriever.index_id == m.index_id(corpus_shelf(small, home))
