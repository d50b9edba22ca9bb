"""The vocabulary: the longest form wins, one typing error is forgiven, abbreviations are taken as written."""

from typing import Any

import pytest

from corpus.lexicon import Lexicon
from corpus.schema import Concept

CONCEPTS = (
    Concept(id="sarcoma", facet="histology", forms=("sarcoma",)),
    Concept(id="ewing", facet="histology", forms=("ewing sarcoma",)),
    Concept(id="angio", facet="histology", forms=("angiosarcoma",)),
    Concept(id="ultrasound", study={"modality": "us"}, forms=("ultrasound",), abbreviations=("US",)),
    Concept(id="staging", facet="purpose", value="initial_staging", forms=("staging", "new tumor")),
    Concept(id="lesion-a", cue="lump", forms=("lesion",)),
    Concept(id="lesion-b", cue="domain", forms=("lesion",)),
    Concept(id="negation", cue="negation", forms=("no",)),
)
LEXICON = Lexicon(CONCEPTS)


def _found(text: str) -> list[str]:
    return [m.concept.id for m in LEXICON.read(text).mentions]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Ewing sarcoma", ["ewing"]),
        ("Ewing's sarcoma", ["ewing"]),
        ("EWING-SARCOMA", ["ewing"]),
        ("Ewing, sarcoma", ["sarcoma"]),
        ("sarcomas", ["sarcoma"]),
        ("angiosarcoma", ["angio"]),
        ("new tumour", ["staging"]),
        ("a lesion", ["lesion-a", "lesion-b"]),
    ],
)
def test_the_longest_form_wins_across_case_hyphens_and_spelling(text: str, concepts: list[str]) -> None:
    assert _found(text) == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("sarcomma", ["sarcoma"]),  # one letter too many
        ("sarcma", ["sarcoma"]),  # one too few
        ("sarkoma", ["sarcoma"]),  # another one
        ("sacroma", ["sarcoma"]),  # two swapped
        ("sarkomma", []),  # two errors
        ("xarcoma", []),  # the first letter must be right
        ("stag", []),  # short words must be right
        ("ultrasonud", ["ultrasound"]),
    ],
)
def test_one_typing_error_in_a_long_word_is_forgiven(text: str, concepts: list[str]) -> None:
    assert _found(text) == concepts


def test_a_corrected_word_is_marked_as_not_exact() -> None:
    assert [m.exact for m in LEXICON.read("sarcoma sarkoma").mentions] == [True, False]


def test_abbreviations_count_only_as_they_are_written() -> None:
    assert _found("US of the thigh") == ["ultrasound"]
    assert _found("tell us of the thigh") == []


@pytest.mark.parametrize("front", ["", "🙂 ", "\u200b", "İ ", "ﬃ ", "e\u0301 "])
def test_mentions_point_at_their_words(front: str) -> None:
    text = f"{front}no new Ewing sarcoma"
    for mention in LEXICON.read(text).mentions:
        assert text[mention.start : mention.end] == mention.words
    assert _found(text) == ["negation", "ewing"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("no sarcoma", True),
        ("no sign of sarcoma", True),
        ("no pain, sarcoma", False),
        ("no doubt but sarcoma", False),
        ("sarcoma, no pain", False),
        ("no one in the whole room has a sarcoma", False),
    ],
)
def test_a_negation_reaches_a_few_words_of_its_clause(text: str, negated: bool) -> None:
    reading = LEXICON.read(text)
    (mention,) = [m for m in reading.mentions if m.concept.id == "sarcoma"]
    assert reading.negates(mention) is negated


def test_every_form_of_the_shipped_vocabulary_is_found(services: Any) -> None:
    for concept in services.corpus.concepts:
        for form in concept.forms:
            found = services.lexicon.read(form).mentions
            assert concept.id in {m.concept.id for m in found}, (concept.id, form)
