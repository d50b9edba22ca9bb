"""A real HTTP server on this machine that speaks OpenAI's and Ollama's protocols and says what a test wants, or misbehaves."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Exchange"], None]


class Exchange:
    """One request, and the ways to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        self.asked = asked
        self._handler = handler
        self.path = handler.path

    @property
    def prompt(self) -> str:
        """All that was said to the model."""
        return "\n".join(str(m["content"]) for m in self.asked["messages"])

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """Status and headers; the body ends with the connection."""
        self._handler.send_response(status)
        for name, value in {"Content-Type": kind, "Connection": "close", **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def send(self, text: str | bytes) -> None:
        """Raw bytes of the body."""
        self._handler.wfile.write(text if isinstance(text, bytes) else text.encode())
        self._handler.wfile.flush()

    def chunk(self, delta: dict[str, Any], finish: str | None = None) -> None:
        """One event of OpenAI's stream."""
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
        self.send(f"data: {json.dumps(event)}\n\n")

    def pieces(self, content: str, size: int = 24) -> None:
        """Content in small pieces, as models send it."""
        for start in range(0, len(content), size):
            self.chunk({"role": "assistant", "content": content[start : start + size]})

    def say(self, content: str) -> None:
        """A whole, well-formed reply."""
        if self.path == "/api/chat":
            self.begin(kind="application/x-ndjson")
            for start in range(0, len(content), 24):
                self._ollama(content[start : start + 24], done=False)
            self._ollama("", done=True)
            return
        self.begin()
        self.pieces(content)
        self.chunk({}, "stop")
        self.send("data: [DONE]\n\n")

    def _ollama(self, content: str, *, done: bool) -> None:
        message = {"role": "assistant", "content": content}
        reply = {"model": "scripted", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": done}
        self.send(json.dumps({**reply, **({"done_reason": "stop"} if done else {})}) + "\n")


class ModelServer:
    """Its address, the exchanges so far, and the script that answers them."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.exchanges: list[Exchange] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            """Hands every request to the script."""

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                exchange = Exchange(self, json.loads(body or b"{}"))
                server.exchanges.append(exchange)
                with suppress(BrokenPipeError, ConnectionResetError):  # the client has had enough, which is what some tests want
                    server.script(exchange)

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True

    @property
    def root(self) -> str:
        """The address without a path, as Ollama's client wants it."""
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    @property
    def url(self) -> str:
        """The base URL of OpenAI's protocol."""
        return f"{self.root}/v1"


@contextmanager
def serving(script: Script) -> Iterator[ModelServer]:
    """The server while the block runs."""
    server = ModelServer(script)
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()


def saying(reply: Callable[[Exchange], object]) -> Script:
    """A script that answers with an object as JSON, or with a text as it is."""

    def script(exchange: Exchange) -> None:
        said = reply(exchange)
        exchange.say(said if isinstance(said, str) else json.dumps(said))

    return script


def passages_of(exchange: Exchange) -> list[dict[str, Any]]:
    """The passages that the `write` prompt shows."""
    return [json.loads(line) for line in exchange.prompt.splitlines() if line.startswith('{"passage"')]


def first_sentence(text: str) -> str:
    """The first sentence of a passage."""
    return text.split(". ")[0].rstrip(".") + "."


def pause(seconds: float) -> None:
    """Lets time pass on the server's side."""
    time.sleep(seconds)
