"""Knowledge questions: are the wanted facts found, how far up, and do they stand in the answer?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.pipeline import answer
from bot.services import Services
from bot.understand.intake import Inquiry
from evals.metrics import Proportion
from evals.sample import Knowledge

_HITS, _DEEPEST = 5, 10
"""Ranks for "a hit in the first 5" and for MRR@10."""


@dataclass
class Leg:
    """One way of ranking: how often a wanted fact is in the first five, and the reciprocal ranks."""

    missed: list[str] = field(default_factory=list)
    reciprocals: list[float] = field(default_factory=list)

    def add(self, sample: Knowledge, facts_by_rank: Sequence[Sequence[str]]) -> None:
        """Scores one ranking; `facts_by_rank` holds the fact ids of each hit, best first."""
        wanted = {fact for group in sample.needs for fact in group}
        ranks = [rank for rank, facts in enumerate(facts_by_rank[:_DEEPEST], 1) if wanted & set(facts)]
        self.reciprocals.append(1 / ranks[0] if ranks else 0.0)
        if not ranks or ranks[0] > _HITS:
            self.missed.append(f"{sample.id} {sample.question[:90]!r}: wants {sorted(wanted)}")

    def __str__(self) -> str:
        n = len(self.reciprocals)
        mrr = sum(self.reciprocals) / n if n else 0.0
        return f"hit in first {_HITS} {Proportion(n - len(self.missed), n)}, MRR@{_DEEPEST} {mrr:.3f}"


@dataclass
class Told:
    """Whether each wanted piece stands in the answer's text, by the facts of its citations."""

    lacking: list[str] = field(default_factory=list)
    pieces: int = 0

    def add(self, sample: Knowledge, services: Services) -> None:
        """Asks the question and compares what the answer carries with what it needs."""
        given = answer(Inquiry(sample.question, sample.id), services)
        carried = {fact for citation in given.citations for fact in citation.fact_ids}
        for group in sample.needs:
            self.pieces += 1
            if not carried & set(group):
                kind = f"{given.answer_class}/{given.question_kind}/{[p.variant for p in given.parts]}"
                self.lacking.append(f"{sample.id} {sample.question[:110]!r}: lacks {group}; {kind}")

    def __str__(self) -> str:
        return str(Proportion(self.pieces - len(self.lacking), self.pieces))


def score_knowledge(services: Services, samples: Sequence[Knowledge]) -> tuple[dict[str, Leg], dict[str, Told]]:
    """Each ranking apart, and the facts told, over all samples and by style."""
    legs: dict[str, Leg] = {name: Leg() for name in ("dense", "lexical", "fused")}
    told: dict[str, Told] = {"all": Told()}
    for sample in samples:
        for name, hits in services.retriever.legs(sample.question, _DEEPEST).items():
            legs[name].add(sample, [hit.passage.fact_ids for hit in hits])
        for group in ("all", sample.style):
            told.setdefault(group, Told()).add(sample, services)
    return legs, told
