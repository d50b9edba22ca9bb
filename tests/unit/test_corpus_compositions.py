"""Compositions: what words of several kinds mean near each other, and what breaks them."""

import pytest

from corpus.compositions import Compositions
from corpus.schema import Composition
from corpus.words import words_of
from tests.shipped import CORPUS

CLASSES = {
    "negation": ("no", "not"),
    "agent": ("gadolinium", "gad"),
    "reaction": ("anaphylaxis", "nearly died"),
    "operated": ("operated",),
    "limb": ("leg", "arm"),
    "tumour": ("sarcoma",),
    "doubt": ("sure",),
    "back": ("coming back",),
}
COMPOSITIONS = (
    Composition(means="no-gadolinium", of=("agent", "reaction"), reach=3, across=(":",)),
    Composition(means="site", of=("operated", "limb"), reach=0, ordered=True, not_before="tumour"),
    Composition(means="looked-for", of=("doubt", "negation", "back"), reach=3, ordered=True),
)
FOUND = Compositions(COMPOSITIONS, CLASSES)


def _meant(text: str) -> list[str]:
    words = words_of(text)
    return [name for name, _ in FOUND.find(words, [w.folded for w in words])]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("anaphylaxis after gadolinium", ["no-gadolinium"]),
        ("she nearly died of the gad", ["no-gadolinium"]),
        ("Gadolinium: anaphylaxis 2019", ["no-gadolinium"]),
        ("gadolinium, anaphylaxis", []),
        ("gadolinium. Anaphylaxis to nuts", []),
        ("gadolinium but anaphylaxis", []),
        ("gadolinium, no anaphylaxis", []),
        ("gadolinium given with no anaphylaxis", []),
        ("gadolinium is given far away from any anaphylaxis", []),
        ("the operated leg", ["site"]),
        ("the leg, operated", []),
        ("the operated leg sarcoma", []),
        ("I want to be sure it is not coming back", ["looked-for"]),
        ("it is not coming back for sure", []),
    ],
)
def test_words_mean_something_together_only_in_one_clause(text: str, meant: list[str]) -> None:
    assert _meant(text) == meant


def test_a_composition_says_where_it_stands() -> None:
    words = words_of("She nearly died of the gad last year")
    ((_, span),) = FOUND.find(words, [w.folded for w in words])
    assert [w.folded for w in words[span.first : span.last + 1]] == ["nearly", "died", "of", "the", "gad"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("He reacted with hives to the MRI contrast", "gadolinium-excluded"),
        ("the pathologist finally confirmed it", "reported"),
        ("neither film told us anything", "appearance-unclear"),
        ("none of us has ordered any imaging", "unimaged"),
        ("she panics in the tunnel", "claustrophobia"),
        ("he will not go in the magnet", "mri-impossible"),
        ("is the tumour coming back in the stump", "local-recurrence"),
        ("Alergia al gadolinio desde 2019", "gadolinium-excluded"),
        ("Elle n'a jamais été opérée", "new-diagnosis"),
    ],
)
def test_the_shipped_classes_read_words_that_no_list_of_phrases_holds(text: str, concept: str) -> None:
    assert concept in {m.concept.id for m in CORPUS.lexicons.read(text).mentions}
