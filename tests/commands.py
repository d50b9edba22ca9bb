"""Our commands, `python -m ...`, run inside the test's own process: as a user sees them, without paying for a new Python each."""

import io
import runpy
import subprocess
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Done = subprocess.CompletedProcess[str]


def run_command(module: str, arguments: Sequence[str | Path], given: bytes = b"", **environment: str) -> Done:
    """What the command prints and how it ends, with these variables of the environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as for a user
        patch.chdir(ROOT)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", [module, *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = _code_of(module)
    return subprocess.CompletedProcess(sys.argv, code, _written(out), _written(err))


def _code_of(module: str) -> int:
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=False)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    return 0


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
