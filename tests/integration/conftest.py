"""A corpus of a few passages and its index, so that building one takes next to no time."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from langchain_core.embeddings import Embeddings

from corpus import SHIPPED, Corpus, load_corpus
from index.build import build
from index.embedder import load_embedder
from tests.conftest import edit_text, edit_yaml

KEPT = {"acr-2015": 2, "acr-2022": 99, "article-2026": 6}
"""How many passages of these documents stay (of the others one), beside those that rules and notes name."""


class Remembering(Embeddings):
    """The encoder itself, loaded once and asked once for each text."""

    def __init__(self) -> None:
        self._encoder: Embeddings | None = None
        self._known: dict[str, list[float]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors that the encoder gives."""
        missing = list(dict.fromkeys(text for text in texts if text not in self._known))
        if missing:
            self._known.update(zip(missing, self._loaded().embed_documents(missing), strict=True))
        return [self._known[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_documents([text])[0]

    def _loaded(self) -> Embeddings:
        if self._encoder is None:
            self._encoder = load_embedder()
        return self._encoder


@pytest.fixture(scope="session", autouse=True)
def remembering() -> Iterator[None]:
    """Indexes that are built in this process share the vectors of the real encoder."""
    encoder = Remembering()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.build.load_embedder", lambda: encoder)
        patch.setattr("index.embedder.load_embedder", lambda: encoder)
        yield


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped corpus with one row a variant and few passages. Not to be changed: copy it."""
    folder = tmp_path_factory.mktemp("small") / "corpus"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    topics = [folder / "topics" / name.name for name in (folder / "topics").iterdir()]
    named = " ".join(file.read_text(encoding="utf-8") for file in [folder / "rules.yaml", *topics])

    def shorten(document: Any) -> None:
        own, keep = document["id"], KEPT.get(document["id"], 1)
        document["passages"] = [p for n, p in enumerate(document["passages"]) if n < keep or f"{own}/{p['id']}" in named]
        for passage in document["passages"]:
            passage["asks"] = passage.get("asks", [])[:1]

    def shorten_history(edition: Any) -> None:
        edition["rows"] = edition["rows"][:1]

    def one_row_each(topic: Any) -> None:
        for variant in topic["variants"]:
            variant["rows"] = variant["rows"][:1]

    for file in (folder / "documents").iterdir():
        edit_yaml(file, shorten)
    for file in topics:
        edit_yaml(file, one_row_each)
    for file in (folder / "history").iterdir():
        edit_yaml(file, shorten_history)
    return folder


@pytest.fixture(scope="session")
def small(small_folder: Path) -> Corpus:
    """The corpus of a few passages."""
    return load_corpus(small_folder)


@pytest.fixture(scope="session")
def other(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of a few passages with one word changed."""
    folder = tmp_path_factory.mktemp("other") / "corpus"
    shutil.copytree(small_folder, folder)
    edit_text(folder / "documents" / "acr-2015.yaml", "superseded", "replaced")
    return load_corpus(folder)


@pytest.fixture(scope="session")
def small_index(small: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index folder of the corpus of a few passages. Not to be changed: see `home`."""
    home = tmp_path_factory.mktemp("built") / "index"
    build(small, home, show_progress=False)
    return home


@pytest.fixture
def home(small_index: Path, tmp_path: Path) -> Path:
    """An index folder of the corpus of a few passages that a test may build in, or damage."""
    return Path(shutil.copytree(small_index, tmp_path / "index"))
