"""A reply that tells of the patient and leaves open what was asked back: the question of before stands."""

from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import Scenario
from bot.understand.turns.turn import Turn

_OF_THE_PATIENT = frozenset(
    "age age_band sex diabetes metformin glucose renal_function egfr implant claustrophobia contrast_excluded pregnancy "  # noqa: SIM905
    "breastfeeding condition language".split()
)
_ASKS = ("ask_study", "ask_technique", "ask_rating", "ask_why", "ask_next", "wh")
_AGES, _FEW = range(1, 110), 14
"""Numbers that may be an age at the head of a reply, and words of one, at most."""


def only_tells_of_the_patient(before: Scenario, turn: Turn) -> bool:
    """ "She is 62 and has diabetes", "71, on warfarin, kidneys fine", where what the imaging is for is still open."""
    words = [w.folded for w in turn.reading.words]
    if before.kind not in RECOMMENDING or "purpose" in before.facets or "histology" not in before.facets:
        return False
    if "?" in words or turn.studies or len(words) > _FEW or turn.reading.cues(*_ASKS):
        return False
    aged = words[0].isdigit() and int(words[0]) in _AGES
    return turn.facets.keys() <= _OF_THE_PATIENT and bool(turn.facets.keys() - {"language"} or aged)


def asks_what_is_missing(before: Scenario, turn: Turn) -> bool:
    """ "No idea, what do you need?": tells nothing, and asks what was asked back; the question of before stands."""
    asks = turn.reading.cues("asks_what_is_missing")
    told = turn.facets.keys() - {"language"} or turn.studies or len(turn.reading.words) > _FEW
    return bool(asks) and not told and before.kind in RECOMMENDING
