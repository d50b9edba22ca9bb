"""What words make likely (`corpus/likely.json`): fitted to labelled questions."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understand.likely import HUNDREDTHS, features, likelihood_of
from corpus import Corpus
from corpus.loader import SHIPPED
from corpus.schema import Likelihood, Likely
from evals.sample import Expectation, Sample

FILE = SHIPPED / "likely.json"
_SOURCE = "Fitted to the open labelled questions of evals/datasets; made by `python -m evals likely --write`."
_SEEN = 3
"""Questions that must hold a word before it counts."""
_COMMON = 20
"""Questions that must be about one thing before it is told apart."""
_STRENGTH = 1.0
"""Inverse of the penalty on large weights (L2)."""
_ROUNDS = 300
_LEAST = 5
"""A word none of whose weights is further from nothing than this, in hundredths, is left out."""


@dataclass(frozen=True)
class Asked:
    """One labelled question: who wrote it, what counts in it, and what it is about."""

    author: str
    names: frozenset[str]
    kind: str


def asked(samples: Iterable[Sample], corpus: Corpus) -> Iterator[Asked]:
    """The labelled questions of which one outcome alone is accepted, and the questions of fact."""
    for sample in samples:
        accepted = [Likelihood(answer="fact")] if sample.form == "knowledge" else accepted_by(sample.target.expect, corpus)
        if len(accepted) == 1 and accepted[0]:
            names = frozenset(features([corpus.lexicons.read(turn) for turn in turns(sample)], corpus))
            yield Asked(sample.tags["author"], names, accepted[0].model_dump_json())


def turns(sample: Sample) -> list[str]:
    """What the user said, the question last."""
    return [*(turn.content for turn in sample.history if turn.role == "user"), sample.input]


def accepted_by(expect: Expectation | None, corpus: Corpus) -> list[Likelihood | None]:
    """What a question may be about by its label; None among them for a refusal and for variants that share nothing."""
    if expect is None:
        return []
    groups = expect.variants or [[]]
    each = [(answer, group) for answer in expect.answer_class for group in (groups if answer == "answered" else [[]])]
    return [likelihood_of(answer, group, corpus) for answer, group in each]


def fit(questions: Sequence[Asked], before: Likely) -> Likely:
    """What each word counts towards each thing that questions are about; when the rules give way is as `before`.

    One multinomial logistic regression on the words that a question holds.
    """
    often = Counter(question.kind for question in questions)
    held = [question for question in questions if often[question.kind] >= _COMMON]
    vectors = DictVectorizer(dtype=np.float64)
    matrix = vectors.fit_transform([dict.fromkeys(sorted(question.names), 1.0) for question in held])
    seen = np.asarray(matrix.sum(axis=0)).ravel() >= _SEEN
    names = vectors.get_feature_names_out()[seen]
    model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS).fit(matrix[:, seen], [q.kind for q in held])
    weights = (model.coef_.T * HUNDREDTHS).round().astype(int)
    telling = np.abs(weights).max(axis=1) > _LEAST
    words = {str(name): tuple(map(int, row)) for name, row in zip(names[telling], weights[telling], strict=True)}
    return before.model_copy(
        update={
            "source": _SOURCE,
            "kinds": tuple(Likelihood.model_validate_json(kind) for kind in model.classes_),
            "start": tuple(map(int, (model.intercept_ * HUNDREDTHS).round())),
            "words": dict(sorted(words.items())),
        }
    )


def write(likely: Likely, file: Path = FILE) -> None:
    """Writes the table where the corpus reads it, one word to a line."""
    content = likely.model_dump(mode="json")
    words = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for name, row in content.pop("words").items()
    )
    head = json.dumps(content, ensure_ascii=False)[:-1]
    file.write_text(f'{head},"words":{{\n{words}\n}}}}\n', encoding="utf-8")
