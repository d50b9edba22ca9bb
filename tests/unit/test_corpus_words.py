"""Spellings of one word fold to one form, and every offset is a code point into the text as given."""

import unicodedata
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.understand
from corpus.words import as_folded, fold, without_invisible, words_of

_MANY = 2000
CLINICAL = st.sampled_from(
    ["tumours", "Ewing’s", "naïve", "naïve", "PET/CT", "0,3-3 mSv", "¹⁸F-FDG", "ﬁbula", "☢☢", "İstanbul", "\u200b", "high-grade"]
)
TEXTS = st.lists(CLINICAL | st.text(max_size=8), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("tumour", "tumor"),
        ("Tumours", "tumor"),
        ("TUMORS", "tumor"),
        ("haemorrhage", "hemorrhage"),
        ("haematological", "hematological"),
        ("paediatric", "pediatric"),
        ("oedema", "edema"),
        ("oesophagus", "esofagus"),
        ("lymfoma", "lymfoma"),
        ("lymphoma", "lymfoma"),
        ("isnt", "isnt"),
        ("isn’t", "isnt"),
        ("glycaemia", "glycemia"),
        ("leukaemia", "leukemia"),
        ("artefacts", "artifact"),
        ("localised", "localized"),
        ("visualisation", "visualization"),
        ("fibre", "fiber"),
        ("colour", "color"),
        ("sarcomas", "sarcoma"),
        ("Ewing’s", "ewing"),
        ("patient's", "patient"),
        ("naïve", "naive"),
        ("Köhler", "kohler"),
        ("ﬁbula", "fibula"),
        ("ＰＥＴ", "pet"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("word", ["pelvis", "metastasis", "mass", "thymus", "this", "ct", "us", "gas", "disease", "biopsy"])
def test_a_word_that_is_no_plural_keeps_its_ending(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize("word", ["Tumours", "haemorrhages", "Ewing’s", "localised", "naïve", "metastasis", "glasses"])
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PET/CT of the thigh.", ["pet", "ct", "of", "the", "thigh", "."]),
        ("¿MRI? Yes!", ["mri", "?", "yes", "!"]),
        ("0.3-3 mSv, 10,5 kg", ["0.3", "3", "msv", ",", "10,5", "kg"]),
        ("Ewing’s sarcoma", ["ewing", "sarcoma"]),
        ("18F-FDG", ["18", "f", "fdg"]),
        ("a\nb", ["a", "\n", "b"]),
        ("", []),
    ],
)
def test_a_text_falls_into_words_numbers_and_marks(text: str, words: list[str]) -> None:
    assert [word.folded for word in words_of(text)] == words


def test_marks_are_told_from_words() -> None:
    assert [word.is_mark for word in words_of("CT, 9 (no)!")] == [False, True, False, True, False, True, True]


@pytest.mark.parametrize("text", ["Köhler disease", "naïve tumour", "Schüller staging"])
def test_an_accent_written_as_a_mark_of_its_own_does_not_break_the_word(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert len(apart) > len(text)
    assert [word.folded for word in words_of(apart)] == [word.folded for word in words_of(text)]


def test_offsets_count_code_points_after_symbols_outside_the_basic_plane() -> None:
    text = "🩻🩻 tumours"
    (word,) = words_of(text)
    assert (word.start, word.end) == (3, 10)
    assert text[word.start : word.end] == "tumours"


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_the_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    for word in words:
        written = text[word.start : word.end]
        assert written
        assert (fold(written) or written) == word.folded
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_no_letter_and_no_digit_falls_between_the_words(text: str) -> None:
    inside = {place for word in words_of(text) for place in range(word.start, word.end)}
    assert [c for place, c in enumerate(text) if c.isalnum() and place not in inside] == []


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u00ad", "\ufeff", "\u2066", "\U000e0041", "\ufe0f"])
def test_invisible_characters_are_taken_out(hidden: str) -> None:
    assert without_invisible(f"P{hidden}ET{hidden}") == "PET"
    assert [word.folded for word in words_of(without_invisible(f"P{hidden}ET"))] == ["pet"]


def test_a_set_of_words_is_written_as_people_write_and_held_as_words_are_folded() -> None:
    assert as_folded("advises does hasn't tumour à") == {"advize", "doe", "hasnt", "tumor", "a"}


def test_no_reader_holds_a_word_beside_its_folded_form() -> None:
    """Such a set is held against folded words: its written forms never match, and what is missing beside them goes unread."""
    modules = [import_module(m.name) for m in walk_packages(bot.understand.__path__, "bot.understand.")]
    sets = {(m.__name__, name): v for m in modules for name, v in vars(m).items() if isinstance(v, (set, frozenset))}
    words = [(at, word) for at, held in sets.items() for word in held if isinstance(word, str) and word.isalpha()]
    assert len(words) > _MANY
    assert [(at, word) for at, word in words if fold(word) != word and fold(word) in sets[at]] == []
