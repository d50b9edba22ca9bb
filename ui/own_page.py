"""A page of one of the user's own documents, word for word, with a stretch of it marked."""

import streamlit as st

from corpus.own import DocumentText, OwnDocumentError, document_text
from ui import shared, words
from ui.markup import highlighted, literal

_AROUND = 1200
"""Characters shown on each side of the marked words, where a document has no pages or a page is longer."""


def draw_own_page(document: str, passage: str | None, start: int, end: int, page: int | None) -> None:
    """The page around `start` to `end`: code points into the passage, or into the document where no passage is given."""
    st.caption(f":material/draft: {words.OWN_HEAD}")
    try:
        found = document_text(shared.settings().bot_home, document.removeprefix("own/"))
    except OwnDocumentError as error:
        st.warning(literal(str(error)))
        return
    offset = max(found.text.find(passage), 0) if passage else 0
    draw_stretch(found, offset + start, offset + end)
    if page:
        st.markdown(f":small[{words.PAGE} {page}]")


def draw_stretch(found: DocumentText, start: int, end: int) -> None:
    """The text of the page, or of the surroundings, that the stretch stands in."""
    marks = [offset for offset, _ in found.page_marks]
    first = max((m for m in marks if m <= start), default=0)
    last = min((m for m in marks if m >= max(end, first + 1)), default=len(found.text))
    first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    before, after = "… " if first and first not in marks else "", " …" if last < len(found.text) and last not in marks else ""
    text = found.text[first:last]
    with st.container(border=True):
        st.markdown(before + highlighted(text, start - first, end - first) + after)
