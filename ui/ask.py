"""The page to ask on: the newest answer in full, earlier ones folded below it, the input at the bottom."""

import streamlit as st

from bot.services import Services
from bot.understand.intake import LONGEST
from ui import session, shared, words
from ui.examples import draw_examples
from ui.links import facets_of
from ui.markup import literal
from ui.progress import draw_index_problem, follow
from ui.sidebar import draw_sidebar
from ui.turn import draw_earlier, draw_turn

_WIDTH = 960
_TYPED = 10 * LONGEST
"""Characters that the field takes: it swallows in silence what is longer, while the answer says what is too long."""


def draw_ask_page() -> None:
    """The conversation that is open, or examples to start with."""
    services = shared.shared_services()
    shared.warmup(services)  # loads while the question is typed
    if services.banner:  # said before a question can leave this machine
        st.info(literal(services.banner), icon=":material/cloud_upload:")
    _take_link(services)
    _take_question()
    newest = len(session.turns()) - 1
    start = st.empty()  # always there, so that the examples are gone the moment a question is asked
    if newest < 0:
        with start.container():
            _draw_start(services)
    growing = None
    for position in range(newest, -1, -1):  # newest on top: its card stands in view without scrolling, and is drawn first
        if position == newest:
            growing = draw_turn(position, services)
            continue
        if position == newest - 1:
            st.caption(words.EARLIER_TURNS)
        draw_earlier(position, services)
    draw_index_problem(services)  # banners stand below the card: they must not push it away
    draw_sidebar(services)
    if growing:
        follow(growing)


def _draw_start(services: Services) -> None:
    st.title(words.PRODUCT, anchor=False)
    st.markdown(words.TAGLINE)
    draw_examples(services.corpus, "start")
    st.caption(words.NO_IDENTIFIERS if services.banner else f"{words.NO_IDENTIFIERS} {words.STAYS_HERE}")


def _take_question() -> None:
    with st.bottom, st.container(horizontal_alignment="center"):
        question = st.chat_input(words.PLACEHOLDER, max_chars=_TYPED, width=_WIDTH)
    if question and question.strip():
        session.ask(question)


def _take_link(services: Services) -> None:
    """The facets of the address are the first question of a session that has none yet."""
    if not session.is_new():
        return
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    if facets := facets_of(query, services.corpus):
        session.ask("", facets)


draw_ask_page()
