"""The answer sentence by sentence: each one opens the place it stands on, with the quoted words marked."""

from collections.abc import Sequence

import streamlit as st

from bot.schema import Answer, AnswerLine, Citation
from bot.services import Services
from corpus import Passage
from ui import words
from ui.markup import highlighted, literal
from ui.own_page import draw_own_page

_ON_THE_CARD = ("assumed", "clarify")
"""Lines that the card shows already."""
_APART = ("warning",)


def draw_claims(position: int, answer: Answer, services: Services) -> None:
    """Every sentence in reading order; warnings have boxes of their own."""
    lines = [line for line in answer.lines if line.role not in _APART and line.id not in _ON_THE_CARD]
    if not lines:
        return
    cited = {citation.n: citation for citation in answer.citations}
    if cited:
        st.caption(words.CLAIMS)
    with st.container(gap=None, key=f"claims-{position}"):
        for number, line in enumerate(lines):
            if line.citations:
                _draw_claim(f"{position}-{number}", line, [cited[n] for n in line.citations], services)
            else:
                st.markdown(f":small[{literal(line.text)}]")


def _draw_claim(key: str, line: AnswerLine, citations: Sequence[Citation], services: Services) -> None:
    numbers = " ".join(f":blue-badge[{n}]" for n in line.citations)
    with st.expander(f"{literal(line.text)} {numbers}", type="step", icon=":material/format_quote:"):
        for citation in citations:
            with st.container(border=True, gap="xsmall"):
                _draw_place(f"{key}-{citation.n}", citation, services)


def _draw_place(key: str, citation: Citation, services: Services) -> None:
    """The section of the document that the quote stands in; what stands around the passage is left out in print."""
    st.markdown(f":small[{words.KINDS[citation.kind]}] **{literal(citation.document)}**  \n{literal(citation.section)}")
    if citation.kind == "verbatim":
        draw_own_page(citation.passage_id.rpartition("/")[0], citation.passage, citation.start, citation.end, citation.page)
        return
    here = services.passages.get(citation.passage_id)
    around = [p for p in services.passages.values() if here and (p.document, p.section) == (here.document, here.section)]
    place = around.index(here) if here else 0
    _draw_around(f"around-before-{key}", around[:place])
    st.markdown(highlighted(citation.passage, citation.start, citation.end))
    _draw_around(f"around-after-{key}", around[place + 1 :])
    if citation.url.startswith("https://"):
        st.markdown(f":small[{words.QUOTED_IN} [{words.OPEN_SOURCE}]({citation.url})]")


def _draw_around(key: str, passages: Sequence[Passage]) -> None:
    if passages:
        with st.container(key=key):
            st.markdown("\n\n".join(literal(passage.text) for passage in passages))


def draw_own_documents(answer: Answer) -> None:
    """The places in the user's own documents that bear on the question, each to be opened at its page."""
    if not answer.own_documents:
        return
    st.caption(words.OWN_DOCUMENTS)
    for place in answer.own_documents:
        page = f", {words.PAGE} {place.page}" if place.page else ""
        mark = f" :orange-badge[{words.SUPERSEDED}]" if place.superseded else ""
        with st.expander(f"{literal(place.title)}{page}{mark}", icon=":material/draft:", type="step"):
            draw_own_page(place.document, None, place.start, place.end, place.page)
