"""What a file is, told from its content; the extension only settles what the content leaves open."""

import re
from pathlib import Path

from corpus.own.blocks import Kind
from corpus.own.errors import OwnDocumentError

LARGEST = 50 * 1024 * 1024
"""Bytes of a file at most."""
_PDF_HEAD = 1024
"""A PDF may open with that many bytes of something else."""
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|h[1-6]|table|ul|ol|br|section|article)\b", re.IGNORECASE)
_ATX = re.compile(r"^#{1,6} \S", re.MULTILINE)
_OTHER = (
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = bytes(sorted({*range(32)} - {9, 10, 12, 13}))


def read_bytes(path: Path) -> bytes:
    """The content of a file that is not too large.

    Raises:
        OwnDocumentError: it is missing, a folder, empty, too large (told from its size, unread) or not readable.
    """
    try:
        if not path.exists():
            raise OwnDocumentError("There is no such file. Check the path.")
        if not path.is_file():
            raise OwnDocumentError("This is a folder or a device, not a file. Name the files in it: folder/*.pdf")
        size = path.stat().st_size
        if size > LARGEST:
            raise OwnDocumentError(
                f"The file has {size / 1e6:,.0f} MB; at most {LARGEST // 1024**2} are read. Add the part that you need."
            )
        content = path.read_bytes()[: LARGEST + 1]
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = error.strerror if isinstance(error, OSError) else "the name is not valid"
        raise OwnDocumentError(f"The file cannot be read ({reason}). Check the path and its permissions.") from error
    if not content.strip():
        raise OwnDocumentError("The file is empty.")
    return content


def kind_of(content: bytes, suffix: str) -> tuple[Kind, str]:
    """The kind of a file and, unless it is a PDF, its text.

    Raises:
        OwnDocumentError: it is neither a PDF nor text in a known encoding.
    """
    if content.lstrip()[:5] == b"%PDF-" or (b"%PDF-" in content[:_PDF_HEAD] and b"endobj" in content):
        return Kind.PDF, ""
    if suffix == ".pdf":
        raise OwnDocumentError("The file is named .pdf but is no PDF. Open it, and save it as PDF again.")
    text = decoded(content)
    if _HTML.search(text[:5000]) or (suffix in (".html", ".htm", ".xhtml") and _TAG.search(text)):
        return Kind.HTML, text
    if suffix in (".md", ".markdown") or len(_ATX.findall(text)) > 1:
        return Kind.MARKDOWN, text
    return Kind.TEXT, text


def decoded(content: bytes) -> str:
    """Text in UTF-8, in UTF-16 with its mark, or in Windows-1252 if it looks like text.

    Raises:
        OwnDocumentError: it is a binary file, or in another encoding.
    """
    for magic, what in _OTHER:
        if content.startswith(magic):
            raise OwnDocumentError(f"This is {what}, not text or PDF. Save it as PDF or as text, and add that.")
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    try:
        if encoding:
            return content.decode(encoding)
        _refuse_binary(content)
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(content, encoding)


def _refuse_binary(content: bytes) -> None:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > len(content) // 200:
        raise OwnDocumentError("This is a binary file, not text or PDF. Save it as PDF or as text, and add that.")


def _windows(content: bytes, encoding: str | None) -> str:
    """Windows-1252, if letters, digits and blanks make up most of it."""
    problem = OwnDocumentError(f"The text is not valid {encoding or 'UTF-8'}. Save it as UTF-8, and add it again.")
    if encoding:
        raise problem
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise problem from error
    plain = sum(c.isascii() and (c.isalnum() or c.isspace()) for c in text)
    if plain < 0.7 * len(text):
        raise problem
    return text
