"""scale.yaml: radiation levels, what the numbers mean, and the fixed words of the product."""

from corpus.schema.base import Category, FactId, Id, Level, Record, Text


class RadiationLevel(Record):
    """ACR's relative radiation level: symbols and the adult and child dose band in mSv."""

    level: Level
    symbols: Text
    adult_msv: str | None
    child_msv: str | None
    words: str | None = None
    """The symbols spelled out, for a sentence that explains the level; None for a level that is none."""
    facts: tuple[FactId, ...] = ()


class RatingBand(Record):
    """Which numbers make a category and what they mean."""

    category: Category
    lowest: int
    highest: int
    meaning: Text
    facts: tuple[FactId, ...] = ()


class Example(Record):
    """A question offered on the empty page, to those who are likely to ask it."""

    role: Text
    label: Text
    question: Text


class Scale(Record):
    """What all topics share: radiation levels, the words for parts of a study's name, page examples."""

    source: Id
    radiation: tuple[RadiationLevel, ...]
    categories: tuple[RatingBand, ...]
    study_words: dict[Id, dict[str, str]]
    contrast_read_as: dict[Id, dict[str, str]]
    default_study: dict[Id, dict[Id, str]]
    bare_name: dict[Id, tuple[Id, ...]]
    phrases: dict[Id, Text]
    """Fixed sentences of the bot (refusals, notices), kept here so that the checker knows them as ours."""
    examples: tuple[Example, ...]
