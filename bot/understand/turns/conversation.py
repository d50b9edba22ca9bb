"""A turn in its conversation: what it leaves unsaid it takes over from the turns before, what it says replaces."""

from dataclasses import replace

from bot.understand.asked_beside import asked_beside
from bot.understand.asking import asks_the_dose_too
from bot.understand.imaging.survey_made import is_told_as_made
from bot.understand.kind import RECOMMENDING, read_kind
from bot.understand.relevant import is_left_open, of_somebody
from bot.understand.request import GOING_ON, Request, read_request
from bot.understand.scenario import FacetReading, PointsBack, Scenario
from bot.understand.turns.all_places import both_places
from bot.understand.turns.another_like_it import follow_for_another
from bot.understand.turns.beside_the_point import (
    OF_AN_AILMENT,
    is_beside_the_point,
    only_adds_an_ailment,
    replies_beside_an_ailment,
)
from bot.understand.turns.corrections import follows_a_result, only_renames
from bot.understand.turns.kept import OF_THE_TUMOUR, kept_facets, purpose_answered
from bot.understand.turns.kind_replied import answers_what_was_asked_back, names_what_it_was
from bot.understand.turns.mixed_up import is_new_case, leaves_the_case, takes_the_case_back
from bot.understand.turns.new_again import is_another_new_tumour
from bot.understand.turns.nothing_replied import answers_with_nothing
from bot.understand.turns.only_tells import asks_what_is_missing, only_tells_of_the_patient
from bot.understand.turns.other_place import other_place
from bot.understand.turns.purpose_replied import comes_regularly
from bot.understand.turns.turn import Turn
from bot.understand.turns.what_if import follow_what_if
from bot.understand.wording.unsure import is_quoted_whole, leaves_the_purpose_open
from corpus import Corpus

_BY_NAME = OF_THE_TUMOUR - {"grade", "tissue"}
_WHO = ("age", "histology")
_A_CASE = frozenset({"age", "age_band", "histology", "purpose", "first_imaging", "depth"})
"""One of these is told by who says "forget that one" and goes on with another patient."""
_WHAT_ABOUT = {"what", "about"}
"""Words of a turn that turns to a further place: "What about the excision bed itself, to see it has not regrown?"."""
_ASKED_BACK = frozenset({"purpose", "target", "tissue"})
"""What is asked back of a tumour that has its name."""
_ROUTINE = frozenset({"on-schedule", "surveying"})
"""What tells of a check that is due, and not only of somebody who is well."""
_FIRST = 3
"""Words within which somebody else is named of whom a turn tells."""
_SHORT = 4
"""Words of a reply that can be nothing but an answer to what was asked back."""


def follow(before: Scenario | None, turn: Turn, corpus: Corpus) -> Scenario:
    """The scenario after a turn; `before` is that of the turns so far, None at the start."""
    kind = read_kind(turn.reading, list(turn.studies), turn.facets)
    alone = Scenario(
        facets=turn.facets,
        kind=kind,
        beside=asked_beside(turn.reading, list(turn.studies), turn.facets) if kind == "which_study" else (),
        studies=turn.studies,
        about_patient=_tells_of_a_patient(turn),
        purpose_unknown=leaves_the_purpose_open(turn.reading) or is_quoted_whole(turn.reading),
        relies_on_reply=bool(turn.reading.cues("you_said")),
        query=turn.reading.text,
    )
    if alone.kind == "which_study" and asks_the_dose_too(turn.reading, list(turn.studies)):
        alone = replace(alone, kind="radiation", points_back=PointsBack())
    if before and (other := _of_another_patient(before, alone, turn)):
        return other
    if before and before.kind in RECOMMENDING and takes_the_case_back(turn.reading, turn.facets.keys()):
        return _asked_again(before, alone)
    if before is None or _starts_anew(before, turn):
        return _asked_again(before, alone) if before and turn.reading.cues("same_request") else alone
    result = before.kind in RECOMMENDING and (
        follows_a_result(before.facets, turn.reading, turn.studies) or is_told_as_made(before.facets, turn.reading, turn.studies)
    )
    asks = Request((), "next_step") if result else read_request(before, turn, _later_on(turn, alone.kind), corpus)
    if beside := only_adds_an_ailment(before, turn) or is_beside_the_point(turn):
        turn = replace(turn, facets={name: facet for name, facet in turn.facets.items() if name not in OF_AN_AILMENT})
    if replies_beside_an_ailment(before, turn):
        turn = replace(turn, facets={name: facet for name, facet in turn.facets.items() if name != "condition"})
    asks = _asks_as_before(before, turn) or asks
    asks_itself = bool(turn.studies) and asks.kind in RECOMMENDING
    if (beside or _tells_the_origin(turn, asks.kind)) and before.kind in RECOMMENDING and not asks_itself:
        asks = Request(before.studies, before.kind)
    if only_renames(before.facets, turn.facets, turn.reading):
        turn = replace(turn, facets={name: facet for name, facet in turn.facets.items() if name != "purpose"})
    kept = {**purpose_answered(before, turn, corpus), **kept_facets(before, turn, corpus)}
    if _only_hints_at_a_purpose(turn) and "purpose" in kept and not _narrows_the_purpose(kept, turn):
        turn = replace(turn, facets={name: facet for name, facet in turn.facets.items() if name != "purpose"})
    both = both_places(kept, turn, corpus)
    leans = (asks.studies is not turn.studies or not turn.studies) and (asks.kind != "unclear" or bool(both))
    return replace(
        alone,
        facets={**kept, **turn.facets, **both},
        kind="which_study" if both else asks.kind,
        studies=asks.studies,
        points_back=asks.points_back,
        about_patient=before.about_patient or alone.about_patient,
        query=f"{before.query} {alone.query}" if leans else alone.query,
    )


def _of_another_patient(before: Scenario, alone: Scenario, turn: Turn) -> Scenario | None:
    """ "Same for her uncle, who was treated in 2020", "her brother has the same diagnosis", "what if it sat in her jaw?"."""
    if other := follow_for_another(before, alone, turn) or follow_what_if(before, alone, turn):
        return other
    same = turn.reading.cues("same_tumour") and (_starts_anew(before, turn) or _opens_with_somebody(turn))
    return _with_the_same_tumour(before, alone, turn) if same else None


def _opens_with_somebody(turn: Turn) -> bool:
    """ "My neighbour has just found out she's got one": it is told of who stands first."""
    return any(m.first < _FIRST for m in turn.reading.cues("acquaintance", "kin", "family_history"))


def _asks_as_before(before: Scenario, turn: Turn) -> Request | None:
    """The other place by a pronoun, or a reply that tells what was asked back: the question of before stands."""
    if before.kind in RECOMMENDING and other_place(turn.reading, before.facets):
        return Request((), "which_study")
    answered = only_tells_of_the_patient(before, turn) or answers_what_was_asked_back(before, turn)
    answered = answered or answers_with_nothing(before, turn.reading)
    answered = answered or _replies_in_a_note(before, turn)
    answered = answered or (before.kind in RECOMMENDING and comes_regularly(turn.reading, before.facets) is not None)
    return Request(before.studies, before.kind) if answered or asks_what_is_missing(before, turn) else None


def _replies_in_a_note(before: Scenario, turn: Turn) -> bool:
    """ "The stump. 59M, socket in May, HbA1c 8.2": what was left open is told, and a figure of the day asks nothing."""
    told = _ASKED_BACK & turn.facets.keys() - before.facets.keys()
    asks = any(w.folded == "?" for w in turn.reading.words) or turn.studies
    figure = read_kind(turn.reading, list(turn.studies), turn.facets) == "preparation"
    return before.kind in RECOMMENDING and bool(told) and figure and not asks


def _asked_again(before: Scenario, alone: Scenario) -> Scenario:
    """ "Wrong patient, hers is a lipoma. Same question.": the request of before, for somebody else."""
    request = {name: facet for name, facet in before.facets.items() if name in ("purpose", "target")}
    return replace(alone, facets={**request, **alone.facets}, kind=before.kind, studies=alone.studies or before.studies)


def _with_the_same_tumour(before: Scenario, alone: Scenario, turn: Turn) -> Scenario:
    """ "Her brother has the same diagnosis in his tibia": what is known of the tumour by its name holds for him."""
    same = {name: facet for name, facet in before.facets.items() if name in _BY_NAME}
    tissue, name = before.facets.get("tissue"), before.facets.get("histology")
    if tissue and name and name.words in tissue.words:  # told by the name, and not by where it lay
        same["tissue"] = tissue
    facets = {**same, **alone.facets}
    return replace(alone, facets=facets, kind=read_kind(turn.reading, list(turn.studies), facets))


def _later_on(turn: Turn, kind: str) -> str:
    """ "And later, when he is cured, for the lungs?": another purpose and place ask for a study, not for what comes next."""
    goes_on = turn.reading.words[0].folded in GOING_ON
    supposed = goes_on and ("purpose" in turn.facets or "if" in {w.folded for w in turn.reading.words[:_SHORT]})
    if kind == "next_step" and _names_another(turn):
        return "which_study"
    told = {"purpose", "target"} & turn.facets.keys() and (supposed or "?" not in {w.folded for w in turn.reading.words})
    if kind == "fact" and told and not turn.studies:
        return "which_study"  # "he is on cycle 3 by now, want to see it shrink"
    asks_anew = {"purpose", "target"} <= turn.facets.keys() and not turn.studies and not turn.reading.cues("result", "finding")
    turns = kind == "fact" and {w.folded for w in turn.reading.words[: 2 * _SHORT]} >= _WHAT_ABOUT
    return "which_study" if (kind == "next_step" or turns) and asks_anew else kind


def _names_another(turn: Turn) -> bool:
    """ "Report revised: benign lipoma. Now what?": another tumour, and no result of imaging."""
    revised = turn.reading.cues("revised", "correction")
    benign = "behaviour" in turn.facets and turn.facets["behaviour"].values == ("benign",)
    return "histology" in turn.facets and bool(benign or revised) and not turn.studies


def _tells_the_origin(turn: Turn, kind: str) -> bool:
    """ "It's at T4": the question of before, about a tumour that lies there."""
    origin = turn.facets.get("origin")
    return bool(origin and origin.how == "said") and kind in ("fact", "unclear")


def _only_hints_at_a_purpose(turn: Turn) -> bool:
    """ "The path report says it arose in muscle", "no symptoms": no change of what the imaging is for."""
    purpose = turn.facets.get("purpose")
    hints = turn.reading.cues("hint")
    anew = set() if turn.reading.cues("correction", "revised") else {"histology"}
    return bool(purpose and purpose.how == "implied" and hints and not {"treatment", *anew} & turn.facets.keys())


def _narrows_the_purpose(kept: dict[str, FacetReading], turn: Turn) -> bool:
    """ "He is well, so for the routine lung check?", where a relapse was looked for, be it suspected or not, in the thigh."""
    told, before, target = turn.facets["purpose"], kept["purpose"], turn.facets.get("target")
    elsewhere = "target" in kept and target is not None and set(target.values).isdisjoint(kept["target"].values)
    routine = any(m.concept.id in _ROUTINE for m in turn.reading.mentions) and before.how == "implied"
    looked_for = set(before.values) <= {"surveillance", "suspected_recurrence"} and told.values == ("surveillance",)
    return looked_for and (len(before.values) > 1 or (elsewhere and routine))


def _starts_anew(before: Scenario, turn: Turn) -> bool:
    """ "New patient", or a turn that tells a whole case of somebody else."""
    left = leaves_the_case(turn.reading) or turn.reading.cues("other_of_two")
    if is_new_case(turn.reading) or (left and _A_CASE & turn.facets.keys()):
        return True
    if is_another_new_tumour(before.facets, turn.reading):
        return True
    if turn.reading.cues("ask_what_if"):
        return False
    if _is_of_the_other_sex(before, turn):
        return True
    if not all(name in turn.facets for name in _WHO) or names_what_it_was(turn.reading):
        return False
    return any(name in before.facets and before.facets[name].values != turn.facets[name].values for name in _WHO)


def _is_of_the_other_sex(before: Scenario, turn: Turn) -> bool:
    """ "Boy of 9, new Ewing of the femur", after a girl with another tumour: told with a purpose or treatment of his own."""
    if names_what_it_was(turn.reading):
        return False
    names = ("sex", "histology")
    if not all(name in before.facets and name in turn.facets for name in names):
        return False
    told = {"purpose", "treatment", "biopsy"} & turn.facets.keys() and not turn.reading.cues("correction", "revised")
    return bool(told) and all(set(before.facets[name].values).isdisjoint(turn.facets[name].values) for name in names)


def _tells_of_a_patient(turn: Turn) -> bool:
    told = of_somebody(turn.reading) or [m for m in turn.reading.cues("ask_why", "wh") if is_left_open(m, turn.reading)]
    return bool(told) or any(name in turn.facets for name in ("age", "sex", "biopsy", "treatment", "pregnancy"))
