"""sources.yaml and facts.yaml: the documents behind everything, and the facts that each of them holds."""

from typing import Annotated

from pydantic import Field

from corpus.schema.base import Day, FactId, Id, Record, Text


class Source(Record):
    """A document behind statements and rows, as it is cited to the reader."""

    id: Id
    title: Text
    publisher: Text
    edition: Text
    url: Annotated[str, Field(pattern=r"^(https://|own:)")]
    """Where the document is: an address, or `own:ID` for a document that the user added."""
    rights: Text
    retrieved_on: Day
    provenance: Text
    """How its content came to us and how it was verified; recorded, not shown."""


FROM_MEMORY = "M"
"""Confidence of a fact for which no source was reached: it stays out of every statement."""


class Fact(Record):
    """One atomic fact of the sources, for measuring coverage."""

    id: FactId
    source_part: Annotated[str, Field(alias="from")]
    section: Text
    fact: Text
    holder: Text
    group: Text
    confidence: Text
    marked: bool | None = None
    note: str | None = None
