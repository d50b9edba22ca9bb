"""A turn that takes the case of before back, as that of somebody else: "that was the other patient, hers is in the thigh"."""

from collections.abc import Set

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_WAS, _OWN, _AGAIN = {"was", "were"}, as_folded("own himself herself patient mine"), 4
_A_CASE = frozenset({"age", "age_band", "first_imaging", "treatment"})
"""One of these is told by who goes on with another patient, and not by who puts one word right."""

_WHOSE, _FIRST = ("his ", "her "), 3
"""How words for kin begin, and words of a sentence before them: "OK, thanks. Her brother: ..."."""


def is_new_case(reading: Reading) -> bool:
    """ "New patient"; "the report was another patient's" only takes back what was read there."""
    return bool(reading.cues("new_case")) and not reading.cues("mixed_up")


def takes_the_case_back(reading: Reading, told: Set[str]) -> bool:
    """ "No, that was another letter. Liposarcoma of the thigh, new.": the tumour is another one, the question is the same."""
    return bool(reading.cues("mixed_up")) and "histology" in told and not _A_CASE & told


def leaves_the_case(reading: Reading) -> bool:
    """ "Now her brother's scan"; "the cough is his brother's" takes a complaint back, and stays with the patient."""
    back = reading.cues("false_alarm")
    ours = (_is_kin_told_of_later, _only_takes_one_thing_back)
    left = [m for m in reading.cues("case_left") if not any(is_ours(m, reading) for is_ours in ours)]
    return any(not any(b.first <= m.first <= b.last for b in back) for m in left)


def _is_kin_told_of_later(left: Mention, reading: Reading) -> bool:
    """ "The stump. Phantom pain. His mother had breast cancer": no turn to another patient, which would stand first."""
    start, _ = sentence_at(reading, left.first)
    return left.words.casefold().startswith(_WHOSE) and start > 0 and left.first > _FIRST


def _only_takes_one_thing_back(theirs: Mention, reading: Reading) -> bool:
    """ "No, the resection was his brother's. His own ...": whose that was, and the patient is told of again."""
    before = {w.folded for w in reading.words[max(0, theirs.first - 1) : theirs.first]}
    behind = reading.words[theirs.last + 1 : theirs.last + 2]
    again = {w.folded for w in reading.words[theirs.last + 2 : theirs.last + 2 + _AGAIN]}
    return bool(before & _WAS) and all(w.is_mark for w in behind) and bool(again & _OWN)
