"""One turn of the conversation: the question as it was read, the card at once, the prose when it is ready."""

from collections import Counter

import streamlit as st

from bot.errors import BotError
from bot.schema import Answer
from bot.services import Services
from ui import session, words
from ui.card import draw_cards
from ui.evidence import draw_citations, draw_own_documents, draw_prose, draw_tables
from ui.examples import draw_examples
from ui.facets import draw_facts, facet_words, value_words
from ui.markup import literal


def draw_turn(position: int, services: Services) -> None:
    """Draws the turn at `position`; everything is computed anew from what the user said."""
    try:
        card = session.card_of(position, services)
    except BotError as error:
        st.warning(literal(str(error)), icon=":material/error:")
        return
    with st.chat_message("user", avatar=":material/person:"):
        _draw_question(position, card, services)
    with st.chat_message("assistant", avatar=":material/clinical_notes:"):
        _draw_decision(position, card, services)
        with st.spinner(words.READING):
            full = session.answer_of(position, services)
        _draw_rest(position, full, services)


def _draw_question(position: int, card: Answer, services: Services) -> None:
    turn = session.turns()[position]
    st.text(_masked(turn.question, card))
    if card.masked:
        kinds = Counter(words.IDENTIFIERS.get(m.type, m.type.replace("_", " ")) for m in card.masked)
        st.caption(f":material/visibility_off: {words.MASKED}: {literal(', '.join(f'{n} × {k}' for k, n in kinds.items()))}")
    with st.container(horizontal=True, gap="xsmall"):
        for facet, values in turn.chosen.items():
            chosen = ", ".join(value_words(services.corpus, facet, value) for value in values)
            st.button(
                literal(f"{words.CHOSEN}: {facet_words(services.corpus, facet)}, {chosen}"),
                key=f"undo-{position}-{facet}",
                icon=":material/close:",
                help=words.UNDO,
                on_click=session.undo_choice,
                args=(position, facet),
            )


def _masked(question: str, card: Answer) -> str:
    """The question as the bot read it: what was masked stays masked on the page as well."""
    for found in sorted(card.masked, key=lambda m: m.start, reverse=True):
        question = f"{question[: found.start]}[{found.type.replace('_', ' ')}]{question[found.end :]}"
    return question


def _draw_decision(position: int, card: Answer, services: Services) -> None:
    _draw_clarify(position, card)
    draw_cards(card, services.corpus)
    for warning in card.warnings:
        st.warning(literal(warning.text), icon=":material/warning:")


def _draw_clarify(position: int, card: Answer) -> None:
    if card.clarify is None:
        return
    st.markdown(f"**{literal(card.clarify.question)}**")
    with st.container(horizontal=True, gap="xsmall"):
        for value, value_text in card.clarify.values.items():
            st.button(
                literal(value_text),
                key=f"choose-{position}-{card.clarify.facet}-{value}",
                type="primary",
                on_click=session.choose,
                args=(position, card.clarify.facet, value),
            )


def _draw_rest(position: int, full: Answer, services: Services) -> None:
    title = words.CLASSES.get(full.answer_class)
    if title:
        st.markdown(f"**{title}**")
    draw_prose(full)
    draw_citations(full)
    draw_own_documents(full)
    draw_tables(full, services.corpus)
    draw_facts(full, services.corpus)
    for notice in full.notices:
        st.info(literal(notice), icon=":material/info:")
    if title:
        with st.expander(words.EXAMPLES_AGAIN, icon=":material/lightbulb:"):
            draw_examples(services.corpus, f"turn-{position}")
