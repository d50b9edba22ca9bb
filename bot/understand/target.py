"""Target: where the imaging should look, from the places and the studies that were named."""

from collections.abc import Mapping

from bot.understand.purpose import AFTER_TREATMENT, lung_findings
from bot.understand.relevant import NOTE
from bot.understand.scenario import FacetReading
from bot.understand.sentences import sentence_at
from bot.understand.studies import NamedStudy, occupied
from corpus.lexicon import Mention, Reading

_STOPS = ".;:!?\n"
_AFTER_A_RESULT = {
    "and",
    "but",
    "on",
    "so",
    "now",
    "already",
    "at",
    "in",
    "by",
    "with",
    "separately",
    "later",
    "elsewhere",
    "yesterday",
    "today",
    "last",
    "this",
}
_OF_THE = {"of", "the", "his", "her", "that", "this", "my", "their", "on", "left", "right", "operated"}
_JOINS = {"and", "plus", "&", "as", "both"}
_BELOW = ("abdomen", "abdomen_pelvis", "head")
_WAITING = {"once", "until", "when", "unless", "before"}
_NEAR, _FEW_WORDS, _BEFORE = 3, 8, 2
"""Words between a cue and what it is about, at most."""


def read_target(
    reading: Reading,
    facets: dict[str, FacetReading],
    studies: list[NamedStudy],
    purpose: FacetReading | None,
    known: Mapping[str, FacetReading],
) -> FacetReading | None:
    """Where to look, `known` being what earlier turns told; places that a finished study has cleared are not looked at again."""
    inside = set(occupied(studies))
    places = [
        m
        for m in reading.mentions
        if m.concept.facet == "target"
        and not {m.first, m.last} <= inside
        and not (_at_the_bedside(m, reading) or _at_another(m, reading))
    ]
    wanted = [m for m in places if not _cleared(m, reading)]
    back = [m for m in reading.affirmed("local_recurrence") if not _is_back_in(m, wanted, reading)]
    if local := [m for m in back if not _is_plural(m)]:
        beside = [m for m in wanted if _is_named_beside(m, local[-1], reading)]
        found = {"local", *(_place(m, reading) for m in beside)}
        return FacetReading(tuple(sorted(found)), "said", "; ".join(m.words for m in (*beside, local[0])))
    if back:  # "a relapse in the bones" is not where the tumour was
        return FacetReading(("extrapulmonary",), "said", back[0].words)
    wanted = _alone(_in_the_last_sentence(wanted, reading), reading)
    values = list(dict.fromkeys(_place(m, reading) for m in wanted))
    words = "; ".join(dict.fromkeys(m.words for m in wanted))
    if values:
        return FacetReading(tuple(sorted(values)), "said", words)
    cleared = [m for m in places if m not in wanted]
    if cleared and (left := _what_is_left({m.concept.value for m in cleared}, cleared[0].words, purpose)):
        return left
    done = [s for s in studies if s.status == "done" and s.parts.get("region") == "chest"]
    if done and purpose and purpose.values == ("initial_staging",):
        return _what_is_left({"lung"}, done[0].words, purpose)
    if lung_findings(reading) and any(s.parts.get("region") == "chest" for s in studies):
        return FacetReading(("lung",), "implied", lung_findings(reading)[0].words)
    of_somebody = purpose or reading.cues("patient") or {"age", "sex"} & facets.keys()
    of_a_study = _of_a_chest_study(studies) if of_somebody else None
    of_a_study = of_a_study or _of_a_local_study(studies, purpose) or _of_a_study_below(studies, purpose)
    of_a_study = of_a_study or _of_the_limb(reading, purpose)
    asked_after = _a_place_alone(reading, purpose) if "target" in known else None
    return of_a_study or asked_after or _scar_or_pain(reading, purpose)


def _is_back_in(local: Mention, places: list[Mention], reading: Reading) -> bool:
    """ "The lungs, for suspected recurrence there": there is the place named before it in the sentence."""
    start, _ = sentence_at(reading, local.first)
    before = [m for m in places if start <= m.first < local.first]
    return bool(before) and before[-1].concept.value != "local" and reading.words[local.last].folded == "there"


def _is_plural(bone: Mention) -> bool:
    return bone.words.casefold().endswith("bones")


def _is_named_beside(place: Mention, local: Mention, reading: Reading) -> bool:
    """ "The lungs, and the bed for local recurrence": two things are asked, joined in one sentence."""
    low, high = sorted((place, local), key=lambda m: m.first)
    gap = {w.folded for w in reading.words[low.last + 1 : high.first]}
    return place.concept.value == "lung" and bool(gap & _JOINS) and not gap & set(_STOPS)


def _at_the_bedside(place: Mention, reading: Reading) -> bool:
    """ "Lungs clear to auscultation": what a hand or an ear found asks for no imaging, and stands in for none."""
    for cue in reading.cues("bedside"):
        gap = [w.folded for w in reading.words[place.last + 1 : cue.first]]
        if place.last < cue.first and len(gap) <= _NEAR + 1 and not set(gap) & set(_STOPS + ","):
            return True
    return False


def _at_another(place: Mention, reading: Reading) -> bool:
    """ "Excised elsewhere", "the chest is under control elsewhere": in another hospital, told and not asked for."""
    told = any(
        m.last == place.first - 1 for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "cleared"
    )
    return place.words.casefold() == "elsewhere" and told


def _of_a_chest_study(studies: list[NamedStudy]) -> FacetReading | None:
    """Who asks about a study of the chest, and of no other place, asks about the lungs."""
    asked = [s for s in studies if s.status == "asked"]
    of_chest = [s for s in asked if s.parts.get("region") == "chest"]
    if of_chest and all(s in of_chest or "region" not in s.parts or "region" in s.defaulted for s in asked):
        return FacetReading(("lung",), "implied", of_chest[0].words)
    return None


def _of_a_local_study(studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """Who asks, after treatment, about a study of the limb or an MRI and of nothing else, asks about the treated site."""
    asked = [s for s in studies if s.status != "done"]
    placed = [s for s in asked if s.parts.get("region") == "area" and "region" not in s.defaulted]
    bare = [s for s in asked if s not in placed and _surveys_no_lungs(s)]
    local = [*placed, *bare]
    if (
        local
        and all(s in local or (placed and "region" not in s.parts) for s in asked)
        and purpose
        and set(purpose.values) <= set(AFTER_TREATMENT)
    ):
        return FacetReading(("local",), "implied", asked[0].words)
    return None


def _surveys_no_lungs(study: NamedStudy) -> bool:
    """ "Follow-up of a thigh sarcoma, MRI?": an MRI of no place named is one of the treated site; "CT or MRI" leaves it open."""
    unplaced = "region" in study.defaulted or "region" not in study.parts
    return unplaced and study.parts["modality"] == "mri"


def _of_a_study_below(studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """Who asks, at staging, about a study of the abdomen and of nothing else, does not look at the lungs."""
    asked = [s for s in studies if s.status == "asked"]
    below = all(s.parts.get("region") in _BELOW or _of_the_skeleton(s) for s in asked)
    if asked and purpose and purpose.values == ("initial_staging",) and below:
        return FacetReading(("extrapulmonary",), "implied", asked[0].words)
    return None


def _of_the_skeleton(study: NamedStudy) -> bool:
    return study.parts["modality"] == "radiography" and study.parts.get("region") == "whole_body"


def _of_the_limb(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "What would you do about imaging the arm?" after treatment: the treated limb, and not a tumour of it, is to be imaged."""
    if not purpose or not set(purpose.values) <= set(AFTER_TREATMENT):
        return None
    for site in (m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in ("limb", "bone", "trunk")):
        if any(m.first == site.last + 1 for m in reading.mentions if m.concept.facet in ("histology", "tissue")):
            continue  # "follow-up of the thigh sarcoma"
        checks = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "surveillance"]
        for cue in (*reading.cues("ask_study", "study_noun"), *checks):
            gap = {w.folded for w in reading.words[cue.last + 1 : site.first]}
            if cue.last < site.first and gap and site.first - cue.last <= _NEAR + 1 and gap <= _OF_THE:
                return FacetReading(("local",), "implied", site.words)
    return None


def _a_place_alone(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "And the foot itself?", "my question is about the foot", after the lungs: it asks about the treated site.

    "And the bones?", at staging, asks about the skeleton.
    """
    bones = [m for m in reading.cues("bone_reply") if _is_plural(m)]
    if bones and purpose and purpose.values == ("initial_staging",) and len(reading.words) <= _FEW_WORDS:
        return FacetReading(("extrapulmonary",), "implied", bones[0].words)
    ends = [i for i, w in enumerate(reading.words) if w.folded == "?"]
    for site in (m for m in reading.mentions if m.concept.facet == "site" or m.concept.cue == "bone_reply"):
        inside = ends and site.first < ends[0] and not any(w.folded in (".", "!") for w in reading.words[: ends[0]])
        meant = any(0 < site.first - cue.last <= _NEAR + 1 for cue in reading.cues("asks_about"))
        if (meant or (inside and ends[0] <= _FEW_WORDS)) and purpose and set(purpose.values) <= set(AFTER_TREATMENT):
            return FacetReading(("local",), "implied", site.words)
    return None


def _scar_or_pain(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """A new lump after treatment is looked for where the tumour was."""
    lump = reading.affirmed("lump")
    if lump and purpose and set(purpose.values) <= {"surveillance", "suspected_recurrence"}:
        return FacetReading(("local",), "implied", lump[0].words)
    return None


def _what_is_left(cleared: set[str | None], words: str, purpose: FacetReading | None) -> FacetReading | None:
    if "lung" in cleared and "extrapulmonary" not in cleared and purpose and purpose.values == ("initial_staging",):
        return FacetReading(("extrapulmonary",), "implied", words)
    return None


def _in_the_last_sentence(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """Several places in several sentences: the request stands in the last of them."""
    if len(wanted) < 2:
        return wanted
    if len(reading.words) >= NOTE:
        wanted = [m for m in wanted if _in_a_request(m, reading)] or wanted
    breaks = [i for i, w in enumerate(reading.words) if w.folded in (".", "!", "\n") and i < wanted[-1].first]
    return [m for m in wanted if not breaks or m.first > breaks[-1]]


def _in_a_request(place: Mention, reading: Reading) -> bool:
    """In a sentence that asks for imaging: in a long note the other places are told of."""
    start, end = sentence_at(reading, place.first)
    return any(start <= m.first < end for m in reading.cues("ask_study", "study_noun"))


def _alone(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """ "Only the lungs", "my only question is the lungs": the other places are not asked about."""
    only = [m for m in wanted if any(_is_only(cue, m, reading) for cue in reading.cues("only"))]
    return only or wanted


def _is_only(cue: Mention, place: Mention, reading: Reading) -> bool:
    gap = reading.words[cue.last + 1 : place.first]
    before = cue.last < place.first and len(gap) <= _NEAR and not any(w.is_mark for w in gap)
    return before or cue.first == place.last + 1


def _place(mention: Mention, reading: Reading) -> str:
    """ "Other than the lungs", "beyond the thorax": everywhere else."""
    for cue in reading.cues("complement"):
        gap = reading.words[cue.last + 1 : mention.first]
        near = cue.last < mention.first and len(gap) < _NEAR and not any(w.is_mark for w in gap)
        if near and mention.concept.value == "lung":
            return "extrapulmonary"
    return mention.concept.value or ""


def _cleared(mention: Mention, reading: Reading) -> bool:
    """ "lungs clear", "chest already covered", "no lung metastases", "leave the chest for another day": that place is settled."""
    for cue in reading.cues("set_aside"):
        gap = reading.words[cue.last + 1 : mention.first]
        if cue.last < mention.first and len(gap) < _NEAR and not any(w.is_mark for w in gap):
            return True
    for cue in reading.cues("cleared", *_of_a_place(mention, reading)):
        if cue.concept.id == "cleared-by-an-act" and _is_wished(mention, reading):
            continue
        gap = reading.words[mention.last + 1 : cue.first]
        after = reading.words[cue.last + 1 : cue.last + 2]
        ends = not after or after[0].is_mark or after[0].folded in _AFTER_A_RESULT or cue.words.casefold().endswith(" on")
        if {"be", "to"} & {w.folded for w in gap} and cue.concept.id == "cleared-by-an-act":
            continue  # "chest imaging to be done" is a request
        if _is_awaited(mention, reading):
            continue
        if cue.concept.cue == "place_in_order" and after and after[0].folded == "?":
            continue  # "the lungs fine?" asks
        if cue.first > mention.last and len(gap) <= 4 and ends and not any(w.folded in _STOPS + "," for w in gap):
            return True
    return reading.negates(mention)


def _is_awaited(place: Mention, reading: Reading) -> bool:
    """ "Operation to be scheduled once the chest has been imaged": it has not been yet."""
    before = {w.folded for w in reading.words[max(0, place.first - _BEFORE) : place.first]}
    return bool(before & _WAITING)


def _of_a_place(place: Mention, reading: Reading) -> tuple[str, ...]:
    """ "Lungs ok, elsewhere?": right behind a place, and of no study."""
    beside = any(m.first == place.last + 1 for m in reading.cues("place_in_order"))
    return ("place_in_order",) if beside else ()


def _is_wished(place: Mention, reading: Reading) -> bool:
    """ "I need disease outside the lungs ruled out": what is to be done, and has not been."""
    for wish in reading.cues("wish"):
        gap = {w.folded for w in reading.words[wish.last + 1 : place.first]}
        if wish.last < place.first and not gap & set(_STOPS + ","):
            return True
    return False
