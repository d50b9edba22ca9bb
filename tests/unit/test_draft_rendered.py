"""The sentences on named studies: each study once, and no more of those without a rating than the words have room for."""

from tests.conftest import Ask

STAGING = "New osteosarcoma of the femur, staging outside the lungs. "
NAMED_TWICE = STAGING + "What number does the ACR give whole-body MRI, and what does it give MRI whole body without contrast?"
CROWDED = STAGING + "He is 6. ACR number of a chest CT, an MRI of the thigh, a whole-body MRI and a whole-body bone scan?"


def test_a_study_named_twice_is_told_of_once(ask: Ask) -> None:
    text = ask(NAMED_TWICE).text
    assert "rating of MRI whole body without IV contrast" in text
    assert "MRI whole body without IV contrast and MRI whole body without IV contrast" not in text


def test_where_words_run_out_the_studies_without_a_rating_that_were_named_last_are_told(ask: Ask) -> None:
    answer = ask(CROWDED)
    unrated = [m.procedure for a in answer.asked for m in a.matches if m.category == "not rated"]
    assert unrated == ["CT chest", "MRI area of interest"]
    assert [name in answer.text for name in unrated] == [False, True]
    assert "rates Bone scan whole body may be appropriate" in answer.text


def test_studies_without_a_rating_are_all_told_where_there_is_room(ask: Ask) -> None:
    text = ask(STAGING + "Chest CT or MRI of the thigh?").text
    assert all(f"does not rate {name}" in text for name in ("CT chest", "MRI area of interest"))
