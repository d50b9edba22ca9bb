"""What a question is not assumed to be about, whatever its words make likely: what it says, leaves open or has had seen to."""

from collections.abc import Callable, Iterator, Sequence

from bot.understand.apart.newly_here import of_a_newcomer
from bot.understand.course.dated_operation import dated_operation
from bot.understand.course.extent_asked import is_asked
from bot.understand.illness.proven import named_by_a_sample
from bot.understand.imaging.exceptives import is_only_its_place_seen
from bot.understand.imaging.untold import imaging_untold
from bot.understand.scenario import STANDS, Scenario, is_after_treatment, is_first_staging
from bot.understand.where.asked_whole import asks_for_all_of_it
from bot.understand.where.settled import is_settled
from bot.understand.where.tissue_open import leaves_tissue_open
from bot.understand.wording.read_through import tells_no_time
from bot.understand.wording.sentences import is_dated
from bot.understand.wording.unmentioned import of_what_is_not_mentioned
from corpus.reading import Mention, Reading
from corpus.schema import Likelihood

_NEXT = "next_step"
_LUNGS, _ELSEWHERE = ("lung",), ("extrapulmonary",)
_UNDIAGNOSED, _STAGING = ("undiagnosed_lesion",), ("initial_staging",)
_SIGNS_OF_THE_LUNG = {"purpose": ("suspected_recurrence",), "target": _LUNGS, "treatment": ("done",)}
"""What is known of who was treated and may have the tumour back in the lungs."""
_OURS = (("behaviour", "malignant"), ("origin", "musculoskeletal"))
"""What is known of a tumour that the topics are about."""
_NOT_DONE, _FIRST = ("not_done",), frozenset({"first", "1st", "initial", "initially", "start", "begin"})
_NEW = ("new", "first_request", "unimaged", "past_day", "so_far")
"""Cues of a lesion that nobody has looked at yet."""
_LAYERS = ("muscle", "soft_structure", "bone_spared")
"""Cues of what a tumour of soft tissue grows in, or beside."""
_EARLIER, _OF_A_TABLE = frozenset({"last", "previous"}), frozenset({"table", "list", "criteria", "section"})
_SEVERAL = frozenset({"scans", "studies", "tests", "exams", "examinations", "investigations", "films", "pictures"})

Unmeant = Callable[[Likelihood], bool]
"""True for a kind of questions that is not meant."""


def unmeant(scenario: Scenario, readings: Sequence[Reading]) -> Iterator[Unmeant]:
    """The kinds that a question, the last of `readings`, is not about; a kind is out if one of these holds for it."""
    yield from _of_a_place(scenario, readings[-1])
    yield from _of_a_purpose(scenario, readings)
    if "first_imaging" not in scenario.facets and imaging_untold(readings[-1]):
        yield lambda kind: "first_imaging" in kind.facets
    if "first_imaging" not in scenario.facets and _is_undiagnosed_so_far(scenario, readings):
        yield lambda kind: kind.facets.get("first_imaging") == _NOT_DONE
    if "tissue" not in scenario.facets and (leaves_tissue_open(readings[-1]) or _tells_no_tissue(scenario, readings)):
        yield lambda kind: "tissue" in kind.facets
    alike = bool(readings[-1].cues("same_tumour"))  # "and the man in bed 7, same tumour, treated in 2021?"
    if (scenario.kind == _NEXT or alike or _lists_organs(scenario)) and _is_one_of_ours(scenario):
        yield lambda kind: kind.answer == "out_of_scope"


def _of_a_place(scenario: Scenario, asked: Reading) -> Iterator[Unmeant]:
    """Of a place that has been seen to, and of one place where all of them are left open or several are told."""
    if _chest_is_done(scenario) or _is_all_settled(_LUNGS, asked):
        yield lambda kind: kind.facets.get("target") == _LUNGS
    if _is_all_settled(_ELSEWHERE, asked):
        yield lambda kind: kind.facets.get("target") == _ELSEWHERE
    if _is_left_by_a_survey(scenario):
        yield lambda kind: kind.facets.get("purpose") == _STAGING and kind.facets.get("target") != _LUNGS
    if "target" not in scenario.facets and (_leaves_all_places_open(asked) or _asks_for_several(scenario, asked)):
        yield lambda kind: len(kind.facets.get("target", ())) == 1
    if _asks_how_far_it_went(scenario, asked):
        yield lambda kind: kind.answer == "clarify" or len(kind.facets.get("target", ())) == 1
    target = scenario.facets.get("target")
    if target and target.how in STANDS and len(target.values) > 1:  # "the lungs and the thigh bed": both are asked for
        yield lambda kind: len(kind.facets.get("target", ())) == 1 and set(kind.facets["target"]) <= set(target.values)


def _of_a_purpose(scenario: Scenario, readings: Sequence[Reading]) -> Iterator[Unmeant]:
    """Of a purpose that what is told of the patient rules out, or that nobody knows."""
    asked = readings[-1]
    if _was_found_benign(scenario) or ("histology" in scenario.facets and any(map(named_by_a_sample, readings))):
        # "sunburst on film; needle: osteosarcoma": what a sample has named is no lesion without a diagnosis
        yield lambda kind: kind.facets.get("purpose") == _UNDIAGNOSED
    if _is_first_looked_at(scenario):
        yield lambda kind: set(kind.facets.get("purpose", _UNDIAGNOSED)) != set(_UNDIAGNOSED)
    untold = scenario.purpose_unknown or of_what_is_not_mentioned(asked) or of_a_newcomer(asked)
    if "purpose" not in scenario.facets and (untold or _asks_for_the_lungs_alone(scenario, readings)):
        yield lambda kind: "purpose" in kind.facets
    if _is_followed(scenario, readings):
        yield lambda kind: kind.facets.get("purpose") == _STAGING
    if _has_signs_in_the_lungs(scenario, asked):
        yield lambda kind: "surveillance" in kind.facets.get("purpose", ())


def _asks_for_the_lungs_alone(scenario: Scenario, readings: Sequence[Reading]) -> bool:
    """ "What do you use for the lungs in chondrosarcoma of the scapula?": at staging or at a follow-up, no word lets know."""
    target = scenario.facets.get("target")
    return not readings[1:] and target is not None and target.values == _LUNGS and tells_no_time(readings[-1])


def _is_undiagnosed_so_far(scenario: Scenario, readings: Sequence[Reading]) -> bool:
    """ "Undiagnosed lump over the shoulder blade. Which study now?": nothing tells that it is new, or what was made of it."""
    purpose = scenario.facets.get("purpose")
    told = purpose is not None and purpose.how in STANDS and purpose.values == _UNDIAGNOSED
    first = any(reading.places_of(_FIRST) for reading in readings)  # "what is the first imaging test?"
    return told and not (first or any(reading.cues(*_NEW) for reading in readings))


def _leaves_all_places_open(asked: Reading) -> bool:
    """ "Full staging?", "nothing but the thigh has been scanned", "and the girl in bed 4, same tumour?"."""
    return asks_for_all_of_it(asked) or is_only_its_place_seen(asked) or bool(asked.cues("same_tumour"))


def _was_found_benign(scenario: Scenario) -> bool:
    """ "Lump in the calf, out last week, benign": what was sampled and is said to be benign is known."""
    told = {name: reading.values for name, reading in scenario.facets.items() if reading.how in STANDS}
    return told.get("biopsy") == ("done",) and told.get("behaviour") == ("benign",)


def _asks_how_far_it_went(scenario: Scenario, asked: Reading) -> bool:
    """ "They say it's a sarcoma. Has it spread anywhere?": of a tumour to be staged, and of no place before another."""
    untold = "target" not in scenario.facets
    return (
        untold
        and is_first_staging(scenario.facets.get("purpose"))
        and any(is_asked(m, asked) for m in asked.cues("whether_spread"))
    )


def _asks_for_several(scenario: Scenario, asked: Reading) -> bool:
    """ "Biopsied last week: osteosarcoma. Which scans are next?": of a tumour to be staged, more than one study."""
    asking = asked.cues("ask_study") if is_first_staging(scenario.facets.get("purpose")) else []
    return any(_SEVERAL & set(m.words.casefold().split()) for m in asking)


def _is_first_looked_at(scenario: Scenario) -> bool:
    """ "First imaging of a deep mass": what nobody has looked at or named is not there to be staged or followed."""
    told = scenario.facets
    first = told.get("first_imaging")
    return bool(first and first.how in STANDS and first.values == ("not_done",)) and "histology" not in told


def _has_signs_in_the_lungs(scenario: Scenario, asked: Reading) -> bool:
    """ "Breathless a year after resection, lung metastases?": a routine check of the lungs is for those without a sign."""
    told = {name: reading.values for name, reading in scenario.facets.items()}
    routine = any(
        m.concept.value == "surveillance" and m.concept.how == "said" and not _is_aside(m, asked) for m in asked.mentions
    )
    return not routine and all(told.get(facet) == values for facet, values in _SIGNS_OF_THE_LUNG.items())


def _is_aside(routine: Mention, asked: Reading) -> bool:
    """ "Last routine chest CT in spring", "what does the surveillance table give?": an earlier look, and a table's name."""
    before = {w.folded for w in asked.words[max(0, routine.first - 1) : routine.first]}
    behind = {w.folded for w in asked.words[routine.last + 1 : routine.last + 2]}
    return bool(before & _EARLIER or behind & _OF_A_TABLE)


def _is_followed(scenario: Scenario, readings: Sequence[Reading]) -> bool:
    """ "Femur replaced in 2022", "operated; the thorax at his visits": treated, with its year or with the look since."""
    treated = scenario.facets.get("treatment")
    done = treated is not None and treated.how in STANDS and treated.values == ("done",)
    if not done or not is_after_treatment(scenario.facets.get("purpose")):
        return False
    told = [(m, reading) for reading in readings for m in reading.mentions]
    looks = any(m.concept.value == "surveillance" and m.concept.cue != "hint" for m, _ in told)
    return (
        looks
        or any(map(dated_operation, readings))
        or any(m.concept.facet == "treatment" and is_dated(m, reading) for m, reading in told)
    )


def _tells_no_tissue(scenario: Scenario, readings: Sequence[Reading]) -> bool:
    """ "Sarcoma of the thigh, operated; has it come back there?": neither a tissue nor a tumour of one tissue is named."""
    followed = is_after_treatment(scenario.facets.get("purpose"))
    told = any("tissue" in (m.concept.facet, *m.concept.implies) for reading in readings for m in reading.mentions)
    layers = any(reading.cues(*_LAYERS) for reading in readings)
    return followed and "origin" not in scenario.facets and not told and not layers


def _lists_organs(scenario: Scenario) -> bool:
    """ "New Ewing; liver, brain, bones: which one study?": organs that are to be looked at, and not where a tumour arose."""
    target = scenario.facets.get("target")
    listed = target is not None and target.how in STANDS and "extrapulmonary" in target.values and ";" in target.words
    return listed and is_first_staging(scenario.facets.get("purpose"))


def _is_one_of_ours(scenario: Scenario) -> bool:
    """ "Osteosarcoma; PET/CT shows a spot in the liver. What next?": found in one of our tumours, and so not outside."""
    told = scenario.facets
    return {"histology", "behaviour"} <= told.keys() and all(told[f].values == (v,) for f, v in _OURS if f in told)


def _chest_is_done(scenario: Scenario) -> bool:
    """ "Chest CT last week clear. Today the leg": what was just looked at."""
    return "target" not in scenario.facets and any(
        s.status == "done" and s.parts.get("region") == "chest" for s in scenario.studies
    )


def _is_left_by_a_survey(scenario: Scenario) -> bool:
    """ "I did the MRI of the thigh and the PET/CT. Is imaging complete?": of staging, the lungs are what nobody has looked at."""
    target = scenario.facets.get("target")
    surveyed = any(s.status == "done" and s.parts["modality"] in ("pet_ct", "pet_mri") for s in scenario.studies)
    return surveyed and target is not None and target.values == _LUNGS and is_first_staging(scenario.facets.get("purpose"))


def _is_all_settled(place: tuple[str], reading: Reading) -> bool:
    """ "Lungs clear; rest?", "PET has done the rest": every time that the place is named it has been seen to."""
    named = {at for m in reading.mentions if m.concept.study for at in range(m.first, m.last + 1)}  # "on chest CT"
    told = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value in place]
    told = [m for m in told if m.first not in named] or told
    return bool(told) and all(is_settled(m, reading) for m in told)
