"""Pages with and without an index, each with services of its own; one served page and one browser for all browser tests."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from langchain_core.embeddings import Embeddings
from playwright.sync_api import Browser, sync_playwright

from bot.services import Services, build_services
from bot.settings import Settings
from corpus import SHIPPED, Corpus, load_corpus
from tests.browser import launched, served
from tests.conftest import TODAY
from tests.page import Open, opened


@pytest.fixture(scope="session")
def embedder() -> Callable[[], Embeddings]:
    """Loads the encoder at the first call, and never again."""
    from index.embedder import load_embedder

    return cache(load_embedder)


@pytest.fixture(scope="session")
def kept() -> dict[tuple[Path, str], Services]:
    """Services without a language model, by BOT_HOME and day; they hold nothing about any question, so tests can share them."""
    return {}


@pytest.fixture
def fresh_pages(
    monkeypatch: pytest.MonkeyPatch, corpus: Corpus, embedder: Callable[[], Embeddings], kept: dict[tuple[Path, str], Services]
) -> Iterator[None]:
    """Nothing that a page keeps for its process outlives a test but the corpus, what is read from it, and the encoder."""

    def built(settings: Settings) -> Services:
        if settings.model or settings.corpus != SHIPPED:
            return build_services(settings)
        key = settings.bot_home, settings.date()
        return kept.get(key) or kept.setdefault(key, build_services(settings))

    monkeypatch.setattr("bot.services.load_corpus", lambda folder: corpus if folder == SHIPPED else load_corpus(folder))
    monkeypatch.setattr("index.embedder.load_embedder", embedder)
    monkeypatch.setattr("ui.shared.build_services", built)
    monkeypatch.setattr("ui.turn._PAINT", 0)  # nobody looks
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BOT_HOME that is not there yet."""
    return tmp_path_factory.mktemp("pages") / "nothing"


@pytest.fixture
def no_index(
    monkeypatch: pytest.MonkeyPatch, nothing: Path, kept: dict[tuple[Path, str], Services], fresh_pages: None
) -> Iterator[Open]:
    """Opens the page where no index was built, which is quick; what a test leaves there is gone for the next."""
    yield _opener(monkeypatch, nothing)
    if nothing.exists():
        shutil.rmtree(nothing)
        kept.pop((nothing, TODAY), None)


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch, built_home: Path, fresh_pages: None) -> Open:
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
