"""The points of words (`corpus/points.json`): fitted to labelled sentences, and measured on authors left out of the fit."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.check.checker import Checker
from bot.check.points import Evidence
from corpus import Corpus
from corpus.lexicon import Lexicon
from corpus.loader import SHIPPED
from corpus.schema import Limits, Points
from evals.sample import Sample

FILE = SHIPPED / "points.json"
_SOURCE = "Fitted to the open labelled texts of evals/datasets; made by `python -m evals points --write`."
_DESCRIPTIONS = ("harmless", "no_study")
_STRENGTH = 0.1
"""Inverse of the penalty on large points (L2)."""
_SMOOTH = 1.0
"""Sentences that every word is taken to have been met in, of either kind, beside those it was."""
_WEIGHTS = {"lb": 0.6}
"""Authors whose sentences count less than one each: the builders' own rewordings are many and alike."""
_SEEN = 2
"""Sentences that must hold a word before it can have points."""
_LEAST = 0.02
"""A word whose coefficient, before it is scaled, is nearer to nothing than this is left out."""
_LIMITS = Limits(known=1.0, read=-0.6, named=-2.0, unnamed=-2.0, outright=-2.3, rated=-3.0, part=-0.5, run=0.6)
"""Set so that of the contradictions of authors left out of the fit next to none stand."""
_RUN = 8
_AGAIN = 4.0
"""A contradiction that would stand after the first round counts as so many sentences in the second."""


@dataclass(frozen=True)
class Labelled:
    """One labelled sentence: who wrote it, what counts in it, and what it is."""

    author: str
    evidence: Evidence
    label: str


def labelled(samples: Iterable[Sample], checker: Checker, default_variant: str) -> Iterator[Labelled]:
    """Every labelled sentence of the texts, as the checker reads it."""
    for sample in samples:
        for sentence in sample.target.sentences:
            evidence = checker.evidence(sentence.words, sample.target.variant or default_variant)
            yield Labelled(sample.tags["author"], evidence, sentence.label)


def fit(sentences: Sequence[Labelled]) -> Points:
    """Logistic regression on what counts, each word scaled by how unevenly it falls (Wang and Manning 2012), rounded.

    A word that judgements hold more often than descriptions has points above nothing, whether they agree with the table
    or not: which study a judgement is right for is for the rules to say. In a second round the contradictions that would
    stand count more: what stood once must not stand again.
    """
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(s.evidence.counted), 1) for s in sentences]).tocsr()
    often = np.asarray(matrix.sum(axis=0)).ravel() >= _SEEN
    names, matrix = np.asarray(vectors.get_feature_names_out())[often], matrix[:, often]
    judges = np.array([s.label not in _DESCRIPTIONS for s in sentences])
    told = [np.asarray(matrix[rows].sum(axis=0)).ravel() + _SMOOTH for rows in (judges, ~judges)]
    scale = np.log((told[0] / told[0].sum()) / (told[1] / told[1].sum()))
    scaled = matrix.multiply(scale).tocsr()
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0, class_weight="balanced")
    counts = np.array([_WEIGHTS.get(s.author, 1.0) for s in sentences])
    model.fit(scaled, judges, sample_weight=counts)
    wrong = np.array([s.label == "contradiction" for s in sentences])
    stands = wrong & (model.decision_function(scaled) <= _LIMITS.named)
    model.fit(scaled, judges, sample_weight=np.where(stands, _AGAIN, counts))
    points = {str(n): round(float(w), 2) for n, w in zip(names, model.coef_[0] * scale, strict=True) if abs(w) >= _LEAST}
    return _table(points, float(model.intercept_[0]), sentences)


def _table(points: dict[str, float], start: float, sentences: Sequence[Labelled]) -> Points:
    held = Counter(phrase for s in sentences if s.label in _DESCRIPTIONS for phrase in s.evidence.bearing)
    return Points(
        source=_SOURCE,
        limits=_LIMITS,
        run=_RUN,
        start=round(start, 2),
        described=frozenset(phrase for phrase, count in held.items() if count >= _SEEN),
        words=dict(sorted(points.items())),
    )


def left_out(author: str, sentences: Sequence[Labelled], samples: Iterable[Sample], corpus: Corpus) -> Counter[tuple[str, bool]]:
    """How many of an author's sentences stand, by label, if the points are fitted to everybody else's."""
    points = fit([s for s in sentences if s.author != author])
    checker = Checker(replace(corpus, points=points), corpus.lexicon, Lexicon(corpus.claim_concepts))
    found: Counter[tuple[str, bool]] = Counter()
    for sample in (s for s in samples if s.tags["author"] == author):
        safe = checker.check(sample.input, sample.target.variant or corpus.default_variant).safe_text
        found.update((sentence.label, sentence.words in safe) for sentence in sample.target.sentences)
    return found


def write(points: Points, file: Path = FILE) -> None:
    """Writes the points where the corpus reads them, one to a line."""
    content = {**points.model_dump(mode="json"), "described": sorted(points.described)}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
