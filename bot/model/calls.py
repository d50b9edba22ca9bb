"""Asking a model for one JSON object that grows as it is written; every call ends in time, whatever the other side does."""

import logging
import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

import httpx

from bot.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

Growing = Mapping[str, Any]
_PASSING = frozenset({408, 409, 425, 429})
"""HTTP statuses beside 5xx after which trying again makes sense."""
_FIRST_PAUSE = 0.5
"""Seconds before the first repetition; doubled each time, with up to as much again at random."""
_CHARACTERS = 12
"""Of a token at most, in JSON with its escapes; a longer reply has run away."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one answer in all, tokens of one reply, repetitions after a passing fault."""

    seconds: float
    tokens: int
    retries: int


class Deadline:
    """When all that a model does for one answer must be over."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds, never below zero."""
        return max(0.0, self._end - monotonic())


class Calls:
    """Calls to one model."""

    def __init__(self, model: "BaseChatModel", method: str, limits: Limits) -> None:
        self._model = model
        self._method = method
        self._limits = limits

    def deadline(self) -> Deadline:
        """The deadline of an answer that begins now."""
        return Deadline(self._limits.seconds)

    def stream(self, messages: "Sequence[BaseMessage]", schema: dict[str, Any], deadline: Deadline) -> Iterator[Growing]:
        """The object as far as it is written, again and again until it is whole.

        A passing fault is tried again as long as nothing was yielded.

        Raises:
            ModelError: no object came, or its end did not; what was yielded before stands.
        """
        for attempt in range(self._limits.retries + 1):
            begun = False
            try:
                for value in self._once(messages, schema, deadline):
                    begun = True
                    yield value
            except CallError as error:
                _log.warning("language model: %s", error)
                pause = _FIRST_PAUSE * 2**attempt * (1 + random.random())  # noqa: S311  # only to spread callers
                if begun or not error.is_passing or attempt == self._limits.retries or pause >= deadline.left:
                    raise ModelError(str(error)) from error
                threading.Event().wait(pause)
            else:
                return

    def _once(self, messages: "Sequence[BaseMessage]", schema: dict[str, Any], deadline: Deadline) -> Iterator[Growing]:
        """One call in a thread of its own, which is left behind if it does not end in time."""
        came: SimpleQueue[Growing | Exception | None] = SimpleQueue()
        enough = threading.Event()
        work = threading.Thread(target=self._listen, args=(messages, schema, came, enough), daemon=True, name="language-model")
        work.start()
        whole = False
        try:
            while (value := _next(came, deadline)) is not None:
                if isinstance(value, CallError):
                    raise value
                if isinstance(value, Exception):
                    raise CallError(_told(value), is_passing=_is_passing(value)) from value
                whole = True
                yield value
        except Empty:
            raise CallError("no reply in time", is_passing=False) from None
        finally:
            enough.set()
        if not whole:
            raise CallError("the reply holds no object of the form asked for", is_passing=True)

    def _listen(
        self,
        messages: "Sequence[BaseMessage]",
        schema: dict[str, Any],
        came: "SimpleQueue[Growing | Exception | None]",
        enough: threading.Event,
    ) -> None:
        from langsmith.run_helpers import tracing_context  # a tracer of the environment would send the question elsewhere

        from bot.model.wholeness import Wholeness

        try:
            whole = Wholeness()
            asked = self._model.with_structured_output(schema, method=self._method)
            stream = asked.stream  # its iterator is a generator, and only its close ends the reply
            with tracing_context(enabled=False), closing(stream(messages, {"callbacks": [whole]})) as values:  # type: ignore[type-var]
                for value in values:
                    if enough.is_set():
                        return
                    if len(str(value)) > self._limits.tokens * _CHARACTERS:
                        raise CallError("the reply does not end", is_passing=False)
                    if isinstance(value, dict):
                        came.put(value)
            if whole.is_broken:
                came.put(CallError("the reply breaks off", is_passing=True))
        except Exception as error:  # noqa: BLE001  # each provider's client has errors of its own; this is the edge to all of them
            came.put(error)
        else:
            came.put(None)


def _next(came: "SimpleQueue[Growing | Exception | None]", deadline: Deadline) -> Growing | Exception | None:
    """What came next; a reply that never pauses has no more time than one that does."""
    if not deadline.left:
        raise Empty
    return came.get(timeout=deadline.left)


class CallError(Exception):
    """One call failed; `is_passing` tells whether another may not."""

    def __init__(self, message: str, *, is_passing: bool) -> None:
        super().__init__(message)
        self.is_passing = is_passing


def _told(error: Exception) -> str:
    """The kind of fault and its status; never the words of the reply, which may repeat the question."""
    status = _status(error)
    return f"{type(error).__name__}{f', HTTP {status}' if status else ''}"


def _is_passing(error: Exception) -> bool:
    status = _status(error)
    if status:
        return status in _PASSING or status >= 500
    connection = any(
        kind.__name__ == "APIConnectionError" for kind in type(error).__mro__
    )  # as OpenAI's and Anthropic's clients say
    return connection or isinstance(error, (ConnectionError, TimeoutError, httpx.TransportError))


def _status(error: Exception) -> int | None:
    status = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return status if isinstance(status, int) and status > 0 else None
