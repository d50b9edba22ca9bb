"""`likely`: fits what words make likely to the open labelled questions, and measures it on authors left out of the fit."""

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from corpus import load_corpus
from evals import likely
from evals.dataset import load_samples
from evals.metrics import Proportion
from evals.sample import Sample

_FOLDS = 8
"""Groups of authors that are left out together; a fit takes a quarter of a minute."""


def fit(options: argparse.Namespace) -> int:
    """Prints the outcomes that are right without the table and with one fitted to others; with --write, makes that of all."""
    corpus = load_corpus()
    samples = [s for s in load_samples() if s.form in ("question", "knowledge")]
    questions = list(likely.asked(samples, corpus))
    if options.write:
        fitted = likely.fit(questions, corpus.likely)
        likely.write(fitted)
        print(f"{len(fitted.words)} words, fitted to {len(questions)} questions, in {likely.FILE.name}")
        return 0
    authors = sorted({s.tags["author"] for s in samples if s.form == "question"})
    total: Counter[tuple[bool, bool]] = Counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for found in pool.map(partial(_left_out, questions, samples), [authors[fold::_FOLDS] for fold in range(_FOLDS)]):
            total.update(found)
    count, both = total.total(), total[True, True]
    print("Outcomes right, of authors who were left out of the fit (the rules have learned from all of them):")
    print(f"without the table: {Proportion(both + total[True, False], count)}")
    print(f"with it: {Proportion(both + total[False, True], count)}; mended {total[False, True]}, spoilt {total[True, False]}")
    return 0


def _left_out(questions: Sequence[likely.Asked], samples: Sequence[Sample], authors: Sequence[str]) -> Counter[tuple[bool, bool]]:
    return likely.left_out(frozenset(authors), questions, samples, load_corpus())
