"""A turn in its conversation: what it leaves unsaid it takes over from the turns before, what it says replaces."""

from dataclasses import dataclass, replace

from bot.understand.corrections import is_undiagnosed_after_all, moved, without_the_diagnosis
from bot.understand.kind import RECOMMENDING, read_kind
from bot.understand.scenario import FacetReading, PointsBack, Scenario
from bot.understand.studies import NamedStudy, fragment, with_parts
from corpus import Corpus
from corpus.lexicon import Reading

_OF_ONE_TURN = frozenset({"edition", "stated_rating", "language"})
_OF_THE_TUMOUR = frozenset({"tissue", "behaviour", "origin", "grade", "histology"})
_WHO = ("age", "histology")
_A_CASE = frozenset({"age", "age_band", "histology", "purpose", "first_imaging", "depth"})
"""One of these is told by who says "forget that one" and goes on with another patient."""
_REQUESTS = (
    "ask_study", "ask_rating", "ask_rrl", "ask_radiation", "ask_why", "ask_preparation", "ask_technique", "ask_next", "ask_often",
    "ask_definition", "ask_property", "ask_evidence", "ask_document", "ask_compare", "ask_dose",
)  # fmt: skip
"""Cues of a turn that asks for something itself."""
_OF_A_STUDY = frozenset({"why", "rating", "radiation", "preparation", "technique", "next_step", "fact", "compare"})
"""Kinds whose study may stand in an earlier turn: "why?", "and the dose?"."""
_GOES_ON = frozenset({"rating", "radiation", "preparation", "technique"})
"""Kinds that another study takes over: "and PET/MRI?"."""
_GOING_ON = frozenset({"and", "or", "but", "then", "so"})
"""Words that open a turn which goes on with the request before."""
_AT_HAND = frozenset({"there", "here"})
_OF_A_ROW = ("ask_rrl", "ask_rating", "ask_radiation", "ask_why")
_ROW_KINDS = frozenset({"rating", "radiation", "why"})
"""Kinds that ask for what the table says of a study."""
_SOME_STUDY = NamedStudy({"modality": "any"}, "", -1, -1, -1, -1)
_SHORT = 4
"""Words of a reply that can be nothing but an answer to what was asked back."""
_FEW = 10
"""Words of a turn that does nothing but doubt the reply."""
_DIAGNOSED = frozenset({"histology", "biopsy"})
_UNDIAGNOSED = frozenset({"purpose", "first_imaging", "depth", "tissue"})
"""What is known of a lesion only until its diagnosis is there."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that the user said, read by itself."""

    reading: Reading
    facets: dict[str, FacetReading]
    studies: tuple[NamedStudy, ...]


def follow(before: Scenario | None, turn: Turn, corpus: Corpus) -> Scenario:
    """The scenario after a turn; `before` is that of the turns so far, None at the start."""
    alone = Scenario(
        facets=turn.facets,
        kind=read_kind(turn.reading, list(turn.studies), turn.facets),
        studies=turn.studies,
        about_patient=_tells_of_a_patient(turn),
        relies_on_reply=bool(turn.reading.cues("you_said")),
        query=turn.reading.text,
    )
    if before is None or _starts_anew(before, turn):
        return _asked_again(before, alone) if before and turn.reading.cues("same_request") else alone
    asks = _request(before, turn, _later_on(turn, alone.kind), corpus)
    kept = {**_purpose_answered(before, turn, corpus), **_kept(before, turn, corpus)}
    if _only_hints_at_a_purpose(turn) and "purpose" in kept:
        turn = replace(turn, facets={name: facet for name, facet in turn.facets.items() if name != "purpose"})
    both = _both_targets(kept, turn, corpus)
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


def _asked_again(before: Scenario, alone: Scenario) -> Scenario:
    """ "Wrong patient, hers is a lipoma. Same question.": the request of before, for somebody else."""
    request = {name: facet for name, facet in before.facets.items() if name in ("purpose", "target")}
    return replace(alone, facets={**request, **alone.facets}, kind=before.kind, studies=alone.studies or before.studies)


def _later_on(turn: Turn, kind: str) -> str:
    """ "And later, when he is cured, for the lungs?": another purpose and place ask for a study, not for what comes next."""
    goes_on = turn.reading.words[0].folded in _GOING_ON
    supposed = goes_on and ("purpose" in turn.facets or "if" in {w.folded for w in turn.reading.words[:_SHORT]})
    told = {"purpose", "target"} & turn.facets.keys() and (supposed or "?" not in {w.folded for w in turn.reading.words})
    if kind == "fact" and told and not turn.studies:
        return "which_study"  # "he is on cycle 3 by now, want to see it shrink"
    asks_anew = {"purpose", "target"} <= turn.facets.keys() and not turn.studies and not turn.reading.cues("result", "finding")
    return "which_study" if kind == "next_step" and asks_anew else kind


def _only_hints_at_a_purpose(turn: Turn) -> bool:
    """ "The path report says it arose in muscle", "no symptoms": no change of what the imaging is for."""
    purpose = turn.facets.get("purpose")
    hints = turn.reading.cues("hint")
    anew = set() if turn.reading.cues("correction", "revised") else {"histology"}
    return bool(purpose and purpose.how == "implied" and hints and not {"treatment", *anew} & turn.facets.keys())


def _starts_anew(before: Scenario, turn: Turn) -> bool:
    """ "New patient", or a turn that tells a whole case of somebody else."""
    if turn.reading.cues("new_case") or (turn.reading.cues("case_left") and _A_CASE & turn.facets.keys()):
        return True
    if turn.reading.cues("ask_what_if") or not all(name in turn.facets for name in _WHO):
        return False
    return any(name in before.facets and before.facets[name].values != turn.facets[name].values for name in _WHO)


def _tells_of_a_patient(turn: Turn) -> bool:
    return bool(turn.reading.cues("patient")) or any(
        name in turn.facets for name in ("age", "sex", "biopsy", "treatment", "pregnancy")
    )


def _kept(before: Scenario, turn: Turn, corpus: Corpus) -> dict[str, FacetReading]:
    """Facets of earlier turns without those that held for one turn, or that followed from what is now another."""
    gone = set(_OF_ONE_TURN)
    if "histology" in turn.facets:
        gone |= {name for name in _OF_THE_TUMOUR if name in before.facets and before.facets[name].how != "chosen"}
    if (
        "purpose" in before.facets
        and before.facets["purpose"].values == ("undiagnosed_lesion",)
        and _DIAGNOSED & turn.facets.keys()
    ):
        gone |= _UNDIAGNOSED
    if "age" in turn.facets or "age_band" in turn.facets:
        gone |= {"age", "age_band"}
    if "implant" in turn.facets and "mr_conditional" in turn.facets["implant"].values:
        gone.add("mri_possible")  # "and if the device turns out to be MR conditional?"
    facets = moved(before.facets, turn.facets, corpus)
    if is_undiagnosed_after_all(facets, turn.facets):
        facets = without_the_diagnosis(facets)
    return {name: facet for name, facet in facets.items() if name not in gone}


def _purpose_answered(before: Scenario, turn: Turn, corpus: Corpus) -> dict[str, FacetReading]:
    """ "Mets beyond the lungs?", "and the lungs?": the one purpose that the first could be answered for holds for the second."""
    target = before.facets.get("target")
    if target is None or "target" not in turn.facets or {"purpose", "treatment"} & turn.facets.keys() or "treatment" in before.facets:
        return {}
    whens = [v.when for v in corpus.main_topic.variants if set(target.values) <= set(v.when.get("target", ()))]
    purposes = {purpose for when in whens for purpose in when.get("purpose", ())}
    return {"purpose": FacetReading((*purposes,), "assumed")} if len(purposes) == 1 else {}


def _both_targets(known: dict[str, FacetReading], turn: Turn, corpus: Corpus) -> dict[str, FacetReading]:
    """ "Both please": every target that the topic has for the purpose, if none was said."""
    words = [w for w in turn.reading.words if not w.is_mark]
    if "target" in known or turn.facets or len(words) > _SHORT or not (cues := turn.reading.cues("both")):
        return {}
    purpose = known.get("purpose")
    whens = [v.when for v in corpus.main_topic.variants]
    fitting = [when for when in whens if purpose is None or set(when.get("purpose", ())) & set(purpose.values)]
    targets = {target for when in fitting for target in when.get("target", ())}
    values = tuple(sorted(targets))
    return {"target": FacetReading(values, "said", cues[0].words)} if len(values) > 1 else {}


@dataclass(frozen=True, slots=True)
class _Request:
    """About which studies a turn asks, and what."""

    studies: tuple[NamedStudy, ...]
    kind: str
    points_back: PointsBack | None = None


def _request(before: Scenario, turn: Turn, kind: str, corpus: Corpus) -> _Request:
    """`kind` is that of the turn alone; one that asks nothing repeats the last request."""
    away = tuple(s for s in before.studies if s.status == "unavailable" and not _is_named_in(s, turn))
    if any(s.status != "done" for s in turn.studies):
        return _of_other_studies(before, turn, kind, away)
    if _only_doubts(turn) and before.kind in RECOMMENDING:
        return _Request(before.studies, before.kind)
    asked = tuple(s for s in before.studies if s.status == "asked")
    if parts := fragment(turn.reading, corpus):
        if asked:
            changed = tuple(with_parts(s, parts, turn.reading.text, corpus) for s in asked)
            return _Request((*changed, *away), before.kind if before.kind in RECOMMENDING else "is_appropriate")
        if before.kind in RECOMMENDING and not turn.studies:
            return _Request(away, "is_appropriate", PointsBack(parts))
    if before.kind in RECOMMENDING and turn.reading.cues("the_two") and turn.reading.cues("ask_compare"):
        return _Request(
            (*asked, *away), "compare", None if asked[1:] else PointsBack()
        )  # "does one of those two beat the other?"
    if before.kind in RECOMMENDING and not turn.studies and (back := _back(before, turn, asked, away)):
        return back
    return _of_the_same(before, turn, kind, away)


def _of_other_studies(before: Scenario, turn: Turn, kind: str, away: tuple[NamedStudy, ...]) -> _Request:
    """ "And PET/MRI?", "compared with CT?": another study in the same matter."""
    own = _asks_itself(turn)
    asked = tuple(s for s in before.studies if s.status == "asked" and not _is_named_in(s, turn))
    if turn.reading.cues("ask_compare") and len(turn.studies) == 1 and asked and turn.studies[0].status == "asked":
        return _Request((*asked, *turn.studies, *away), "compare")
    if not own and kind == "is_appropriate" and before.kind in _GOES_ON:
        kind = before.kind
    elif kind == "preparation" and before.kind in RECOMMENDING and not turn.reading.cues("ask_preparation"):
        kind = "is_appropriate"  # "her sugar is 16 today. PET/CT still?"
    elif kind == "fact" and before.kind in RECOMMENDING and (not own or _goes_on(turn)):
        kind = "is_appropriate"
    return _Request((*turn.studies, *away), kind)


def _goes_on(turn: Turn) -> bool:
    """ "And PET/MRI?", "does a radiograph add anything there?": said of the matter at hand."""
    return turn.reading.words[0].folded in _GOING_ON or any(w.folded in _AT_HAND for w in turn.reading.words)


def _back(before: Scenario, turn: Turn, asked: tuple[NamedStudy, ...], away: tuple[NamedStudy, ...]) -> _Request | None:
    """ "It is not to be had here", "what dose is that?": said of the study asked about, or else of the one recommended."""
    if turn.reading.cues("unavailable") and not turn.facets.keys() - _OF_ONE_TURN:
        if asked:
            return _Request((*(replace(s, status="unavailable") for s in asked), *away), "unavailable")
        return _Request(away, "unavailable", PointsBack(status="unavailable"))
    if asked or not turn.reading.cues(*_OF_A_ROW):
        return None
    kind = read_kind(turn.reading, [_SOME_STUDY], {**before.facets, **turn.facets})
    return _Request(away, kind, PointsBack()) if kind in _ROW_KINDS else None


def _of_the_same(before: Scenario, turn: Turn, kind: str, away: tuple[NamedStudy, ...]) -> _Request:
    if turn.reading.cues("ask_what_if") and turn.facets and before.kind in RECOMMENDING and kind in ("fact", "unclear"):
        return _Request((*turn.studies, *before.studies), before.kind)  # "what would change if it were bone rather than muscle?"
    tells = "first_imaging" in turn.facets and "?" not in {w.folded for w in turn.reading.words}  # "they are back, neither helps"
    if _asks_itself(turn) and not tells:
        if kind in ("fact", "unclear", *_OF_A_STUDY) and before.studies:
            return _Request(
                (*turn.studies, *before.studies), read_kind(turn.reading, [*before.studies], {**before.facets, **turn.facets})
            )
        return _Request((*turn.studies, *away), kind)
    nothing_told = not turn.facets.keys() - _OF_ONE_TURN and not turn.studies
    if nothing_told and not turn.reading.cues("unsure"):
        return _Request(turn.studies, "unclear" if kind in ("unclear", "fact") else kind)
    return _Request((*turn.studies, *before.studies), before.kind if before.kind in RECOMMENDING else "which_study")


def _only_doubts(turn: Turn) -> bool:
    """ "Is that really so?": the same request once more."""
    words = [w for w in turn.reading.words if not w.is_mark]
    tells = bool(turn.facets.keys() - _OF_ONE_TURN or turn.studies) or _asks_itself(turn)
    parts = any(m.concept.study for m in turn.reading.mentions)  # "right. And with contrast?"
    return len(words) <= _FEW and bool(turn.reading.cues("challenge")) and not (tells or parts)


def _asks_itself(turn: Turn) -> bool:
    """A bare "or" compares nothing yet: "or an older one?"."""
    return any(m.words.casefold() != "or" for m in turn.reading.cues(*_REQUESTS))


def _is_named_in(study: NamedStudy, turn: Turn) -> bool:
    return any(s.parts["modality"] == study.parts["modality"] for s in turn.studies)
