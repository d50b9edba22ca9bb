"""When the rules give way to words: fitted to what they first made of each author's questions, before they learned from any."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.decide.second_look import case_for_words, heard, is_open_to_it
from bot.understand.likely import SHARED, LikelyReader, Weighed, likelihood_of
from corpus.schema import GivingWay, Likely
from evals import likely as words
from evals.dataset import read_records
from evals.output import Output
from evals.sample import Record, Sample
from evals.score import CORRECT
from evals.scorers.judge import Judge
from evals.scorers.scenario import outcome
from evals.snapshot import BASELINES

FILE = BASELINES / "first-answers.jsonl"
FOLDS = 8
"""Groups of authors that are left out together; a fit takes half a minute."""
_STRENGTH = 1.0
"""Inverse of the penalty on large weights (L2)."""
_ROUNDS = 900


class FirstAnswer(Record):
    """What the rules alone, at a commit, made of a question by an author from whom nothing had been learned."""

    id: str
    commit: str
    question_kind: str
    answer_class: str
    variants: list[str] = []
    assumed: bool = False
    """Whether the rules assumed purpose or target."""
    said: dict[str, tuple[str, ...]] = {}
    """The facets that variants rest on, of which the question said something."""


@dataclass(frozen=True)
class Case:
    """A first answer beside what the words make of its question, with a table fitted to other authors."""

    author: str
    first: FirstAnswer
    weighed: Weighed
    own: int | None
    right: bool
    mended: bool
    """Whether the likeliest kind is one that the label accepts."""
    is_guide: bool
    """Whether what was said leaves the words anything to speak for."""

    @property
    def differs(self) -> bool:
        """The words are of another mind, where that counts."""
        return self.is_guide and is_open_to_it(self.first.question_kind) and self.own != self.weighed.likeliest


def first_answers(file: Path = FILE) -> list[FirstAnswer]:
    """The first answers on record.

    Raises:
        DatasetError: the file is missing or malformed.
    """
    found: list[FirstAnswer] = read_records(file, list[FirstAnswer])
    return found


def folds(answers: Iterable[FirstAnswer], samples: Mapping[str, Sample]) -> list[frozenset[str]]:
    """The authors of first answers in groups that are left out together."""
    authors = sorted({samples[first.id].tags["author"] for first in answers})
    return [frozenset(authors[fold::FOLDS]) for fold in range(FOLDS)]


def cases(
    fold: frozenset[str],
    answers: Iterable[FirstAnswer],
    samples: Mapping[str, Sample],
    questions: Sequence[words.Asked],
    judge: Judge,
) -> Iterator[Case]:
    """The first answers of a group of authors whom the table has not seen."""
    corpus = judge.corpus
    table = words.fit([question for question in questions if question.author not in fold], corpus.likely)
    reader = LikelyReader(replace(corpus, likely=table))
    for first in answers:
        sample = samples[first.id]
        if sample.tags["author"] not in fold or first.answer_class == "refused":
            continue
        weighed = reader.weigh([corpus.lexicons.read(turn) for turn in words.turns(sample)])
        own = reader.place_of(likelihood_of(first.answer_class, first.variants, corpus))
        weighed, is_guide = heard(weighed, table.kinds, own, first.said)
        mended = table.kinds[weighed.likeliest] in words.accepted_by(sample.target.expect, corpus)
        yield Case(sample.tags["author"], first, weighed, own, _is_right(first, sample, judge), mended, is_guide)


def fit(found: Sequence[Case], before: Likely) -> GivingWay:
    """When the rules give way, by the cases in which rules or words are right; `least` is that of the table `before`.

    Where both are, the rules are to stand.
    """
    telling = [case for case in found if case.differs and (case.right or case.mended)]
    kinds = len(before.kinds)
    rows = np.array([_row(case, kinds) for case in telling])
    model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS).fit(rows, [not case.right for case in telling])
    likeliest, own, assumed, *rest = (round(float(weight), 2) for weight in model.coef_[0])
    said, decided, instead, exchanged = np.split(rest, np.cumsum([len(SHARED), kinds + 1, kinds]))
    return GivingWay(
        least=before.giving_way.least,
        least_outside=before.giving_way.least_outside,
        start=round(float(model.intercept_[0]), 2),
        likeliest=likeliest,
        own=own,
        assumed=assumed,
        said=dict(zip(SHARED, said, strict=True)),
        decided=tuple(decided),
        instead=tuple(instead),
        exchanged=tuple(map(tuple, exchanged.reshape(kinds + 1, kinds))),
    )


def left_out(found: Sequence[Case], groups: Sequence[frozenset[str]], likely: Likely) -> Counter[tuple[bool, bool]]:
    """How many first answers were right, and would be with a second look fitted to the authors of other groups."""
    total: Counter[tuple[bool, bool]] = Counter()
    for group in groups:
        fitted = fit([case for case in found if case.author not in group], likely)
        table = likely.model_copy(update={"giving_way": fitted})
        for case in (c for c in found if c.author in group):
            gives_way = case.differs and _exceeds(table, case)
            total[case.right, case.mended if gives_way else case.right] += 1
    return total


def _row(case: Case, kinds: int) -> list[float]:
    best = case.weighed.likeliest
    decided, instead, exchanged = np.zeros(kinds + 1), np.zeros(kinds), np.zeros((kinds + 1, kinds))
    at = -1 if case.own is None else case.own
    decided[at] = instead[best] = exchanged[at, best] = 1.0
    odds = case.weighed.log_odds
    said = [float(facet in case.first.said) for facet in SHARED]
    return [odds(best), odds(case.own), float(case.first.assumed), *said, *decided, *instead, *exchanged.ravel()]


def _exceeds(likely: Likely, case: Case) -> bool:
    return case_for_words(likely, case.weighed, case.own, case.first.said, assumed=case.first.assumed) > 0


def _is_right(first: FirstAnswer, sample: Sample, judge: Judge) -> bool:
    told = Output(text=first.answer_class, answer_class=first.answer_class, variants=tuple(first.variants))
    return all(score.value == CORRECT for score in outcome(told, sample, judge))
