"""A file -> its blocks, by the reader of its kind."""

from collections.abc import Callable
from pathlib import Path

from corpus.own.blocks import Kind, Part, Reading
from corpus.own.errors import OwnDocumentError
from corpus.own.html_text import read_html
from corpus.own.kinds import kind_of
from corpus.own.markdown_text import read_markdown
from corpus.own.pdf_text import read_pdf
from corpus.own.plain_text import read_plain

_LONGEST = 5_000_000
"""Code points of text in one document: some 1,500 pages."""


def read_file(path: Path, content: bytes, progress: Callable[[int, int], None]) -> Reading:
    """What a file says; `progress` is called with pages read and pages in all.

    Raises:
        OwnDocumentError: the file cannot be read, or holds no words.
    """
    kind, text = kind_of(content, path.suffix.casefold())
    if len(text) > _LONGEST:
        raise OwnDocumentError("The text has more than 5 million characters. Add the part that you need.")
    if kind is Kind.PDF:
        reading = read_pdf(path, progress)
    elif kind is Kind.HTML:
        reading = read_html(text)
    elif kind is Kind.MARKDOWN:
        reading = read_markdown(text)
    else:
        reading = Reading(kind, None, None, read_plain(text))
    if not any(c.isalnum() for b in reading.blocks if b.part is not Part.HEADING for c in b.text):
        raise OwnDocumentError("No text was found in the file. Open it and see whether its text can be selected.")
    return reading
