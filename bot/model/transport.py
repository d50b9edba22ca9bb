"""How a model's server is reached over HTTP: no redirects, no proxy for this machine, and no reply without end."""

from collections.abc import Iterator
from typing import Any

import httpx

LARGEST = 2_000_000
"""Bytes of one reply; a long answer has a few thousand."""


class ReplyTooLargeError(httpx.HTTPError):
    """A server sent more than any answer needs."""


class CappedTransport(httpx.HTTPTransport):
    """Ends a reply that grows beyond `LARGEST`, before it is held in memory."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends the request; the reply's stream is counted."""
        response = super().handle_request(request)
        assert isinstance(response.stream, httpx.SyncByteStream)  # noqa: S101  # for the type checker: a sync transport's is
        response.stream = _Counted(response.stream)
        return response


class _Counted(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._stream:
            size += len(part)
            if size > LARGEST:
                raise ReplyTooLargeError(f"The reply has more than {LARGEST} bytes.")
            yield part

    def close(self) -> None:
        self._stream.close()


def client_arguments(is_remote: bool, seconds: float) -> dict[str, Any]:
    """Arguments for an `httpx.Client`: a redirect could lead elsewhere, and so could a proxy of the environment.

    A remote host may need that proxy, so there it is used, and httpx then brings the transport itself.
    """
    own = {} if is_remote else {"transport": CappedTransport()}
    return {"trust_env": is_remote, "follow_redirects": False, "timeout": seconds, **own}
