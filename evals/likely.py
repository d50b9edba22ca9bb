"""What words make likely (`corpus/likely.json`): fitted to labelled questions, and measured on authors left out of the fit."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.services import Services
from bot.understand.likely import features
from corpus import Corpus
from corpus.loader import SHIPPED
from corpus.schema import Likelihood, Likely
from evals.sample import Expectation, Sample
from evals.score import CORRECT
from evals.scorers.judge import Judge
from evals.scorers.scenario import outcome
from evals.systems.product import Card

FILE = SHIPPED / "likely.json"
_SOURCE = "Fitted to the open labelled questions of evals/datasets; made by `python -m evals likely --write`."
_FACETS = ("purpose", "target")
"""Facets that words may make likely: what a tumour is must be told."""
_SEEN = 3
"""Questions that must hold a word before it counts."""
_COMMON = 8
"""Questions that must be about one thing before it is told apart."""
_STRENGTH = 1.0
"""Inverse of the penalty on large weights (L2)."""
_ANY_DAY = "2026-01-01"
"""Outcomes do not depend on the day; only banners do."""
_OPEN, _MORE = "clarify", 4.0
"""Questions that leave the answer open are few beside those that do not; each counts as so many."""
_LEAST = 0.05
"""A word none of whose weights is further from nothing than this is left out."""


@dataclass(frozen=True)
class Asked:
    """One labelled question: who wrote it, what counts in it, and what it is about."""

    author: str
    names: frozenset[str]
    kind: str


def asked(samples: Iterable[Sample], corpus: Corpus) -> Iterator[Asked]:
    """The labelled questions of which one outcome alone is accepted, and the questions of fact."""
    for sample in samples:
        kind = _fact() if sample.form == "knowledge" else _kind_of(sample.target.expect, corpus)
        if kind:
            turns = [*(turn.content for turn in sample.history if turn.role == "user"), sample.input]
            names = frozenset(features([corpus.lexicons.read(turn) for turn in turns]))
            yield Asked(sample.tags["author"], names, kind.model_dump_json())


def fit(questions: Sequence[Asked], before: Likely) -> Likely:
    """What each word counts towards each thing that questions are about; the limits are those of the table `before`.

    One logistic regression a kind, on the words that a question holds.
    """
    often = Counter(question.kind for question in questions)
    kinds = sorted(kind for kind, count in often.items() if count >= _COMMON)
    held = [question for question in questions if question.kind in kinds]
    vectors = DictVectorizer(dtype=np.float32)
    matrix = vectors.fit_transform([dict.fromkeys(sorted(question.names), 1.0) for question in held])
    seen = np.asarray(matrix.sum(axis=0)).ravel() >= _SEEN
    names, matrix = vectors.get_feature_names_out()[seen], matrix[:, seen].tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)  # what liblinear takes
    counts = [_MORE if _OPEN in question.kind else 1.0 for question in held]
    models = [
        LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0).fit(matrix, [q.kind == kind for q in held], counts)
        for kind in kinds
    ]
    weights = np.vstack([model.coef_[0] for model in models]).T.round(2)
    telling = np.abs(weights).max(axis=1) > _LEAST
    words = {str(n): tuple(map(float, w)) for n, w in zip(names[telling], weights[telling], strict=True)}
    return Likely(
        source=_SOURCE,
        least=before.least,
        sure=before.sure,
        open=before.open,
        kinds=tuple(Likelihood.model_validate_json(kind) for kind in kinds),
        start=tuple(round(float(model.intercept_[0]), 2) for model in models),
        words=dict(sorted(words.items())),
    )


def left_out(
    authors: Set[str], questions: Sequence[Asked], samples: Iterable[Sample], corpus: Corpus
) -> Counter[tuple[bool, bool]]:
    """How many of these authors' questions have a right outcome without the table, and with one fitted to all the others."""
    table = fit([question for question in questions if question.author not in authors], corpus.likely)
    silent = table.model_copy(update={"least": 1.0, "sure": 1.0})
    without, fitted = (Judge(Services(replace(corpus, likely=likely), today=_ANY_DAY)) for likely in (silent, table))
    found: Counter[tuple[bool, bool]] = Counter()
    for sample in (s for s in samples if s.form == "question" and s.tags["author"] in authors):
        found[_is_right(sample, without), _is_right(sample, fitted)] += 1
    return found


def _is_right(sample: Sample, judge: Judge) -> bool:
    return all(score.value == CORRECT for score in outcome(Card(judge.services).run(sample), sample, judge))


def write(likely: Likely, file: Path = FILE) -> None:
    """Writes the table where the corpus reads it, one word to a line."""
    content = likely.model_dump(mode="json")
    words = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(w)}" for name, w in content.pop("words").items())
    head = json.dumps(content, ensure_ascii=False)[:-1]
    file.write_text(f'{head},"words":{{\n{words}\n}}}}\n', encoding="utf-8")


def _fact() -> Likelihood:
    return Likelihood(answer="fact")


def _kind_of(expect: Expectation | None, corpus: Corpus) -> Likelihood | None:
    """What a question is about by its label; None if several outcomes are accepted, or variants that share nothing."""
    if expect is None or len(expect.answer_class) > 1:
        return None
    answer = expect.answer_class[0]
    if answer != "answered":
        return Likelihood(answer="clarify" if answer == "clarify" else "out_of_scope")
    groups = [group for group in expect.variants or () if group]
    if not groups:
        return _fact()
    if len(groups) > 1:
        return None
    whens = [{**corpus.topic_of(v).when, **corpus.variants[v].when} for v in groups[0]]
    alike = [f for f in _FACETS if f in whens[0] and all(when.get(f) == whens[0][f] for when in whens)]
    return Likelihood(answer="variant", facets={f: tuple(whens[0][f]) for f in alike}) if alike else None
