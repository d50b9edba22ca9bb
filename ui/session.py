"""What outlives a rerun: the turns of one user in the session, and the services all users share."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services, build_services
from bot.settings import Settings
from bot.understand.intake import Inquiry

_TURNS = "turns"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question as typed, and the facets its author chose by a click; nothing that was derived."""

    question: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def turns() -> tuple[Turn, ...]:
    """The conversation so far, oldest first."""
    return tuple(st.session_state.get(_TURNS, ()))


def ask(question: str) -> None:
    """Adds a turn."""
    st.session_state[_TURNS] = (*turns(), Turn(question))


def choose(position: int, facet: str, value: str) -> None:
    """Adds a chosen facet to the turn at `position`."""
    _replace(position, {**turns()[position].chosen, facet: (value,)})


def undo_choice(position: int, facet: str) -> None:
    """Takes a chosen facet back."""
    _replace(position, {name: values for name, values in turns()[position].chosen.items() if name != facet})


def start_over() -> None:
    """Forgets the conversation."""
    st.session_state[_TURNS] = ()


def _replace(position: int, chosen: Mapping[str, tuple[str, ...]]) -> None:
    kept = list(turns())
    kept[position] = Turn(kept[position].question, chosen)
    st.session_state[_TURNS] = tuple(kept)


def shared_services() -> Services:
    """The services of today, made once a day for all sessions.

    Raises:
        CorpusError: the corpus folder has faults.
    """
    settings = Settings()
    return _services(str(settings.home), str(settings.corpus), settings.date())


@st.cache_resource(show_spinner=False, max_entries=2)
def _services(home: str, corpus: str, today: str) -> Services:
    return build_services(Settings(home=Path(home), corpus=Path(corpus), today=today))


@st.cache_resource(show_spinner=False)
def _reading() -> threading.Lock:
    """Held while the sources are searched, so that the encoder is loaded once and not by each session."""
    return threading.Lock()


def card_of(position: int, services: Services) -> Answer:
    """The answer without prose, which waits for nothing."""
    return answer(_inquiry(position), services, prose=False)


def answer_of(position: int, services: Services) -> Answer:
    """The whole answer; the first one of a process waits for the encoder."""
    with _reading():
        return answer(_inquiry(position), services)


def _inquiry(position: int) -> Inquiry:
    said = turns()
    turn = said[position]
    before = {name: values for earlier in said[:position] for name, values in earlier.chosen.items()}
    questions = tuple(t.question for t in said[:position])
    return Inquiry(turn.question, facets=turn.chosen, earlier=questions, chosen_before=before)
