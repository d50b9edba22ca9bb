"""procedures.yaml and topics/: the imaging studies, and the tables that rate them."""

from typing import Annotated, Literal

from pydantic import Field

from corpus.schema.base import Category, Condition, Day, FactId, Id, Level, Record, Text


class Procedure(Record):
    """One imaging study, structured; `name` is ACR's spelling and what a reader sees."""

    id: Id
    name: Text
    modality: Id
    tracer: Id | None = None
    region: Id | None = None
    contrast: Literal["without", "with", "without_and_with"] | None = None
    spect: bool = False
    imaging: bool = True
    """False for what ACR rates beside imaging (biopsy, aspiration): it is shown and marked so."""


class Row(Record):
    """One variant × procedure of a topic's table."""

    procedure: Id
    category: Category
    rating: Annotated[int, Field(ge=1, le=9)] | None
    rrl_adult: Level
    rrl_child: Level
    evidence: Text
    facts: tuple[FactId, ...] = ()


class Variant(Record):
    """One clinical scenario: a condition over facets, its rows, and how its best studies relate.

    `slots`: procedures of one slot are interchangeable, different slots complement each other.
    """

    number: Annotated[int, Field(ge=1)]
    words: Text
    label: Text
    when: Condition
    slots: tuple[tuple[Id, ...], ...] = ()
    relation_note: Id | None = None
    rows: tuple[Row, ...]


class Together(Record):
    """When `facet` stays open under `when`, the listed variants are all answered instead of asking."""

    when: Condition
    facet: Id
    values: tuple[str, ...]
    note: Id | None = None


class Topic(Record):
    """One ACR document in one edition; `columns` says how each column of its rows was verified.

    A `neighbour` is entered only when its condition `when` is known to hold; the other topic is what the product is about.
    `presumed`: what is taken for granted, and said to be, while nothing is known of a facet.
    """

    id: Id
    title: Text
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: Id
    review_by: Day
    columns: dict[str, Text]
    neighbour: bool = False
    when: Condition = {}
    presumed: dict[Id, str] = {}
    default_variant: int
    ask_order: tuple[Id, ...]
    together: tuple[Together, ...] = ()
    variants: tuple[Variant, ...]

    @property
    def full_title(self) -> str:
        """The document as a reader finds it."""
        return f"ACR Appropriateness Criteria: {self.title} ({self.year})"
