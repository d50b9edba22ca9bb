"""Forms that begin at a place of a text."""

from corpus.forms import Forms

FORMS = Forms([(("bone",), "bone"), (("bone", "scan"), "study"), (("bone", "scan", "whole", "body"), "whole study")])


def test_every_form_that_begins_at_a_place_is_found_shorter_ones_first() -> None:
    words = ["a", "bone", "scan", "whole", "body"]
    assert FORMS.at(words, 1) == [(1, "bone"), (2, "study"), (4, "whole study")]
    assert FORMS.at(words, 0) == FORMS.at(words, 2) == []


def test_a_form_that_the_text_breaks_off_is_not_found() -> None:
    assert FORMS.at(["bone", "scan", "whole"], 0) == [(1, "bone"), (2, "study")]
