"""The page with a language model: it is asked once a turn, and what it told stands."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser import STAGING
from tests.model_server import ModelServer, serving
from tests.models import choosing
from tests.page import Open, pick, plain, press, shown, told
from ui import words

pytestmark = pytest.mark.filterwarnings("default")


def with_model(monkeypatch: pytest.MonkeyPatch, server: ModelServer) -> None:
    for name, value in {"MODEL": "openai:scripted", "MODEL_URL": server.url, "DRAFTER": "select"}.items():
        monkeypatch.setenv(f"BOT_{name}", value)


def claims(page: AppTest) -> list[str]:
    return [plain(e.label).partition(" :blue-badge")[0] for e in page.expander if "-badge[" in e.label]


def typed(page: AppTest, question: str) -> AppTest:
    return told(page.chat_input[0].set_value(question).run())


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


def test_a_model_that_fails_leaves_the_answer_given_without_it(no_index: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda exchange: exchange.begin(401)) as server:
        with_model(monkeypatch, server)
        page = typed(no_index(), STAGING)
        assert not page.exception
        assert "The language model did not answer as it should" in shown(page)
        assert claims(page)
