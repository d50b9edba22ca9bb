"""The folder of the user's own documents, BOT_HOME/own: one folder a document, put in place and taken away in one step."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import ValidationError

from corpus.own.errors import OwnDocumentError
from corpus.own.records import OwnDocument

FOLDER = "own"
_RECORD, _TEXT, _LOCK = "document.json", "text.txt", ".lock"
_PATIENCE = 120.0
"""Seconds to wait for another process that stores or removes a document."""
PartName = Literal["prose", "table", "note"]
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The documents in order of their ids, and the names of folders that cannot be read."""

    documents: tuple[OwnDocument, ...]
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The whole text of a document, and where each page begins in it as (offset, page)."""

    document: OwnDocument
    text: str
    page_marks: tuple[tuple[int, int], ...]


def read_library(home: Path) -> Library:
    """All documents under a BOT_HOME; a damaged one is named instead of stopping the rest."""
    documents: list[OwnDocument] = []
    damaged: list[str] = []
    for folder in _folders(home):
        try:
            documents.append(_record(folder))
        except OwnDocumentError:
            damaged.append(folder.name)
    return Library(tuple(documents), tuple(damaged))


def document_text(home: Path, document_id: str) -> DocumentText:
    """The whole text of a document.

    Raises:
        OwnDocumentError: there is no such document, or its files are damaged.
    """
    folder = home / FOLDER / document_id
    if folder not in _folders(home):
        raise OwnDocumentError(f"There is no document {document_id!r}. Run: python -m corpus list")
    document = _record(folder)
    try:
        text = (folder / _TEXT).read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise OwnDocumentError(_damage(document_id)) from error
    if hashlib.sha256(text.encode()).hexdigest() != document.text_sha256:
        raise OwnDocumentError(_damage(document_id))
    return DocumentText(document, text, document.page_marks)


def by_content(home: Path, sha256: str) -> OwnDocument | None:
    """The document whose file had this hash, if it is there and whole."""
    found = next((d for d in read_library(home).documents if d.sha256 == sha256), None)
    try:
        return document_text(home, found.id).document if found else None
    except OwnDocumentError:
        return None  # adding the file again mends it


def store(home: Path, document: OwnDocument, text: str) -> OwnDocument:
    """Puts a document in place; what another process stored meanwhile for the same file is returned instead.

    Raises:
        OwnDocumentError: the folder cannot be written, or another process holds it for too long.
    """
    with _locked(home) as own:
        if known := by_content(home, document.sha256):
            return known
        work = Path(tempfile.mkdtemp(prefix=".add-", dir=own))
        try:
            _write(work / _TEXT, text)
            _write(work / _RECORD, json.dumps(document.model_dump(mode="json"), ensure_ascii=False))
            _set_aside(own / document.id)  # a damaged one, if any
            work.rename(own / document.id)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return document


def remove(home: Path, document_id: str) -> None:
    """Takes a document away.

    Raises:
        OwnDocumentError: there is none of this id, or the folder cannot be written.
    """
    folder = home / FOLDER / document_id
    if folder not in _folders(home):
        raise OwnDocumentError(f"There is no document {document_id!r}. Run: python -m corpus list")
    with _locked(home):
        _set_aside(folder)


def stamp(home: Path) -> Stamp:
    """Differs whenever a document was added, removed or replaced; costs one look at the folder."""
    try:
        entries = [(e.name, e.stat()) for e in os.scandir(home / FOLDER) if not e.name.startswith(".")]
    except OSError:
        return ()
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_ino) for name, stat in entries))


def _folders(home: Path) -> list[Path]:
    own = home / FOLDER
    return sorted(f for f in own.iterdir() if f.is_dir() and not f.name.startswith(".")) if own.is_dir() else []


def _record(folder: Path) -> OwnDocument:
    try:
        document = OwnDocument.model_validate_json((folder / _RECORD).read_bytes())
    except (OSError, ValidationError) as error:
        raise OwnDocumentError(_damage(folder.name)) from error
    if document.id != folder.name:
        raise OwnDocumentError(_damage(folder.name))
    return document


def _damage(name: str) -> str:
    return f"The stored document {name!r} is damaged. Run: python -m corpus remove {name}, and add the file again."


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())


def _set_aside(folder: Path) -> None:
    """Out of sight in one step, then deleted."""
    if folder.exists():
        grave = Path(tempfile.mkdtemp(prefix=".gone-", dir=folder.parent))
        folder.rename(grave / folder.name)
        shutil.rmtree(grave, ignore_errors=True)


@contextmanager
def _locked(home: Path) -> Iterator[Path]:
    own = home / FOLDER
    try:
        own.mkdir(parents=True, exist_ok=True)
        with FileLock(own / _LOCK, timeout=_PATIENCE):
            yield own
    except Timeout as error:
        raise OwnDocumentError("Another process is changing the documents. Wait until it has finished.") from error
    except OSError as error:
        raise OwnDocumentError(f"The folder {own.name!r} cannot be written ({error.strerror}). Check BOT_HOME.") from error
