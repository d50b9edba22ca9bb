"""documents/: the passages in our own words, statement by statement."""

from typing import Annotated, Literal

from pydantic import Field

from corpus.schema.base import Category, Day, FactId, Id, Record, Text


class Presumption(Record):
    """A statement may only be shown while the table still gives `procedure` one of these categories.

    `variant` is the statement's own unless it is said.
    """

    procedure: Id
    category: tuple[Category, ...] = ()
    unrated: bool = False
    """True if the statement takes it for granted that the study has no row."""
    variant: Id | None = None

    def holds(self, category: Category | None) -> bool:
        """Whether the cell of the table is what the statement takes for granted; None stands for not rated."""
        return self.unrated if category is None else category in self.category


class Statement(Record):
    """One fact in our own words, self-contained; never a rating or a radiation level (those are rendered)."""

    text: Text
    facts: tuple[FactId, ...] = ()
    holder: Text
    """Whose view it is, by name: "ACR", "article", a society, a study, or "this product" for what is said of the data itself."""
    about: tuple[Id, ...] = ()
    covers: tuple[Id, ...] = ()
    """Studies whose reach it tells in brief, for the table of all options."""
    limits: tuple[Id, ...] = ()
    """Studies whose main limit it tells in brief, for the same table."""
    kind: Literal["evidence", "advice", "dose", "scope", "fact"]
    variant: Id | None = None
    """The variant it speaks of, where that differs from its document's."""
    presumes: tuple[Presumption, ...] = ()


class PassageRecord(Record):
    """The citable unit: one to a few statements of a section that answer one question."""

    id: Id
    section: Text
    aspect: Id
    source: Id | None = None
    """Where its statements come from, if not from the document's own source."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    asks: tuple[Text, ...] = ()
    """Questions that the passage answers, in other words than its own; they are searched, never shown."""


class Document(Record):
    """The passages drawn from one source, written for one variant (or for the whole topic)."""

    id: Id
    source: Id
    variant: Id | None = None
    review_by: Day
    passages: tuple[PassageRecord, ...]
