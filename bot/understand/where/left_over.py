"""What is left to look at once places, or the chest by a finished study, are told to be seen to."""

from collections.abc import Mapping

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.left_places import place_of, what_is_left
from bot.understand.where.other_of_two import other_of_two
from bot.understand.wording.sentences import asks_at, last_sentence, sentence_at
from corpus.reading import Mention, Reading

_REMAINING = {"remaining", "remainder", "rest", "else", "further", "missing", "left", "complete", "outstanding"}
_MORE, _BEYOND = (
    {"anything", "something", "anywhere", "somewhere", "what", "where", "more"},
    {"else", "elsewhere", "further", "more"},
)
"""Words that ask, together, for what is left."""
_NEAR = 3
"""Words between a study and what it was for, at most."""


def left_over(
    cleared: list[Mention],
    reading: Reading,
    studies: list[NamedStudy],
    purpose: FacetReading | None,
    known: Mapping[str, FacetReading],
) -> FacetReading | None:
    """What is left to look at once places, or the chest by a finished study, are told to be seen to."""
    seen = {place_of(m, reading) for m in cleared}
    but_the_lungs = any(m.concept.value != place_of(m, reading) for m in cleared)  # "all but the lungs": they are what is left
    if cleared and (left := what_is_left(seen, cleared[0].words, purpose, but_the_lungs)):
        return left
    if seen == {"lung"} and _is_of_the_whole_body(reading, studies) and all(reading.negates(m) for m in cleared):
        return FacetReading(("extrapulmonary",), "implied", cleared[0].words)
    chest = [s for s in studies if _is_of_the_chest(s, reading)]
    done = [
        s for s in chest if s.status == "done" and not (_was_for_an_ailment(s, reading) or s.parts["modality"] == "radiography")
    ]  # a plain film leaves the lungs open
    anew = any(s.status == "asked" for s in chest)  # "film normal. Do I need a chest CT?"
    if done and not anew and is_first_staging(purpose):
        return what_is_left({"lung"}, done[0].words, purpose)
    found = known or reading.cues("finding", "appearance_unclear")  # "PET: one hot spot" asks what it is
    staging = is_first_staging(purpose)
    if staging and not (done or anew or found) and (pet := _pet_alone(studies)):
        return FacetReading(("lung",), "implied", pet)
    told_of = "; ".join(dict.fromkeys([*(m.words for m in cleared), *(s.words for s in studies if s.status == "done")]))
    if other := other_of_two(seen, told_of, reading, studies, purpose, known):
        return other
    whole = any(s.status == "asked" and s.parts.get("region") == "whole_body" for s in studies)
    limb = {"local"} if "lung" in seen and is_after_treatment(purpose) and _is_limb_seen(cleared, reading) else set[str]()
    both = (whole or _asks_for_more(reading)) and {"local", "lung"} <= seen | limb  # "scar fine, chest fine: a yearly bone scan?"
    return FacetReading(("extrapulmonary",), "said", told_of) if both else None


def _is_of_the_chest(study: NamedStudy, reading: Reading) -> bool:
    """A chest CT, or one of chest, abdomen and pelvis where what remains of staging is asked for."""
    region = study.parts.get("region") or ""
    return region == "chest" or (region.startswith("chest") and bool(_REMAINING & {w.folded for w in reading.words}))


def _pet_alone(studies: list[NamedStudy]) -> str:
    """ "PET done, local MRI done": of staging, the lungs are left."""
    pets = [s for s in studies if s.parts["modality"] in ("pet_ct", "pet_mri")]
    looks = [s for s in studies if s.status == "asked"]
    return pets[0].words if pets and all(s.status == "done" for s in pets) and not looks else ""


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


def _is_limb_seen(cleared: list[Mention], reading: Reading) -> bool:
    """ "We've scanned the leg and the lungs": joined to a place that is seen to."""
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    pairs = (sorted((limb, place), key=lambda m: m.first) for limb in limbs for place in cleared)
    gaps = ({w.folded for w in reading.words[one.last + 1 : two.first]} for one, two in pairs)
    return any("and" in gap and gap <= {"and", "the", "her", "his", "both"} for gap in gaps)


def _asks_for_more(reading: Reading) -> bool:
    """ "Should we look at anything else?"."""
    start, end = last_sentence(reading)
    words = {w.folded for w in reading.words[start:end]}
    return asks_at(end, reading) and bool(words & _MORE) and bool(words & _BEYOND)
