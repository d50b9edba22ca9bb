"""What all sessions share: the services of today, the encoder that loads in the background, and the answers made with them."""

import gc
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
from ui.telling import Telling, tellings

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
        gc.freeze()  # what is there stays; Streamlit looks for garbage after every run of a page, which stops all threads
        self.start()

    def run(self) -> None:
        """Asks the search something, as the first question would."""
        try:
            self._services.knows(self._services.corpus.main_topic.title)
        except Exception as error:  # noqa: BLE001  # the outermost edge of a thread; the first question meets the same fault and tells it
            _log.error("the search did not become ready: %s", type(error).__name__)
        else:
            gc.freeze()
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
    """The answer with its prose, as far as it has been told; None while the encoder loads or nothing was told yet.

    Without a language model it is whole, and computed anew each time, which takes milliseconds.
    """
    if not warmup(services).is_ready(_AT_ONCE):
        return None
    if services.desk is None:
        return answer(asked, services)
    telling = tellings().of(asked, services)
    telling.is_over(_AT_ONCE)
    if telling.fault:
        tellings().forget(asked)  # told once; the next redraw tries again
        raise telling.fault
    return telling.answer


def being_told(asked: Inquiry, services: Services) -> Telling | None:
    """The telling of an answer that a language model is still wording."""
    telling = tellings().known(asked, services) if services.desk else None
    return telling if telling and not telling.is_over() else None


def shown_of(asked: Inquiry, services: Services) -> Answer:
    """What was shown of a turn, without asking anything anew: what a model has told of it, else its card."""
    telling = tellings().known(asked, services) if services.desk else None
    return (telling.answer if telling else None) or card_of(asked, services)


def kept_of(asked: Inquiry, services: Services) -> Answer:
    """The same for taking away, where without a model the prose costs nothing."""
    whole = None if services.desk else answer_of(asked, services)
    return whole or shown_of(asked, services)


def forget(asked: Inquiry) -> None:
    """Lets go of what was told to a question that its author has deleted."""
    tellings().forget(asked)


@st.cache_resource(show_spinner=words.OPENING, max_entries=2)
def _services(home: str, corpus: str, today: str) -> Services:
    services = build_services(Settings(home=Path(home), corpus=Path(corpus), today=today))
    for example in services.corpus.scale.examples:
        answer(Inquiry(example.question), services, prose=False)  # so that the first reader's card is as quick as the second's
    return services


@st.cache_resource(show_spinner=False, max_entries=2)
def _warmup(home: str, digest: str, today: str, _services: Services) -> Warmup:
    return Warmup(_services)
