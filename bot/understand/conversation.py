"""A turn in its conversation: what it leaves unsaid it takes over from the turns before, what it says replaces."""

from dataclasses import dataclass, replace

from bot.understand.kind import RECOMMENDING, read_kind
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.studies import NamedStudy, fragment, with_parts
from corpus import Corpus
from corpus.lexicon import Reading

_OF_ONE_TURN = frozenset({"edition", "stated_rating", "language"})
_OF_THE_TUMOUR = frozenset({"tissue", "behaviour", "origin", "grade", "histology"})
_WHO = ("age", "histology")
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
        return alone
    studies, kind = _request(before, turn, alone.kind, corpus)
    leans = (studies is not turn.studies or not turn.studies) and kind != "unclear"
    return replace(
        alone,
        facets={**_kept(before, turn), **turn.facets},
        kind=kind,
        studies=studies,
        about_patient=before.about_patient or alone.about_patient,
        query=f"{before.query} {alone.query}" if leans else alone.query,
    )


def _starts_anew(before: Scenario, turn: Turn) -> bool:
    """ "New patient", or a turn that tells a whole case of somebody else."""
    if turn.reading.cues("new_case"):
        return True
    if turn.reading.cues("ask_what_if") or not all(name in turn.facets for name in _WHO):
        return False
    return any(name in before.facets and before.facets[name].values != turn.facets[name].values for name in _WHO)


def _tells_of_a_patient(turn: Turn) -> bool:
    return bool(turn.reading.cues("patient")) or any(
        name in turn.facets for name in ("age", "sex", "biopsy", "treatment", "pregnancy")
    )


def _kept(before: Scenario, turn: Turn) -> dict[str, FacetReading]:
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
    return {name: facet for name, facet in before.facets.items() if name not in gone}


def _request(before: Scenario, turn: Turn, kind: str, corpus: Corpus) -> tuple[tuple[NamedStudy, ...], str]:
    """About which studies, and what is asked; `kind` is that of the turn alone, and one that asks nothing repeats the last."""
    away = tuple(s for s in before.studies if s.status == "unavailable" and not _is_named_in(s, turn))
    own_request = bool(turn.reading.cues(*_REQUESTS))
    if any(s.status != "done" for s in turn.studies):
        if not own_request and kind == "is_appropriate" and before.kind in _GOES_ON:
            kind = before.kind
        elif kind == "fact" and before.kind in RECOMMENDING and turn.reading.words[0].folded in _GOING_ON:
            kind = "is_appropriate"
        return (*turn.studies, *away), kind
    if parts := fragment(turn.reading, corpus):
        changed = tuple(with_parts(s, parts, turn.reading.text, corpus) for s in before.studies if s.status == "asked")
        if changed:
            return (*changed, *away), before.kind if before.kind in RECOMMENDING else "is_appropriate"
    if own_request:
        if kind in ("fact", "unclear", *_OF_A_STUDY) and before.studies:
            return (*turn.studies, *before.studies), read_kind(turn.reading, [*before.studies], turn.facets)
        return (*turn.studies, *away), kind
    if not turn.facets.keys() - _OF_ONE_TURN and not turn.studies:
        return turn.studies, "unclear" if kind in ("unclear", "fact") else kind
    return (*turn.studies, *before.studies), before.kind if before.kind in RECOMMENDING else "which_study"


def _is_named_in(study: NamedStudy, turn: Turn) -> bool:
    return any(s.parts["modality"] == study.parts["modality"] for s in turn.studies)
