"""Target: where the imaging should look, from the places and the studies that were named."""

from collections.abc import Mapping

from bot.understand.course.come_back import nodule_in_the_lung, site_feared_for
from bot.understand.course.nodule_followed import nodule_where_lungs_are_followed
from bot.understand.course.not_now import is_left_aside
from bot.understand.course.relapse_over import is_over
from bot.understand.course.signs import lung_findings
from bot.understand.illness.another_operation import is_of_another
from bot.understand.imaging.called_off import without_the_called_off
from bot.understand.imaging.exceptives import exception_of
from bot.understand.imaging.none_so_far import neither_here_nor_there
from bot.understand.imaging.old_scans import was_looked_at_once
from bot.understand.imaging.studies import NamedStudy
from bot.understand.relevant import of_somebody
from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.ache_there import aches_there
from bot.understand.where.agreed import without_the_agreed
from bot.understand.where.all_left import all_that_is_left
from bot.understand.where.asked_and_denied import asked_and_denied
from bot.understand.where.asked_places import asked_last, is_only
from bot.understand.where.below import is_plural
from bot.understand.where.both_asked import and_a_survey, both_places, is_the_chest_too
from bot.understand.where.examined import is_only_examined
from bot.understand.where.given_up import is_given_up, pointed_back_to
from bot.understand.where.implied_target import implied_target, placed_studies
from bot.understand.where.left_over import left_over
from bot.understand.where.left_places import is_of_a_made_study, is_unseen, place_of
from bot.understand.where.missing import places_missing
from bot.understand.where.open_places import asks_for
from bot.understand.where.operated import operated_places
from bot.understand.where.other_half import other_of_the_visit
from bot.understand.where.place_changed import place_changed_and_rest_seen
from bot.understand.where.places import is_guessed, is_one_not_known, is_told_with_all, named_places, without_the_seen
from bot.understand.where.settled_later import without_the_settled_later
from bot.understand.where.site_in_doubt import site_in_doubt
from bot.understand.where.told_outright import told_outright
from bot.understand.wording.sentences import asks_at, sentence_at
from bot.understand.wording.struck import struck_out
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
    none_made = is_first_staging(purpose) and neither_here_nor_there(reading)
    whole = _the_whole_set(reading, purpose) if known else None
    if told := whole or told_outright(reading, studies, purpose, none_made=bool(none_made)):
        return told
    places = without_the_agreed(_places(reading, studies, purpose, replies=bool(known)), reading, known)
    unseen = without_the_called_off([m for m in places if is_unseen(m, purpose, reading)], reading)
    unseen = without_the_settled_later(unseen, places, reading)
    if none_made or (reading.cues("place_untold") and not unseen):
        return None
    wanted = without_the_seen(unseen, reading)
    if relapse := place_changed_and_rest_seen(reading, purpose) or _of_a_relapse(wanted, reading):
        return relapse
    wanted = _without_where_it_lies(asked_last(wanted, reading), purpose, reading)
    if both := both_places(reading, studies, purpose, wanted, unseen) or and_a_survey(reading, studies, purpose, wanted):
        return both
    if all_of_it := None if known else _all_of_it(wanted, studies, purpose, reading):
        return all_of_it
    if told := _of_what_is_wanted(wanted, unseen, reading, facets, studies, purpose):
        return told
    other = other_of_the_visit(reading, places, purpose) or asked_and_denied(reading)
    if left := other or left_over([m for m in places if m not in wanted], reading, studies, purpose, known):
        return left
    if nodules := _nodules_sought(reading, studies) or pointed_back_to(reading):
        return nodules
    of_the_lungs = nodule_where_lungs_are_followed(reading, purpose, known, studies)
    if back := of_the_lungs or nodule_in_the_lung(reading, purpose) or site_feared_for(reading, purpose):
        return back
    of_a_case = purpose or of_somebody(reading) or {"age", "sex"} & facets.keys()
    ache = None if known else aches_there(reading, studies, purpose)
    implied = ache or implied_target(reading, studies, purpose, told=bool(of_a_case), followed="target" in known)
    return implied or site_in_doubt(reading, purpose)


def _the_whole_set(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "The chest hasn't been done either, so the complete set please": a turn that asks for every place of staging."""
    told = reading.cues("complete_set") if is_first_staging(purpose) else []
    return FacetReading(("extrapulmonary", "lung"), "said", told[0].words) if told else None


def _all_of_it(
    wanted: list[Mention], studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading
) -> FacetReading | None:
    """All that is left of staging, or what it is asked to lack."""
    return all_that_is_left(wanted, studies, purpose, reading) or places_missing(reading, studies, purpose)


def _places(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, *, replies: bool) -> list[Mention]:
    """The places that are named in order, without those of another tumour, of a scan of long ago, or struck out."""
    named = [m for m in named_places(reading, studies) if not is_of_a_made_study(m, studies)]
    named += operated_places(reading, studies, purpose, replies=replies)
    places = [m for m in sorted(named, key=lambda m: m.first) if not (struck_out(m, reading) or is_of_another(m, reading))]
    places = [m for m in places if not is_only_examined(m, studies, reading)]
    return [m for m in places if not (was_looked_at_once(m, reading) or is_over(m, reading) or is_given_up(m, reading))]


def _of_what_is_wanted(
    wanted: list[Mention],
    unseen: list[Mention],
    reading: Reading,
    facets: dict[str, FacetReading],
    studies: list[NamedStudy],
    purpose: FacetReading | None,
) -> FacetReading | None:
    """The places that are asked about; several of which one is meant that is not told are all possible."""
    of_the_bone = _is_of_the_treated_bone(wanted, facets, purpose, reading)
    too = ["local"] if _is_the_site_too(wanted, unseen, studies, purpose, reading) else []
    too += ["lung"] if is_the_chest_too(wanted, studies, purpose, reading) else []
    values = ["local"] if of_the_bone else list(dict.fromkeys([*(place_of(m, reading) for m in wanted), *too]))
    words = "; ".join(dict.fromkeys(m.words for m in wanted))
    several = {place_of(m, reading) for m in unseen}
    if len(several) > 1 and (is_guessed(unseen, wanted, reading) or is_one_not_known(unseen, reading)):
        return FacetReading(tuple(sorted(several)), "implied", words)
    excepted = any(exception_of(m.first, m.last, reading) for m in wanted)
    staging = is_first_staging(purpose)
    if staging and not excepted and is_told_with_all(wanted, reading):
        return FacetReading(("extrapulmonary", "lung"), "implied", words)
    return FacetReading(tuple(sorted(values)), "said", words) if values else None


def _of_a_relapse(wanted: list[Mention], reading: Reading) -> FacetReading | None:
    """ "A relapse in the scar", and the places named beside it; "a relapse in the bones" is not where the tumour was."""
    back = _local_returns(wanted, reading)
    local = [m for m in back if not is_plural(m)]
    if back and (not local or _is_there_elsewhere(back, reading)):
        return FacetReading(("extrapulmonary",), "said", back[0].words)
    if not local:
        return None
    beside = [m for m in wanted if _is_named_beside(m, local[-1], reading)]
    found = {"local", *(place_of(m, reading) for m in beside)}
    return FacetReading(tuple(sorted(found)), "said", "; ".join(m.words for m in (*beside, local[0])))


def _without_where_it_lies(wanted: list[Mention], purpose: FacetReading | None, reading: Reading) -> list[Mention]:
    """ "The swelling beside her hip scar was cored: leiomyosarcoma. How do I stage it?": where it is, and nothing asks of it."""
    if not is_first_staging(purpose) or {m.concept.value for m in wanted} != {"local"}:
        return wanted
    staging = [m for m in reading.mentions if m.concept.id in ("staging", "staging-request")]
    asked = [m for m in wanted if asks_for(m, reading) or _is_in_a_request(m, staging, reading)]
    return wanted if asked or not staging else []


def _is_in_a_request(place: Mention, staging: list[Mention], reading: Reading) -> bool:
    start, end = sentence_at(reading, place.first)
    asks = [*reading.cues("ask_study", "ask_appropriate", "study_noun", "wish", "asks_about", "interrogative", "wh"), *staging]
    studied = any(start <= m.first < end for m in reading.mentions if m.concept.study.get("modality", "biopsy") != "biopsy")
    return studied or any(start <= m.first < end for m in asks) or asks_at(end, reading)


def _is_there_elsewhere(back: list[Mention], reading: Reading) -> bool:
    """ "Sciatica: MRI of the spine for a relapse there?": where the symptom is, and not where the tumour was."""
    there = all(m.words.casefold().endswith("there") for m in back)
    return there and bool(reading.affirmed("sign_elsewhere"))


def _is_of_the_treated_bone(
    wanted: list[Mention], facets: dict[str, FacetReading], purpose: FacetReading | None, reading: Reading
) -> bool:
    """ "Resected 2021, checking the bone for its return": the one that held the tumour, where "the bones" are the skeleton."""
    after = is_after_treatment(purpose)
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


def _is_back_in(local: Mention, places: list[Mention], reading: Reading) -> bool:
    """ "The lungs, for suspected recurrence there": there is the place named before it in the sentence."""
    start, _ = sentence_at(reading, local.first)
    before = [m for m in places if start <= m.first < local.first]
    return bool(before) and before[-1].concept.value != "local" and reading.words[local.last].folded == "there"


def _local_returns(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """The words that look for a relapse where the tumour was, without those that deny it or leave it aside."""
    back = [m for m in reading.affirmed("local_recurrence") if not _is_back_in(m, wanted, reading)]
    return [m for m in back if not (is_left_aside(m, reading) or _is_not_there(m, reading) or is_over(m, reading))]


def _is_not_there(local: Mention, reading: Reading) -> bool:
    """ "No sign of relapse there": the denial is told in words that overlap."""
    free = (m for m in reading.mentions if m.concept.id == "recurrence-free")
    return any(m.first < local.first <= m.last for m in free)


def _is_named_beside(place: Mention, local: Mention, reading: Reading) -> bool:
    """ "The lungs, and the bed for local recurrence": two things are asked, joined in one sentence."""
    low, high = sorted((place, local), key=lambda m: m.first)
    gap = {w.folded for w in reading.words[low.last + 1 : high.first]}
    return place.concept.value == "lung" and bool(gap & _JOINS) and not gap & set(_STOPS)


def _is_the_site_too(
    wanted: list[Mention], unseen: list[Mention], studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading
) -> bool:
    """ "MRI for the humerus and CT for the lungs": a study of the treated limb, joined to the lungs in one clause."""
    if not is_after_treatment(purpose) or {place_of(m, reading) for m in wanted} != {"lung"}:
        return False
    lungs = [m for m in unseen if place_of(m, reading) == "lung"]
    placed = [(s, m) for s in placed_studies(studies) for m in lungs if m.first > s.last]
    gaps = [[w.folded for w in reading.words[s.last + 1 : m.first]] for s, m in placed]
    return any(gap[:1] and gap[0] in _JOINS and len(gap) <= 2 * _NEAR and not set(gap) & set(_STOPS) for gap in gaps)
