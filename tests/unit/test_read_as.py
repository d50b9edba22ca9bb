"""How a question was read, in the words that the page and the terminal show."""

import pytest

from bot.beside.read_as import read_as, value_of
from corpus import Corpus
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "facet", "said"),
    [
        ("knee pain at night, what imaging?", "condition", "knee pain"),
        ("Is MRI right for a sarcoma of the knee?", "site", "knee"),
        ("Osteosarcoma of the distal femur: staging outside the lungs?", "site", "distal femur"),
        ("Osteosarcoma of the distal femur: staging outside the lungs?", "target", "outside the lungs"),
        ("Osteosarcoma of the distal femur: staging outside the lungs?", "tissue", "bone"),
        ("desmoid without surgery, follow-up?", "condition", "something that the topic does not rate"),
        ("45-year-old with a sarcoma: how do I stage him?", "age", "age in years: 45"),
    ],
)
def test_a_fact_is_shown_in_the_words_of_a_reader(question: str, facet: str, said: str, ask: Ask, corpus: Corpus) -> None:
    assert value_of(facet, ask(question).facets[facet], corpus) == said


def test_a_place_that_was_chosen_is_shown_by_its_value(ask: Ask, corpus: Corpus) -> None:
    assert value_of("site", ask("", {"site": "limb", "purpose": "initial_staging"}).facets["site"], corpus) == "limb"


def test_how_a_question_was_read_is_one_line(ask: Ask, corpus: Corpus) -> None:
    line = read_as(ask("Desmoid of the thigh: follow-up MRI?"), corpus)
    assert line.startswith(
        "Read as: surveillance after treatment (said “follow-up”) · site of the primary tumour (assumed “MRI”) · "
    )
    assert line.endswith("thigh (said “thigh”)")
    assert "\n" not in line
    assert read_as(ask("thank you"), corpus) == ""
