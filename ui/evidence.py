"""What an answer rests on: cited prose, the passages behind it, and the rating tables."""

import streamlit as st

from bot.schema import Answer, Citation, Part, RatedRow
from corpus import Corpus
from ui import words
from ui.marks import cell, radiation
from ui.markup import highlighted, literal, prose


def draw_prose(answer: Answer) -> None:
    """The text of the answer, without what the page shows in a box of its own."""
    paragraphs = answer.text.split("\n\n")
    boxed = {warning.text for warning in answer.warnings}
    text = "\n\n".join(p for p in paragraphs if p not in boxed)
    if answer.clarify:
        text = text.removeprefix(answer.clarify.question).lstrip()
    if text:
        st.markdown(prose(text, len(answer.citations)))


def draw_citations(answer: Answer) -> None:
    """One button for each citation, which opens the passage with the quoted words marked."""
    if not answer.citations:
        return
    st.caption(words.SOURCES)
    with st.container(horizontal=True, gap="xsmall"):
        for citation in answer.citations:
            with st.popover(f"{citation.n} · {literal(citation.section)}", icon=":material/format_quote:"):
                _draw_passage(citation)


def draw_own_documents(answer: Answer) -> None:
    """The places in the user's own documents that bear on the question."""
    if answer.own_documents:
        pages = (f"{literal(o.title)}{f', {words.PAGE} {o.page}' if o.page else ''}" for o in answer.own_documents)
        st.caption(f"{words.OWN_DOCUMENTS}: {'; '.join(dict.fromkeys(pages))}")


def _draw_passage(citation: Citation) -> None:
    st.markdown(f"{words.KINDS[citation.kind]} **{literal(citation.document)}**, {literal(citation.section)}")
    with st.container(border=True):
        st.markdown(highlighted(citation.passage, citation.start, citation.end))
    if citation.url.startswith("https://"):
        st.markdown(f":small[{words.QUOTED_IN} [{words.OPEN_SOURCE}]({citation.url})]")
    elif citation.page:
        st.markdown(f":small[{words.PAGE} {citation.page}]")


def draw_tables(answer: Answer, corpus: Corpus) -> None:
    """The rating table of every part, behind a fold."""
    if not answer.parts:
        return
    with st.expander(words.RATING_TABLE, icon=":material/table:"):
        if len(answer.parts) == 1:
            _draw_table(answer.parts[0], answer, corpus)
        else:
            for tab, part in zip(st.tabs([literal(p.label) for p in answer.parts]), answer.parts, strict=True):
                with tab:
                    _draw_table(part, answer, corpus)


def _draw_table(part: Part, answer: Answer, corpus: Corpus) -> None:
    st.caption(literal(part.words))
    asked = {(m.variant, m.procedure_id) for a in answer.asked for m in a.matches}
    shown = {row.procedure_id for row in (*part.studies, *part.alternatives)}
    rows = [_cells(row, row.procedure_id in shown, (row.variant, row.procedure_id) in asked, corpus) for row in part.rows]
    columns = {head: [row[i] for row in rows] for i, head in enumerate(words.TABLE_COLUMNS)}
    st.table(columns, hide_index=True, border="horizontal", alt=words.TABLE_ALT)
    st.caption(words.TABLE_NOTE)


def _cells(row: RatedRow, shown: bool, asked: bool, corpus: Corpus) -> tuple[str, ...]:
    study = f"**{literal(row.procedure)}**" if shown else literal(row.procedure)
    tags = "".join(f" :gray-badge[{tag}]" for tag, on in ((words.RECOMMENDED, shown), (words.ASKED_TAG, asked)) if on)
    return (
        study + tags,
        cell(row.category),
        "–" if row.rating is None else str(row.rating),
        radiation(row.rrl_adult, corpus, unit=False),
        radiation(row.rrl_child, corpus, unit=False),
        literal(row.evidence),
    )
