"""Facets as chips: what was read, assumed or chosen can be changed in place, and what is still open can be told."""

from collections.abc import Mapping

import streamlit as st

from bot.beside.read_as import OR, READ_AS, in_order, origin_of, value_of
from bot.schema import Answer, FacetValue, Part
from corpus import Corpus
from ui import session, words
from ui.markup import literal, plain_label

_UNDO = "undo"
_ICONS = {"assumed": ":material/help:", "chosen": ":material/check:"}


def value_words(corpus: Corpus, facet: str, value: str) -> str:
    """A value as a reader would say it."""
    known = corpus.facets.get(facet)
    return known.said(value) if known else value.replace("_", " ")


def facet_words(corpus: Corpus, facet: str) -> str:
    """A facet's name as a reader would say it."""
    known = corpus.facets.get(facet)
    return known.words if known else facet.replace("_", " ")


def assumed_words(answer: Answer, corpus: Corpus) -> str:
    """All that was assumed, or nothing."""
    assumed = {name: f.values for name, f in answer.facets.items() if f.how == "assumed"}
    return "; ".join(" or ".join(value_words(corpus, name, v) for v in values) for name, values in assumed.items())


def condition_words(part: Part, corpus: Corpus) -> str:
    """The open facets that a part depends on, or nothing."""
    return ", ".join(value_words(corpus, name, value) for name, value in (part.condition or {}).items())


def draw_facts(position: int, answer: Answer, corpus: Corpus) -> None:
    """Every fact of the answer in one row; those with a list of values can be changed."""
    facts = dict(in_order(answer, corpus))
    if not facts:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"facts-{position}"):
        st.markdown(f":small[{READ_AS}]", width="content")
        for name, fact in facts.items():
            if corpus.facets[name].values:
                _draw_chip(position, name, fact, corpus)
        fixed = [value_of(name, fact, corpus) for name, fact in facts.items() if not corpus.facets[name].values]
        if fixed:
            st.markdown(" ".join(f":gray-badge[{literal(said)}]" for said in fixed), width="content")


def draw_offered(position: int, answer: Answer) -> None:
    """Facets that the question leaves open and that would matter, to be told with two taps."""
    asked = answer.clarify.facet if answer.clarify else None
    offered = [facet for facet in answer.offered if facet.facet != asked]
    if not offered:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"offered-{position}"):
        st.markdown(f":small[{words.WORTH_TELLING}]", width="content")
        for facet in offered:
            key = f"offer-{position}-{facet.facet}"
            _menu(facet.words, facet.values, key, position, facet.facet, ":material/add:", facet.question or "")


def draw_clarify(position: int, answer: Answer) -> None:
    """The one question back, its values as buttons that answer at once."""
    if answer.clarify is None:
        return
    st.markdown(f"**{literal(answer.clarify.question)}**")
    with st.container(horizontal=True, gap="xsmall"):
        for value, value_text in answer.clarify.values.items():
            st.button(
                plain_label(value_text),
                key=f"choose-{position}-{answer.clarify.facet}-{value}",
                on_click=session.choose,
                args=(position, answer.clarify.facet, value),
            )


def draw_changes(answer: Answer) -> None:
    """What would be answered if one fact were another, those with the same answer together."""
    if not answer.changes:
        return
    outcomes: dict[str, dict[str, list[str]]] = {}
    for change in sorted(answer.changes, key=lambda c: words.CHANGE_ORDER.index(c.answer_class)):
        outcomes.setdefault(change.text, {}).setdefault(change.facet_words, []).append(change.value_words)
    with st.expander(words.CHANGES, icon=":material/call_split:", key="changes"):
        rows = {
            words.CHANGE_COLUMNS[0]: list(map(_either, outcomes.values())),
            words.CHANGE_COLUMNS[1]: list(map(literal, outcomes)),
        }
        st.table(rows, hide_index=True, border="horizontal", alt=words.CHANGES_ALT)


def _either(facets: Mapping[str, list[str]]) -> str:
    return f" {OR} ".join(
        f"{literal(facet)}: {f' {OR} '.join(f'**{literal(v)}**' for v in values)}" for facet, values in facets.items()
    )


def _draw_chip(position: int, name: str, fact: FacetValue, corpus: Corpus) -> None:
    options = {value: said for value, said in corpus.facets[name].values.items() if (value,) != fact.values}
    if name in session.turns()[position].chosen:
        options[_UNDO] = words.UNDO
    about = literal(f"{facet_words(corpus, name)}: {origin_of(fact)}")
    _menu(value_of(name, fact, corpus), options, f"fact-{position}-{name}", position, name, _ICONS.get(fact.how), about)


def _menu(label: str, options: Mapping[str, str], key: str, position: int, facet: str, icon: str | None, about: str) -> None:
    st.menu_button(
        plain_label(label),
        list(options),
        format_func=lambda value: plain_label(options[value]),
        key=key,
        icon=icon,
        help=about or None,
        wrap=True,
        on_click=_take,
        args=(position, facet, key),
    )


def _take(position: int, facet: str, key: str) -> None:
    value = st.session_state[key]
    if value == _UNDO:
        session.undo_choice(position, facet)
    elif value is not None:
        session.choose(position, facet, str(value))
