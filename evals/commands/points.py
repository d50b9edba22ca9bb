"""`points`: fits the points of words to the open labelled texts, and measures them on authors left out of the fit."""

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from bot.check.checker import Checker
from corpus import load_corpus
from evals import points
from evals.dataset import DatasetError, load_samples
from evals.metrics import Proportion
from evals.sample import Sample

_LABELS = ("harmless", "no_study", "consistent", "contradiction")


def fit(options: argparse.Namespace) -> int:
    """Prints what of each author's sentences stands if the fit has not seen them; with --write, the points of all."""
    corpus = load_corpus()
    samples = load_samples(forms={"text"})
    checker = Checker(corpus)
    sentences = list(points.labelled(samples, checker, corpus.default_variant))
    if options.write:
        fitted = points.fit(sentences, corpus.points)
        points.write(fitted)
        count = len(fitted.judging.words) + len(fitted.refuted.words)
        print(f"{count} points, fitted to {len(sentences)} sentences, in {points.FILE.name}")
        return 0
    known = {s.author for s in sentences}
    if strange := set(options.authors) - known:
        raise DatasetError(f"no labelled text is by {', '.join(sorted(strange))}; authors are {', '.join(sorted(known))}")
    authors = sorted(options.authors or known)
    print("What stands of an author's sentences, with points fitted to all others':")
    total: Counter[tuple[str, bool]] = Counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for author, found in zip(authors, pool.map(partial(_left_out, sentences, samples), authors), strict=True):
            print(f"{author}: {_line(found)}", flush=True)
            total.update(found)
    for label in _LABELS:
        print(f"{label}: {Proportion(total[label, True], total[label, True] + total[label, False])}")
    return 0


def _left_out(sentences: list[points.Labelled], samples: list[Sample], author: str) -> Counter[tuple[str, bool]]:
    return points.left_out(author, sentences, samples, load_corpus())


def _line(found: Counter[tuple[str, bool]]) -> str:
    counts = {label: (found[label, True], found[label, True] + found[label, False]) for label in _LABELS}
    return ", ".join(f"{label} {stands}/{n}" for label, (stands, n) in counts.items() if n)
