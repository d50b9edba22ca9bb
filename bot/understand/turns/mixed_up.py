"""A turn that takes the case of before back, as that of somebody else: "that was the other patient, hers is in the thigh"."""

from collections.abc import Set

from corpus.reading import Reading

_A_CASE = frozenset({"age", "age_band", "first_imaging", "treatment"})
"""One of these is told by who goes on with another patient, and not by who puts one word right."""


def is_new_case(reading: Reading) -> bool:
    """ "New patient"; "the report was another patient's" only takes back what was read there."""
    return bool(reading.cues("new_case")) and not reading.cues("mixed_up")


def takes_the_case_back(reading: Reading, told: Set[str]) -> bool:
    """ "No, that was another letter. Liposarcoma of the thigh, new.": the tumour is another one, the question is the same."""
    return bool(reading.cues("mixed_up")) and "histology" in told and not _A_CASE & told


def leaves_the_case(reading: Reading) -> bool:
    """ "Now her brother's scan"; "the cough is his brother's" takes a complaint back, and stays with the patient."""
    back = reading.cues("false_alarm")
    return any(not any(b.first <= m.first <= b.last for b in back) for m in reading.cues("case_left"))
