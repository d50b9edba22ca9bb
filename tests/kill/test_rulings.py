"""The kill suite: a few texts of each way of ruling, held against the ruling on record, in seconds.

Mutants of `bot/check` must not outlive it (`make mutants`). `python -m tests.kill.draw` draws it anew.
"""

from typing import Any

import pytest

from bot.check.checker import Checker
from bot.errors import UnknownVariantError
from corpus import Corpus
from corpus.schema import Weights
from tests.kill.rulings import checker_with, checkers, load, recorded

RULED = load()
LATE = "Her MRI hung on the old lamp in the corridor for a long while, beside a tired surgeon."
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


@pytest.mark.parametrize(
    "text", ["The tired surgeon held her MRI up to the old lamp in the corridor.", LATE, LATE.replace(",", "")]
)
@pytest.mark.parametrize(("most", "standing"), [(2.0, True), (1.99, False)])
def test_a_few_words_in_a_row_weigh_alike_wherever_they_stand(corpus: Corpus, text: str, most: float, standing: bool) -> None:
    limits = corpus.points.limits.model_copy(update={"run": most, "part": 9.0})
    points = corpus.points.model_copy(update={"judging": Weights(start=-9.0, words={"surgeon": 2.0}), "limits": limits})
    assert (checker_with(corpus, points).check(text, ELSEWHERE).safe_text == text) is standing
