"""The Answer and what it is made of: the published contract, field by field as `python -m bot ask --json` prints it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.jsonlines import to_line

AnswerClass = Literal["answered", "clarify", "out_of_scope", "refused"]
DecidedBy = Literal["criteria", "rule", "passages", "abstained"]


class Record(BaseModel):
    """Base of all published values: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Radiation(Record):
    """Relative radiation level and its dose band; `msv` is None where ACR gives no fixed level."""

    level: int | Literal["varies", "unstated"]
    msv: str | None


class RatedRow(Record):
    """One row of the table as it is shown; `rating` is never used to rank within a category."""

    variant: str
    procedure_id: str
    procedure: str
    imaging: bool
    """False for biopsy and aspiration, which ACR rates beside the imaging studies."""
    category: str
    rating: int | None
    rrl_adult: Radiation
    rrl_child: Radiation
    evidence: str
    source: str


class Study(RatedRow):
    """A recommended row; studies of one slot are interchangeable, slots are numbered from 1."""

    slot: int


class NotRated(Record):
    """A named study without a row in a variant that is shown."""

    variant: str
    procedure_id: str
    procedure: str
    category: Literal["not rated"] = "not rated"


class Edition(Record):
    """Which document in which edition a part is read from."""

    topic: str
    title: str
    year: int
    url: str
    review_by: str
    stale: bool


class Part(Record):
    """What the table says for one variant; `condition` (in JSON: `if`) holds the open facets it depends on."""

    variant: str
    label: str
    words: str
    condition: dict[str, str] | None = Field(serialization_alias="if")
    relation: Literal["single", "all_of", "one_of", "none_usually_appropriate"]
    studies: tuple[Study, ...]
    alternatives: tuple[RatedRow, ...]
    rows: tuple[RatedRow, ...]
    edition: Edition


class Asked(Record):
    """A study that the question names, with its row in every variant shown."""

    as_written: str
    matches: tuple[RatedRow | NotRated, ...]
    undecided_on: Literal["contrast"] | None = None


class Clarify(Record):
    """The one facet to ask for, and its values with their words."""

    facet: str
    question: str
    values: dict[str, str]


class Redirect(Record):
    """Where to look instead."""

    to: str
    why: str
    topic: str | None = None
    variant: str | None = None


class Change(Record):
    """What would be answered if one facet had another value; `variants` and `studies` are empty where none applies."""

    facet: str
    facet_words: str
    value: str
    value_words: str
    answer_class: AnswerClass
    variants: tuple[str, ...]
    studies: tuple[str, ...]
    text: str


class Offered(Record):
    """An open facet that would change the answer or its warnings, with its values to choose from."""

    facet: str
    words: str
    question: str | None
    values: dict[str, str]


class FacetValue(Record):
    """The values still possible for one facet, how they came about and the words they were read from."""

    values: tuple[str, ...]
    how: Literal["said", "implied", "assumed", "chosen"]
    words: str = ""


class Citation(Record):
    """A quoted passage; `start` and `end` are code points into the passage, whose whole text is `passage`."""

    n: int
    passage_id: str
    fact_ids: tuple[str, ...]
    kind: Literal["summary", "verbatim"]
    document: str
    section: str
    quote: str
    start: int
    end: int
    url: str
    passage: str
    holder: str
    page: int | None = None


class AnswerLine(Record):
    """One or a few sentences of the text that stand together, what they are for, and the numbers of their citations."""

    text: str
    role: Literal["recommendation", "asked", "figure", "past", "note", "prose", "own", "redirect", "warning"]
    citations: tuple[int, ...]
    id: str | None = None
    """The rule or the fixed sentence behind it, if it is one."""


class OwnPassage(Record):
    """A place in one of the user's own documents that bears on the question; its text is opened, not quoted here.

    `title` is the document's, or a stand-in where the checker did not let it pass; `start` and `end` are code points into the
    document's text; `superseded`: an ACR edition that is no longer in force.
    """

    document: str
    title: str
    page: int | None
    passage_id: str
    start: int
    end: int
    superseded: bool


class Warning(Record):
    """A safety note that fired."""

    id: str
    text: str
    source: str


class Masked(Record):
    """An identifier that was masked; code points into the question as given."""

    type: str
    start: int
    end: int


class Withheld(Record):
    """A drafted sentence that the checker kept back."""

    sentence: str
    rule: str
    because: str


class Answer(Record):
    """The checked result; only `bot.compose` builds one, and only from a Ruling."""

    id: str | int | float | None
    question_kind: str
    answer_class: AnswerClass
    decided_by: DecidedBy
    parts: tuple[Part, ...]
    asked: tuple[Asked, ...]
    clarify: Clarify | None
    redirect: Redirect | None
    changes: tuple[Change, ...] = ()
    offered: tuple[Offered, ...] = ()
    facets: dict[str, FacetValue]
    text: str
    lines: tuple[AnswerLine, ...] = ()
    """The text again, line by line in the same order."""
    citations: tuple[Citation, ...]
    own_documents: tuple[OwnPassage, ...] = ()
    warnings: tuple[Warning, ...]
    proposed: tuple[str, ...] = ()
    decided: tuple[str, ...]
    overruled: bool = False
    withheld: tuple[Withheld, ...]
    substituted: tuple[dict[str, Any], ...] = ()
    masked: tuple[Masked, ...]
    versions: dict[str, str | None]
    notices: tuple[str, ...] = ()
    timings_ms: dict[str, float]

    def to_json(self) -> str:
        """One line of JSON with the contract's names."""
        return to_line(self.model_dump(by_alias=True))
