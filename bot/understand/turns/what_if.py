"""A turn that supposes the tumour elsewhere, or something else than a tumour: "what if it had been in her womb?"."""

from dataclasses import replace

from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import OUR_SITES, FacetReading, Scenario
from bot.understand.turns.turn import Turn
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_FIRST, _FEW = 3, 14
"""Words that open the turn, and words of one that does nothing but suppose, at most."""
_IT = as_folded("it that this they lump tumour tumor thing mass sarcoma primary growth one")
_LIES = as_folded("in at of from behind within inside on muscle bone")
_BY_NAME = ("histology", "behaviour", "grade", "origin", "site")
_ILL = ("complication", "false_alarm")
_OF_A_FINDING = ("finding", "result", "study_result", "distant", "lung_finding", "recurrence", "spread_found")
_TISSUES = {"muscle": "soft_tissue", "bone_reply": "bone"}


def follow_what_if(before: Scenario, alone: Scenario, turn: Turn) -> Scenario | None:
    """The request of before for the tumour that is supposed; None if the turn supposes nothing of the kind."""
    reading = turn.reading
    if before.kind not in RECOMMENDING or not _supposes_it(reading) or {"histology", "target"} & turn.facets.keys():
        return None
    facets = _supposed(before, reading)
    return replace(alone, facets=facets, kind=before.kind, studies=alone.studies or before.studies) if facets else None


def _supposes_it(reading: Reading) -> bool:
    if sum(not w.is_mark for w in reading.words) > _FEW or not any(m.first <= _FIRST for m in reading.cues("ask_what_if")):
        return False
    return bool(_IT & {w.folded for w in reading.words[: 2 * _FIRST]})


def _supposed(before: Scenario, reading: Reading) -> dict[str, FacetReading]:
    known = before.facets
    sites = [m for m in reading.mentions if m.concept.facet == "site" and _is_where_it_lies(m, reading)]
    if reading.cues(*_OF_A_FINDING):
        return {}  # "suppose it lights up a lesion in the adrenal": what a study shows
    if away := [m for m in sites if m.concept.implies.get("origin")]:  # "in the larynx"
        return {**known, "origin": FacetReading(away[0].concept.implies["origin"], "said", away[0].words)}
    if ills := [m for m in reading.mentions if m.concept.cue in _ILL or m.concept.facet == "condition"]:  # "had been an abscess"
        kept = {name: facet for name, facet in known.items() if name not in _BY_NAME}
        return {**kept, "condition": FacetReading((ills[0].concept.value or ills[0].concept.id,), "said", ills[0].words)}
    ours = [m for m in sites if m.concept.value in OUR_SITES]
    was_away = "origin" in known and "musculoskeletal" not in known["origin"].values
    if ours and was_away:  # "a uterine leiomyosarcoma; what if it had been in her thigh?"
        kept = {name: facet for name, facet in known.items() if name not in ("histology", "grade", "site")}
        origin = FacetReading(("musculoskeletal",), "said", ours[0].words)
        tissue = ours[0].concept.implies.get("tissue")
        told = {"tissue": FacetReading(tissue, "implied", ours[0].words)} if tissue else {}
        return {**kept, "origin": origin, **told}
    return _of_the_other_tissue(before, reading)


def _of_the_other_tissue(before: Scenario, reading: Reading) -> dict[str, FacetReading]:
    """ "What if it had been a muscle one?", after a tumour of bone: another tumour, malignant all the same."""
    told = [m for m in reading.cues(*_TISSUES) if reading.words[m.last + 1 : m.last + 2] and _is_one(m, reading)]
    if not told or "histology" not in before.facets:
        return {}
    kept = {name: facet for name, facet in before.facets.items() if name not in ("histology", "grade", "site", "depth")}
    return {**kept, "tissue": FacetReading((_TISSUES[told[0].concept.cue or ""],), "said", told[0].words)}


def _is_one(tissue: Mention, reading: Reading) -> bool:
    return reading.words[tissue.last + 1].folded in as_folded("one tumour tumor sarcoma")


def _is_where_it_lies(site: Mention, reading: Reading) -> bool:
    before = {w.folded for w in reading.words[max(0, site.first - _FIRST) : site.first + 1]}
    return bool(before & _LIES)
