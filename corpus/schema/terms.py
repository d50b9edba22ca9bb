"""facets.yaml and terms/: what can be known of a patient or a request, and the words for it."""

from typing import Literal

from pydantic import Field

from corpus.schema.base import Condition, FactId, Id, Record, Text


class Range(Record):
    """What a facet is confined to: a condition, and years of age; `source` says so."""

    when: Condition = {}
    youngest: int
    oldest: int
    source: Id


class Facet(Record):
    """One thing about the patient or the request; `open` facets take any text or number as value."""

    id: Id
    words: Text
    question: Text | None = None
    values: dict[str, Text] = {}
    open: bool = False
    within: Range | None = None
    """Outside of it the facet cannot apply, so it is not offered; what is said of it counts all the same."""
    named: bool = False
    """Whether a value says too little without the name of the facet: "done", "42"."""
    as_said: bool = False
    """Whether a reader is shown the words that were read, since a value is only their kind: "knee", not "limb"."""
    spoken: dict[str, Text] = {}
    """Of an open facet, the values that tell a reader nothing by themselves, and how they are said."""

    def said(self, value: str) -> str:
        """A value as a reader would say it."""
        return self.values.get(value) or self.spoken.get(value) or value.replace("_", " ")

    def told(self, value: str) -> str:
        """A value as a reader would say it, with the name of the facet where it does not speak for itself."""
        return f"{self.words}: {self.said(value)}" if self.named else self.said(value)


class Concept(Record):
    """Surface forms and what they mean: a facet value, parts of a study's name, or a grammatical cue."""

    id: Id
    facet: Id | None = None
    value: str | None = None
    how: Literal["said", "implied"] = "said"
    implies: dict[Id, tuple[str, ...]] = {}
    study: dict[Id, str] = {}
    cue: Id | None = None
    general: bool = False
    """Of a histology: whether it names tumours of many kinds, so that it is none other than any of them."""
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


class Composition(Record):
    """Words of several classes that together mean a concept, wherever in a clause they stand near each other.

    `of`: the classes, in the order they must come in if `ordered`; `reach`: words between two of them, at most;
    `across`: marks that may stand between them. The words of one class alone mean the concept even
    inside a longer form.
    """

    means: Id
    of: tuple[Id, ...] = Field(min_length=1)
    reach: int = Field(default=3, ge=0, le=12)
    ordered: bool = False
    across: tuple[str, ...] = ()
    not_before: Id | None = None
    """A class no word of which may follow: "the operated leg", and not "the operated leg sarcoma"."""


class Opposite(Record):
    """What a fact says of something in everyday words, and what its plain opposites would say.

    A form may be several words in a row; "$name" stands for the forms of `Terms.kinds`. A sentence is on the matter if it
    holds a form of each group of `of`. Of one that compares, `beside` names what comes second: the words of `holds` are told
    of the group that comes first in `of`.
    """

    facts: tuple[FactId, ...] = Field(min_length=1)
    of: tuple[tuple[Text, ...], ...] = Field(min_length=1)
    beside: tuple[Text, ...] = ()
    holds: tuple[Text, ...] = ()
    fails: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    """Forms beside which nothing is read."""
    also: tuple[Text, ...] = ()
    """Words that a sentence which tells it may have beside, and that tell nothing more."""
    past: bool = False
    """Also held against sentences of the past, which elsewhere tell what happened to one patient."""
    together: bool = False
    """It tells of two things that go up and down together: "SUV rises with the grade"."""
    whole: bool = False
    """A sentence tells it only if each of its words is one of these or of `held-by`: who holds it bounds it."""
    sided: bool = False
    """It does better with what `holds` names than with what `fails` names; what is told of both is read, or chiefly of one."""


class Language(Record):
    """The surface forms of another language for concepts of `terms/`, and the words by which a text in it is known."""

    id: Id
    words: Text
    source: Id
    markers: tuple[str, ...]
    forms: dict[Id, tuple[str, ...]]
    classes: dict[Id, tuple[str, ...]] = {}
    false_friends: dict[Id, tuple[str, ...]] = {}
    """English forms of a concept or class that are other words in this language ("no" in Portuguese)."""


class Terms(Record):
    """One file of the vocabulary: for questions, claims in texts, prose that describes, verdicts, or what bears on choices."""

    source: Id
    vocabulary: Literal["question", "claim", "prose", "verdict", "bearing"] = "question"
    concepts: tuple[Concept, ...] = ()
    classes: dict[Id, tuple[str, ...]] = {}
    """Words of one kind, by which compositions are described."""
    kinds: dict[Id, tuple[Text, ...]] = {}
    """Forms that several opposites share."""
    opposites: tuple[Opposite, ...] = ()
    compositions: tuple[Composition, ...] = ()


class Limits(Record):
    """How many points a sentence may have at most and still be taken for a description.

    Set so that of the contradictions of authors left out of the fit next to none stand.
    """

    known: float
    """One of which rules know every word."""
    read: float
    """One that rules read as a description, though not all its words are known."""
    silent: float
    """One that names no study, in a text that speaks of none."""
    named: float
    """One that no rule reads and that names a study."""
    unnamed: float
    """One that no rule reads and that names none."""
    outright: float
    """One that holds a word which descriptions do not hold."""
    rated: float
    """One with a word of ratings that the table does not bear out."""
    bare: float = Field(ge=0.0)
    """So many more may one have no word of which can bear on a choice."""
    asking: float = Field(ge=0.0)
    """So many more may a question have that does not say what it asks by a denial."""
    matter: float = Field(ge=0.0)
    """So many less may one have that is on the matter of statements of the corpus and not proved to tell one as it stands."""
    part: float
    """A part of a sentence between commas or joining words, counted by itself."""
    run: float
    """So many of its words in a row as `Points.run` says."""
    refuted: float
    """A judgement: so many points towards one that the table refutes."""
    partly: float
    """As many, of one that tells a value of the table of some of its studies, and holds a word that may turn it."""
    turned: float
    """As many, of one that tells a value of each of its studies, and holds a word that may turn or condition it."""
    agreed: float
    """As many, of one that tells a value of the table, or each judging word of which agrees with it."""
    told: float
    """As many, of one that tells a value of the table and in which nothing disagrees or has no side."""


class Weights(Record):
    """What each word counts towards one kind of sentence."""

    start: float
    """What a sentence has before its first word."""
    words: dict[str, float]


class Shares(Record):
    """How much else counts beside a point towards a judgement, where a description is weighed.

    Of a grid those at which most descriptions stood for as few contradictions of authors left out of the fit.
    """

    refuted: float = Field(ge=0.0, le=1.0)
    """A point towards a judgement that the table refutes."""
    part: float = Field(ge=0.0, le=1.0)
    """A point of the part that is nearest to a judgement."""
    run: float = Field(ge=0.0, le=1.0)
    """A point of the few words in a row that are."""
    least: float
    """What a part or a run counts at least: below it, it is no part of a judgement."""


class Points(Record):
    """points.json: what each word of a foreign sentence counts towards a choice between studies, and the limits.

    The words are fitted (`python -m evals points --write`); limits, shares and `run` are set by hand, and stay as they are.
    """

    source: Text
    """Where the numbers come from, and the command that makes them."""
    limits: Limits
    run: int = Field(ge=1)
    """Words in a row that are looked at together."""
    described: frozenset[str]
    """The phrases that bear on a choice and that labelled descriptions hold all the same."""
    judging: Weights
    """Towards a judgement, not a description."""
    shares: Shares
    refuted: Weights
    """Of judgements: towards one that the table refutes, not one that it bears out."""
