"""The web pages; ui/server.py serves them with security headers, `python -m streamlit run ui/app.py` without."""

import logging
import traceback
from pathlib import Path

import streamlit as st

from bot.errors import BotError
from corpus.errors import CorpusError
from ui import words
from ui.markup import literal
from ui.style import STYLE

_log = logging.getLogger("ui")
_WIDTH = 960
_ICON = (Path(__file__).parent / "icon.svg").read_text(encoding="utf-8")


def draw_page() -> None:
    """Navigation, the page that is open, and the footer; nothing that goes wrong shows a traceback."""
    # An icon of our own for the tab: a Material one, as the pages have, would be fetched from a remote host.
    st.set_page_config(page_title=words.PRODUCT, page_icon=_ICON, layout="wide", initial_sidebar_state="auto")
    page = st.navigation(
        [
            st.Page("ask.py", title=words.ASK_PAGE, icon=":material/forum:", default=True),
            st.Page("documents.py", title=words.DOCUMENTS_PAGE, icon=":material/folder_open:"),
            st.Page("quiz.py", title=words.QUIZ_PAGE, icon=":material/school:"),
            st.Page("dose.py", title=words.DOSE_PAGE, icon=":material/calculate:"),
            st.Page("about.py", title=words.ABOUT_PAGE, icon=":material/info:"),
        ],
        position="top",
    )
    st.html(STYLE)
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        try:
            page.run()
        except CorpusError as error:
            _draw_broken_corpus(error)
        except BotError as error:  # a setting that cannot work; the message says what to do
            st.error(literal(str(error)), icon=":material/error:")
        except Exception as error:  # noqa: BLE001  # the outermost edge: the reader gets a sentence, the terminal the place
            _report(error)
            st.error(words.UNEXPECTED, icon=":material/error:")
        st.caption(words.FOOTER)


def _draw_broken_corpus(error: CorpusError) -> None:
    st.error(words.CORPUS_BROKEN, icon=":material/error:")
    st.markdown("\n".join(f"- {literal(str(fault))}" for fault in error.faults[:10]))
    st.caption(words.CORPUS_CHECK)


def _report(error: Exception) -> None:
    """Logs what went wrong and where, but no message, since that may hold the question."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    _log.error("page failed: %s at %s:%s", type(error).__name__, place.filename, place.lineno)


draw_page()
