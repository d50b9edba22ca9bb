"""The user's own documents: added with one command, kept verbatim under BOT_HOME/own, quoted beside our statements.

`add` (in `corpus.own.adding`, whose readers of files take a third of a second to import) and `remove` change the library;
`read_library`, `document_text` and `passages` read it; `stamp` tells that it changed.
"""

from corpus.own.errors import OwnDocumentError
from corpus.own.library import DocumentText, Library, document_text, read_library, remove, stamp
from corpus.own.records import Chunk, OwnDocument, Trust
from corpus.own.shelf import passages

__all__ = [
    "Chunk",
    "DocumentText",
    "Library",
    "OwnDocument",
    "OwnDocumentError",
    "Trust",
    "document_text",
    "passages",
    "read_library",
    "remove",
    "stamp",
]
