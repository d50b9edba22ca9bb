"""The head of the page: what this is, for whom, and the way to a new conversation."""

import streamlit as st

from corpus import Corpus
from ui import session, words
from ui.markup import literal


def draw_header(corpus: Corpus | None) -> None:
    """Title, intended use and a fresh start; without a corpus no editions are listed."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(words.PRODUCT, anchor=False, width="content")
        with st.container(horizontal=True, gap="xsmall", width="content"):
            with st.popover(words.INTENDED_USE, icon=":material/info:"):
                _draw_intended_use(corpus)
            if session.turns():
                st.button(words.NEW_CONVERSATION, icon=":material/add_comment:", key="new", on_click=session.start_over)
    st.caption(words.TAGLINE)


def _draw_intended_use(corpus: Corpus | None) -> None:
    st.markdown("\n".join(f"- {point}" for point in words.INTENDED_USE_POINTS))
    if corpus is None:
        return
    used = {d.source for d in corpus.documents.values()} | {t.source for t in corpus.topics.values()}
    st.markdown(f"**{words.EDITIONS}**")
    sources = [source for source in corpus.sources.values() if source.id in used]
    st.markdown("\n".join(f"- [{literal(s.title)}]({s.url}), {literal(s.publisher)}, {literal(s.edition)}" for s in sources))
