"""What follows from the result of the recommended study: the branches that the sources give, and when the tumour board is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.schema import Answer
from bot.services import Services
from corpus import Passage

_ASPECTS = ("next_step", "outlook")


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch under its heading: statements that the checker let stand, whose they are, and where."""

    section: str
    statements: tuple[str, ...]
    document: str
    url: str


def next_steps(answer: Answer, services: Services) -> tuple[Branch, ...]:
    """The sections on what comes next, in the scenario shown, that speak of a recommended study; and those that speak of none.

    Nothing where no study is recommended without a condition: then the scenario is not settled.
    """
    decided = set(answer.decided)
    if not decided or answer.redirect:
        return ()
    sections: dict[tuple[str, str], list[Passage]] = {}
    for passage in services.passages.values():
        if passage.aspect in _ASPECTS:
            sections.setdefault((passage.document, passage.section), []).append(passage)
    shown = {part.variant for part in answer.parts}
    branching = [found for found in sections.values() if any(p.aspect == "next_step" for p in found)]
    fitting = [found for found in branching if _fits(found, decided, shown)]
    return tuple(branch for found in fitting if (branch := _branch(found, answer, services)).statements)


def _fits(section: list[Passage], decided: set[str], shown: set[str]) -> bool:
    about = frozenset[str]().union(*(p.about for p in section))
    return not about or (bool(about & decided) and all(p.variant in shown for p in section))


def _branch(section: list[Passage], answer: Answer, services: Services) -> Branch:
    first = section[0]
    texts = (span.statement.text for passage in section for span in passage.spans)
    told = tuple(standing(texts, answer.parts[0].variant, services))
    return Branch(first.section, told, f"{first.source.title} ({first.source.edition})", first.source.url)


def standing(texts: Iterable[str], variant: str, services: Services) -> Iterator[str]:
    """The texts that the checker lets stand as they are."""
    yield from (text for text in texts if text and services.checker.check(text, variant).safe_text == text)
