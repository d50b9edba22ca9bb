"""What the scorers ask of the corpus: the table, and the checker's verdict."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.services import Services
from corpus import Corpus
from corpus.model import Passage
from evals.output import Output
from evals.sample import Sample
from evals.score import Score


@dataclass(frozen=True)
class Judge:
    """The last word on texts, and the table on cells; the same for every system."""

    services: Services

    @property
    def corpus(self) -> Corpus:
        """The table."""
        return self.services.corpus

    @property
    def passages(self) -> dict[str, Passage]:
        """Every passage by its id."""
        return self.services.passages

    def verdict(self, text: str, variant: str) -> tuple[str, str]:
        """The checker's verdict on a text under a variant, and the words and reason of the first finding of that kind."""
        ruling = self.services.checker.check(text, variant)
        first = next((f"{f.words!r}: {f.because}" for f in ruling.findings if f.kind == ruling.verdict), "")
        return ruling.verdict, first

    def category(self, variant: str, procedure: str) -> str:
        """The category of a study by its name, or "not rated"."""
        ids = [p.id for p in self.corpus.procedures.values() if p.name == procedure]
        found = self.corpus.category(variant, ids[0]) if ids else None
        return found.value if found else "not rated"

    def slots(self, variant: str, names: Collection[str]) -> list[set[str]]:
        """These studies in the slots of a variant: those of one slot are interchangeable, one outside them has its own."""
        named = {p.id: p.name for p in self.corpus.procedures.values()}
        declared = [{named[p] for p in slot} & set(names) for slot in self.corpus.variants[variant].slots]
        alone = set(names).difference(*declared) if declared else set(names)
        return [slot for slot in declared if slot] + [{name} for name in sorted(alone)]


Scorer = Callable[[Output, Sample, Judge], list[Score]]
"""An empty list: the scorer does not apply to the sample."""
