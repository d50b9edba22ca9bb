"""facets.yaml and terms/: what can be known of a patient or a request, and the words for it."""

from typing import Literal

from corpus.schema.base import Id, Record, Text


class Facet(Record):
    """One thing about the patient or the request; `open` facets take any text or number as value."""

    id: Id
    words: Text
    question: Text | None = None
    values: dict[str, Text] = {}
    open: bool = False


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


class Language(Record):
    """The surface forms of another language for concepts of `terms/`, and the words by which a text in it is known."""

    id: Id
    words: Text
    source: Id
    markers: tuple[str, ...]
    forms: dict[Id, tuple[str, ...]]


class Terms(Record):
    """One file of the vocabulary: for reading questions, claims in any text, prose that describes, or verdicts."""

    source: Id
    vocabulary: Literal["question", "claim", "prose", "verdict"] = "question"
    concepts: tuple[Concept, ...]
