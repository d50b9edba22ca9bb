"""history/: what superseded editions gave the studies."""

from typing import Annotated

from pydantic import Field

from corpus.schema.base import Category, FactId, Id, Record


class PastRating(Record):
    """What an older edition gave one study, and for whom where it told patients apart."""

    rating: Annotated[int, Field(ge=1, le=9)]
    category: Category
    when: str | None = None


class PastRow(Record):
    """The ratings of an older edition for a study, under the variant of today that asks the same."""

    variant: Id
    procedure: Id
    was: Annotated[tuple[PastRating, ...], Field(min_length=1)]
    facts: tuple[FactId, ...] = ()


class PastEdition(Record):
    """A superseded ACR edition: told as history beside what holds now, never used as a rating."""

    id: Id
    source: Id
    year: Annotated[int, Field(ge=1990, le=2100)]
    variants: int | None = None
    """How many it had, where a source tells."""
    counted: tuple[FactId, ...] = ()
    """The facts that tell how many variants it had."""
    rows: tuple[PastRow, ...]
