"""The user's own documents as passages: verbatim, with page and place, never from a chunk that is flagged to be silent."""

from pathlib import Path

from corpus.model import Passage, Span
from corpus.own.errors import OwnDocumentError
from corpus.own.library import document_text, read_library
from corpus.own.records import SILENT, SUPERSEDED, Chunk, OwnDocument
from corpus.schema import Source, Statement


def passages(home: Path) -> tuple[Passage, ...]:
    """The passages of all documents under a BOT_HOME, in order of documents and text; damaged documents are left out."""
    found: list[Passage] = []
    for document in read_library(home).documents:
        try:
            text = document_text(home, document.id).text
        except OwnDocumentError:
            continue
        source = _source(document)
        found += [
            _passage(document, source, number, chunk, text)
            for number, chunk in enumerate(document.chunks, 1)
            if not SILENT.intersection(chunk.flags)
        ]
    return tuple(found)


def _source(document: OwnDocument) -> Source:
    year = str(document.year) if document.year else f"added {document.added_on}"
    return Source(
        id=f"own/{document.id}",
        title=document.title,
        publisher="your document",
        edition=f"{year} (superseded)" if SUPERSEDED in document.flags else year,
        url=f"own:{document.id}",
        rights=document.licence,
        retrieved_on=document.added_on,
        provenance=f"added by the user ({document.trust}); sha256 {document.sha256}",
    )


def _passage(document: OwnDocument, source: Source, number: int, chunk: Chunk, text: str) -> Passage:
    words = text[chunk.start : chunk.end]
    spans = tuple(
        Span(Statement(text=words[start:end], holder=document.title, kind="fact"), start, end) for start, end in chunk.sentences
    )
    return Passage(
        id=f"own/{document.id}/{number}",
        document=f"own/{document.id}",
        source=source,
        section=chunk.section or document.title,
        aspect="own",
        text=words,
        spans=spans,
        variant=None,
        kind="verbatim",
        page=chunk.page,
        offset=chunk.start,
    )
