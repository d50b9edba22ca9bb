"""A retrieved passage, and how two scorings become one."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus import Passage

WORDS = 0.65
"""Weight of the words against the meaning, from the open part of the labelled questions (`python -m evals run knowledge`)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; `rank` counts from 1, `score` is the blended score (higher is better).

    `near` is the cosine similarity (up to 1) of what the passage has nearest to the question, 0 beyond the nearest passages and
    None without an index: unlike the score it is no comparison, and so tells whether the passage speaks of the matter at all.
    """

    passage: Passage
    score: float
    rank: int
    near: float | None = None


def blended(words: Mapping[str, float], meaning: Mapping[str, float]) -> dict[str, float]:
    """Scores from 0 to 1: a weighted sum of both scorings, each stretched to 0..1; one of them alone if the other is empty.

    Such a sum keeps how far ahead a passage is, which ranks alone lose (Bruch, Gai and Ingber, ACM TOIS 2023).
    """
    if not words or not meaning:
        return _stretched(words or meaning)
    by_words, by_meaning = _stretched(words), _stretched(meaning)
    names = by_words.keys() | by_meaning.keys()
    return {name: WORDS * by_words.get(name, 0.0) + (1 - WORDS) * by_meaning.get(name, 0.0) for name in names}


def best(scores: Mapping[str, float], k: int) -> list[tuple[str, float]]:
    """The `k` best with their scores, ties by name."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]


def _stretched(scores: Mapping[str, float]) -> dict[str, float]:
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    width = high - low
    return {name: (score - low) / width if width else 1.0 for name, score in scores.items()}
