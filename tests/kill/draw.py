"""Draws the kill suite: `python -m tests.kill.draw` rewrites rulings.yaml and points.json.

Candidates are the exhaustive frames, the frames of strangers, lies, attacks, writings and layouts of `tests/property`, and the
labelled sentences of the open part, in the order of a hash. A text is kept if few were ruled on in its way before (rule and
reason, but for quotations), or if a call inside `bot/check` comes out as it did for none before it. A contradiction that
stands is never kept: a ruling drawn is one that is right. `--again` keeps the texts and the frozen points, and takes down how
they, and those of by-hand.yaml, are ruled on today; read the difference before you commit it.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import yaml

from bot.check.checker import Checker
from bot.check.ruling import Ruling
from bot.check.words.units import units_of
from corpus import Corpus, load_corpus
from corpus.schema import Category, Points
from evals.dataset import DATASETS, read_records
from evals.sample import ForeignText
from tests.kill.rulings import NOTHING, POINTS, RULINGS, checker_with, checkers, load, recorded
from tests.property import test_checker, test_foreign_frames, test_foreign_texts, test_lies

MOST = {"unreadable": 3, "contradicts": 8, "consistent": 10}
"""Texts kept for each rule and reason, by what it finds."""
MOST_SILENT = 10
"""Texts kept of each source that stand because nothing in them meets the table."""
WEIGHED = 60
"""Sentences that stand by the weight of their words, whose points are frozen."""


BY_HAND = Path(__file__).with_name("by-hand.yaml")
FRAMES = 8
"""Sentences of ours of one family and variant."""
LONGEST = 250
"""Characters of a labelled text."""
POOL = {"writings": 700, "lies": 1200, "frames": 800, "open": 3500}
"""Candidates looked at of each kind."""


class Candidate(NamedTuple):
    """A text about a variant; `wrong` if nothing of it may stand."""

    source: str
    variant: str
    text: str
    wrong: bool


def order(candidate: Candidate) -> bytes:
    """A place in a row that has nothing to do with what the text says."""
    return hashlib.sha256(f"{candidate.variant} {candidate.text}".encode()).digest()


def own_frames(corpus: Corpus) -> Iterator[Candidate]:
    """Our own sentences, true and false."""
    variants = list(corpus.variants)
    for family, claims in test_checker.FAMILIES.items():
        for number, variant in enumerate(variants):
            told = sorted(claims(corpus, variant), key=lambda claim: hashlib.sha256(claim[0].encode()).digest())
            yield from (Candidate(family, variants[number - 1], text, not holds) for text, holds in told[:FRAMES])


def strangers_frames() -> Iterator[Candidate]:
    """Sentences of the frames that a stranger wrote."""
    for frame in test_foreign_frames.FRAMES:
        for variant in test_lies.VARIANTS:
            told = [Candidate(frame["id"], variant, text, not holds) for text, holds in test_foreign_frames.cases(frame, variant)]
            yield from sorted(told, key=order)[:8]


def lies() -> Iterator[Candidate]:
    """Rewordings that must never stand, and texts that once got through."""
    for variant in test_lies.VARIANTS:
        best, low = test_lies.names(variant, Category.USUALLY), test_lies.names(variant, Category.USUALLY_NOT)
        for kind in ("recommends", "dismisses"):
            for lie in test_lies.LIES[kind]:
                text = lie.format(L=low[0], H=best[0])
                yield Candidate(kind, variant, text, len(units_of(text)) == 1)
    for number, told in test_lies.LIES["refuted"].items():
        yield from (Candidate("lies", f"msk-staging-2022/{number}", text, True) for text in told)
    for group in test_lies.ATTACKS:
        yield from (Candidate("attacks", group["variant"], text, False) for text in group["texts"])


def writings() -> Iterator[Candidate]:
    """A rating in other writings and layouts, right and wrong."""
    for variant in test_lies.VARIANTS:
        for row in test_lies.TABLE.variants[variant].rows:
            name = test_lies.TABLE.procedures[row.procedure].name
            for category in Category:
                wrong = category is not row.category
                for frame in test_foreign_texts.FRAMES:
                    for kind, write in test_foreign_texts.WRITINGS.items():
                        yield Candidate(kind, variant, write(name, category.value, frame), wrong and kind not in BESIDE)
                for layout in test_foreign_texts.LAYOUTS:
                    yield Candidate("layouts", variant, layout.format(p=name, c=category.value), False)


BESIDE = ("list item", "amid harmless sentences")
"""Writings with words that may stand whatever the rating is."""


def labelled() -> Iterator[Candidate]:
    """Texts of the open part with the labels of their authors."""
    for name in ("sentences.jsonl", "texts.yaml"):
        for item in read_records(DATASETS / name, list[ForeignText]):
            labels = {sentence.label for sentence in item.sentences}
            yield Candidate(name, item.variant or test_lies.TABLE.default_variant, item.text, labels == {"contradiction"})


def ways_of(source: str, ruling: Ruling) -> set[str]:
    """The ways in which a text is ruled on: rule, kind and reason of each finding; where it comes from if there is none."""
    return {f"{f.rule} {f.kind} {_TOLD.sub('', f.because)}" for f in ruling.findings} or {f"{SILENT} {source}"}


SILENT = "stands, and says nothing that meets the table:"
_TOLD = re.compile(r"'[^']*'|\"[^\"]*\"|(?<= says ).*|(?<=refutes it: ).*|\S*\d\S*")
"""What a reason quotes of the text or of the table."""


class Steps:
    """The calls made inside the checker, each by its place and by whether what it gave is true."""

    def __init__(self) -> None:
        self.met: set[tuple[str, int, int, bool]] = set()

    def __call__(self, frame: FrameType, event: str, value: object) -> None:
        """Notes what a call returns or yields; the profiler calls it."""
        if event == "return" and frame.f_back and CHECK in (place := frame.f_back.f_code).co_filename:
            self.met.add((place.co_filename, place.co_firstlineno, frame.f_back.f_lasti, bool(value)))

    def of(self, checker: Checker, candidate: Candidate) -> tuple[Ruling, bool]:
        """The ruling on a text, and whether a step of it was not met before."""
        before = len(self.met)
        sys.setprofile(self)
        try:
            ruling = checker.check(candidate.text, candidate.variant)
        finally:
            sys.setprofile(None)
        return ruling, len(self.met) > before


CHECK = "bot/check"


def frozen(corpus: Corpus, checker: Checker, candidates: list[Candidate]) -> tuple[Points, list[Candidate]]:
    """Points for the words of a few sentences that stand by them alone, or fall by them alone, and those sentences."""
    bare = checker_with(corpus, corpus.points.model_copy(update={"judging": NOTHING, "refuted": NOTHING}))
    moved = (c for c in candidates if bare.check(c.text, c.variant).safe_text != checker.check(c.text, c.variant).safe_text)
    chosen = list(islice(moved, WEIGHED))
    counted = {name for c in chosen for name in checker.evidence(c.text, c.variant).counted}
    held = corpus.points

    def kept(weights: dict[str, float]) -> dict[str, float]:
        return {name: weights[name] for name in sorted(counted) if name in weights}

    judging = held.judging.model_copy(update={"words": kept(held.judging.words)})
    refuted = held.refuted.model_copy(update={"words": kept(held.refuted.words)})
    return held.model_copy(update={"judging": judging, "refuted": refuted}), chosen


def enough(way: str) -> int:
    """How many texts are kept for one way of ruling."""
    return MOST_SILENT if way.startswith(SILENT) else next(most for kind, most in MOST.items() if f" {kind} " in way)


def pool(open_part: list[Candidate]) -> Iterator[Candidate]:
    """What the suite is drawn from, in the order of a hash."""
    kinds = {"writings": writings(), "lies": lies(), "frames": strangers_frames(), "open": open_part}
    drawn = [c for kind, told in kinds.items() for c in islice(sorted(told, key=order), POOL[kind])]
    yield from sorted([*drawn, *own_frames(test_lies.TABLE)], key=order)


def drawn(checker: Checker, candidates: list[Candidate], *, safe: bool) -> list[tuple[str, str]]:
    """The texts kept, with their variants; where the points are real, a `safe` text is one of which nothing false stands."""
    steps, taken, kept = Steps(), Counter[str](), []
    for candidate in candidates:
        ruling, new = steps.of(checker, candidate)
        ways = ways_of(candidate.source, ruling)
        if safe and candidate.wrong and ruling.safe_text:
            continue
        if new or any(taken[way] < enough(way) for way in ways):
            taken.update(ways)
            kept.append((candidate.variant, candidate.text))
    return kept


def again(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    """The texts on record, as they are ruled on today."""
    held = [(name, ruled["variant"], ruled["text"]) for name, ruled in load()]
    return once(
        {name: taken_down(checker, [told[1:] for told in held if told[0] == name]) for name, checker in checkers(corpus).items()}
    )


def taken_down(checker: Checker, texts: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """The rulings on texts about their variants, after those on the texts written by hand."""
    written = yaml.load(BY_HAND.read_text(encoding="utf-8"), yaml.CSafeLoader)
    by_hand = [(variant, text) for variant, told in written.items() for text in told]
    return [recorded(variant, checker.check(text, variant)) for variant, text in dict.fromkeys([*by_hand, *texts])]


def anew(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    """Other texts and other points."""
    whole = Checker(corpus)
    open_part = sorted((c for c in labelled() if len(c.text) < LONGEST), key=order)
    points, weighed = frozen(corpus, whole, open_part)
    written = {**points.model_dump(mode="json"), "described": sorted(points.described)}
    POINTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    candidates = list(dict.fromkeys([*weighed, *pool(open_part)]))
    return once(
        {
            name: taken_down(checker, drawn(checker, candidates, safe=name == "frozen"))
            for name, checker in checkers(corpus).items()
        }
    )


def once(kept: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rulings without those of the light checker that are the same with the frozen points."""
    return {**kept, "light": [ruled for ruled in kept["light"] if ruled not in kept["frozen"]]}


def main() -> None:
    """Rewrites the suite: with `--again` the rulings alone."""
    corpus = load_corpus()
    kept = again(corpus) if "--again" in sys.argv else anew(corpus)
    RULINGS.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    print({name: len(texts) for name, texts in kept.items()})


if __name__ == "__main__":
    main()
