"""Wordings of the corpus as parts of patterns: words in each other's place, and words that may be left out."""

import re

import pytest

from bot.check.words.wordings import Wordings
from corpus.schema import Concept

WORDS = Wordings(
    [
        Concept(id="sparing", cue="class-sparing", forms=("{leave|keep} {the|any|} {iv|} dye {out of|off}", "no need for dye")),
        Concept(id="passes", cue="class-passes", forms=("{done|} without, then with {iv|} contrast {medium|}",)),
        Concept(id="joined", cue="class-joined", forms=("&", "in addition to")),
        Concept(id="elsewhere", cue="other", forms=("nothing",)),
    ]
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sparing", "leave dye off"),
        ("sparing", "keep the iv dye out of"),
        ("sparing", "no need for dye"),
        ("passes", "without, then with contrast"),
        ("passes", "done without , then with iv contrast medium"),
        ("joined", "in addition to"),
        ("joined", "&"),
    ],
)
def test_a_wording_is_found_as_it_may_be_written(name: str, text: str) -> None:
    assert re.fullmatch(WORDS.any_of(name), text)


@pytest.mark.parametrize("text", ["leave dye", "keep the the dye off", "leave iv the dye off", "no need for", "leavedye off"])
def test_nothing_else_is(text: str) -> None:
    assert not re.fullmatch(WORDS.any_of("sparing"), text)


def test_several_classes_are_one_pattern_and_the_forms_stand_as_they_are_written() -> None:
    assert all(re.fullmatch(WORDS.any_of("joined", "sparing"), text) for text in ("&", "no need for dye"))
    assert WORDS.forms("joined") == {"&", "in addition to"}


def test_a_class_that_does_not_exist_is_an_error() -> None:
    for ask in (WORDS.forms, WORDS.any_of):
        with pytest.raises(KeyError):
            ask("elsewhere")
