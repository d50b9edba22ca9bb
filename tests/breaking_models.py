"""Ways in which a model's server breaks: what each sends in place of a reply, under the name that a test gives it."""

import gzip
import json

from tests.model_server import Exchange, Script, saying

QUESTION = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for metastases outside the lungs?"
"""What is asked of them; an error that repeats it must not reach a log."""


def status(code: int, **headers: str) -> Script:
    """An error of this code, which repeats the question."""

    def script(exchange: Exchange) -> None:
        exchange.begin(code, "application/json", **headers)
        exchange.send(json.dumps({"error": {"message": QUESTION, "type": "server_error"}}))

    return script


def without_end(exchange: Exchange) -> None:
    """A string that never closes."""
    exchange.begin()
    exchange.pieces('{"study": "bone scan", "statements": [{"text": "')
    while True:
        exchange.chunk({"content": "bone scan " * 50})


def without_end_of_statements(exchange: Exchange) -> None:
    """A list that never closes, of statements that are never right."""
    exchange.begin()
    exchange.pieces('{"study": "bone scan", "statements": [')
    while True:
        exchange.pieces('{"text": "Use a bone scan for all.", "quote": "no such words at all", "passage": 1}, ', 500)


def ten_megabytes(exchange: Exchange) -> None:
    """One event without an end."""
    exchange.begin()
    exchange.send('data: {"choices": [{"index": 0, "delta": {"content": "')
    for _ in range(10 * 16):
        exchange.send("x" * 2**16)


def ten_megabytes_as_json(exchange: Exchange) -> None:
    """A body of blanks."""
    exchange.begin(kind="application/json")
    exchange.send(b'{"choices": [' + b" " * 10_000_000 + b"]}")


def packed(exchange: Exchange) -> None:
    """A reply of a few bytes that unpacks to many."""
    exchange.begin(Content_Encoding="gzip")
    exchange.send(gzip.compress(b"data: " + b"x" * 10_000_000))


def tool_calls(exchange: Exchange) -> None:
    """A tool is called that nobody offered."""
    exchange.begin()
    call = {"index": 0, "id": "a", "type": "function", "function": {"name": "rate", "arguments": '{"study": "bone scan"}'}}
    exchange.chunk({"role": "assistant", "tool_calls": [call]})
    exchange.chunk({}, "tool_calls")
    exchange.send("data: [DONE]\n\n")


def half_a_stream(exchange: Exchange) -> None:
    """The stream ends within a statement."""
    exchange.begin()
    exchange.pieces('{"study": "bone scan", "statements": [{"text": "The PET comp')


def half_an_event(exchange: Exchange) -> None:
    """The connection ends within an event."""
    exchange.begin(Content_Length="5000")
    exchange.send('data: {"choices": [{"index": 0, "del')


BREAKS: dict[str, Script] = {
    "500": status(500),
    "429 for an hour": status(429, Retry_After="3600"),
    "400": status(400),
    "401": status(401),
    "404": status(404),
    "garbage": saying(lambda _: "I am fine, thank you { [ and you"),
    "a list": saying(lambda _: [1, 2, 3]),
    "another object": saying(lambda _: {"answer": "bone scan"}),
    "no list": saying(lambda _: {"study": "bone scan", "statements": "use a bone scan"}),
    "nothing": saying(lambda _: ""),
    "depth": saying(lambda _: '{"statements": ' + "[" * 3000),
    "a page": lambda exchange: (exchange.begin(kind="text/html"), exchange.send("<html>busy</html>"))[1],
    "a string without end": without_end,
    "10 MB in one event": ten_megabytes,
    "10 MB of blanks": ten_megabytes_as_json,
    "10 MB packed": packed,
    "tool calls": tool_calls,
    "half a stream": half_a_stream,
    "half an event": half_an_event,
}
