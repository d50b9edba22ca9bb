"""What all sessions share: the services of today, the encoder that loads in the background, and the answers made with them."""

import logging
import threading
from pathlib import Path
from time import monotonic

import streamlit as st

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services, build_services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from ui import words

_log = logging.getLogger("ui")
_AT_ONCE = 0.2
"""Seconds that a page waits for the search to be ready before it says that it is loading."""


class Warmup(threading.Thread):
    """Makes the search ready: loads the encoder and opens the index, once for all sessions, while the cards work already."""

    def __init__(self, services: Services) -> None:
        super().__init__(daemon=True, name="warmup")
        self._services = services
        self._since = monotonic()
        self._ready = threading.Event()
        self.start()

    def run(self) -> None:
        """Asks the search something, as the first question would."""
        try:
            self._services.knows(self._services.corpus.main_topic.title)
        except Exception as error:  # noqa: BLE001  # the outermost edge of a thread; the first question meets the same fault and tells it
            _log.error("the search did not become ready: %s", type(error).__name__)
        finally:
            self._ready.set()

    def is_ready(self, wait: float = 0.0) -> bool:
        """Whether full answers need not wait, after at most `wait` seconds."""
        return self._ready.wait(wait)

    @property
    def seconds(self) -> int:
        """How long it has been loading."""
        return round(monotonic() - self._since)


def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def shared_services() -> Services:
    """The services of today, made once a day for all sessions.

    Raises:
        CorpusError: the corpus folder has faults.
    """
    now = settings()
    return _services(str(now.home), str(now.corpus), now.date())


def warmup(services: Services) -> Warmup:
    """The loading of the encoder for these services, started if it was not yet."""
    return _warmup(str(services.index_home), services.corpus.digest, services.today, services)


def card_of(asked: Inquiry, services: Services) -> Answer:
    """The answer without prose, which waits for nothing."""
    return answer(asked, services, prose=False)


def answer_of(asked: Inquiry, services: Services) -> Answer | None:
    """The whole answer, or None while the encoder loads."""
    if not warmup(services).is_ready(_AT_ONCE):
        return None
    with _searching():
        return answer(asked, services)


@st.cache_resource(show_spinner=words.OPENING, max_entries=2)
def _services(home: str, corpus: str, today: str) -> Services:
    services = build_services(Settings(home=Path(home), corpus=Path(corpus), today=today))
    for example in services.corpus.scale.examples:
        answer(Inquiry(example.question), services, prose=False)  # so that the first reader's card is as quick as the second's
    return services


@st.cache_resource(show_spinner=False, max_entries=2)
def _warmup(home: str, digest: str, today: str, _services: Services) -> Warmup:
    return Warmup(_services)


@st.cache_resource(show_spinner=False)
def _searching() -> threading.Lock:
    """Held while the sources are searched: sessions take turns at the encoder, which uses both cores by itself."""
    return threading.Lock()
