"""The kill suite: a few texts of each way of ruling, held against the ruling on record, in seconds.

Mutants of `bot/check` must not outlive it (`make mutants`). `python -m tests.kill.draw` draws it anew.
"""

from typing import Any

import pytest

from bot.check.checker import Checker
from bot.errors import UnknownVariantError
from corpus import Corpus
from tests.kill.rulings import checkers, load, recorded

RULED = load()
ELSEWHERE = "msk-staging-2022/2"


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> dict[str, Checker]:
    """The checkers by name."""
    return checkers(corpus)


@pytest.mark.parametrize(("name", "ruled"), RULED, ids=[f"{name} {ruled['text'][:40]}" for name, ruled in RULED])
def test_a_text_is_ruled_on_as_on_record(made: dict[str, Checker], name: str, ruled: dict[str, Any]) -> None:
    assert recorded(ruled["variant"], made[name].check(ruled["text"], ruled["variant"])) == ruled


def test_a_variant_that_is_not_there_is_an_error_that_names_those_that_are(made: dict[str, Checker]) -> None:
    with pytest.raises(UnknownVariantError, match=ELSEWHERE):
        made["frozen"].check("The thigh is swollen.", "elsewhere/1")
