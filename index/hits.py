"""A retrieved passage, and how two rankings become one."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Passage

RRF_K = 60
"""Constant of reciprocal rank fusion (Cormack et al., SIGIR 2009): 1 / (k + rank), ranks from 1."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; `rank` counts from 1, `score` is the fused score (higher is better)."""

    passage: Passage
    score: float
    rank: int


def fused(rankings: Sequence[Sequence[str]], k: int) -> list[tuple[str, float]]:
    """Passage ids by reciprocal rank fusion over several rankings, best first, ties by id; at most `k`."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, passage_id in enumerate(ranking, 1):
            scores[passage_id] = scores.get(passage_id, 0.0) + 1.0 / (RRF_K + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]
