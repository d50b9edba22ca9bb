"""A corpus of a few passages and its index, so that building one takes next to no time."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from corpus import SHIPPED, Corpus, load_corpus
from index.build import build
from tests.conftest import edit_text, edit_yaml

KEPT = {"acr-2015": 2, "acr-2022": 99, "article-2026": 6}
"""How many passages of these documents stay (of the others one), beside those that rules and notes name."""


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

    def one_row_each(topic: Any) -> None:
        for variant in topic["variants"]:
            variant["rows"] = variant["rows"][:1]

    for file in (folder / "documents").iterdir():
        edit_yaml(file, shorten)
    for file in topics:
        edit_yaml(file, one_row_each)
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
