"""The chat page in a real browser: a question, a citation, and not one request to another host."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest

from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
IN_CI = "CI" in os.environ  # noqa: TID251  # there a missing browser is a failure, not a reason to skip
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(not CHROMIUM.exists() and not IN_CI, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def address(built_home: Path) -> Iterator[str]:
    """The page, served by a process of its own on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "ui/app.py", "--server.port", str(port)]
    with pytest.MonkeyPatch.context() as patch:  # the process inherits it
        patch.setenv("BOT_HOME", str(built_home))
        patch.setenv("BOT_TODAY", TODAY)
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/_stcore/health", server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the page did not start"
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  # our own page
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail("the page did not answer")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_question_to_quote_without_another_host(address: str, scheme: Literal["light", "dark"], width: int) -> None:
    from playwright.sync_api import sync_playwright

    hosts: set[str | None] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page.on("websocket", lambda opened: hosts.add(urlsplit(opened.url).hostname))
        page.goto(address)
        question = page.get_by_test_id("stChatInputTextArea")
        question.fill("Why not just a bone scan? <img src=http://example.org/x.png> It has less radiation.")
        question.press("Enter")
        page.get_by_role("heading", name="FDG-PET/CT whole body").wait_for(timeout=60_000)
        page.get_by_role("button", name="1 · ").first.click(timeout=120_000)
        popover = page.get_by_test_id("stPopoverBody")
        popover.get_by_text("Our summary of").wait_for()
        quote = popover.locator("span.stMarkdownColoredBackground, span[style*='background']").first
        assert "FDG-PET/CT whole body usually appropriate" in quote.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()
    assert hosts <= {"127.0.0.1", None}
