"""A turn that asks the same for somebody else: "same for her uncle, who was treated in 2020", "and in her, who is new?"."""

from collections.abc import Mapping
from dataclasses import replace

from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.turns.turn import Turn
from bot.understand.where.ache_there import aches_there
from corpus.reading import Reading

_FIRST = 5
"""Words before which it is told for whom: "OK. And in her, who ..."."""
_FOR_THEM, _ASKED_FOR = {("for", "her", "?"), ("for", "him", "?"), ("for", "them", "?")}, 3
"""The end of a turn that told of somebody else first."""
_OF_THE_TUMOUR = frozenset({"tissue", "behaviour", "origin", "grade", "histology", "site"})
_COURSE = frozenset({"purpose", "treatment", "biopsy", "time_since"})
_AWAY = ("spine", "head_neck", "abdomen", "skin")
_THEIRS = ("kin", "family_history", "acquaintance")


def asks_for_another(reading: Reading) -> bool:
    """It opens the turn: "same for the sister: ...", or ends it: "his mother had one too. Same for her?"."""
    return any(m.first <= _FIRST for m in reading.cues("for_another")) or _ends_for_kin(reading)


def _ends_for_kin(reading: Reading) -> bool:
    kin = any(m.first <= _FIRST for m in reading.cues("kin_has_one"))
    return kin and tuple(w.folded for w in reading.words[-_ASKED_FOR:]) in _FOR_THEM


def told_of_the_other(reading: Reading, known: Mapping[str, FacetReading]) -> Reading:
    """The relative is the patient now: what is told of him is not told of kin."""
    if not known or not asks_for_another(reading):
        return reading
    return replace(reading, mentions=tuple(m for m in reading.mentions if m.concept.cue not in _THEIRS))


def follow_for_another(before: Scenario, alone: Scenario, turn: Turn) -> Scenario | None:
    """The request of before, the tumour of before unless another is named, and the other patient's own course."""
    if before.kind not in RECOMMENDING or not asks_for_another(turn.reading):
        return None
    facets = dict(turn.facets)
    if "purpose" not in facets and "treatment" not in facets and (new := turn.reading.affirmed("new")):
        facets["purpose"] = FacetReading(("initial_staging",), "said", new[0].words)
    away = [m for m in turn.reading.mentions if m.concept.facet == "site" and m.concept.value in _AWAY]
    if away and "histology" not in facets:  # "hers is in the skull"
        facets["origin"] = FacetReading(away[0].concept.implies.get("origin", ()), "said", away[0].words)
    sore = None if "target" in facets else aches_there(turn.reading, list(turn.studies), facets.get("purpose"))
    if sore and "treatment" in facets:  # "hers was in 2014, and the shin throbs"
        facets["target"] = sore
    gone = set(_COURSE) if _COURSE & facets.keys() else set[str]()
    gone |= {"age", "age_band", "sex"}
    if "histology" in facets:
        gone |= _OF_THE_TUMOUR
    kept = {name: facet for name, facet in before.facets.items() if name not in gone}
    return replace(alone, facets={**kept, **facets}, kind=before.kind, studies=alone.studies or before.studies)
