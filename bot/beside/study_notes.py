"""What the sources say of one study: what it covers and misses, contrast, preparation, how it is done."""

from collections.abc import Iterator

from bot.beside.next_steps import Branch, standing
from bot.services import Services
from corpus import Passage

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
