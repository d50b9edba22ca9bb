"""The chat page; run it from the root of the checkout with `python -m streamlit run ui/app.py`."""

import logging
import traceback

import streamlit as st

from bot.services import Services
from corpus.errors import CorpusError
from ui import session, words
from ui.examples import draw_examples
from ui.header import draw_header
from ui.markup import literal
from ui.turn import draw_turn

_log = logging.getLogger("ui")
_WIDTH = 960


def draw_page() -> None:
    """Header, conversation or examples, and the input; nothing that goes wrong shows a traceback."""
    st.set_page_config(page_title=words.PRODUCT, layout="wide")  # a Material icon here would be fetched from a remote host
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        try:
            _draw_conversation(session.shared_services())
        except CorpusError as error:
            _draw_broken_corpus(error)
        except Exception as error:  # noqa: BLE001  # the outermost edge: the reader gets a sentence, the terminal the place
            _report(error)
            st.error(words.UNEXPECTED, icon=":material/error:")


def _draw_conversation(services: Services) -> None:
    _take_question()
    draw_header(services.corpus)
    start = st.empty()
    if not session.turns():
        with start.container():
            st.subheader(words.EXAMPLES_TITLE, anchor=False)
            draw_examples(services.corpus, "start")
    newest = len(session.turns()) - 1
    for position in range(newest, -1, -1):  # newest on top: its card stands in view without scrolling, and is drawn first
        if position == newest - 1:
            st.subheader(words.EARLIER_TURNS, anchor=False, divider="gray")
        draw_turn(position, services)


def _take_question() -> None:
    with st.bottom, st.container(horizontal_alignment="center"):
        question = st.chat_input(words.PLACEHOLDER, max_chars=8000, width=_WIDTH)
    if question:
        session.ask(question)


def _draw_broken_corpus(error: CorpusError) -> None:
    draw_header(None)
    st.error(words.CORPUS_BROKEN, icon=":material/error:")
    st.markdown("\n".join(f"- {literal(str(fault))}" for fault in error.faults[:10]))
    st.caption(words.CORPUS_CHECK)


def _report(error: Exception) -> None:
    """Logs what went wrong and where, but no message, since that may hold the question."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    _log.error("page failed: %s at %s:%s", type(error).__name__, place.filename, place.lineno)


draw_page()
