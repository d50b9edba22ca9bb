"""Pages with and without an index, each with services of its own; one served page and one browser for all browser tests."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from langchain_core.embeddings import Embeddings
from playwright.sync_api import Browser, sync_playwright

from corpus import SHIPPED, Corpus, load_corpus
from tests.browser import launched, served
from tests.conftest import TODAY
from tests.page import Open, opened


@pytest.fixture(scope="session")
def embedder() -> Callable[[], Embeddings]:
    """Loads the encoder at the first call, and never again."""
    from index.embedder import load_embedder

    return cache(load_embedder)


@pytest.fixture
def fresh_services(monkeypatch: pytest.MonkeyPatch, corpus: Corpus, embedder: Callable[[], Embeddings]) -> Iterator[None]:
    """Services are shared within a process; each test of a page brings its own, with the same shipped corpus and encoder."""
    monkeypatch.setattr("bot.services.load_corpus", lambda folder: corpus if folder == SHIPPED else load_corpus(folder))
    monkeypatch.setattr("index.embedder.load_embedder", embedder)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def no_index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh_services: None) -> Open:
    """Opens the page where no index was built, which is quick."""
    return _opener(monkeypatch, tmp_path / "nothing")


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch, built_home: Path, fresh_services: None) -> Open:
    """Opens the page with the index of the shipped corpus."""
    return _opener(monkeypatch, built_home)


def _opener(monkeypatch: pytest.MonkeyPatch, home: Path) -> Open:
    monkeypatch.setenv("BOT_HOME", str(home))
    monkeypatch.setenv("BOT_TODAY", TODAY)
    return opened


@pytest.fixture(scope="session")
def address(built_home: Path) -> Iterator[str]:
    """The pages as `make run` serves them."""
    with served(built_home) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium; each reader in it is somebody else."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()
