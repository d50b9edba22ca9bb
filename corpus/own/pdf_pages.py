"""The pages of a PDF as lines and tables, read by a worker process that is stopped when it takes too long."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from time import monotonic
from typing import Any

from corpus.own.errors import OwnDocumentError

SECONDS_A_PAGE = 60.0
"""A page that takes longer is not a page of text."""
SECONDS_A_FILE, SECONDS_MORE = 120.0, 2.0
"""For a whole file: so many, and so many more for each page. A page of an ACR document takes half a second."""
_LONGEST_LINE = 20_000_000
_ROOT = Path(__file__).parents[2]
_PROBLEMS = {
    "encrypted": "The PDF is encrypted. Open it with its password, save or print it as a PDF without one, and add that.",
    "corrupt": "The PDF is damaged and cannot be read. Open it in a viewer, save it as PDF again, and add that.",
    "pages": "The PDF has more than 2,000 pages. Add the part that you need.",
    "memory": "A page of the PDF is too large to be read. Add the part that you need.",
    "slow": "The PDF takes too long to read. Print the part that you need to PDF, and add that.",
    "time": "A page of the PDF took more than a minute and was given up. Print the part that you need to PDF, and add that.",
}


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its number from 1, its height in points, and its items (see `pdf_lines.Item`)."""

    number: int
    height: float
    items: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PdfPages:
    """All pages, and the title that the file gives itself."""

    title: str | None
    pages: list[PdfPage]


def read_pages(path: Path, progress: Callable[[int, int], None]) -> PdfPages:
    """Reads all pages; calls `progress` with pages read and pages in all.

    Raises:
        OwnDocumentError: the file is encrypted, damaged, or too large to be read in bounds.
    """
    pages: list[PdfPage] = []
    with _worker(path) as answers:
        head = _checked(next(answers))
        end = monotonic() + SECONDS_A_FILE + head["pages"] * SECONDS_MORE
        title = head.get("title")
        for answer in answers:
            if _checked(answer).get("done"):
                return PdfPages(title if isinstance(title, str) else None, pages)
            pages.append(PdfPage(answer["page"], answer["height"], answer["items"]))
            progress(len(pages), head["pages"])
            if monotonic() > end:
                raise OwnDocumentError(_PROBLEMS["slow"])
    raise OwnDocumentError(_PROBLEMS["corrupt"])


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    if problem := answer.get("error"):
        raise OwnDocumentError(_PROBLEMS[problem])
    return answer


@contextmanager
def _worker(path: Path) -> Iterator[Iterator[dict[str, Any]]]:
    """Starts the worker, and ends it whatever happens."""
    command = [sys.executable, "-m", "corpus.own.pdf_worker", str(path.resolve())]
    process = subprocess.Popen(  # noqa: S603  # our own module, no shell
        command, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield _answers(process)
    finally:
        process.kill()
        process.communicate()


def _answers(process: "subprocess.Popen[bytes]") -> Iterator[dict[str, Any]]:
    """The lines of the worker; an error in place of a line that does not come in time, or at all."""
    assert process.stdout is not None  # noqa: S101  # it was started with a pipe
    late = Event()

    def give_up() -> None:
        late.set()
        process.kill()

    while True:
        timer = Timer(SECONDS_A_PAGE, give_up)
        timer.daemon = True
        timer.start()
        line = process.stdout.readline(_LONGEST_LINE)
        timer.cancel()
        if not line.endswith(b"\n"):
            yield {"error": "time" if late.is_set() else "corrupt"}
            return
        yield json.loads(line)
