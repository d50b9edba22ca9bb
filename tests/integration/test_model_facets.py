"""A facet that a model reads is assumed, rests on words of the question, and is read only if switched on."""

import pytest

from bot.pipeline import answer
from bot.services import Services
from bot.understand.intake import Inquiry
from tests.model_server import Script, saying
from tests.models import QUESTION, asking, events

ASKED_BACK = "Which study to look for local recurrence of a sarcoma after treatment? It arose in her padding."


def reading(value: object, words: object) -> Script:
    """A model that reads a facet, and otherwise says nothing."""
    return saying(
        lambda e: {"value": value, "words": words} if "What is to be read" in e.prompt else {"study": "", "statements": []}
    )


def test_a_facet_that_a_model_reads_is_assumed_with_its_words(services: Services) -> None:
    told = events(services, reading("soft_tissue", "in her padding"), ASKED_BACK, model_facets=True)[-1].answer
    assert (told.answer_class, [p.variant for p in told.parts]) == ("answered", ["msk-staging-2022/5"])
    assert told.facets["tissue"].model_dump() == {"values": ("soft_tissue",), "how": "assumed", "words": "in her padding"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("unknown", ""),
        ("soft_tissue", ""),
        ("soft_tissue", "in the thigh muscle"),
        ("blood", "in her padding"),
        ("bone", "   "),
        ("bone", "e"),
        ("bone", "in her paddin"),
        ("bone", None),
        (["bone"], "in her padding"),
        ({"bone": 1}, "in her padding"),
        (None, "in her padding"),
    ],
)
def test_a_facet_without_words_of_the_question_is_asked_for(value: object, words: object, services: Services) -> None:
    told = events(services, reading(value, words), ASKED_BACK, model_facets=True)[-1].answer
    assert told.answer_class == "clarify"
    assert told.clarify is not None
    assert told.clarify.facet == "tissue"


def test_no_facet_is_read_unless_switched_on(services: Services) -> None:
    told = events(services, reading("soft_tissue", "in her padding"), ASKED_BACK)[-1].answer
    assert told.answer_class == "clarify"


def test_what_was_said_is_not_for_a_model_to_change(services: Services) -> None:
    with asking(services, reading("bone", "thigh"), model_facets=True) as (asked, server):
        given = answer(Inquiry(QUESTION), asked)
        assert not any("What is to be read" in e.prompt for e in server.exchanges)
    assert given.parts == answer(Inquiry(QUESTION), services).parts
