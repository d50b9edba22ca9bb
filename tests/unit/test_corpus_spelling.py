"""Slips of the pen: mended where only one word of the vocabulary is meant, and left alone where it may be another word."""

import pytest

from corpus.schema import Concept
from corpus.spelling import Spelling
from corpus.words import folded_words, words_of

CONCEPTS = (
    Concept(id="bone-scan", study={"modality": "bone_scan"}, forms=("bone scan",)),
    Concept(id="film", study={"modality": "radiography"}, forms=("plain film",)),
    Concept(id="scar", facet="target", value="local", forms=("scar",)),
    Concept(id="chest", facet="target", value="lung", forms=("chest",)),
    Concept(
        id="talk",
        cue="talk",
        forms=("score", "feared", "would", "just diagnosed", "available", "bed", "staging", "surgery", "survey"),
    ),
)
FORMS = {folded_words(form): [concept] for concept in CONCEPTS for form in concept.forms}
VOCABULARY = frozenset(word for form in FORMS for word in form)
SPELLING = Spelling(FORMS, VOCABULARY, lambda: frozenset({"world"}))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("stagng", "staging"),
        ("feard", "feared"),
        ("surgey", "surgery"),
        ("wuold", "would"),
        ("bedd", "bed"),
        ("chst", "chest"),
        ("avlble", "available"),
        ("bone scn", "bone scan"),
        ("plain flm", "plain film"),
        ("jus diagnosed", "just diagnosed"),
        ("scr", "scar"),
    ],
)
def test_a_slip_is_read_as_what_is_meant(written: str, meant: str) -> None:
    assert " ".join(SPELLING.of(words_of(written))) == meant


@pytest.mark.parametrize("written", ["world", "jus now", "flm", "xyz", "would"])
def test_another_word_stays_what_it_is(written: str) -> None:
    assert " ".join(SPELLING.of(words_of(written))) == written


def test_doubled_letters_may_be_written_once() -> None:
    spelling = Spelling({("aggressive",): []}, frozenset({"aggressive", "narrowing"}))
    assert spelling.of(words_of("agresive")) == ["aggressive"]
    assert spelling.of(words_of("naroing agrees")) == ["naroing", "agree"]


def test_without_the_other_words_of_a_language_no_short_word_is_mended_alone() -> None:
    spelling = Spelling(FORMS, VOCABULARY)
    assert [*spelling.of(words_of("feard")), *spelling.of(words_of("bone scn"))] == ["feard", "bone", "scan"]


def test_a_plural_of_a_word_with_two_letters_swapped_is_mended() -> None:
    spelling = Spelling({("deposit",): []}, frozenset({"deposit"}))
    assert spelling.of(words_of("depostis analysis")) == ["deposit", "analysis"]
