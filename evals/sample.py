"""Samples and their files: what was asked or written, and what careful readers would accept."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

DATASETS = Path(__file__).parent / "datasets"


class Record(BaseModel):
    """Base: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AskedStudy(Record):
    """A study that the question names, and its category in the variant shown."""

    procedure: str
    category: str


class Expectation(Record):
    """The outcome of a question; lists hold every alternative that two careful readers would accept."""

    answer_class: list[str]
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


class Question(Record):
    """A labelled question in its conversation; members of a pair differ in one facet."""

    id: str
    question: str
    style: str
    lang: str = "en"
    kind: str | None = None
    history: list[Said] = []
    pair: str | None = None
    group: str | None = None
    expect: Expectation
    why: str = ""


class Knowledge(Record):
    """A question of fact; of each group of `needs` one fact is enough, and every group must be told."""

    id: str
    question: str
    style: str
    needs: list[list[str]]
    why: str = ""


class Labelled(Record):
    """A sentence of a text with its label."""

    words: str
    label: Literal["contradiction", "consistent", "harmless", "no_study"]


class ForeignText(Record):
    """A text of unknown origin, sentence by sentence; `model` wrote it when asked `prompt`, if one did."""

    id: str
    variant: str | None = None
    text: str
    sentences: list[Labelled]
    kind: str
    model: str | None = None
    prompt: str | None = None


def questions(held_out: bool = False, name: str = "questions") -> list[Question]:
    """The labelled questions of a file: the open part, or the part kept aside."""
    return TypeAdapter(list[Question]).validate_python(_read(name, held_out))


def knowledge(held_out: bool = False) -> list[Knowledge]:
    """The knowledge questions: the open part, or the part kept aside."""
    return TypeAdapter(list[Knowledge]).validate_python(_read("knowledge", held_out))


def foreign_texts(held_out: bool = False) -> list[ForeignText]:
    """The labelled texts: the open part, or the part kept aside."""
    return TypeAdapter(list[ForeignText]).validate_python(_read("texts", held_out))


def _read(name: str, held_out: bool) -> object:
    file = DATASETS / f"{name}{'-held-out' if held_out else ''}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))
