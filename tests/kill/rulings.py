"""The kill suite's texts with the rulings on them, and the checker that they are held against.

Its points are frozen beside them, so that a new fit of `corpus/points.json` changes no ruling here.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bot.check.checker import Checker
from bot.check.ruling import Ruling
from corpus import Corpus
from corpus.schema import Points, Weights

RULINGS = Path(__file__).with_name("rulings.yaml")
POINTS = Path(__file__).with_name("points.json")


NOTHING = Weights(start=0.0, words={})
_LIGHT = Weights(start=-9.0, words={})


def checkers(corpus: Corpus) -> dict[str, Checker]:
    """A checker with frozen points, and one for which all words weigh little: what it withholds, rules alone withhold."""
    frozen = Points.model_validate_json(POINTS.read_text(encoding="utf-8"))
    light = frozen.model_copy(update={"judging": _LIGHT, "refuted": _LIGHT})
    return {"frozen": checker_with(corpus, frozen), "light": checker_with(corpus, light)}


def checker_with(corpus: Corpus, points: Points) -> Checker:
    """A checker of this corpus with other points."""
    return Checker(replace(corpus, points=points))


def recorded(variant: str, ruling: Ruling) -> dict[str, Any]:
    """A ruling as it stands in the file: each finding with its rule, kind, words and reason, and what is left of the text."""
    findings = [f"{f.rule} | {f.kind} | {f.start}-{f.end} | {f.because}" for f in ruling.findings]
    safe = {ruling.text: "all", "": "nothing"}.get(ruling.safe_text, ruling.safe_text)
    return {"variant": variant, "text": ruling.text, "verdict": ruling.verdict, "findings": findings, "safe": safe}


def load() -> list[tuple[str, dict[str, Any]]]:
    """The texts and the rulings on them, each after the name of its checker."""
    loaded: dict[str, list[dict[str, Any]]] = yaml.load(RULINGS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return [(name, ruled) for name, texts in loaded.items() for ruled in texts]
