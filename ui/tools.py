"""What can be taken away from an answer, and given back: the note, the link, the print, feedback."""

import streamlit as st

from bot.beside.feedback import REASONS, keep
from bot.beside.note import note_of
from bot.errors import BotError
from bot.schema import Answer
from bot.services import Services, __version__
from ui import session, shared, words
from ui.links import facets_in, link_to
from ui.markup import literal

_HELPFUL = {0: False, 1: True, None: None}


def draw_tools(position: int, answer: Answer, services: Services) -> None:
    """The note, and a row of small controls, under the newest answer."""
    if answer.parts:
        with st.container(gap="xsmall", key=f"tools-note-{position}"):
            _draw_note(position, answer, services)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"tools-{position}"):
        facets = facets_in(answer, services.corpus)
        if facets:
            with st.popover(words.LINK, icon=":material/link:"):
                st.code(link_to(st.context.url or "", facets), language=None, wrap_lines=True)
                st.caption(words.LINK_NOTE)
        with st.popover(words.FEEDBACK, icon=":material/rate_review:"):
            _draw_feedback(position, answer)
        st.page_link("about.py", label=words.HOW_ACCURATE, icon=":material/monitoring:")
    with st.container(key="print-only"):  # as the style sheet says
        st.caption(words.VERSIONS.format(version=__version__, digest=services.corpus.digest[:16], today=services.today))
        if facets:
            st.text(link_to(st.context.url or "", facets))


def _draw_note(position: int, answer: Answer, services: Services) -> None:
    """In the open, so that one click copies it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/content_paste: **{words.NOTE}**", width="content")
        plain = st.toggle(words.ASCII_ONLY, key=f"ascii-{position}")
    st.code(note_of(answer, services, plain=plain), language=None, wrap_lines=True)
    st.caption(words.NOTE_HINT)


def _draw_feedback(position: int, answer: Answer) -> None:
    with st.form(f"feedback-{position}", border=False, clear_on_submit=True):
        helpful = st.feedback("thumbs", key=f"thumbs-{position}")
        reasons = st.pills(words.REASONS_LABEL, REASONS, format_func=words.REASONS.__getitem__, selection_mode="multi")
        comment = st.text_area(words.COMMENT, help=words.COMMENT_HELP, max_chars=2000)
        with_question = st.checkbox(words.WITH_QUESTION)
        sent = st.form_submit_button(words.SEND)
    if sent:
        question = session.turns()[position].question if with_question else ""
        try:
            keep(shared.settings().bot_home, answer, _HELPFUL[helpful], reasons or (), comment, question)
            st.success(words.THANKS)
        except BotError as error:
            st.error(literal(str(error)))
