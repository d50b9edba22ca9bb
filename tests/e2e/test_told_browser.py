"""A language model in the browser: the card first, then each statement once it is ruled on; the page is in use meanwhile."""

import threading
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import STAGING, ask, needs_browser, reader, served
from tests.model_server import Exchange, serving
from ui import words

pytestmark = needs_browser
TELLING = words.TELLING.partition("(")[0]
COUNT = """count => document.querySelectorAll('[class*="st-key-claims"] summary').length === count"""


class Slow:
    """Chooses statements one at a time, each when the test lets it."""

    def __init__(self) -> None:
        self.go_on = threading.Semaphore(0)

    def script(self, exchange: Exchange) -> None:
        """Answers one request."""
        exchange.begin()
        exchange.pieces('{"study": "FDG-PET/CT", "statements": [')
        for piece in ("2, ", "1, ", "3]}"):
            assert self.go_on.acquire(timeout=100)
            exchange.pieces(piece)
        exchange.chunk({}, "stop")
        exchange.send("data: [DONE]\n\n")


def test_card_first_then_each_statement_and_the_page_in_use_meanwhile(tmp_path: Path, browser: Browser) -> None:
    model = Slow()
    with (
        serving(model.script) as server,
        served(tmp_path, model="openai:scripted", model_url=server.url, drafter="select", model_seconds="100") as address,
        reader(browser) as somebody,
    ):
        page = somebody.new_page()
        page.goto(address)
        field = page.get_by_test_id("stChatInputTextArea")
        field.fill(STAGING)
        field.press("Enter")
        page.get_by_role("heading", name="FDG-PET/CT whole body").wait_for()
        page.get_by_text(TELLING).wait_for(timeout=100_000)
        sentences = page.locator('[class*="st-key-claims"] summary')
        before = sentences.count()
        model.go_on.release(2)  # the second number tells that the first is whole
        page.wait_for_function(COUNT, arg=before + 1)
        first = sentences.all_inner_texts()
        page.locator("summary", has_text="All 12 options").click()
        page.get_by_role("radio", name=words.BY_NAME).click()  # draws the whole page again
        page.wait_for_timeout(1000)
        assert sentences.all_inner_texts() == first, "shown is final"
        model.go_on.release(1)
        page.get_by_text(TELLING).wait_for(state="detached")
        whole = sentences.all_inner_texts()
        assert whole[: len(first)] == first
        assert len(whole) == before + 3
        assert len(server.exchanges) == 1
        model.go_on.release(3)
        ask(page, "Only the lungs?")
        assert len(server.exchanges) == 2
