"""A sentence of a model stands on its quote: whole statements that it was given; and it says neither more nor less."""

import pytest

from bot.model.grounding import Grounding
from bot.model.write import Given
from bot.services import Services
from tests.conftest import invented_passage

FIRST = "The lamp burns oil and needs a dry wick."
SECOND = "The lamp does not shine through thick fog."
THIRD = "The keeper trims the wick every 6 hours for 2 days."
LAMP = invented_passage(FIRST, SECOND, THIRD)


def given(*sentences: str) -> Given:
    """The passage as a model saw it: these of its sentences, the others left out."""
    places = [(LAMP.text.index(s), LAMP.text.index(s) + len(s)) for s in sentences]
    return Given(LAMP, " ".join(sentences), frozenset(places))


WHOLE = given(FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("words", "statements"),
    [
        (FIRST, FIRST),
        ("burns oil and needs", FIRST),
        ("burns  oil\nand needs", FIRST),
        ("shine through thick fog", SECOND),
        ("needs a dry wick. The lamp does", f"{FIRST} {SECOND}"),
        ("every 6 hours for 2 days", THIRD),
    ],
)
def test_a_quote_is_the_whole_statements_in_which_its_words_stand(words: str, statements: str) -> None:
    quote = WHOLE.quote(words)
    assert quote is not None
    assert quote.text == statements == LAMP.text[quote.start : quote.end]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a dry wick",
        "burns oil or needs",
        "Burns oil and needs",
        "urns oil and needs a",
        "burns oil and need",
        "burns oil. and needs",
        "burns.*and needs a dry",
        "The lamp burns oil … a dry wick",
        "“burns oil and needs a dry wick”",
    ],
)
def test_words_that_do_not_stand_there_are_no_quote(words: str) -> None:
    assert WHOLE.quote(words) is None


def test_what_was_not_given_cannot_be_quoted() -> None:
    assert given(FIRST, THIRD).quote("shine through thick fog") is None
    assert given(FIRST, THIRD).quote("needs a dry wick. The keeper trims") is None, "they stand apart in the passage"


def test_words_that_stand_twice_are_quoted_where_they_were_given() -> None:
    twice = invented_passage("In fog the lamp is lit at dusk.", "In summer the lamp is lit at dusk.")
    second = (twice.spans[1].start, twice.spans[1].end)
    quote = Given(twice, twice.spans[1].statement.text, frozenset({second})).quote("the lamp is lit at dusk")
    assert quote is not None
    assert (quote.start, quote.end) == second


@pytest.fixture(scope="module")
def grounding(services: Services) -> Grounding:
    """The comparison by the vocabularies of the shipped corpus."""
    return Grounding(services.corpus, services.lexicon, services.claims, services.terms)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("MRI finds lesions of the marrow.", "MRI finds lesions of the marrow."),
        ("Marrow lesions are found by MRI.", "MRI finds lesions of the marrow."),
        ("MRI finds lesions of the marrow.", "MRI finds lesions of the marrow that a radiograph leaves unseen."),
        ("Near metal, MRI is degraded by artefacts.", "MRI near metal is degraded by artifacts."),
        ("Visits are due every 6 months for 2 years.", "For 2 years visits are due every 6 months."),
        ("PET/CT is more sensitive than the bone scan.", "FDG-PET/CT is more sensitive than a bone scan."),
    ],
)
def test_a_rewording_is_carried_by_its_quote(sentence: str, quote: str, grounding: Grounding) -> None:
    assert grounding.lacking(sentence, quote) is None


STUDY, NUMBER, WHOM = "names a study", "has a number", "speaks of patients"
NEGATION, JUDGING, OPPOSITE, WORDS = "negates or limits", "judges or compares", "the opposite", "most of its words"


@pytest.mark.parametrize(
    ("why", "sentence", "quote"),
    [
        (STUDY, "A bone scan finds lesions of the marrow.", "MRI finds lesions of the marrow."),
        (STUDY, "MRI with contrast finds lesions of the marrow.", "MRI without contrast finds lesions of the marrow."),
        (STUDY, "The bone scan is more sensitive than PET/CT.", "PET/CT is more sensitive than the bone scan."),
        (STUDY, "CT finds marrow lesions and MRI does not.", "MRI finds marrow lesions and CT does not."),
        (NUMBER, "Nodules of 6 mm are followed.", "Nodules of 5 mm are followed."),
        (NUMBER, "Nodules of 5 cm are followed.", "Nodules of 5 mm are followed."),
        (NUMBER, "Nodules of >5 mm are followed.", "Nodules of <5 mm are followed."),
        (NUMBER, "Nodules of 5 mm are followed.", "Nodules of 0.5 mm are followed."),
        (NUMBER, "Visits are due every 2 months for 6 years.", "Visits are due every 6 months for 2 years."),
        (NUMBER, "Nodules are found in 5 of patients.", "Nodules are found in 5 % of patients."),
        (WHOM, "Lesions of soft tissue are found by MRI.", "Lesions of bone are found by MRI."),
        (WHOM, "MRI finds lesions before treatment.", "MRI finds lesions after treatment."),
        (NEGATION, "MRI shows the marrow near metal.", "MRI does not show the marrow near metal."),
        (NEGATION, "MRI does not show the marrow near metal.", "MRI shows the marrow near metal."),
        (NEGATION, "MRI rarely shows the marrow near metal.", "MRI shows the marrow near metal."),
        (NEGATION, "MRI fails to show the marrow near metal.", "MRI can show the marrow near metal."),
        (NEGATION, "MRI shows the marrow.", "MRI shows the marrow only if there is metal."),
        (NEGATION, "MRI is degraded near metal.", "MRI may be degraded near metal."),
        (JUDGING, "MRI is useful for the marrow.", "MRI is for the marrow."),
        (JUDGING, "PET/CT is less sensitive than the bone scan.", "PET/CT is more sensitive than the bone scan."),
        (JUDGING, "MRI increases artefacts near metal.", "MRI reduces artefacts near metal."),
        (JUDGING, "Visits go on for ten years at the clinic.", "Visits go on for five years at the clinic."),
        (JUDGING, "MRI always shows the marrow near metal.", "MRI shows the marrow near metal."),
        (OPPOSITE, "MRI near metal is unreliable.", "MRI near metal is reliable."),
        (OPPOSITE, "Artefacts near metal are visible.", "Artefacts near metal are invisible."),
        (WORDS, "MRI of the marrow costs a fortune in winter and spring.", "MRI shows the marrow near metal."),
    ],
)
def test_a_sentence_that_says_something_else_is_not(why: str, sentence: str, quote: str, grounding: Grounding) -> None:
    assert why in (grounding.lacking(sentence, quote) or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "MRI finds.",
        "MRI finds lesions of the marrow",
        "mri finds lesions of the marrow.",
        "MRI finds lesions of the marrow?",
        "MRI finds lesions of the marrow [1].",
        "MRI finds <b>lesions of the marrow</b>.",
        "MRI finds *lesions* of the marrow.",
        "MRI finds lesions_of_the marrow.",
        "MRI finds lesions of the marrow, see www.example.org.",
        "MRI finds lesions of the marrow (a@example.org).",
        "MRI finds ½ of the lesions of the marrow.",
        "MRI finds lesions² of the marrow.",
        "MRI finds \u200blesions of the marrow.",
        "MRI finds \U0001f44d lesions of the marrow.",
        f"MRI finds lesions {'of the marrow ' * 40}.",
    ],
)
def test_what_is_not_one_plain_sentence_is_not_taken(sentence: str, grounding: Grounding) -> None:
    assert grounding.lacking(sentence, sentence) == "it is not one plain sentence"


def test_every_statement_of_the_corpus_carries_itself(services: Services, grounding: Grounding) -> None:
    statements = [span.statement.text for passage in services.corpus.document_passages for span in passage.spans]
    plain = [text for text in statements if grounding.lacking(text, text) != "it is not one plain sentence"]
    assert len(plain) > 0.9 * len(statements)
    assert [text for text in plain if grounding.lacking(text, text)] == []
