"""The sentences on named studies: each study once, and no more of those without a rating than the words have room for."""

from bot.draft.drafter import WORDS
from tests.conftest import Ask

STAGING = "New osteosarcoma of the femur, staging outside the lungs. "
NAMED_TWICE = STAGING + "What number does the ACR give whole-body MRI, and what does it give MRI whole body without contrast?"
NOT_RATED = STAGING + "He is 6. ACR number of a chest CT, an MRI of the thigh, a whole-body MRI and a bone scan of the whole body?"
    STAGING
    + "ACR number of a CT of the chest, a CT of the thigh, an MRI of the thigh and a bone scan whole body?"
)


def test_a_study_named_twice_is_told_of_once(ask: Ask) -> None:
    text = ask(NAMED_TWICE).text
    assert "rating of MRI whole body without IV contrast" in text
    assert "MRI whole body without IV contrast and MRI whole body without IV contrast" not in text


def test_studies_without_a_rating_do_not_crowd_out_the_rated_one(ask: Ask) -> None:
    answer = ask(NOT_RATED)
    unrated = [m for a in answer.asked for m in a.matches if m.category == "not rated"]
    assert len(unrated) > answer.text.count("not rated is not a verdict") > 0, "all are named, some are told"
    assert "rates Bone scan whole body may be appropriate" in answer.text
    assert len([w for w in answer.text.split() if not w.startswith("[")]) <= WORDS
