"""The pages as a user meets them, in Streamlit's own test harness: what the tests of the pages share."""

import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY

APP = str(Path(__file__).parents[1] / "ui" / "app.py")
Open = Callable[[], AppTest]


def opened() -> AppTest:
    """The page to ask on, in a new session."""
    return AppTest.from_file(APP, default_timeout=120).run()


def ask(page: AppTest, question: str) -> AppTest:
    """Types a question and waits for the whole answer."""
    return settled(page.chat_input[0].set_value(question).run())


def settled(page: AppTest) -> AppTest:
    """The page once the encoder is loaded, as a browser would come to see it."""
    deadline = time.monotonic() + 100
    while "language encoder" in shown(page) and time.monotonic() < deadline:
        time.sleep(0.3)
        page.run()
    return page


def told(page: AppTest) -> AppTest:
    """The page once a language model has said all it says."""
    deadline = time.monotonic() + 100
    while "A language model words" in shown(settled(page)) and time.monotonic() < deadline:
        time.sleep(0.1)
        page.run()
    return page


def shown(page: AppTest) -> str:
    """All words on the page, without the backslashes that keep Markdown literal."""
    kinds = (page.title, page.subheader, page.markdown, page.caption, page.text, page.warning, page.info, page.error)
    kinds += (page.success, page.code, page.header)
    words = [str(element.value) for kind in kinds for element in kind]
    words += [control.label for control in (*page.button, *page.expander, *page.menu_button)]
    words += [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    return plain("\n".join(words))


def plain(text: str) -> str:
    """Words as a reader sees them."""
    return text.replace("\\", "").replace("\u2060", "")


def press(page: AppTest, label: str) -> AppTest:
    """Presses the first button with these words."""
    next(b for b in page.button if label in plain(b.label)).click().run()
    return page


def pick(page: AppTest, label: str, option: str) -> AppTest:
    """Opens the first menu with these words and picks an option."""
    menu = next(m for m in page.menu_button if label in plain(m.label))
    menu.click(next(o for o in menu.options if option in plain(o))).run()
    return page


__all__ = ["APP", "TODAY", "Open", "ask", "opened", "pick", "plain", "press", "settled", "shown", "told"]
