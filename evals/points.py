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
from bot.check.descriptions.evidence import Evidence
from corpus import Corpus
from corpus.loader import SHIPPED
from corpus.schema import Points, Weights
from evals.sample import Sample

FILE = SHIPPED / "points.json"
_SOURCE = "Fitted to the open labelled texts of evals/datasets; made by `python -m evals points --write`."
_DESCRIPTIONS = ("harmless", "no_study")
_WRONG = "contradiction"
_STRENGTH = 0.1
"""Inverse of the penalty on large points (L2)."""
_SMOOTH = 1.0
"""Sentences that every word is taken to have been met in, of either kind, beside those it was."""
_LESS = {"lb": 0.6}
"""Authors whose sentences count less than one each: the builders' own rewordings are many and alike."""
_SEEN = 2
"""Sentences that must hold a word before it can have points."""
_LEAST = 0.02
"""A word whose coefficient, before it is scaled, is nearer to nothing than this is left out."""
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


def fit(sentences: Sequence[Labelled], before: Points) -> Points:
    """The points of words towards a judgement, and of judgements towards one that the table refutes.

    Limits, shares and the length of a run are those of the points `before`: they are set by hand, in the file.
    Which study a judgement is right for is for the rules to say, so those that the table bears out are judgements as well.
    """
    judging = [s for s in sentences if s.label not in _DESCRIPTIONS]
    held = Counter(phrase for s in sentences if s.label in _DESCRIPTIONS for phrase in s.evidence.bearing)
    return Points(
        source=_SOURCE,
        limits=before.limits,
        run=before.run,
        shares=before.shares,
        described=frozenset(phrase for phrase, count in held.items() if count >= _SEEN),
        judging=_weights(
            sentences,
            [s.evidence.counted for s in sentences],
            [s.label not in _DESCRIPTIONS for s in sentences],
            before.limits.named + max(before.limits.bare, before.limits.asking),
        ),
        refuted=_weights(
            judging, [s.evidence.placed for s in judging], [s.label == _WRONG for s in judging], before.limits.agreed
        ),
    )


def _weights(sentences: Sequence[Labelled], counted: Sequence[frozenset[str]], kind: Sequence[bool], most: float) -> Weights:
    """Logistic regression on what counts, each word scaled by how unevenly it falls (Wang and Manning 2012), rounded.

    A word that sentences of the kind hold more often than others has points above nothing. In a second round the
    contradictions that would stand at the limit count more: what stood once must not stand again.
    """
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(names), 1) for names in counted]).tocsr()
    often = np.asarray(matrix.sum(axis=0)).ravel() >= _SEEN
    names, matrix, is_so = np.asarray(vectors.get_feature_names_out())[often], matrix[:, often], np.array(kind)
    told = [np.asarray(matrix[rows].sum(axis=0)).ravel() + _SMOOTH for rows in (is_so, ~is_so)]
    scale = np.log((told[0] / told[0].sum()) / (told[1] / told[1].sum()))
    scaled = matrix.multiply(scale).tocsr()
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0, class_weight="balanced")
    counts = np.array([_LESS.get(s.author, 1.0) for s in sentences])
    model.fit(scaled, is_so, sample_weight=counts)
    stands = np.array([s.label == _WRONG for s in sentences]) & (model.decision_function(scaled) <= most)
    model.fit(scaled, is_so, sample_weight=np.where(stands, _AGAIN, counts))
    points = {str(n): round(float(w), 2) for n, w in zip(names, model.coef_[0] * scale, strict=True) if abs(w) >= _LEAST}
    return Weights(start=round(float(model.intercept_[0]), 2), words=dict(sorted(points.items())))


def left_out(author: str, sentences: Sequence[Labelled], samples: Iterable[Sample], corpus: Corpus) -> Counter[tuple[str, bool]]:
    """How many of an author's sentences stand, by label, if the points are fitted to everybody else's."""
    points = fit([s for s in sentences if s.author != author], corpus.points)
    checker = Checker(replace(corpus, points=points))
    found: Counter[tuple[str, bool]] = Counter()
    for sample in (s for s in samples if s.tags["author"] == author):
        safe = checker.check(sample.input, sample.target.variant or corpus.default_variant).safe_text
        found.update((sentence.label, sentence.words in safe) for sentence in sample.target.sentences)
    return found


def write(points: Points, file: Path = FILE) -> None:
    """Writes the points where the corpus reads them, one to a line."""
    content = {**points.model_dump(mode="json"), "described": sorted(points.described)}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
