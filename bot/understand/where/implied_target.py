"""Where to look when no place is named for it: what the studies asked about, or the limb that is spoken of, imply."""

from bot.understand.course.signs import suspicion
from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import AFTER_TREATMENT, OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.below import ORGANS, REGIONS, is_plural
from bot.understand.where.beyond_after import beyond_after
from bot.understand.where.both_asked import both_studies, site_and_lungs
from bot.understand.where.sore_limb import sore_limb
from bot.understand.where.treated_place import names_a_treated_place
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading

_OF_THE = {"of", "the", "his", "her", "that", "this", "my", "their", "on", "left", "right", "operated"}
_BESIDE_MRI = ("radiography", "us")
_SEES_NO_LUNGS = ("mri", "us")
_ADDS, _ADDED = {"and", "n", "plus", "+", "&", "also"}, 4
"""Words that open a turn which adds a place, and the words of one, at most."""
_PARTING = {".", ",", ";", ":", "?", "!", "-", "–", "\n", "and"}
_SOUGHT = {"for", "of", "on", "re"}
_IS_MEANT = {
    "planned",
    "booked",
    "wanted",
    "requested",
    "ordered",
    "please",
    "now",
    "scheduled",
    "due",
    "too",
    "as",
    "also",
    "in",
}
"""Behind a place that a study is to look at."""
_ONLY = {"only", "just", "solely"}
_EACH_YEAR = {"yearly", "annually", "annual", "every", "each", "regularly", "routine", "regular", "twice", "once"}
_BE, _BACK = {"be", "best", "now", "then", "being"}, 2
"""Words between a limb and how it is to be looked at, and words within which a question shows itself as one."""
_NEAR, _FEW_WORDS = 3, 8
"""Words between a cue and what it is about, and of a question that only names a place, at most."""


def implied_target(
    reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, *, told: bool, followed: bool
) -> FacetReading | None:
    """`told`: a patient or a purpose was; `followed`: an earlier turn named a place, and this one may name the next."""
    return (
        both_studies(reading, studies, purpose, followed=followed)
        or site_and_lungs(studies, purpose, reading)
        or (_of_a_chest_study(studies) if told else None)
        or (None if followed and _is_only_waved_off(studies) else _of_a_local_study(studies, purpose))
        or _of_a_study_below(studies, purpose, reading)
        or _of_the_bones(reading, purpose)
        or beyond_after(reading, studies, purpose)
        or _of_the_limb(reading, purpose)
        or (_a_place_alone(reading, purpose) or sore_limb(reading, purpose) if followed else None)
        or _scar_or_pain(reading, purpose)
    )


def _of_a_chest_study(studies: list[NamedStudy]) -> FacetReading | None:
    """Who asks about a study of the chest, and of no other place, asks about the lungs."""
    asked = [s for s in studies if s.status == "asked"]
    of_chest = [s for s in asked if s.parts.get("region") == "chest"]
    if of_chest and all(s in of_chest or "region" not in s.parts or "region" in s.defaulted for s in asked):
        return FacetReading(("lung",), "implied", of_chest[0].words)
    return None


def _of_a_local_study(studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """Who asks, after treatment, about a study of the limb or an MRI and of nothing else, asks about the treated site.

    "Ultrasound of the operated site in bone tumours: rating?" tells the treatment by the place.
    """
    asked = [s for s in studies if s.status in ("asked", "unavailable")]
    placed = [s for s in asked if s.parts.get("region") == "area" and "region" not in s.defaulted]
    bare = [s for s in asked if s not in placed and _surveys_no_lungs(s)]
    if bare:  # "MRI alone, or X-ray with it?"
        bare += [s for s in asked if s.parts["modality"] in _BESIDE_MRI and "region" not in s.parts]
    local = [*placed, *bare]
    if (
        local
        and all(s in local or (placed and "region" not in s.parts) for s in asked)
        and (is_after_treatment(purpose) or (purpose is None and placed and all(names_a_treated_place(s.words) for s in placed)))
    ):
        return FacetReading(("local",), "implied", asked[0].words)
    return None


def _is_only_waved_off(studies: list[NamedStudy]) -> bool:
    """ "Not MRI then": the place that was named before stays."""
    return bool(studies) and all(s.status == "unavailable" for s in studies)


def placed_studies(studies: list[NamedStudy]) -> list[NamedStudy]:
    """ "MRI for the humerus": the studies asked about whose place is told, and is a limb."""
    return [s for s in studies if s.status == "asked" and s.parts.get("region") == "area" and "region" not in s.defaulted]


def _surveys_no_lungs(study: NamedStudy) -> bool:
    """ "Follow-up of a thigh sarcoma, MRI?": one of no place named is of the treated site; "CT or MRI" leaves it open."""
    unplaced = "region" in study.defaulted or "region" not in study.parts
    return unplaced and study.parts["modality"] in _SEES_NO_LUNGS


def _of_a_study_below(studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading) -> FacetReading | None:
    """Who asks, at staging or after it, about a study of the abdomen and of nothing else, does not look at the lungs."""
    asked = [s for s in studies if s.status == "asked"]
    if purpose is None:
        return None
    below = all(s.parts.get("region") in REGIONS or _of_the_skeleton(s, reading) for s in asked)
    if asked and purpose.values in (("initial_staging",), ("surveillance",)) and below:
        return FacetReading(("extrapulmonary",), "implied", asked[0].words)
    return None


def _of_the_skeleton(study: NamedStudy, reading: Reading) -> bool:
    """Films of the whole skeleton; a routine bone scan, or one every year."""
    if study.parts["modality"] == "bone_scan" and study.parts.get("spect") != "yes":
        before, behind = reading.words[max(0, study.first - 1) : study.first], reading.words[study.last + 1 : study.last + 2]
        return bool(_EACH_YEAR & {w.folded for w in (*before, *behind)})
    return study.parts["modality"] == "radiography" and study.parts.get("region") == "whole_body"


def _of_the_bones(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "PET for bones?", "which scan for her bones", "new, untreated: bones?": the skeleton is to be looked at."""
    if not purpose or not set(purpose.values) <= {"initial_staging", *AFTER_TREATMENT}:
        return None
    skeleton = [m for m in reading.affirmed("domain") if m.words.casefold() == "skeleton"]
    for bones in (*(m for m in reading.affirmed("bone_reply") if is_plural(m)), *skeleton):
        before = [w.folded for w in reading.words[: bones.first] if w.folded not in _OF_THE - {"of", "on"}]
        after = reading.words[bones.last + 1 : bones.last + 2]
        alone = not before or before[-1] in _PARTING
        short = len(reading.words) <= _FEW_WORDS and is_first_staging(purpose)
        asked = alone and (
            [w.folded for w in after] == ["?"] or bool({w.folded for w in after} & _EACH_YEAR) or (short and not after)
        )  # "new, untreated. Bones?", "staging, bones"
        checks = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "surveillance"]
        followed = any(m.last == bones.first - 1 for m in checks)  # "f/u bones?"
        sought = before[-1:] != [] and (before[-1] in _SOUGHT or followed)
        if asked or (sought and (not after or after[0].is_mark or after[0].folded in _IS_MEANT)):
            return FacetReading(("extrapulmonary",), "implied", bones.words)
    return None


def _of_the_limb(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "What would you do about imaging the arm?" after treatment: the treated limb, and not a tumour of it, is to be imaged."""
    if not is_after_treatment(purpose):
        return None
    for site in (m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES):
        if any(m.first == site.last + 1 for m in reading.mentions if m.concept.facet in ("histology", "tissue")):
            continue  # "follow-up of the thigh sarcoma"
        checks = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "surveillance"]
        checks = [m for m in checks if not names_a_tumour(m, reading)]  # "two years after osteosarcoma of the tibia"
        for cue in (*reading.cues("ask_study", "study_noun", "asks_about"), *checks):
            gap = {w.folded for w in reading.words[cue.last + 1 : site.first]} - _ONLY
            if cue.last < site.first and gap and site.first - cue.last <= _NEAR + 1 and gap <= _OF_THE:
                return FacetReading(("local",), "implied", site.words)
        if (
            _heads_its_check(site, checks, reading)
            or _is_asked_to_be_seen(site, reading)
            or _stands_before_what_asks(site, reading)
        ):
            return FacetReading(("local",), "implied", site.words)
    return None


def _heads_its_check(site: Mention, checks: list[Mention], reading: Reading) -> bool:
    """ "Today thigh surveillance.": the limb right before the check, and no tumour named before it in its clause."""
    start, _ = clause_at(reading, site.first)
    before = [m for m in reading.mentions if start <= m.first < site.first and m.concept.facet in ("histology", "treatment")]
    return not before and any(m.first == site.last + 1 for m in checks)


def _stands_before_what_asks(site: Mention, reading: Reading) -> bool:
    """ "3 y check today, thigh what scan": alone with what asks, in its clause."""
    start, _ = clause_at(reading, site.first)
    asks = (m for m in reading.cues("ask_study") if m.words.casefold().startswith(("what", "which")))
    return start == site.first and site.first > 0 and any(m.first == site.last + 1 for m in asks)


def _is_asked_to_be_seen(site: Mention, reading: Reading) -> bool:
    """ "Is the tibia checked the same way?", "with what should the shin be imaged?"."""
    start, end = sentence_at(reading, site.first)
    asks = any(start <= m.first < start + _BACK for m in reading.cues("interrogative", "wh", "ask_next"))
    looks = [m for m in reading.cues("looked_over") if m.first > site.last]
    seen = any({w.folded for w in reading.words[site.last + 1 : m.first]} <= _BE for m in looks)
    return asks and seen and asks_at(end, reading)


def names_a_tumour(check: Mention, reading: Reading) -> bool:
    """ "Sarcoma check": a tumour is named within the words of a check."""
    return any(check.first <= m.first and m.last <= check.last for m in reading.mentions if m.concept.facet == "histology")


def _a_place_alone(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "And the foot itself?", "my question is about the foot", after the lungs: it asks about the treated site.

    "And the bones?", at staging, asks about the skeleton.
    """
    bones = [m for m in reading.cues("bone_reply") if is_plural(m)]
    if bones and is_first_staging(purpose) and len(reading.words) <= _FEW_WORDS:
        return FacetReading(("extrapulmonary",), "implied", bones[0].words)
    ends = [i for i, w in enumerate(reading.words) if w.folded == "?"]
    for site in (m for m in reading.mentions if m.concept.facet == "site" or m.concept.cue == "bone_reply"):
        inside = ends and site.first < ends[0] and not any(w.folded in (".", "!") for w in reading.words[: ends[0]])
        meant = any(0 < site.first - cue.last <= _NEAR + 1 for cue in reading.cues("asks_about"))
        added = reading.words[0].folded in _ADDS and len(reading.words) <= _ADDED  # "n thigh"
        if (meant or added or (inside and ends[0] <= _FEW_WORDS)) and is_after_treatment(purpose):
            skeleton = site.concept.cue == "bone_reply" and is_plural(site)  # "and his bones? Still no recurrence"
            away = skeleton or site.concept.value in ORGANS  # "and the liver?"
            return FacetReading(("extrapulmonary",) if away else ("local",), "implied", site.words)
    return None


def _scar_or_pain(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """A new lump after treatment is looked for where the tumour was; jaundice or a fit tells of somewhere else."""
    elsewhere = reading.affirmed("sign_elsewhere")
    if elsewhere and purpose and purpose.values == ("suspected_recurrence",):
        return FacetReading(("extrapulmonary",), "implied", elsewhere[0].words)
    lump = reading.affirmed("lump")
    breath = [] if lump else _signs_of_breath(reading)
    if breath and purpose and purpose.values == ("suspected_recurrence",):
        return FacetReading(("lung",), "implied", breath[0].words)
    if lump and purpose and set(purpose.values) <= {"surveillance", "suspected_recurrence"}:
        return FacetReading(("local",), "implied", lump[0].words)
    return None


def _signs_of_breath(reading: Reading) -> list[Mention]:
    """ "Now coughing blood": signs that make a relapse likely, and tell of the lungs."""
    told = suspicion(reading)
    if nodules := [m for m in told if m.words.casefold().endswith("nodules")]:
        return nodules  # "new nodules on the film", of no place told
    signs = {(m.first, m.last) for m in told}
    return [m for m in reading.affirmed("sign_in_lung") if (m.first, m.last) in signs]
