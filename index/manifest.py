"""What an index was made from: its identity, and the pointer to the one in use."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from index.embedder import DIMENSIONS, NAME, WEIGHTS_SHA256
from index.errors import IndexUnusableError
from index.terms import VERSION as LEXICAL

CHUNKER = "entries-2"
"""Version of how entries are formed; raised when their texts change for the same corpus."""
MANIFEST = "manifest.json"
POINTER = "CURRENT"


class Digested(Protocol):
    """A corpus or a shelf: something whose content has a name."""

    @property
    def digest(self) -> str:
        """The hash of the content."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Identity and content of one index folder; `corpus_sha256` is the digest of what was indexed."""

    index_id: str
    corpus_sha256: str
    chunker: str
    lexical: str
    embedder: str
    weights_sha256: str
    dimensions: int
    normalised: bool
    entry_ids: tuple[str, ...]


def index_id(content: Digested) -> str:
    """The name of the index of a corpus or shelf: a hash of its content, chunker and embedder."""
    parts = "\n".join((content.digest, CHUNKER, LEXICAL, NAME, WEIGHTS_SHA256))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def manifest_for(content: Digested, entry_ids: tuple[str, ...]) -> Manifest:
    """The manifest of a new index."""
    return Manifest(index_id(content), content.digest, CHUNKER, LEXICAL, NAME, WEIGHTS_SHA256, DIMENSIONS, True, entry_ids)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest into an index folder."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index folder.

    Raises:
        IndexUnusableError: it is missing or cannot be read.
    """
    try:
        fields = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Manifest(**{**fields, "entry_ids": tuple(map(str, fields["entry_ids"]))})
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise IndexUnusableError("The index has no readable manifest. Run: python -m index build --force") from error


def current(home: Path) -> Path:
    """The index folder in use.

    Raises:
        IndexUnusableError: no index has been built, or the pointer leads nowhere.
    """
    pointer = home / POINTER
    if not pointer.exists():
        raise IndexUnusableError("There is no index yet. Run: python -m index build", "no-index")
    try:
        folder = home / pointer.read_text(encoding="utf-8", errors="replace").strip()
        leads_somewhere = folder.parent == home and folder.is_dir()
    except (OSError, ValueError):  # a name that no file can have
        leads_somewhere = False
    if not leads_somewhere:
        raise IndexUnusableError("The index pointer leads nowhere. Run: python -m index build --force")
    return folder
