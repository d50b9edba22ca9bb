"""What the scorers ask of the corpus: the table, and the checker's verdict."""

from collections.abc import Callable
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

    def contradictions(self, text: str, variant: str) -> list[str]:
        """The words of a text that contradict the table or the corpus under a variant, with the reason."""
        findings = self.services.checker.check(text, variant).findings
        return [f"{f.words!r}: {f.because}" for f in findings if f.kind == "contradicts"]

    def category(self, variant: str, procedure: str) -> str:
        """The category of a study by its name, or "not rated"."""
        ids = [p.id for p in self.corpus.procedures.values() if p.name == procedure]
        found = self.corpus.category(variant, ids[0]) if ids else None
        return found.value if found else "not rated"


Scorer = Callable[[Output, Sample, Judge], list[Score]]
"""An empty list: the scorer does not apply to the sample."""
