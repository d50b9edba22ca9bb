"""The page with a language model: the card first, each statement once it is ruled on, and the model asked once a turn."""

import json
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from tests.browser import STAGING, ask, needs_browser, reader, served
from tests.model_server import Exchange, ModelServer, serving
from tests.models import choosing
from tests.page import Open, pick, plain, press, shown, told
from ui import words


def with_model(monkeypatch: pytest.MonkeyPatch, server: ModelServer) -> None:
    for name, value in {"MODEL": "openai:scripted", "MODEL_URL": server.url, "DRAFTER": "select"}.items():
        monkeypatch.setenv(f"BOT_{name}", value)


def claims(page: AppTest) -> list[str]:
    return [plain(e.label).partition(" :blue-badge")[0] for e in page.expander if "-badge[" in e.label]


def typed(page: AppTest, question: str) -> AppTest:
    return told(page.chat_input[0].set_value(question).run())


@pytest.mark.filterwarnings("default")
def test_the_model_is_asked_once_a_turn_whatever_is_redrawn(no_index: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(choosing(2, 1, 3)) as server:
        with_model(monkeypatch, server)
        page = typed(no_index(), STAGING)
        said = claims(page)
        assert len(said) > 3
        for _ in range(3):
            page.run()
        page.segmented_control[0].set_value(words.BY_NAME).run()
        assert claims(page) == said
        assert len(server.exchanges) == 1
        pick(page, "outside the lungs", "lungs")
        told(page)
        assert len(server.exchanges) == 2, "another question, another answer"
        pick(page, "lungs", words.UNDO)
        assert claims(told(page)) == said, "the choice taken back: what was told stands"
        assert len(server.exchanges) == 2


@pytest.mark.filterwarnings("default")
def test_an_earlier_turn_shows_what_was_told_and_a_deleted_one_is_forgotten(
    no_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(choosing(2, 1, 3)) as server:
        with_model(monkeypatch, server)
        page = typed(no_index(), STAGING)
        said = claims(page)
        typed(page, "Only the lungs?")
        assert all(sentence in shown(page) for sentence in said)
        press(page, words.DELETE)
        asked = len(server.exchanges)
        typed(page, STAGING)
        assert len(server.exchanges) == asked + 1


@pytest.mark.filterwarnings("default")
def test_a_model_that_fails_leaves_the_answer_given_without_it(no_index: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda exchange: exchange.begin(401)) as server:
        with_model(monkeypatch, server)
        page = typed(no_index(), STAGING)
        assert not page.exception
        assert "The language model did not answer as it should" in shown(page)
        assert claims(page)


class Slow:
    """Chooses statements one at a time, each when the test lets it."""

    def __init__(self) -> None:
        self.go_on = threading.Semaphore(0)

    def __call__(self, exchange: Exchange) -> None:
        exchange.begin()
        exchange.pieces('{"study": "FDG-PET/CT", "statements": [')
        for piece in ("2, ", "1, ", "3]}"):
            assert self.go_on.acquire(timeout=100)
            exchange.pieces(piece)
        exchange.chunk({}, "stop")
        exchange.send("data: [DONE]\n\n")


class TestInABrowser:
    """While the model is still at it."""

    pytestmark = needs_browser

    def test_card_first_then_each_statement_and_the_page_in_use_meanwhile(self, built_home: Path, browser: Browser) -> None:
        script = Slow()
        with (
            serving(script) as server,
            served(built_home, model="openai:scripted", model_url=server.url, drafter="select", model_seconds="100") as address,
            reader(browser) as somebody,
        ):
            page = somebody.new_page()
            page.goto(address)
            field = page.get_by_test_id("stChatInputTextArea")
            field.fill(STAGING)
            field.press("Enter")
            page.get_by_role("heading", name="FDG-PET/CT whole body").wait_for()
            page.get_by_text(words.TELLING.partition("(")[0]).wait_for(timeout=100_000)
            sentences = page.locator('[class*="st-key-claims"] summary')
            before = sentences.all_inner_texts()
            script.go_on.release(2)
            page.wait_for_function(_COUNT, arg=len(before) + 1)
            first = sentences.all_inner_texts()
            page.locator("summary", has_text="All 12 options").click()
            page.get_by_text(words.BY_NAME, exact=True).click()  # a redraw of the whole page
            page.wait_for_timeout(1000)
            assert sentences.all_inner_texts() == first, "shown is final"
            script.go_on.release(2)
            page.get_by_text(words.TELLING.partition("(")[0]).wait_for(state="detached")
            whole = sentences.all_inner_texts()
            assert [text for text in whole if text in first] == first
            assert len(whole) == len(before) + 3
            assert len(server.exchanges) == 1
            assert json.loads(json.dumps(server.exchanges[0].asked))["stream"] is True
            script.go_on.release(4)
            ask(page, "Only the lungs?")
            assert len(server.exchanges) == 2


_COUNT = """count => document.querySelectorAll('[class*="st-key-claims"] summary').length === count"""
