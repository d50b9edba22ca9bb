"""One turn of the conversation: the question as it was read, the card at once, the prose when it is ready."""

from collections import Counter
from time import sleep

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from bot.beside.follow_up import follow_ups
from bot.beside.next_steps import next_steps
from bot.errors import BotError
from bot.schema import Answer
from bot.services import Services
from ui import session, shared, words
from ui.branches import draw_branch
from ui.card import draw_cards
from ui.chips import draw_changes, draw_clarify, draw_facts, draw_offered, facet_words, value_words
from ui.claims import draw_claims, draw_own_documents
from ui.examples import draw_examples
from ui.markup import literal, plain_label, shortened
from ui.progress import Growing, draw_loading
from ui.table import draw_tables
from ui.tools import draw_tools

_LONG = 500
"""Characters from which a question is folded: a pasted note must not push its answer out of sight."""
_TITLE = 90
_PAINT = 0.1
"""Seconds that the server leaves the browser to show the card; what comes sooner is painted in one go with it, and delays it."""


def draw_turn(position: int, services: Services) -> Growing | None:
    """Draws the newest turn from what the user said; only what a language model has told is kept, since it is final.

    Returns what is still to be followed, if a model is telling it.
    """
    asked = session.inquiry(position)
    try:
        card = shared.shown_of(asked, services)
    except BotError as error:
        st.warning(literal(str(error)), icon=":material/error:")
        return None
    with st.container(key=f"turn-{position}"):
        _draw_question(position, card, services)
        draw_facts(position, card, services.corpus)
        draw_clarify(position, card)
        with st.container(key=f"cards-{position}"):
            draw_cards(card, services.corpus)
        draw_offered(position, card)
        for warning in card.warnings:
            st.warning(literal(warning.text), icon=":material/warning:")
        sleep(_PAINT)
        full = shared.answer_of(asked, services)
        telling = shared.being_told(asked, services)
        if full is None and telling is None:
            draw_loading(services)
        place = _draw_rest(position, full or card, services)
    return Growing(full or card, telling, place) if telling else None


def draw_earlier(position: int, services: Services) -> None:
    """An earlier turn, folded to its question; its answer is the card and the text, and it can be asked again."""
    try:
        card = shared.shown_of(session.inquiry(position), services)
    except BotError:
        return
    with st.expander(plain_label(shortened(question_of(position, card, services), _TITLE)), key=f"earlier-{position}"):
        draw_cards(card, services.corpus)
        st.markdown("\n\n".join(literal(line.text) for line in card.lines))
        st.button(
            words.ASK_AGAIN, key=f"again-{position}", icon=":material/refresh:", on_click=session.ask_again, args=(position,)
        )


def question_of(position: int, card: Answer, services: Services) -> str:
    """The question as the bot read it: what was masked stays masked; a turn without one is told by its facets."""
    turn = session.turns()[position]
    question = turn.question
    for found in sorted(card.masked, key=lambda m: m.start, reverse=True):
        question = f"{question[: found.start]}[{found.type.replace('_', ' ')}]{question[found.end :]}"
    corpus = services.corpus
    facts = (f"{facet_words(corpus, f)}: {' or '.join(value_words(corpus, f, v) for v in vs)}" for f, vs in turn.chosen.items())
    return question or "; ".join(facts)


def _draw_question(position: int, card: Answer, services: Services) -> None:
    question = question_of(position, card, services)
    with st.chat_message("user", avatar=":material/person:"):
        if len(question) > _LONG:
            with st.expander(literal(shortened(question, _LONG // 4))):
                st.text(question)
        else:
            st.text(question)
        if card.masked:
            kinds = Counter(words.IDENTIFIERS.get(m.type, m.type.replace("_", " ")) for m in card.masked)
            masked = ", ".join(f"{n} × {k}" for k, n in kinds.items())
            st.caption(f":material/visibility_off: {words.MASKED}: {literal(masked)}")


def _draw_rest(position: int, full: Answer, services: Services) -> DeltaGenerator:
    """Claims with their passages, then what is near enough behind a fold or a button; returns the place below the claims."""
    title = words.CLASSES.get(full.answer_class)
    if title:
        st.markdown(f"**{title}**")
    draw_claims(position, full, services)
    below = st.empty()
    draw_own_documents(full)
    draw_tables(position, full, services)
    draw_changes(full)
    _draw_next_steps(full, services)
    for notice in full.notices:
        st.info(literal(notice), icon=":material/info:")
    _draw_follow_ups(position, full, services)
    draw_tools(position, full, services)
    if title:
        with st.expander(words.EXAMPLES_AGAIN, icon=":material/lightbulb:"):
            draw_examples(services.corpus, f"turn-{position}")
    return below


def _draw_next_steps(full: Answer, services: Services) -> None:
    branches = next_steps(full, services)
    if not branches:
        return
    with st.expander(words.NEXT_STEPS, icon=":material/alt_route:", key="next-steps"):
        for branch in branches:
            draw_branch(branch, branch.section)


def _draw_follow_ups(position: int, full: Answer, services: Services) -> None:
    questions = follow_ups(full, services)
    if not questions:
        return
    with st.container(horizontal=True, gap="xsmall", key=f"follow-{position}"):
        for number, question in enumerate(questions):
            key = f"follow-{position}-{number}"
            st.button(plain_label(question), key=key, wrap=True, on_click=session.ask, args=(question,))
