"""The strict types of the corpus files; a field that is not listed here is a fault, not a comment."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_./-]*$")]
FactId = Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")]
Text = Annotated[str, Field(min_length=1)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(lambda day: date.fromisoformat(day).isoformat())]
Level = Annotated[int, Field(ge=0, le=5)] | Literal["varies", "unstated"]
"""ACR's relative radiation level; `varies`: ACR gives no fixed one, `unstated`: our source shows none."""
Condition = dict[Id, tuple[str, ...]]
"""Facet -> allowed values; ("*",) means any value, as long as it is known."""


class Category(StrEnum):
    """ACR's appropriateness categories, best first; a study without a row is in none of them."""

    USUALLY = "usually appropriate"
    MAYBE = "may be appropriate"
    DISAGREEMENT = "may be appropriate (disagreement)"
    USUALLY_NOT = "usually not appropriate"


class Record(BaseModel):
    """Base of everything that comes from a file: frozen, no unknown fields, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


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
    rows: tuple[PastRow, ...]


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


class Facet(Record):
    """One thing about the patient or the request; `open` facets take any text or number as value."""

    id: Id
    words: Text
    question: Text | None = None
    values: dict[str, Text] = {}
    open: bool = False


class Rule(Record):
    """A named rule over facets: what it does, when, and the sentence that tells the reader.

    `exclude`: the topic does not apply. `redirect`: a neighbouring topic answers, and the reader is
    told which. `no_criteria`: the tumour belongs here, the situation is unrated.
    `off_topic`: nothing in the question belongs here.
    `warn`: a warning beside the answer. `note`: a sentence that is added to the prose.
    """

    id: Id
    effect: Literal["exclude", "redirect", "no_criteria", "off_topic", "warn", "note"]
    when: Condition
    unless: Condition = {}
    sets_aside: dict[Literal["modality", "tracer", "contrast", "region"], tuple[str, ...]] = {}
    """Attributes of the studies that cannot be used when the rule fires; all of them must agree."""
    blocks_facts: bool = False
    """For `exclude`: questions of fact are out of scope as well, not only requests for a study."""
    text: Text
    source: Id
    facts: tuple[FactId, ...] = ()
    passages: tuple[Id, ...] = ()
    redirect: Text | None = None


class Concept(Record):
    """Surface forms and what they mean: a facet value, parts of a study's name, or a grammatical cue."""

    id: Id
    facet: Id | None = None
    value: str | None = None
    how: Literal["said", "implied"] = "said"
    implies: dict[Id, tuple[str, ...]] = {}
    study: dict[Id, str] = {}
    cue: Id | None = None
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


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


class Terms(Record):
    """One file of the vocabulary: for reading questions, or for reading claims in any text."""

    source: Id
    vocabulary: Literal["question", "claim"] = "question"
    concepts: tuple[Concept, ...]


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
    """A question offered on the empty page."""

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
    phrases: dict[Id, Text]
    """Fixed sentences of the bot (refusals, notices), kept here so that the checker knows them as ours."""
    examples: tuple[Example, ...]
