"""What sort of question it is; only some kinds earn a recommendation."""

from collections.abc import Mapping, Set

from bot.understand.asked_beside import asked_beside
from bot.understand.asking import (
    OF_THE_DAY,
    adds_a_study,
    does_about_a_place,
    has_substance,
    is_conditional,
    is_listed_beside,
    is_of_the_interval,
    is_told_as_treatment,
    keeps_a_schedule,
    noun_outside_names,
    only_ends_in_what,
    others_ask,
    places_head_it,
    still_needs,
    told_apart,
    verb_asks,
    would_do,
)
from bot.understand.asking_facts import asks_how_well_it_sees, tells_ratings_apart
from bot.understand.asking_interval import asks_apart, tells_how_often
from bot.understand.illness.staging_finding import what_to_make_of_it
from bot.understand.imaging.done import FUNCTIONAL
from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.survey_made import is_made_already
from bot.understand.imaging.work_up import told_beside_staging
from bot.understand.relevant import is_left_open, of_somebody, of_the_request
from bot.understand.scenario import FacetReading
from bot.understand.what_now import asks_for_a_study_now
from bot.understand.where.lack_asked import ends_in_a_request
from bot.understand.wording.disputed import disputes
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Reading

_DECIDED = 2
_OPENS_A_QUESTION = frozenset("is would should will can could do doe a an the and so i we order still owe need".split())  # noqa: SIM905
"""Words before a study at the head of a question, as they are folded."""
_QUESTIONS = {"interrogative", "wh", "ask_property", "ask_definition"}
_PATIENT = {"age", "sex", "pregnancy", "biopsy"}
RECOMMENDING = frozenset({"which_study", "is_appropriate", "compare", "rating", "radiation", "why", "unavailable"})


def read_kind(reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> str:
    """The kind of a question; one that leans on an edition and asks for no recommendation asks for a rating."""
    if asked_beside(reading, studies, facets):
        return "which_study"
    reading = of_the_request(reading)
    follows = what_to_make_of_it(reading, studies) or is_made_already(reading, studies, facets)
    kind = "next_step" if follows else _read_kind(reading, studies, facets)
    kind = kind if kind in RECOMMENDING else ends_in_a_request(reading, studies, facets) or kind
    told = "edition" in facets and studies and not reading.cues("ask_change")
    return "rating" if told and kind not in (*RECOMMENDING, "how_often") else kind


def _read_kind(reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> str:
    """A purpose or target that is said is, in a terse note, the request itself."""
    kind = _of_a_benign_one(_kind(reading, studies, {"purpose", "target"} & facets.keys()), studies, facets)
    purpose = facets.get("purpose")
    if kind == "which_study" and _only_speaks_of_imaging(reading, facets):
        return "fact"
    if _asks_for_knowledge(reading, kind, studies, facets):
        return "fact"
    doubted = kind == "fact" and "histology" in facets and disputes(reading)
    if doubted or (kind == "next_step" and asks_for_a_study_now(reading, studies, facets)):
        return "which_study"
    beside = {"target", "histology"} & facets.keys() and kind in ("which_study", "is_appropriate", "compare", "rating")
    beside = beside and ("target" in facets or told_apart(reading, studies))
    if purpose is None and not beside and OF_THE_DAY & facets.keys():
        return "preparation"
    if kind == "technique" and "histology" in facets and (purpose or (studies and of_somebody(reading))):
        return "is_appropriate"
    if kind == "preparation" and purpose and "histology" in facets and _is_of_a_whole_case(reading, purpose, studies, facets):
        return "which_study"
    if kind in RECOMMENDING or purpose is None or any(s.status == "done" for s in studies if s.parts["modality"] in FUNCTIONAL):
        return kind
    if purpose.values == ("undiagnosed_lesion",):
        return "which_study"
    if kind == "how_often" or (reading.cues("ask_why") and not studies):
        return kind
    decided = len(purpose.values) <= _DECIDED or _watches_the_site(kind, reading, studies, facets)
    complete = {"target", "histology"} <= facets.keys() and decided
    of_a_patient = kind == "fact" and len(purpose.values) == 1 and "histology" in facets
    of_a_patient &= bool(_PATIENT & facets.keys() or of_somebody(reading) or {"site", "purpose"} <= facets.keys())
    return "which_study" if complete or of_a_patient else kind


def _is_of_a_whole_case(
    reading: Reading, purpose: FacetReading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]
) -> bool:
    """ "Board prep: full staging of a new sarcoma, what is needed?", "T2DM metformin. Remaining question: distant deposits"."""
    board = purpose.how == "said" and not (OF_THE_DAY & facets.keys() or studies)
    return board or ("target" in facets and is_listed_beside(reading)) or told_beside_staging(reading, studies)


def _of_a_benign_one(kind: str, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> str:
    """ "Definitive report: enchondroma. Do I still need the chest CT?": it is asked whether to make it."""
    benign = "behaviour" in facets and facets["behaviour"].values == ("benign",)
    return "is_appropriate" if kind == "next_step" and benign and any(s.status == "asked" for s in studies) else kind


def _watches_the_site(kind: str, reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> bool:
    """ "Resected 2019, they want the site watched, now what?": the treated site is looked at, and nothing was found yet."""
    found = any(s.status == "done" for s in studies) or reading.cues("result", "finding") or is_conditional(reading)
    return "target" in facets and facets["target"].values == ("local",) and not (kind == "next_step" and found)


def _only_speaks_of_imaging(reading: Reading, facets: Mapping[str, FacetReading]) -> bool:
    """ "Which organs glow on every scan?": a question in which imaging is named, but neither asked for nor for anybody."""
    if reading.cues("ask_study", "patient") or does_about_a_place(reading) or {"purpose", "treatment", *_PATIENT} & facets.keys():
        return False
    return bool(reading.cues(*_QUESTIONS)) and not {"target", "histology"} <= facets.keys()


def _asks_for_knowledge(reading: Reading, kind: str, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> bool:
    """Figures, guidelines and documents are asked about, and no patient of a given age, no whole case is to be imaged."""
    if "edition" in facets and reading.cues("ask_change"):
        return True  # "what changed between 2015 and 2022 for PET/CT?"
    if studies and not {"histology", "treatment", *_PATIENT} & facets.keys() and asks_how_well_it_sees(reading):
        return True
    if not (facets.keys() - {"stated_rating"} or studies) and tells_ratings_apart(reading):
        return True
    if "age" in facets or kind in ("rating", "why", "preparation", "technique"):
        return False
    if studies and {"purpose", "target", "histology"} <= facets.keys():
        return False
    if reading.cues("ask_dose") and not reading.cues("ask_rrl") and "histology" not in facets and not of_somebody(reading):
        return True
    calm = [m for m in reading.mentions if m.concept.facet == "purpose"]  # "no evidence of disease"
    asked = [m for m in reading.cues("ask_evidence") if not any(c.first <= m.first <= c.last for c in calm)]
    return bool(asked or (reading.cues("ask_document") and "purpose" not in facets))


def _kind(reading: Reading, studies: list[NamedStudy], places: Set[str]) -> str:
    asked = [s for s in studies if s.status == "asked"]
    done = any(s.status == "done" for s in studies) and not _asks_for_another(asked, reading)
    cue = _asking(reading, studies, places)
    wants_study = "ask_study" in cue or noun_outside_names(reading, studies)
    if any(s.status == "unavailable" for s in studies):
        return "unavailable"
    every = (tells_how_often(reading) and (asked or asks_apart(reading))) or (bool(places) and others_ask(reading))
    if "ask_often" in cue and not (every or keeps_a_schedule(reading) or is_of_the_interval(reading, asked)):
        return "how_often"
    if done and not places and cue & {"finding", "seen_on"} and cue & {"appearance_unclear", "ask_next"}:
        return "next_step"  # "an uncertain spot in the liver on PET. CT of the liver now?"
    if not wants_study or (cue & {"ask_next", "ask_technique"} and "ask_study" not in cue):
        kind = _after_or_before_a_scan(cue, done, bool(places) and not cue & _QUESTIONS)
        if (
            kind
            and not (kind in ("preparation", "technique") and _is_rated(cue))
            and not (kind == "next_step" and _of_a_row(cue, asked))
        ):
            return kind
    if asked:
        return _about_a_study(cue, asked, places)
    if wants_study or (places and not cue & (_QUESTIONS | {"ask_why"})):
        return "which_study"
    return "fact" if has_substance(reading) else "unclear"


def _asking(reading: Reading, studies: list[NamedStudy], places: Set[str]) -> set[str | None]:
    """The cues of a text without those that ask nothing where they stand."""
    cue: set[str | None] = {m.concept.cue for m in reading.mentions if m.concept.cue}
    if not any(verb_asks(m, reading) for m in reading.cues("interrogative")):
        cue.discard("interrogative")
    if any(s.status == "done" for s in studies if s.parts["modality"] in FUNCTIONAL):
        follows = {(m.first, m.last) for m in reading.cues("ask_next")}
        cue -= {"ask_study"} if all((m.first, m.last) in follows for m in reading.cues("ask_study")) else set()
    follows_on = [m for m in reading.cues("ask_next") if not is_told_as_treatment(m, reading)]
    needed = [m for m in follows_on if still_needs(m, studies, reading)]
    cue -= {"ask_next"} if len(needed) == len(follows_on) else set()
    cue |= {"ask_appropriate"} if needed else set()
    cue |= {"ask_appropriate"} if any(would_do(s, reading) for s in studies if s.status == "asked") else set()
    cue |= {"ask_study"} if does_about_a_place(reading) else set()
    if all(adds_a_study(m, studies, reading) for m in reading.cues("ask_property")):
        cue.discard("ask_property")
    untreated = reading.cues("untreated")  # "no ray and no drug has touched her"
    if all(any(u.first <= m.first <= u.last for u in untreated) for m in reading.cues("ask_radiation")):
        cue.discard("ask_radiation")
    if places and (only_ends_in_what(reading) or places_head_it(reading)):
        cue.discard("wh")
    return cue - {n for n in ("ask_why", "wh") if n in cue and all(is_left_open(m, reading) for m in reading.cues(n))}


def _asks_for_another(asked: list[NamedStudy], reading: Reading) -> bool:
    """ "PET/CT found nothing. Chest CT: which protocol?": the last sentence asks about a study that was not made."""
    if not asked or reading.affirmed("finding", "lung_finding") or [w.folded for w in reading.words[-1:]] != ["?"]:
        return False
    start, _ = sentence_at(reading, len(reading.words) - 2)
    opens = {w.folded for w in reading.words[start : asked[-1].first]}
    return asked[-1].first >= start and opens <= _OPENS_A_QUESTION  # "old hip film. Would an MRI be right for her?"


def _of_a_row(cue: set[str | None], asked: list[NamedStudy]) -> bool:
    """ "Mammogram clear. What category has PET/CT?": the table is asked about a study, whatever was done before."""
    return bool(asked and cue & {"ask_rating", "ask_rrl"}) and "ask_next" not in cue


def _after_or_before_a_scan(cue: set[str | None], done: bool, places: bool) -> str | None:
    if "ask_next" in cue or (done and not places and "ask_appropriate" not in cue):
        return "next_step"
    if "ask_preparation" in cue:
        return "preparation"
    return "technique" if "ask_technique" in cue else None


def _about_a_study(cue: set[str | None], asked: list[NamedStudy], places: Set[str]) -> str:
    if "ask_why" in cue:
        return "why"
    if _is_rated(cue):
        return "rating"
    if "ask_rrl" in cue:
        return "radiation"
    if "ask_definition" in cue:
        return "definition"
    if "ask_radiation" in cue:
        two = "ask_compare" in cue and len(asked) > 1  # "the dose of PET/CT against a bone scan"
        return "radiation" if (places or two) and "ask_property" not in cue else "fact"
    if _is_about_its_nature(cue, "purpose" in places):
        return "fact"
    if "ask_compare" in cue and len(asked) > 1:
        return "compare"
    return "is_appropriate"


def _is_about_its_nature(cue: set[str | None], for_a_purpose: bool) -> bool:
    """What a study shows, misses or costs, and no request to choose it."""
    if for_a_purpose or cue & {"ask_appropriate", "ask_study"}:
        return False
    return "ask_property" in cue or ("wh" in cue and "ask_compare" not in cue)


def _is_rated(cue: set[str | None]) -> bool:
    return "ask_rating" in cue
