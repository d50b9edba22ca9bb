"""Two studies, or two places, that are asked about together: each of them has its own part in the answer."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.below import is_below
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_FUNCTIONAL = ("pet_ct", "pet_mri", "bone_scan")
_LINK = as_folded(
    "by with via using from on through : - – = a an the his her of for to do get gets in and per mit zur das die den dem "
    "con para por el la los las de del pour par avec le les des da dos as os com i gli"
)
"""Words between a study and the place that it is to look at: "lungs by CT", "CT for the lungs"."""
_JOINS, _ENDS = {"and", "plus", "&", "+", "with", "und", "y", "et", "e"}, {".", "?", "!", "\n", ";"}
_CHOICE = {"or", "vs", "versus", "oder", "o", "ou"}
_HOW = {"how", "by", "with", "which", "what"}
"""Right behind the lungs, for a study of them: "chest how, and is a bone scan of use for the rest?"."""
_BARE = {"only", "a single", "single", "just a"}
"""Words for one study that say nothing on whether it is enough: "chest CT only, for staging"."""
_STAGING = ("staging", "staging-request")
_REACH = 4
"""Words between a study and its place, at most."""
_JUST_BEFORE = 2
"""Steps from "a single" to the study, at most."""


def both_places(
    reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, wanted: list[Mention], unseen: list[Mention]
) -> FacetReading | None:
    """ "Lungs by CT, bones by bone scan", "which lung scan, and is a bone scan useful too?": each place has its own study."""
    asked = [s for s in studies if s.status == "asked"]
    lungs = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "lung"]
    lungs = [m for m in lungs if not any(s.first <= m.first <= s.last for s in studies)]
    others = _others(reading, studies, purpose)
    if not (asked and lungs and wanted and others):
        return None
    for place in lungs:
        its_own = studies if place in unseen else asked  # "Lungs: CT." may read as made
        mine = [s for s in its_own if _is_paired(place, s, reading)]
        theirs = [(o, s) for o, _ in others for s in asked if s not in mine]
        theirs = [(o, s) for o, s in theirs if _is_paired(o, s, reading) or _is_of_use_for(s, o, reading)]
        leads = place in unseen and any(_leads_to(place, s, reading) for _, s in theirs)
        if (mine or leads) and theirs:
            values = sorted({"lung", *(value for o, value in others if o in [p for p, _ in theirs])})
            return FacetReading(tuple(values), "said", "; ".join([place.words, theirs[0][0].words]))
    return None


def and_a_survey(
    reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, wanted: list[Mention]
) -> FacetReading | None:
    """ "Which lung scan, and is a bone scan useful too?": at staging, joined to the lungs by "and", in no choice of two."""
    lungs = [m for m in wanted if m.concept.value == "lung"]
    if not is_first_staging(purpose) or not lungs or len(lungs) < len(wanted):
        return None
    asked = [s for s in studies if s.status == "asked"]
    for place in lungs:
        mine = [s for s in asked if _is_paired(place, s, reading)]
        last = max([place.last, *(s.last for s in mine)])
        behind = [s for s in asked if s.first > last]
        if behind and surveys_the_rest(behind[0]):
            gap = [w.folded for w in reading.words[last + 1 : behind[0].first]]
            if _JOINS - {"with"} & set(gap) and not _CHOICE & set(gap) and not _ENDS & set(gap):
                return FacetReading(("extrapulmonary", "lung"), "said", f"{place.words}; {behind[0].words}")
    return None


def both_studies(
    reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, *, followed: bool
) -> FacetReading | None:
    """ "CT chest and PET/CT to stage a new sarcoma: do I need both?", "is PET/CT alone enough to stage it?"."""
    asked = [s for s in studies if s.status == "asked"]
    if not is_first_staging(purpose) or not asked:
        return None
    surveys = [s for s in asked if surveys_the_rest(s)]
    chest = [s for s in asked if s.parts.get("region") == "chest" or (surveys and _is_one_of_both(s, reading))]
    if chest and surveys:
        return FacetReading(("extrapulmonary", "lung"), "said", f"{chest[0].words}; {surveys[0].words}")
    alone = [] if followed else [s for s in asked if _is_to_do_alone(s, reading)]  # of a place told before, that one is meant
    return FacetReading(("extrapulmonary", "lung"), "said", alone[0].words) if alone else None


def _is_one_of_both(study: NamedStudy, reading: Reading) -> bool:
    """ "Mets anywhere? Do I need both CT and PET?": a CT of no place told, where the whole is searched."""
    bare = study.parts["modality"] == "ct" and ("region" not in study.parts or "region" in study.defaulted)
    both = [w.folded for w in reading.words[study.first - 1 : study.first]] == ["both"]
    return bare and both and bool(reading.cues("whole_search"))


def site_and_lungs(studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading) -> FacetReading | None:
    """ "X-ray and MRI of the femur and chest CT yearly", "local MRI + chest CT, or what?" after treatment."""
    if not is_after_treatment(purpose):
        return None
    asked = [s for s in studies if s.status == "asked"]
    chest = [s for s in asked if s.parts.get("region") == "chest"]
    placed = [s for s in asked if _is_placed(s)]
    beside = [s for s in asked if s not in chest and s not in placed and _is_beside(s, placed or chest, asked, reading)]
    if not chest or not (placed or any(s.parts["modality"] == "mri" for s in beside)):
        return None
    rest = [s for s in asked if s not in (*chest, *placed, *beside)]
    if all(s.parts["modality"] in _FUNCTIONAL for s in rest):  # "could a PET/CT replace both?"
        return FacetReading(("local", "lung"), "said", (placed or beside)[0].words)
    return None


def is_the_chest_too(wanted: list[Mention], studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading) -> bool:
    """ "Ultrasound of the scar and chest film every half year": a study of the chest beside the treated site."""
    followed = is_after_treatment(purpose) and "surveillance" in purpose.values
    here = {sentence_at(reading, m.first) for m in wanted}
    chests = [s for s in studies if s.status == "asked" and s.parts.get("region") == "chest"]
    chest = any(sentence_at(reading, s.first) in here for s in chests)
    return followed and chest and {m.concept.value for m in wanted} == {"local"}


def surveys_the_rest(study: NamedStudy) -> bool:
    """A PET, a bone scan or a whole-body MRI: what looks beyond the lungs."""
    whole = study.parts.get("region") == "whole_body"
    return study.parts["modality"] in (*_FUNCTIONAL, "mri") and whole


def _is_placed(study: NamedStudy) -> bool:
    return study.parts.get("region") == "area" and "region" not in study.defaulted


def _is_beside(study: NamedStudy, others: list[NamedStudy], asked: list[NamedStudy], reading: Reading) -> bool:
    """ "MRI and X-ray of the tibia": of no place told, in a list with what has one."""
    unplaced = "region" not in study.parts or "region" in study.defaulted
    if not unplaced or study.parts["modality"] not in ("mri", "radiography", "us"):
        return False
    near = [s for s in asked if s is not study and sentence_at(reading, s.first) == sentence_at(reading, study.first)]
    for other in near:
        low, high = sorted((study, other), key=lambda s: s.first)
        gap = {w.folded for w in reading.words[low.last + 1 : high.first]}
        if gap & (_JOINS | {",", "/"}) and not gap & _CHOICE:
            return bool(others)
    return False


def _is_to_do_alone(study: NamedStudy, reading: Reading) -> bool:
    """ "PET/CT on its own", "a single PET/CT", "one-stop PET/CT": whether one study is enough for all of staging."""
    start, end = sentence_at(reading, study.first)
    staged = any(start <= m.first < end for m in reading.mentions if m.concept.id in _STAGING)
    chest = study.parts.get("region") == "chest" and staged  # "chest CT alone enough to stage?"
    if not (surveys_the_rest(study) or chest) or reading.cues("ask_why"):
        return False  # "why is a bone scan alone not enough?"
    cues = [m for m in reading.cues("by_itself") if start <= m.first < end]
    if not surveys_the_rest(study):
        cues = [m for m in cues if m.words.casefold() not in _BARE and asks_at(end, reading)]
    return any(0 < m.first - study.last <= _REACH or 0 < study.first - m.last <= _JUST_BEFORE for m in cues)


def _leads_to(lungs: Mention, other: NamedStudy, reading: Reading) -> bool:
    """ "Lungs, and is a PET worth it for the rest?": the first of two things that are asked in one sentence."""
    gap = [w.folded for w in reading.words[lungs.last + 1 : other.first]]
    joined = bool(_JOINS - {"with"} & set(gap[:2])) or bool(
        gap[1:] and set(gap[:1]) <= _HOW and _JOINS - {"with"} & set(gap[:_REACH])
    )
    return lungs.last < other.first and joined and not set(gap) & (_ENDS | _CHOICE)


def _is_of_use_for(survey: NamedStudy, place: Mention, reading: Reading) -> bool:
    """ "Is PET worthwhile for the rest?", "would a PET add anything elsewhere?": in one clause, and nothing joined between."""
    gap = [w for w in reading.words[survey.last + 1 : place.first]]
    words = {w.folded for w in gap}
    near = survey.last < place.first and len(gap) <= 2 * _REACH and not any(w.is_mark for w in gap)
    return surveys_the_rest(survey) and near and not words & (_JOINS | _CHOICE)


def _others(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> list[tuple[Mention, str]]:
    """Places that are not the lungs: at staging the rest of the body, after treatment the limb."""
    after = is_after_treatment(purpose)
    if not (after or is_first_staging(purpose)):
        return []
    free = [m for m in reading.mentions if not any(s.first <= m.first and m.last <= s.last for s in studies) or after]
    if after:
        return [(m, "local") for m in free if _is_the_site(m)]
    return [(m, "extrapulmonary") for m in free if _is_elsewhere(m)]


def _is_the_site(place: Mention) -> bool:
    limb = place.concept.facet == "site" and place.concept.value in OUR_SITES
    return limb or (place.concept.facet == "target" and place.concept.value == "local")


def _is_elsewhere(place: Mention) -> bool:
    return is_below(place) or (place.concept.facet == "target" and place.concept.value == "extrapulmonary")


def _is_paired(place: Mention, study: NamedStudy, reading: Reading) -> bool:
    """ "Lungs by CT", "Bones: scintigraphy", "X-ray for the lungs", "bone scan of the femur"."""
    if study.first <= place.first <= study.last:
        return True
    low, high = (place.last, study.first) if place.last < study.first else (study.last, place.first)
    gap = [w.folded for w in reading.words[low + 1 : high]]
    return len(gap) <= _REACH and set(gap) <= _LINK - {"and", "e", "y", "et", "und"}
