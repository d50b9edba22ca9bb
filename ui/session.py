"""What one user said in this session: conversations, their turns, and the facets chosen by a click. Nothing derived is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from bot.understand.intake import Inquiry

_CONVERSATIONS, _OPEN = "conversations", "open"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question as typed (empty: facets alone, as from a link), and the facets its author chose; nothing that was derived."""

    question: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns, oldest first; `title` only if its author gave one."""

    id: int
    turns: tuple[Turn, ...] = ()
    title: str = ""


def conversations() -> tuple[Conversation, ...]:
    """All conversations of this session, oldest first."""
    kept: tuple[Conversation, ...] = st.session_state.get(_CONVERSATIONS, ())
    return kept


def current() -> Conversation:
    """The conversation that is open; a new one if there is none."""
    wanted = st.session_state.get(_OPEN)
    found = next((c for c in conversations() if c.id == wanted), None)
    return found or Conversation(max((c.id for c in conversations()), default=0) + 1)


def turns() -> tuple[Turn, ...]:
    """The turns of the open conversation, oldest first."""
    return current().turns


def is_new() -> bool:
    """Whether nothing has happened in this session yet."""
    return _CONVERSATIONS not in st.session_state


def ask(question: str, chosen: Mapping[str, tuple[str, ...]] | None = None) -> None:
    """Adds a turn to the open conversation."""
    here = current()
    _put(replace(here, turns=(*here.turns, Turn(question, dict(chosen or {})))))


def ask_again(position: int) -> None:
    """Adds the turn at `position` once more, as the newest."""
    turn = turns()[position]
    ask(turn.question, turn.chosen)


def choose(position: int, facet: str, value: str) -> None:
    """Adds a chosen facet to the turn at `position`."""
    _choose(position, {**turns()[position].chosen, facet: (value,)})


def undo_choice(position: int, facet: str) -> None:
    """Takes a chosen facet back."""
    _choose(position, {name: values for name, values in turns()[position].chosen.items() if name != facet})


def start_over() -> None:
    """Opens a new conversation; the others stay in the list."""
    st.session_state[_CONVERSATIONS] = conversations()
    st.session_state[_OPEN] = None


def open_conversation(number: int) -> None:
    """Opens a conversation of the list."""
    st.session_state[_OPEN] = number


def rename(number: int, title: str) -> None:
    """Gives a conversation a title; an empty one takes it back."""
    _keep(replace(c, title=title.strip()) if c.id == number else c for c in conversations())


def delete(number: int) -> None:
    """Forgets a conversation."""
    _keep(c for c in conversations() if c.id != number)


def inquiry(position: int) -> Inquiry:
    """What a turn of the open conversation asks."""
    return inquiry_of(current(), position)


def inquiry_of(conversation: Conversation, position: int) -> Inquiry:
    """What the turn at `position` asks, with all that was said and chosen before it."""
    said = conversation.turns
    turn = said[position]
    before = {name: values for earlier in said[:position] for name, values in earlier.chosen.items()}
    questions = tuple(t.question for t in said[:position])
    return Inquiry(turn.question, facets=turn.chosen, earlier=questions, chosen_before=before)


def _choose(position: int, chosen: Mapping[str, tuple[str, ...]]) -> None:
    here = current()
    kept = list(here.turns)
    kept[position] = Turn(kept[position].question, chosen)
    _put(replace(here, turns=tuple(kept)))


def _put(changed: Conversation) -> None:
    others = conversations()
    known = any(c.id == changed.id for c in others)
    _keep((changed if c.id == changed.id else c for c in others) if known else (*others, changed))
    st.session_state[_OPEN] = changed.id


def _keep(kept: Iterable[Conversation]) -> None:
    st.session_state[_CONVERSATIONS] = tuple(kept)
