"""Reads a PDF in a process of its own, which may be killed: `python -m corpus.own.pdf_worker FILE` prints a JSON line a page.

The process limits its memory; whoever started it limits its time. First line: {"pages", "title"}; last: {"done": true};
in place of any line: {"error": "encrypted" | "corrupt" | "pages" | "memory"}.
"""

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from corpus.own.pdf_lines import PageTooLargeError, items_of

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

MOST_PAGES = 2_000
_MEMORY = 3 * 1024**3 // 2
"""Bytes of address space; a page of real text needs a tenth of it."""


def main(path: str) -> None:
    """Prints the pages, or what is wrong."""
    logging.disable(logging.CRITICAL)  # pdfminer warns about every odd font
    _limit_memory()
    try:
        with pdfplumber.open(Path(path)) as pdf:
            _print_pages(pdf)
    except PdfminerException as error:
        locked = isinstance(error.__cause__ or error.__context__, PDFPasswordIncorrect | PDFEncryptionError)
        locked = locked or any(isinstance(a, PDFPasswordIncorrect | PDFEncryptionError) for a in error.args)
        _print({"error": "encrypted" if locked else "corrupt"})
    except MemoryError:
        _print({"error": "memory"})
    except Exception:  # noqa: BLE001  # a parser of hostile files raises what it likes; this process is its fence
        _print({"error": "corrupt"})


def _print_pages(pdf: "PDF") -> None:
    count = len(pdf.pages)
    if count > MOST_PAGES:
        _print({"error": "pages"})
        return
    title = pdf.metadata.get("Title")
    _print({"pages": count, "title": title if isinstance(title, str) else None})
    for page in pdf.pages:
        try:
            items = items_of(page)
        except PageTooLargeError:
            _print({"error": "memory"})
            return
        _print({"page": page.page_number, "height": float(page.height), "items": items})
        page.close()
    _print({"done": True})


def _print(value: object) -> None:
    print(json.dumps(value, default=float), flush=True)  # noqa: T201  # this is how it answers


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main(sys.argv[1])
