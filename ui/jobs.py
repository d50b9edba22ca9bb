"""Long work in a process of its own: it tells how far it is, can be stopped, and outlives a rerun of the page."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

import streamlit as st

_STEP = re.compile(r"(\d+)/(\d+)")
_STOPPED = "stopped"
_LAST_LINES = 6


class Job:
    """One of our commands, `python -m ...`, as a process; what it prints of "12/340" is its progress."""

    def __init__(self, title: str, arguments: Sequence[str], after: Callable[[], None] = lambda: None) -> None:
        self.title = title
        self.said: list[str] = []
        self.step = ""
        self.share: float | None = None
        self._stopped = False
        self._after = after
        self._process = subprocess.Popen(  # noqa: S603  # our own command with arguments as a list
            [sys.executable, "-m", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True, name="job")
        self._reader.start()

    @property
    def is_running(self) -> bool:
        """False once the process has ended and all it said was read."""
        return self._reader.is_alive()

    @property
    def outcome(self) -> str:
        """ "done", "failed" or "stopped"; empty while it runs."""
        if self.is_running:
            return ""
        return _STOPPED if self._stopped else "failed" if self._process.returncode else "done"

    def stop(self) -> None:
        """Ends the process and what it has started; our commands put results in place in one step, so nothing is half done."""
        self._stopped = True
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)

    def _read(self) -> None:
        """Lines are kept; a bar, which is rewritten in place, tells step and share."""
        pending = ""
        with self._process.stdout as out:  # type: ignore[union-attr]  # PIPE
            while piece := os.read(out.fileno(), 4096):
                *lines, pending = re.split(r"[\r\n]", pending + piece.decode("utf-8", "replace"))
                for line in lines:
                    self._take(line.strip())
        self._take(pending.strip())
        self._process.wait()
        self._after()

    def _take(self, line: str) -> None:
        if "%|" in line or "it/s]" in line:
            if found := _STEP.search(line):
                done, total = (int(n) for n in found.groups())
                self.step, self.share = line.partition(":")[0], done / total if total else None
        elif line:
            self.said = [*self.said, line][-_LAST_LINES:]


class Desk:
    """The job of this process, one at a time, since they all write to the same BOT_HOME; all sessions see the same one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._job: Job | None = None

    @property
    def job(self) -> Job | None:
        """The job that runs, or the last one until it is dismissed."""
        return self._job

    def start(self, title: str, arguments: Sequence[str], after: Callable[[], None] = lambda: None) -> bool:
        """Starts a job unless one is running."""
        with self._lock:
            if self._job and self._job.is_running:
                return False
            self._job = Job(title, arguments, after)
            return True

    def dismiss(self) -> None:
        """Forgets a job that has ended."""
        with self._lock:
            if self._job and not self._job.is_running:
                self._job = None


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The one desk of this process."""
    return Desk()
