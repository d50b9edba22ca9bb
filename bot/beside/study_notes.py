"""What the sources say of one study: what it covers and misses, contrast, preparation, how it is done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.beside.next_steps import Branch, standing
from bot.services import Services
from corpus import Passage
from corpus.schema import Statement

HEADINGS = {
    "covers": ("comparison", "usefulness"),
    "limits": ("pitfall",),
    "contrast": ("contrast",),
    "preparation": ("preparation",),
    "technique": ("technique",),
}
"""The headings in order, and the aspects whose passages stand under each."""


def study_notes(procedure: str, variant: str, services: Services) -> dict[str, tuple[Branch, ...]]:
    """The statements on a study that fit a scenario, under their headings, those of one source together."""
    about = [p for p in services.passages.values() if procedure in p.about and p.variant in (None, variant)]
    found = {heading: tuple(_branches(heading, about, procedure, variant, services)) for heading in HEADINGS}
    return {heading: branches for heading, branches in found.items() if branches}


def _branches(heading: str, about: list[Passage], procedure: str, variant: str, services: Services) -> Iterator[Branch]:
    by_source: dict[tuple[str, str], list[str]] = {}
    for passage in (p for p in about if p.aspect in HEADINGS[heading]):
        told = by_source.setdefault((f"{passage.source.title} ({passage.source.edition})", passage.source.url), [])
        spans = (s.statement for s in passage.spans if not s.statement.about or procedure in s.statement.about)
        told += standing((statement.text for statement in spans), variant, services)
    for (document, url), texts in by_source.items():
        if texts:
            yield Branch(heading, tuple(dict.fromkeys(texts)), document, url)


@dataclass(frozen=True, slots=True)
class Remark:
    """One statement, whose view it is, and where."""

    text: str
    holder: str
    url: str


@dataclass(frozen=True, slots=True)
class InBrief:
    """What one study covers, and its main limits."""

    covers: tuple[Remark, ...]
    limits: tuple[Remark, ...]


def is_told_in_brief(studies: Collection[str], variant: str, services: Services) -> bool:
    """Whether the corpus marks a statement on one of these studies for the table; quick, for it asks no checker."""
    return any(not {*s.covers, *s.limits}.isdisjoint(studies) for s, _ in _marked(variant, services))


def in_brief(studies: Collection[str], variant: str, services: Services) -> dict[str, InBrief]:
    """What these studies cover and their limits, in the statements that the corpus marks for the table."""
    marked = [(s, url) for s, url in _marked(variant, services) if list(standing((s.text,), variant, services))]
    return {
        study: InBrief(
            tuple(Remark(s.text, s.holder, url) for s, url in marked if study in s.covers),
            tuple(Remark(s.text, s.holder, url) for s, url in marked if study in s.limits),
        )
        for study in studies
    }


def _marked(variant: str, services: Services) -> Iterator[tuple[Statement, str]]:
    """The statements for the table, each with the address of its source."""
    for passage in (p for p in services.passages.values() if p.variant in (None, variant)):
        yield from ((s.statement, passage.source.url) for s in passage.spans if s.statement.covers or s.statement.limits)
