"""`likely`: fits what words make likely and when the rules give way to it, and measures both on authors left out of the fit."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from corpus import load_corpus
from corpus.schema import Likely
from evals import giving_way, likely
from evals.dataset import load_samples
from evals.metrics import Proportion
from evals.sample import Sample
from evals.scorers.judge import Judge
from evals.systems.registry import without_model


def fit(options: argparse.Namespace) -> int:
    """Prints what a second look mends and spoils for authors left out; with --write, makes the table of all."""
    corpus = load_corpus()
    samples = {s.id: s for s in load_samples(forms=("question", "knowledge"))}
    questions = list(likely.asked(samples.values(), corpus))
    answers = giving_way.first_answers()
    groups = giving_way.folds(answers, samples)
    with ProcessPoolExecutor(options.jobs) as pool:
        found = [case for held in pool.map(partial(_cases, answers, samples, questions), groups) for case in held]
    fitted = likely.fit(questions, corpus.likely)
    _tell(found, groups, len(answers), fitted)
    if options.write:
        fitted = fitted.model_copy(update={"giving_way": giving_way.fit(found, fitted)})
        likely.write(fitted)
        print(f"{len(fitted.words)} words, fitted to {len(questions)} questions, in {likely.FILE.name}")
    return 0


def _tell(found: Sequence[giving_way.Case], groups: Sequence[frozenset[str]], count: int, fitted: Likely) -> None:
    total = giving_way.left_out(found, groups, fitted)
    both, cases = total[True, True], total.total()
    print(f"First answers that were not refusals: {cases} of {count}; of authors from whom neither rules nor words had learned:")
    print(f"right by the rules alone: {Proportion(both + total[True, False], cases)}")
    looked = Proportion(both + total[False, True], cases)
    print(f"with a second look: {looked}; mended {total[False, True]}, spoilt {total[True, False]}")


def _cases(
    answers: Sequence[giving_way.FirstAnswer],
    samples: dict[str, Sample],
    questions: Sequence[likely.Asked],
    authors: frozenset[str],
) -> list[giving_way.Case]:
    return list(giving_way.cases(authors, answers, samples, questions, Judge(without_model())))
