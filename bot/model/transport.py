"""How a model's server is reached over HTTP: no redirects, no proxy for this machine, and no reply without end."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

import httpx

LARGEST = 2_000_000
"""Bytes of one reply; a long answer has a few thousand."""


class ReplyRefusedError(httpx.HTTPError):
    """A server sends more than any answer needs, or longer than anybody waits, or packed."""


class _Bounded(httpx.SyncByteStream):
    """Ends a reply that grows beyond `LARGEST` or goes on beyond its time, before it is held in memory."""

    def __init__(self, stream: httpx.SyncByteStream, seconds: float) -> None:
        self._stream = stream
        self._end = monotonic() + seconds

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._stream:
            size += len(part)
            if size > LARGEST:
                raise ReplyRefusedError(f"The reply has more than {LARGEST} bytes.")
            if monotonic() > self._end:
                raise ReplyRefusedError("The reply goes on beyond its time.")
            yield part

    def close(self) -> None:
        self._stream.close()


def client_arguments(is_remote: bool, seconds: float) -> dict[str, Any]:
    """Arguments for an `httpx.Client`: a redirect could lead elsewhere, and so could a proxy of the environment.

    A remote host may need that proxy, so there it is used.
    """
    hooks = {"request": [_ask_unpacked], "response": [_bounding(seconds)]}
    return {"trust_env": is_remote, "follow_redirects": False, "timeout": seconds, "event_hooks": hooks}


def _ask_unpacked(request: httpx.Request) -> None:
    request.headers["Accept-Encoding"] = "identity"


def _bounding(seconds: float) -> Callable[[httpx.Response], None]:
    def bound(response: httpx.Response) -> None:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise ReplyRefusedError("The reply is packed: what it grows to cannot be told.")
        assert isinstance(response.stream, httpx.SyncByteStream)  # noqa: S101  # for the type checker: a sync client's is
        response.stream = _Bounded(response.stream, seconds)

    return bound
