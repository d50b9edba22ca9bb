"""The shipped corpus, what is built on it, and the open labelled sets: made once a process, whichever tests want them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.services import Services
from corpus import load_corpus
from tests.conftest import TODAY

CORPUS = load_corpus()
SERVICES = Services(CORPUS, TODAY, None)
"""Services without an index: deterministic, and fast."""
CHECKER = SERVICES.checker
_DATASETS = Path(__file__).parents[1] / "evals" / "datasets"


@cache
def labelled_set(name: str) -> list[dict[str, Any]]:
    """The entries of an open labelled set; nobody changes them."""
    found: list[dict[str, Any]] = yaml.load((_DATASETS / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found
