"""A real browser on the served pages: what the browser tests share."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.conftest import TODAY

ROOT = Path(__file__).parents[1]
CHROMIUM = Path("/usr/bin/chromium")
IN_CI = "CI" in os.environ  # noqa: TID251  # there a missing browser is a failure, not a reason to skip
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
Scheme = Literal["light", "dark"]
STAGING = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for metastases outside the lungs?"
needs_browser = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(not CHROMIUM.exists() and not IN_CI, reason="Chromium is not installed"),
]


@contextmanager
def served(home: Path, script: str = "ui/server.py", **settings: str) -> Iterator[str]:
    """The pages, served by a process of its own on a free port; `settings` as in `bot/settings.py`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with pytest.MonkeyPatch.context() as patch:  # the process inherits it
        for name, value in {"home": str(home), "today": TODAY, **settings}.items():
            patch.setenv(f"BOT_{name.upper()}", value)
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


def launched(playwright: Playwright) -> Browser:
    """Chromium, talking to nobody by itself."""
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)


@contextmanager
def reader(browser: Browser, scheme: Scheme = "light", width: int = 1280) -> Iterator[BrowserContext]:
    """Somebody at a browser of their own; fails if anything asks another host."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(30_000)
    hosts: set[str | None] = set()
    context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    context.on("page", lambda page: page.on("websocket", lambda opened: hosts.add(urlsplit(opened.url).hostname)))
    try:
        yield context
    finally:
        context.close()
    assert hosts <= {"127.0.0.1", None}, f"requests to {hosts}"


_QUIET = """() => {
  const now = document.body.innerText.length + ':' + document.querySelectorAll('*').length;
  const busy = !document.querySelector('[data-testid="stMainBlockContainer"]')?.innerText
    || document.querySelector('[data-stale="true"], [data-testid="stStatusWidget"], [data-testid="stSpinner"]')
    || document.querySelector('[data-testid="stSkeleton"]')
    || document.body.innerText.includes('language encoder is loaded')
    || document.getAnimations().some(a => a.playState === 'running' && a.effect.getComputedTiming().iterations !== Infinity);
  if (busy || window.quietText !== now) { window.quietText = now; window.quietSince = performance.now() }
  return performance.now() - window.quietSince > 600;
}"""
"""The page has stood still for a moment: nothing is drawn, faded in or loaded any more."""


def calm(page: Page) -> Page:
    """The page once everything is drawn and the encoder is loaded."""
    page.evaluate("window.quietText = null")
    page.wait_for_function(_QUIET, timeout=120_000, polling=100)
    return page


def ask(page: Page, question: str) -> Page:
    """Types a question and waits for the whole answer."""
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(question)
    field.press("Enter")
    page.get_by_test_id("stChatMessage").first.wait_for()
    return calm(page)
