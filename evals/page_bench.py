"""How long the card takes in a real browser, from the Enter key to the frame that shows it; no language model."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from statistics import quantiles
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import yaml

from evals.bench import QUESTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASKED = 40
_PATIENCE = 60.0
"""Seconds until the page must be up."""
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update")
_WATCH = """() => {
  window.start = window.shown = null; window.shift = 0;
  document.addEventListener('keydown', event => { if (event.key === 'Enter') window.start = performance.now() },
                            {capture: true, once: true});
  window.shifts?.disconnect();
  window.shifts = new PerformanceObserver(list => list.getEntries().forEach(
    entry => { if (!entry.hadRecentInput) window.shift += entry.value }));
  window.shifts.observe({type: 'layout-shift'});
  new MutationObserver((_, observer) => {
    const card = document.querySelector('[class*="st-key-turn-0"]');
    if (window.start !== null && card && card.querySelector('[class*="st-key-cards-0"]')?.innerText.trim()) {
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => { window.shown = performance.now() }));
    }
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""
_CALM = """() => !document.querySelector('[data-stale="true"], [data-testid="stStatusWidget"], [data-testid="stSpinner"]')
  && !document.body.innerText.includes('language encoder is loaded')"""


def run_page_bench(chromium: str = "/usr/bin/chromium") -> None:
    """Prints p50 and p95 over 40 questions with a card, asked one by one in new conversations, after one that warms up."""
    from playwright.sync_api import sync_playwright

    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        taken = list(_times(page))
        browser.close()
    times, shifts = zip(*taken, strict=True)
    at = quantiles(times, n=100, method="inclusive")
    print(f"{len(times)} questions in a browser, warm; milliseconds from Enter to the card on the screen")
    print(f"  p50 {at[49]:.0f}   p95 {at[94]:.0f}   slowest {max(times):.0f};   layout shift at most {max(shifts):.3f}")
    print(json.dumps({"card_in_browser_p50_ms": round(at[49]), "card_in_browser_p95_ms": round(at[94])}))


def _times(page: "Page") -> Iterator[tuple[float, float]]:
    asked: list[str] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    with_card = [q for q in asked if _time(page, q) is not None]  # the first round warms up
    for question in islice(cycle(with_card), ASKED):
        time = _time(page, question)
        if time is not None:
            yield time


def _time(page: "Page", question: str) -> tuple[float, float] | None:
    """Milliseconds and layout shift, or None for a question that is answered without a card."""
    page.wait_for_function(_CALM, timeout=120_000)
    page.locator(".st-key-new button").click()
    page.locator('[class*="st-key-turn-0"]').wait_for(state="detached")
    page.wait_for_function(_CALM, timeout=120_000)
    page.evaluate(_WATCH)
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(question)
    field.press("Enter")
    page.locator('[class*="st-key-turn-0"]').wait_for()
    page.wait_for_function(_CALM, timeout=120_000)
    start, shown, shift = page.evaluate("[window.start, window.shown, window.shift]")
    return None if shown is None else (shown - start, shift)


@contextmanager
def _served() -> Iterator[str]:
    """The page in a process of its own, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "ui/server.py", "--server.port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own page
    try:
        address, deadline = f"http://127.0.0.1:{port}", monotonic() + _PATIENCE
        while not _is_up(f"{address}/_stcore/health") and server.poll() is None and monotonic() < deadline:
            sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _is_up(url: str) -> bool:
    try:
        with urlopen(url, timeout=2):  # noqa: S310  # loopback
            return True
    except (URLError, OSError):
        return False
