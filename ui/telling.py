"""Answers that a language model words: asked for once a turn, told in the background, shown sentence by sentence.

They are kept for the session, outside `session_state`, which holds only what the user said: a redraw must neither ask the
model again nor word differently what was shown, and a closed page or a deleted conversation must leave nothing behind.
"""

import threading
from collections import OrderedDict
from time import monotonic

import streamlit as st

from bot.pipeline import stream
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry

_MOST = 32
"""Answers kept for one session; older ones would be asked for anew."""
Key = tuple[object, ...]


class Telling(threading.Thread):
    """One answer as it is told: `answer` grows sentence by sentence, each after its ruling; what it holds is final."""

    def __init__(self, asked: Inquiry, services: Services) -> None:
        super().__init__(daemon=True, name="telling")
        self.answer: Answer | None = None
        self._asked = asked
        self._services = services
        self._since = monotonic()
        self.fault: Exception | None = None
        self._stopped = False
        self._over = threading.Event()
        self.start()

    def run(self) -> None:
        """Follows the spine to its end, whatever the page does meanwhile."""
        try:
            for event in stream(self._asked, self._services):
                self.answer = event.answer
                if self._stopped:
                    break
        except Exception as fault:  # noqa: BLE001  # the edge of a thread: the page that waits for it meets the fault
            self.fault = fault
        finally:
            self._over.set()

    def is_over(self, wait: float = 0.0) -> bool:
        """Whether all of it has been told, or `fault` says why not, after at most `wait` seconds."""
        return self._over.wait(wait)

    @property
    def seconds(self) -> int:
        """How long it has been told."""
        return round(monotonic() - self._since)

    def stop(self) -> None:
        """Nobody listens any more: the model is let go at its next sentence."""
        self._stopped = True


class Tellings:
    """What a session has been told, newest last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Telling] = OrderedDict()

    def known(self, asked: Inquiry, services: Services) -> Telling | None:
        """The telling of this inquiry, if there is one."""
        return self._kept.get(_key(asked, services))

    def of(self, asked: Inquiry, services: Services) -> Telling:
        """The telling of this inquiry, begun if it was not; another that is still under way is given up."""
        found = self.known(asked, services)
        if found is None:
            self._give_up()
            found = self._kept[_key(asked, services)] = Telling(asked, services)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return found

    def forget(self, asked: Inquiry) -> None:
        """Lets go of all that was told to this inquiry."""
        for key in [key for key in self._kept if key[0] == _said(asked)]:
            self._kept.pop(key).stop()

    def _give_up(self) -> None:
        for key in [key for key, telling in self._kept.items() if not telling.is_over()]:
            self._kept.pop(key).stop()


@st.cache_resource(scope="session", show_spinner=False)
def tellings() -> Tellings:
    """Those of this session; gone with it."""
    return Tellings()


def _key(asked: Inquiry, services: Services) -> Key:
    """What an answer depends on: what was said and chosen, the knowledge, the index and the model."""
    model = services.model.name if services.model else None
    return (_said(asked), services.corpus.digest, services.today, services.retriever.index_id, model)


def _said(asked: Inquiry) -> Key:
    chosen = (sorted((name, tuple(values)) for name, values in of.items()) for of in (asked.facets, asked.chosen_before))
    return (asked.question, asked.earlier, *map(tuple, chosen))
