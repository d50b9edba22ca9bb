"""The report on a text tells people what was withheld, why, and by which words."""

from bot.report import report
from tests.shipped import CHECKER
from tests.shipped import CORPUS as TABLE


def test_a_report_marks_the_words_that_decided_and_shows_what_stands() -> None:
    text = "MRI uses no ionising radiation. Ultrasound is a marvellous test. A bone scan is usually appropriate."
    told = report(text, TABLE.default_variant, CHECKER)
    assert "Verdict:  contradicts" in told
    assert "WITHHELD: Ultrasound is a >>marvellous<< test." in told
    assert "CONTRADICTS: A bone scan is usually appropriate." in told
    assert told.endswith("What may be shown:\nMRI uses no ionising radiation.")


def test_a_text_about_no_study_has_a_report_too() -> None:
    told = report("The clinic closes at five.", TABLE.default_variant, CHECKER)
    assert "No sentence rates, ranks or advises on a study." in told
    assert told.endswith("The clinic closes at five.")


def test_a_text_of_which_nothing_stands_says_so() -> None:
    assert report("Skip the PET/CT.", TABLE.default_variant, CHECKER).endswith("(nothing)")
