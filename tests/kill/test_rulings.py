"""The kill suite: a few texts of each way of ruling, held against the ruling on record, in seconds.

Mutants of `bot/check` must not outlive it (`make mutants`). `python -m tests.kill.draw` draws it anew.
"""

from typing import Any

import pytest

from bot.check.checker import Checker
from corpus import Corpus
from tests.kill.rulings import checker_with, load, recorded


@pytest.fixture(scope="module")
def checker(corpus: Corpus) -> Checker:
    """A checker with the frozen points."""
    return checker_with(corpus)


@pytest.mark.parametrize("ruled", load(), ids=lambda ruled: ruled["text"][:40])
def test_a_text_is_ruled_on_as_on_record(checker: Checker, ruled: dict[str, Any]) -> None:
    assert recorded(ruled["variant"], checker.check(ruled["text"], ruled["variant"])) == ruled
