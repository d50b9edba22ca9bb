"""The conversations of this session: open, rename, export, delete."""

import streamlit as st

from bot.beside.transcript import transcript
from bot.errors import BotError
from bot.schema import Answer
from bot.services import Services
from bot.understand.wording.identifiers import mask_identifiers
from ui import session, shared, words
from ui.markup import plain_label, shortened

_TITLE = 28
"""Characters of a title that stand in one line of the sidebar."""
_LONGEST = 80


def draw_sidebar(services: Services) -> None:
    """The list, newest first; it is gone when the page is closed."""
    with st.sidebar:
        st.button(words.NEW_CONVERSATION, icon=":material/add_comment:", key="new", width="stretch", on_click=session.start_over)
        here = session.current().id
        kept = [c for c in reversed(session.conversations()) if c.turns]
        if kept:
            st.caption(words.CONVERSATIONS)
        for conversation in kept:
            _draw_entry(conversation, conversation.id == here, services)
        st.caption(words.CONVERSATIONS_NOTE)


def title_of(conversation: session.Conversation) -> str:
    """Its title, else its first question, masked."""
    first = conversation.turns[0].question if conversation.turns else ""
    return conversation.title or mask_identifiers(first)[0] or words.FROM_LINK


def _draw_entry(conversation: session.Conversation, is_open: bool, services: Services) -> None:
    title = plain_label(shortened(title_of(conversation), _TITLE))
    with st.container(horizontal=True, wrap=False, gap="xxsmall", horizontal_alignment="distribute", vertical_alignment="center"):
        st.button(
            f"**{title}**" if is_open else title,
            key=f"open-{conversation.id}",
            type="tertiary",
            on_click=session.open_conversation,
            args=(conversation.id,),
        )
        with st.popover("⋯", key=f"more-{conversation.id}", type="tertiary", help=words.MORE):
            _draw_actions(conversation, services)


def _draw_actions(conversation: session.Conversation, services: Services) -> None:
    key = f"title-{conversation.id}"
    st.text_input(
        words.RENAME,
        value=title_of(conversation)[:_LONGEST],
        key=key,
        max_chars=_LONGEST,
        on_change=_rename,
        args=(conversation.id, key),
    )
    st.download_button(
        words.EXPORT,
        lambda: _export(conversation, services),
        file_name=f"conversation-{conversation.id}.md",
        mime="text/markdown",
        key=f"export-{conversation.id}",
        icon=":material/download:",
        on_click="ignore",
    )
    st.button(
        words.DELETE,
        key=f"delete-{conversation.id}",
        icon=":material/delete:",
        on_click=_delete,
        args=(conversation,),
    )


def _rename(number: int, key: str) -> None:
    session.rename(number, st.session_state[key])


def _delete(conversation: session.Conversation) -> None:
    for position in range(len(conversation.turns)):
        shared.forget(session.inquiry_of(conversation, position))
    session.delete(conversation.id)


def _export(conversation: session.Conversation, services: Services) -> str:
    turns: list[tuple[str, Answer]] = []
    for position, turn in enumerate(conversation.turns):
        asked = session.inquiry_of(conversation, position)
        try:
            answer = shared.kept_of(asked, services)
        except BotError:
            continue
        turns.append((mask_identifiers(turn.question)[0] or words.FROM_LINK, answer))
    return transcript(turns, title_of(conversation), services)
