"""All options of a scenario in one table that can be sorted, and the questions that a row raises."""

from collections.abc import Callable, Sequence

import streamlit as st

from bot.beside.follow_up import why_not, without
from bot.beside.study_notes import Remark, in_brief, is_told_in_brief, study_notes
from bot.schema import Answer, Part, RatedRow
from bot.services import Services
from corpus import Corpus
from ui import session, words
from ui.branches import draw_branch
from ui.marks import cell, is_child, radiation
from ui.markup import literal, plain_label

Cells = tuple[str, ...]


def draw_tables(position: int, answer: Answer, services: Services) -> None:
    """The table of every part, behind a fold."""
    if not answer.parts:
        return
    count = sum(len(part.rows) for part in answer.parts)
    with st.expander(words.ALL_OPTIONS.format(count=count), icon=":material/table:", key=f"options-{position}"):
        if len(answer.parts) == 1:
            _draw_table(position, answer.parts[0], answer, services)
            return
        for tab, part in zip(st.tabs([literal(p.label) for p in answer.parts]), answer.parts, strict=True):
            with tab:
                _draw_table(position, part, answer, services)


def _draw_table(position: int, part: Part, answer: Answer, services: Services) -> None:
    st.caption(literal(part.words))
    with st.container(horizontal=True):
        key = f"sort-{position}-{part.variant}"
        order = st.segmented_control(words.SORT_BY, words.ORDERS, default=words.BY_CATEGORY, required=True, key=key)
        brief = _wants_brief(position, part, services)
    asked = {(m.variant, m.procedure_id) for a in answer.asked for m in a.matches}
    shown = {row.procedure_id for row in (*part.studies, *part.alternatives)}
    ordered = _sorted(part.rows, order or words.BY_CATEGORY, is_child(answer))
    named = [_named(row, row.procedure_id in shown, (row.variant, row.procedure_id) in asked) for row in ordered]
    if brief:
        _draw_rows(named, _reach(ordered, part.variant, services), words.BRIEF_COLUMNS, words.BRIEF_ALT)
    else:
        _draw_rows(named, [_figures(row, services.corpus) for row in ordered], words.TABLE_COLUMNS, words.TABLE_ALT)
    st.caption(words.BRIEF_NOTE if brief else words.TABLE_NOTE)
    st.markdown(f":small[{words.SOURCE}: [{literal(part.edition.title)}]({part.edition.url})]")  # a caption would pale the link
    _draw_row_questions(position, part, shown)
    _draw_notes(position, part, services)


def _sorted(rows: Sequence[RatedRow], order: str, child: bool) -> Sequence[RatedRow]:
    if order == words.BY_NAME:
        return sorted(rows, key=lambda row: row.procedure.casefold())
    if order == words.BY_RADIATION:
        levels = [(row.rrl_child if child else row.rrl_adult).level for row in rows]
        ranked = sorted(zip(levels, rows, strict=True), key=lambda pair: (isinstance(pair[0], str), str(pair[0])))
        return [row for _, row in ranked]
    shown_first = list(words.CATEGORIES)
    return sorted(rows, key=lambda row: shown_first.index(row.category) if row.category in shown_first else len(shown_first))


def _draw_row_questions(position: int, part: Part, shown: set[str]) -> None:
    """ "Why not this one?" of every row that is not recommended, "not available, what then?" of those that are."""
    others = [row for row in part.rows if row.procedure_id not in shown]
    with st.container(horizontal=True, gap="xsmall"):
        _menu(words.WHY_NOT, others, why_not, f"why-not-{position}-{part.variant}")
        _menu(words.NOT_AVAILABLE, part.studies, without, f"without-{position}-{part.variant}")


def _draw_notes(position: int, part: Part, services: Services) -> None:
    """What the sources say of the study that is picked: what it covers, its limits, contrast, preparation, technique."""
    names = {row.procedure_id: row.procedure for row in part.rows}  # shown as plain text
    key = f"notes-{position}-{part.variant}"
    picked = st.selectbox(words.ABOUT_STUDY, list(names), None, names.__getitem__, key=key, placeholder=words.PICK_STUDY)
    if picked is None:
        return
    notes = study_notes(picked, part.variant, services)
    if not notes:
        st.caption(words.NO_NOTES)
        return
    for tab, branches in zip(st.tabs([words.NOTES[heading] for heading in notes]), notes.values(), strict=True):
        with tab:
            for branch in branches:
                draw_branch(branch)


def _menu(label: str, rows: Sequence[RatedRow], question: Callable[[RatedRow], str], key: str) -> None:
    if not rows:
        return
    questions = {row.procedure_id: question(row) for row in rows}
    names = {row.procedure_id: plain_label(row.procedure) for row in rows}
    st.menu_button(label, list(names), format_func=names.__getitem__, key=key, wrap=True, on_click=_ask, args=(key, questions))


def _ask(key: str, questions: dict[str, str]) -> None:
    chosen = st.session_state[key]
    if chosen is not None:
        session.ask(questions[str(chosen)])


def _wants_brief(position: int, part: Part, services: Services) -> bool:
    """Whether coverage and limits are to be shown; not asked where the corpus marks nothing on them."""
    if not is_told_in_brief({row.procedure_id for row in part.rows}, part.variant, services):
        return False
    key = f"view-{position}-{part.variant}"
    return st.segmented_control(words.COLUMNS, words.VIEWS, default=words.RATINGS, required=True, key=key) == words.BRIEF


def _draw_rows(named: Sequence[str], more: Sequence[Cells], heads: Sequence[str], alt: str) -> None:
    rows = [(first, *rest) for first, rest in zip(named, more, strict=True)]
    columns = {head: [row[i] for row in rows] for i, head in enumerate(heads)}
    st.table(columns, hide_index=True, border="horizontal", alt=alt)


def _named(row: RatedRow, shown: bool, asked: bool) -> str:
    """A study with what the page has said of it, and its category.

    In one cell: a phone then has room for the radiation levels, of which its edge must not cut a symbol off.
    """
    study = f"**{literal(row.procedure)}**" if shown else literal(row.procedure)
    tags = "".join(f" :gray-badge[{tag}]" for tag, on in ((words.RECOMMENDED, shown), (words.ASKED_TAG, asked)) if on)
    return f"{study}{tags} · {cell(row.category)}"


def _figures(row: RatedRow, corpus: Corpus) -> Cells:
    return (
        radiation(row.rrl_adult, corpus, unit=False),
        radiation(row.rrl_child, corpus, unit=False),
        "–" if row.rating is None else str(row.rating),
        literal(row.evidence),
    )


def _reach(rows: Sequence[RatedRow], variant: str, services: Services) -> list[Cells]:
    told = in_brief([row.procedure_id for row in rows], variant, services)
    return [(_remarks(brief.covers), _remarks(brief.limits)) for brief in (told[row.procedure_id] for row in rows)]


def _remarks(remarks: Sequence[Remark]) -> str:
    return " ".join(f"{literal(r.text)} [{literal(r.holder)}]({r.url})" for r in remarks) or "–"
