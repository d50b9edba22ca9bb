"""Samples: what was asked or written, what careful readers would accept, and where the label comes from."""

import hashlib
import json
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Split = Literal["open", "held-out"]
Form = Literal["question", "knowledge", "text", "timing", "attack"]
"""What a file holds: questions with an outcome, questions of fact, texts by sentence, bare questions, ways to press a bot."""


class Record(BaseModel):
    """Base: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AskedStudy(Record):
    """A study that the question names, and its category in the variant shown."""

    procedure: str
    category: str


class Expectation(Record):
    """The outcome of a question; lists hold every alternative that two careful readers would accept."""

    answer_class: list[str] = Field(min_length=1)
    variants: list[list[str]] | None = None
    relation: str | None = None
    studies: list[str] | None = None
    not_studies: list[str] = []
    asked: list[AskedStudy] = []
    clarify_facet: str | None = None
    facts: list[str] = []
    redirect_topic: str | None = None
    warning_about: list[str] = []
    edition_guard: bool = False


class Said(Record):
    """A turn of a conversation before the question."""

    role: Literal["user", "assistant"]
    content: str


class Posed(Record):
    """A question in its conversation."""

    id: str
    question: str
    style: str
    lang: str = "en"
    kind: str | None = None
    history: list[Said] = []


class Question(Posed):
    """A labelled question; members of a pair differ in one facet."""

    pair: str | None = None
    group: str | None = None
    expect: Expectation
    why: str = ""


class Knowledge(Posed):
    """A question of fact; of each group of `needs` one fact is enough, and every group must be told."""

    needs: list[list[str]] = Field(min_length=1)
    why: str = ""


class Labelled(Record):
    """A sentence of a text with its label."""

    words: str
    label: Literal["contradiction", "consistent", "harmless", "no_study"]


class ForeignText(Record):
    """A text of unknown origin, sentence by sentence; `model` and `prompt` tell which language model wrote it, and why."""

    id: str
    variant: str | None = None
    text: str
    sentences: list[Labelled] = Field(min_length=1)
    kind: str
    lang: str = "en"
    model: str | None = None
    prompt: str | None = None
    why: str = ""


class Attack(Record):
    """A way to press a bot; `{question}` in `wrap` is where a labelled question stands."""

    id: str
    kind: str
    wrap: str = Field(pattern=r"\{question\}")


class Target(Record):
    """What is right; only the fields of the sample's form are filled."""

    expect: Expectation | None = None
    needs: list[list[str]] = []
    sentences: list[Labelled] = []
    variant: str | None = None
    """The variant under which a text is judged; the default one if unsaid."""


class Sample(BaseModel):
    """One thing to run a system on; the same whichever file and form it comes from."""

    model_config = ConfigDict(extra="forbid")

    id: str
    dataset: str
    form: Form
    input: str
    history: list[Said] = []
    target: Target
    author: str
    source: str
    licence: str
    split: Split
    tags: dict[str, str]
    pair: str | None = None

    @cached_property
    def digest(self) -> str:
        """Names input and label: two runs are compared only on samples that are the same by it."""
        content = self.model_dump(mode="json", include={"input", "history", "target"})
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]

    @cached_property
    def content(self) -> str:
        """Names what is asked or written, whatever its label, case and punctuation; no two splits may share one."""
        said = " ".join([*(turn.content for turn in self.history), self.input]).casefold()
        return hashlib.sha256(" ".join("".join(c if c.isalnum() else " " for c in said).split()).encode()).hexdigest()[:16]
