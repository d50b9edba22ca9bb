"""Target: where the imaging should look, from the places and the studies that were named."""

from collections.abc import Mapping, Set

from bot.understand.another_operation import is_of_another
from bot.understand.asked_places import asked_last, is_only
from bot.understand.called_off import without_the_called_off
from bot.understand.exceptives import exception_of
from bot.understand.implied_target import implied_target, is_plural, placed_studies
from bot.understand.none_so_far import neither_here_nor_there
from bot.understand.not_now import is_left_aside
from bot.understand.open_places import leaves_out
from bot.understand.old_scans import was_looked_at_once
from bot.understand.operated import operated_places
from bot.understand.other_of_two import other_of_two
from bot.understand.places import is_guessed, is_one_not_known, is_told_with_all, named_places, without_the_seen
from bot.understand.purpose import AFTER_TREATMENT
from bot.understand.relevant import of_somebody
from bot.understand.scenario import FacetReading
from bot.understand.sentences import sentence_at
from bot.understand.settled import is_settled
from bot.understand.signs import lung_findings
from bot.understand.struck import struck_out
from bot.understand.studies import NamedStudy
from corpus.reading import Mention, Reading

_STOPS = ".;:!?\n"
_JOINS = {"and", "plus", "&", "as", "both"}
_THE_BONE = (" the bone", " that bone", " his bone", " her bone", " this bone")
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def read_target(
    reading: Reading,
    facets: dict[str, FacetReading],
    studies: list[NamedStudy],
    purpose: FacetReading | None,
    known: Mapping[str, FacetReading],
) -> FacetReading | None:
    """Where to look, `known` being what earlier turns told; places that a finished study has cleared are not looked at again."""
    named = [*(m for m in named_places(reading, studies) if not _is_of_a_made_study(m, studies)), *operated_places(reading, studies, purpose, replies=bool(known))]
    places = [m for m in sorted(named, key=lambda m: m.first) if not (struck_out(m, reading) or is_of_another(m, reading))]
    places = [m for m in places if not was_looked_at_once(m, reading)]
    unseen = without_the_called_off([m for m in places if _is_unseen(m, purpose, reading)], reading)
    if (none := neither_here_nor_there(reading)) and purpose and purpose.values == ("initial_staging",):
        return FacetReading(("extrapulmonary", "lung"), "said", none.words)
    wanted = without_the_seen(unseen, reading)
    if relapse := _of_a_relapse(wanted, reading):
        return relapse
    wanted = asked_last(wanted, reading)
    of_the_bone = _is_of_the_treated_bone(wanted, facets, purpose, reading)
    too = ["local"] if _is_the_site_too(wanted, studies, purpose, reading) else []
    values = ["local"] if of_the_bone else list(dict.fromkeys([*(_place(m, reading) for m in wanted), *too]))
    words = "; ".join(dict.fromkeys(m.words for m in wanted))
    several = {_place(m, reading) for m in unseen}
    if len(several) > 1 and (is_guessed(unseen, wanted, reading) or is_one_not_known(unseen, reading)):
        return FacetReading(tuple(sorted(several)), "implied", words)
    excepted = any(exception_of(m.first, m.last, reading) for m in wanted)
    if purpose and purpose.values == ("initial_staging",) and not excepted and is_told_with_all(wanted, reading):
        return FacetReading(("extrapulmonary", "lung"), "implied", words)
    if values:
        return FacetReading(tuple(sorted(values)), "said", words)
    cleared = [m for m in places if m not in wanted]
    seen = {_place(m, reading) for m in cleared}
    but_the_lungs = any(m.concept.value != _place(m, reading) for m in cleared)  # "all but the lungs": they are what is left
    if cleared and (left := _what_is_left(seen, cleared[0].words, purpose, but_the_lungs)):
        return left
    if seen == {"lung"} and _is_of_the_whole_body(reading, studies) and all(reading.negates(m) for m in cleared):
        return FacetReading(("extrapulmonary",), "implied", cleared[0].words)
    done = [s for s in studies if s.status == "done" and s.parts.get("region") == "chest"]
    done = [s for s in done if not _was_for_an_ailment(s, reading)]
    anew = [s for s in studies if s.status == "asked" and s.parts.get("region") == "chest"]  # "film normal. Do I need a chest CT?"
    if done and not anew and purpose and purpose.values == ("initial_staging",):
        return _what_is_left({"lung"}, done[0].words, purpose)
    told_of = "; ".join(dict.fromkeys([*(m.words for m in cleared), *(s.words for s in studies if s.status == "done")]))
    if other := other_of_two({place or "" for place in seen}, told_of, reading, studies, purpose, known):
        return other
    if {"local", "lung"} <= seen and any(s.status == "asked" and s.parts.get("region") == "whole_body" for s in studies):
        return FacetReading(("extrapulmonary",), "implied", told_of)  # "scar fine, chest fine: a yearly bone scan?"
    if nodules := _nodules_sought(reading, studies):
        return nodules
    told = purpose or of_somebody(reading) or {"age", "sex"} & facets.keys()
    return implied_target(reading, studies, purpose, told=bool(told), followed="target" in known)


def _is_of_a_made_study(place: Mention, studies: list[NamedStudy]) -> bool:
    """ "只做了局部MRI", "salvo la RM local": the site, right beside the name of a study that was made."""
    made = [s for s in studies if s.status == "done"]
    return place.concept.value == "local" and any(place.last + 1 == s.first or s.last + 1 == place.first for s in made)


def _is_unseen(place: Mention, purpose: FacetReading | None, reading: Reading) -> bool:
    """ "All but the lungs is imaged" leaves them open; at staging "nothing but the lungs" leaves what is not the lungs."""
    exception = exception_of(place.first, place.last, reading)
    if exception == "seen":
        after = purpose is not None and set(purpose.values) <= set(AFTER_TREATMENT)
        return place.concept.value != "local" and not after
    return exception == "open" or not is_settled(place, reading)


def _of_a_relapse(wanted: list[Mention], reading: Reading) -> FacetReading | None:
    """ "A relapse in the scar", and the places named beside it; "a relapse in the bones" is not where the tumour was."""
    back = _local_returns(wanted, reading)
    local = [m for m in back if not is_plural(m)]
    if back and (not local or _is_there_elsewhere(back, reading)):
        return FacetReading(("extrapulmonary",), "said", back[0].words)
    if not local:
        return None
    beside = [m for m in wanted if _is_named_beside(m, local[-1], reading)]
    found = {"local", *(_place(m, reading) for m in beside)}
    return FacetReading(tuple(sorted(found)), "said", "; ".join(m.words for m in (*beside, local[0])))


def _is_there_elsewhere(back: list[Mention], reading: Reading) -> bool:
    """ "Sciatica: MRI of the spine for a relapse there?": where the symptom is, and not where the tumour was."""
    there = all(m.words.casefold().endswith("there") for m in back)
    return there and bool(reading.affirmed("sign_elsewhere"))


def _is_of_the_treated_bone(
    wanted: list[Mention], facets: dict[str, FacetReading], purpose: FacetReading | None, reading: Reading
) -> bool:
    """ "Resected 2021, checking the bone for its return": the one that held the tumour, where "the bones" are the skeleton."""
    after = purpose is not None and set(purpose.values) <= set(AFTER_TREATMENT)
    of_bone = "tissue" in facets and facets["tissue"].values == ("bone",)
    single = bool(wanted) and all(m.words.casefold().endswith(_THE_BONE) for m in wanted)
    return after and of_bone and single and not any(m.first > wanted[0].first for m in reading.cues("distant"))


def _nodules_sought(reading: Reading, studies: list[NamedStudy]) -> FacetReading | None:
    """ "My only worry is nodules in the chest", or nodules told beside a study of the chest."""
    found = lung_findings(reading)
    if sought := [m for m in found if any(is_only(cue, m, reading) for cue in reading.cues("only", "fear"))]:
        return FacetReading(("lung",), "said", sought[0].words)
    of_chest = any(s.parts.get("region") == "chest" for s in studies)
    return FacetReading(("lung",), "implied", found[0].words) if found and of_chest else None


def _was_for_an_ailment(study: NamedStudy, reading: Reading) -> bool:
    """ "Chest CT of 2019 for pneumonia": it stages no tumour of now."""
    _, end = sentence_at(reading, study.last)
    ill = [m for m in reading.mentions if m.concept.facet == "condition" and study.last < m.first < end]
    if [w.folded for w in reading.words[study.last + 1 : study.last + 2]] == ["for"]:
        ill += [m for m in reading.cues("other_reason") if m.first <= study.last + _NEAR]  # "a chest film for the anaesthetist"
    return any("for" in (w.folded for w in reading.words[study.last + 1 : m.first]) for m in ill)


def _is_of_the_whole_body(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "Which whole-body imaging? Not the lungs.": the whole body is to be looked at, in no study that was made."""
    whole = [m for m in reading.mentions if m.concept.study.get("region") == "whole_body"]
    made = [s for s in studies if s.status != "asked"]
    return any(not any(s.first <= m.first <= s.last for s in made) for m in whole)


def _is_back_in(local: Mention, places: list[Mention], reading: Reading) -> bool:
    """ "The lungs, for suspected recurrence there": there is the place named before it in the sentence."""
    start, _ = sentence_at(reading, local.first)
    before = [m for m in places if start <= m.first < local.first]
    return bool(before) and before[-1].concept.value != "local" and reading.words[local.last].folded == "there"


def _local_returns(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """The words that look for a relapse where the tumour was, without those that deny it or leave it aside."""
    back = [m for m in reading.affirmed("local_recurrence") if not _is_back_in(m, wanted, reading)]
    return [m for m in back if not (is_left_aside(m, reading) or _is_not_there(m, reading))]


def _is_not_there(local: Mention, reading: Reading) -> bool:
    """ "No sign of relapse there": the denial is told in words that overlap."""
    free = (m for m in reading.mentions if m.concept.id == "recurrence-free")
    return any(m.first < local.first <= m.last for m in free)


def _is_named_beside(place: Mention, local: Mention, reading: Reading) -> bool:
    """ "The lungs, and the bed for local recurrence": two things are asked, joined in one sentence."""
    low, high = sorted((place, local), key=lambda m: m.first)
    gap = {w.folded for w in reading.words[low.last + 1 : high.first]}
    return place.concept.value == "lung" and bool(gap & _JOINS) and not gap & set(_STOPS)


def _is_the_site_too(lungs: list[Mention], studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading) -> bool:
    """ "MRI for the humerus and CT for the lungs": a study of the treated limb, joined to the lungs in one clause."""
    if purpose is None or not set(purpose.values) <= set(AFTER_TREATMENT) or {_place(m, reading) for m in lungs} != {"lung"}:
        return False
    placed = [(s, m) for s in placed_studies(studies) for m in lungs if m.first > s.last]
    gaps = [[w.folded for w in reading.words[s.last + 1 : m.first]] for s, m in placed]
    return any(gap[:1] and gap[0] in _JOINS and len(gap) <= 2 * _NEAR and not set(gap) & set(_STOPS) for gap in gaps)


def _what_is_left(
    cleared: Set[str | None], words: str, purpose: FacetReading | None, lungs_left: bool = False
) -> FacetReading | None:
    if cleared == {"extrapulmonary"} and lungs_left and purpose and purpose.values == ("initial_staging",):
        return FacetReading(("lung",), "implied", words)
    if "lung" in cleared and "extrapulmonary" not in cleared and purpose and purpose.values == ("initial_staging",):
        return FacetReading(("extrapulmonary",), "implied", words)
    return None


def _place(mention: Mention, reading: Reading) -> str:
    """ "Other than the lungs", "beyond the thorax": everywhere else; "local bone check": where the tumour was."""
    if exception := exception_of(mention.first, mention.last, reading):
        beside = mention.concept.value if mention.concept.value != "extrapulmonary" else "lung"  # "apart from the lungs"
        return "extrapulmonary" if exception == "seen" and beside == "lung" else beside or ""
    if mention.first and reading.words[mention.first - 1].folded == "local" and mention.concept.value == "extrapulmonary":
        return "local"
    for cue in (*reading.cues("complement"), *(m for m in reading.cues("opens_place") if leaves_out(m, reading))):
        gap = reading.words[cue.last + 1 : mention.first]
        near = cue.last < mention.first and len(gap) < _NEAR and not any(w.is_mark for w in gap)
        if near and mention.concept.value == "lung":
            return "extrapulmonary"
    return mention.concept.value or ""
