"""Words in points: a sentence that no rule reads stands if its words are those of descriptions, and falls if they choose."""

from dataclasses import replace

import pytest

from bot.check.checker import Checker
from corpus.schema import Shares, Weights
from evals.points import Labelled, fit
from tests.shipped import CHECKER, CORPUS

ELSEWHERE = "msk-staging-2022/2"

TOLD = (
    "The CT tube hummed while she counted the tiles on the ceiling.",
    "My sister was given earplugs and a rubber bulb for the MRI.",
    "Her bone scan was booked for nine on Monday morning, in the basement.",
    "PET/CT images were acquired from the skull base to the mid-thigh in two beds.",
    "On T1-weighted MRI the marrow around the stem looked dark.",
)
CHOSEN = (
    "The bone scan was what our whole staging hung on, and rightly so.",
    "Chest radiographs are where a sensible staging of distant spread ends.",
    "Grab a chest film and call the sarcoma staged.",
    "A PET/CT is money down the drain in a new sarcoma.",
    "Nobody in our clinic would dream of a PET/CT before surgery.",
)
BORNE_OUT = (
    "For her initial staging, whole-body PET/CT is the usual pick.",
    "Among the rated studies, FDG-PET/CT is the usually appropriate one.",
)
REFUTED = (
    "For her initial staging, the chest radiograph is the usual pick.",
    "Among the rated studies, the radiograph is the usually appropriate one.",
    "For her initial staging, whole-body PET/CT is the usual pick only upon symptoms.",
    "Among the rated studies, FDG-PET/CT is the usually appropriate one with its 4.",
)
NOTHING = Weights(start=0.0, words={})


def stands(text: str, checker: Checker = CHECKER) -> bool:
    return checker.check(text, ELSEWHERE).safe_text == text


@pytest.mark.parametrize("text", TOLD)
def test_what_only_tells_stands_though_not_every_word_is_known(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize("text", CHOSEN)
def test_what_chooses_falls_in_whatever_words(text: str) -> None:
    assert not stands(text)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The first bone scan is stored on a disc in the same drawer.", True),
        ("Her MRI was booked by the clinic and moved to another day.", True),
        ("The first scan for her was the bone scan, the PET/CT could come second.", False),
        ("The PET/CT was cancelled as the bone scan covers the same ground.", False),
        ("The PET/CT was ordered late, for want of a good reason to do it at all.", False),
    ],
)
def test_words_that_count_or_tell_of_a_booking_seldom_judge(text: str, standing: bool) -> None:
    assert stands(text) is standing


@pytest.mark.parametrize("text", BORNE_OUT)
def test_a_judgement_that_the_table_bears_out_stands_in_other_words(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize("text", REFUTED)
def test_the_same_words_fall_where_the_table_says_otherwise(text: str) -> None:
    assert not stands(text)


@pytest.mark.parametrize("chosen", CHOSEN[:-1])  # the last one, behind a description of technique, still stands in two of five
@pytest.mark.parametrize("told", TOLD)
def test_a_long_description_hides_no_choice(told: str, chosen: str) -> None:
    hidden = f"{told.rstrip('.')}, and {chosen[0].lower()}{chosen[1:]}"
    assert chosen.rstrip(".")[1:] not in CHECKER.check(hidden, ELSEWHERE).safe_text


def limited(**limits: float) -> Checker:
    points = CORPUS.points.model_copy(update={"limits": CORPUS.points.limits.model_copy(update=limits)})
    return Checker(replace(CORPUS, points=points))


ON_A_MATTER = (
    "In one series of soft tissue sarcoma, the chest CT of most patients with lung metastases was read by two radiologists."
)


@pytest.mark.parametrize(("matter", "standing"), [(0.0, True), (30.0, False)])
def test_what_is_on_the_matter_of_a_statement_and_not_proved_must_weigh_more(matter: float, standing: bool) -> None:
    assert stands(ON_A_MATTER, limited(matter=matter)) is standing


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("FDG-PET/CT 8, FDG-PET/MRI 8, bone scan 4: those were the numbers on the slide.", False),
        ("Bone scan 9, then PET/CT 2, and that was the quiz of Thursday.", False),
        ("Bone scan 3, room on the left: those were the words on the door.", True),
        ("FDG-PET/CT, FDG-PET/MRI, bone scan: those were the names on the slide.", True),
    ],
    ids=["three studies", "two studies", "one study", "no number"],
)
def test_a_list_that_gives_study_after_study_a_number_is_no_description_however_little_it_weighs(
    text: str, standing: bool
) -> None:
    freely = limited(named=99.0, unnamed=99.0, outright=99.0, rated=99.0, refuted=99.0, matter=0.0)
    assert stands(text, freely) is standing


@pytest.mark.parametrize("text", TOLD)
def test_what_is_on_no_matter_of_a_statement_need_not(text: str) -> None:
    assert stands(text, limited(matter=30.0))


@pytest.mark.parametrize(("text", "standing"), [(TOLD[0], True), (CHOSEN[-1], False)])
def test_only_a_sentence_without_a_word_that_can_bear_on_a_choice_may_weigh_less(text: str, standing: bool) -> None:
    assert stands(text, limited(named=-10.0, unnamed=-10.0, outright=-10.0, bare=7.5)) is standing


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Who carried the CD with the films to the ward?", True),
        ("Who would not carry the CD with the films to the ward?", False),
        ("The CD holds the films that the ward had asked for.", False),
    ],
)
def test_an_open_question_may_weigh_less(text: str, standing: bool) -> None:
    assert stands(text, limited(named=-16.0, unnamed=-16.0, outright=-16.0, rated=-16.0, bare=0.0, asking=16.0)) is standing


def test_words_that_nobody_has_met_speak_for_nothing() -> None:
    assert not stands("A glimpf of PET/CT wurbles the snorgled quaxes.")


def test_without_points_only_the_rules_are_left() -> None:
    bare = replace(CORPUS, points=CORPUS.points.model_copy(update={"judging": NOTHING, "refuted": NOTHING}))
    checker = Checker(bare)
    assert not stands(TOLD[0], checker)


ALONE = Shares(refuted=0.0, part=0.0, run=0.0, least=0.0)


@pytest.mark.parametrize(("most", "standing"), [(0.3, True), (0.29, False)])
def test_a_sum_at_the_limit_is_within_it_whatever_the_order_of_its_words(most: float, standing: bool) -> None:
    """0.1 + 0.2 is no more than 0.3; in binary fractions it would be, or not, as a set happens to be ordered."""
    wide = CORPUS.points.limits.model_copy(
        update={"named": most, "bare": 0.0, "part": 1.0, "run": 1.0, "read": -9.0, "known": -9.0}
    )
    update = {"judging": Weights(start=0.0, words={"hum": 0.1, "tile": 0.2}), "limits": wide, "shares": ALONE}
    points = replace(CORPUS, points=CORPUS.points.model_copy(update=update))
    assert stands(TOLD[0], Checker(points)) is standing


def test_the_points_of_a_study_follow_the_table() -> None:
    """The same words count otherwise of a study that the table puts elsewhere."""
    text = "FDG-PET/CT whole body was asked for."
    assert "<top>" in CHECKER.evidence(text, ELSEWHERE).counted
    assert "<top>" not in CHECKER.evidence(text, "msk-staging-2022/4").counted


def test_the_fit_is_the_same_each_time_and_gives_choices_the_higher_points() -> None:
    sentences = [
        Labelled("x", CHECKER.evidence(text, ELSEWHERE), label)
        for texts, label in ((TOLD, "harmless"), (CHOSEN, "contradiction"), (BORNE_OUT, "consistent"))
        for text in texts * 3
    ]
    once, again = fit(sentences, CORPUS.points), fit(sentences, CORPUS.points)
    assert once == again
    assert once.judging.words["sarcoma"] > 0
    assert min(once.judging.words.values()) < 0
    assert once.refuted.words["sarcoma"] > 0


def test_a_new_fit_keeps_the_limits_that_stand_in_the_file() -> None:
    wide = CORPUS.points.model_copy(
        update={"limits": CORPUS.points.limits.model_copy(update={"told": -0.5}), "run": 7, "shares": ALONE}
    )
    fitted = fit(
        [
            Labelled("x", CHECKER.evidence(TOLD[0], ELSEWHERE), "harmless"),
            Labelled("x", CHECKER.evidence(CHOSEN[0], ELSEWHERE), "contradiction"),
            Labelled("x", CHECKER.evidence(BORNE_OUT[0], ELSEWHERE), "consistent"),
        ]
        * 3,
        wide,
    )
    assert (fitted.limits, fitted.run, fitted.shares) == (wide.limits, wide.run, wide.shares)
