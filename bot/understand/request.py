"""About which studies a turn of a conversation asks, and what: what it leaves unsaid stands in the turns before."""

from dataclasses import dataclass, replace

from bot.understand.asking import asks_of_the_document
from bot.understand.imaging.studies import NamedStudy, fragment, with_parts
from bot.understand.kind import RECOMMENDING, read_kind
from bot.understand.scenario import PointsBack, Scenario
from bot.understand.turns.turn import Turn
from corpus import Corpus

OF_ONE_TURN = frozenset({"edition", "stated_rating", "language"})
"""Facets that hold for the turn that told them."""
_REQUESTS = (
    "ask_study", "ask_rating", "ask_rrl", "ask_radiation", "ask_why", "ask_preparation", "ask_technique", "ask_next", "ask_often",
    "ask_definition", "ask_property", "ask_evidence", "ask_document", "ask_compare", "ask_dose",
)  # fmt: skip
"""Cues of a turn that asks for something itself."""
_OF_A_STUDY = frozenset({"why", "rating", "radiation", "preparation", "technique", "next_step", "fact", "compare"})
"""Kinds whose study may stand in an earlier turn: "why?", "and the dose?"."""
_GOES_ON = frozenset({"rating", "radiation", "preparation", "technique"})
"""Kinds that another study takes over: "and PET/MRI?"."""
_AT_HAND = frozenset({"there", "here"})
_OF_A_ROW = ("ask_rrl", "ask_rating", "ask_radiation", "ask_why")
_ROW_KINDS = frozenset({"rating", "radiation", "why"})
"""Kinds that ask for what the table says of a study."""
_SOME_STUDY = NamedStudy({"modality": "any"}, "", -1, -1, -1, -1)
_OF_THE_PATIENT = frozenset({"age", "age_band", "sex", "pregnancy"})
"""Facets of a turn that asks the same for somebody else: "and in a 7 year old?"."""
_IN_A_MAGNET = frozenset({"mri", "pet_mri"})
_DURING = frozenset({"in", "at", "on", "during", "with", "by", "from"})
_IT = frozenset({"it", "it's", "that", "this", "its"})
_BARE = 3
"""Words and marks of a turn that is nothing but "because?"."""
_FEW = 10
"""Words of a turn that does nothing but doubt the reply."""
GOING_ON = frozenset({"and", "or", "but", "then", "so"})
"""Words that open a turn which goes on with the request before."""


@dataclass(frozen=True, slots=True)
class Request:
    """About which studies a turn asks, and what."""

    studies: tuple[NamedStudy, ...]
    kind: str
    points_back: PointsBack | None = None


def read_request(before: Scenario, turn: Turn, kind: str, corpus: Corpus) -> Request:
    """`kind` is that of the turn alone; one that asks nothing repeats the last request."""
    before = _without_the_obstacle(before, turn)
    away = tuple(s for s in before.studies if s.status == "unavailable" and not _is_named_in(s, turn))
    if any(s.status != "done" for s in turn.studies):
        return _of_other_studies(before, turn, kind, away)
    asked = tuple(s for s in before.studies if s.status == "asked")
    if before.kind in RECOMMENDING and (kind_of_it := _asked_of_it(turn)):
        return Request((*asked, *away), kind_of_it, None if asked else PointsBack())
    if _only_doubts(turn) and before.kind in RECOMMENDING:
        return Request(before.studies, before.kind)
    if parts := fragment(turn.reading, corpus):
        if asked:
            changed = tuple(with_parts(s, parts, turn.reading.text, corpus) for s in asked)
            return Request((*changed, *away), before.kind if before.kind in RECOMMENDING else "is_appropriate")
        if before.kind in RECOMMENDING and not turn.studies:
            return Request(away, "is_appropriate", PointsBack(parts))
    if two := _of_the_two(before, turn, asked, away):
        return two
    if before.kind in RECOMMENDING and not turn.studies and (back := _back(before, turn, asked, away)):
        return back
    return _of_the_same(before, turn, kind, away)


def _without_the_obstacle(before: Scenario, turn: Turn) -> Scenario:
    """ "He may go into the magnet": what was barred, or to be replaced, is asked about again."""
    told = turn.facets.get("implant")
    if told is None or told.values != ("mr_conditional",):
        return before
    barred = [s for s in before.studies if s.status == "unavailable" and s.parts["modality"] in _IN_A_MAGNET]
    studies = tuple(replace(s, status="asked") if s in barred else s for s in before.studies)
    only = bool(barred) and before.kind == "unavailable" and all(s.status != "unavailable" for s in studies)
    return replace(before, studies=studies, kind="is_appropriate" if only else before.kind)


def _of_the_two(before: Scenario, turn: Turn, asked: tuple[NamedStudy, ...], away: tuple[NamedStudy, ...]) -> Request | None:
    """ "Does one of those two beat the other?", "must the two both be done?": of what was recommended or compared."""
    if before.kind not in RECOMMENDING or not turn.reading.cues("the_two"):
        return None
    if turn.reading.cues("ask_compare"):
        return Request((*asked, *away), "compare", None if asked[1:] else PointsBack())
    if asked[1:] and not turn.studies and turn.reading.cues("ask_radiation", "ask_rrl"):
        return Request((*asked, *away), "radiation")  # "which of the two has less radiation?"
    return Request((*before.studies,), before.kind) if turn.reading.cues("both") else None


def _of_other_studies(before: Scenario, turn: Turn, kind: str, away: tuple[NamedStudy, ...]) -> Request:
    """ "And PET/MRI?", "compared with CT?": another study in the same matter."""
    own = _asks_itself(turn)
    asked = tuple(s for s in before.studies if s.status == "asked" and not _is_named_in(s, turn))
    if turn.reading.cues("ask_compare") and len(turn.studies) == 1 and asked and turn.studies[0].status == "asked":
        return Request((*asked, *turn.studies, *away), "compare")
    if kind == "technique" and before.kind in RECOMMENDING and turn.reading.cues("the_two") and turn.reading.cues("both"):
        kind = "is_appropriate"  # "must the two MRI protocols both be done?"
    elif not own and kind == "is_appropriate" and before.kind in _GOES_ON:
        kind = before.kind
    elif kind == "preparation" and before.kind in RECOMMENDING and not turn.reading.cues("ask_preparation"):
        kind = "is_appropriate"  # "her sugar is 16 today. PET/CT still?"
    elif kind == "fact" and before.kind in RECOMMENDING and (not own or _goes_on(turn)):
        kind = "is_appropriate"
    return Request((*turn.studies, *away), kind)


def _means_the_same_study(turn: Turn) -> bool:
    """ "It is a sarcoma now. Same study?"; "both places in the same scan" asks for no study again."""
    words = turn.reading.words
    return any(not m.first or words[m.first - 1].folded not in _DURING for m in turn.reading.cues("same_study"))


def _goes_on(turn: Turn) -> bool:
    """ "And PET/MRI?", "does a radiograph add anything there?": said of the matter at hand."""
    return turn.reading.words[0].folded in GOING_ON or any(w.folded in _AT_HAND for w in turn.reading.words)


def _back(before: Scenario, turn: Turn, asked: tuple[NamedStudy, ...], away: tuple[NamedStudy, ...]) -> Request | None:
    """ "It is not to be had here", "what dose is that?": said of the study asked about, or else of the one recommended."""
    if turn.reading.cues("unavailable") and not turn.facets.keys() - {*OF_ONE_TURN, "sex"}:  # "she will not have it"
        if asked:
            return Request((*(replace(s, status="unavailable") for s in asked), *away), "unavailable")
        return Request(away, "unavailable", PointsBack(status="unavailable"))
    if asked or not turn.reading.cues(*_OF_A_ROW):
        return None
    kind = read_kind(turn.reading, [_SOME_STUDY], {**before.facets, **turn.facets})
    return Request(away, kind, PointsBack()) if kind in _ROW_KINDS else None


def _of_the_same(before: Scenario, turn: Turn, kind: str, away: tuple[NamedStudy, ...]) -> Request:
    if turn.reading.cues("ask_what_if") and turn.facets and before.kind in RECOMMENDING and kind in ("fact", "unclear"):
        return Request((*turn.studies, *before.studies), before.kind)  # "what would change if it were bone rather than muscle?"
    asks = "?" in {w.folded for w in turn.reading.words} and not (kind == "next_step" and _is_undiagnosed(before))
    tells = "first_imaging" in turn.facets and not asks  # "they are back, neither helps", "film unclear. What now?"
    if _asks_itself(turn) and not tells:
        if kind in ("fact", "unclear", *_OF_A_STUDY) and before.studies:
            return Request(
                (*turn.studies, *before.studies), read_kind(turn.reading, [*before.studies], {**before.facets, **turn.facets})
            )
        return Request((*turn.studies, *away), kind)
    nothing_told = not turn.facets.keys() - OF_ONE_TURN and not turn.studies
    if nothing_told and asks_of_the_document(turn.reading):
        return Request(turn.studies, "fact")
    if nothing_told and not turn.reading.cues("unsure"):
        return Request(turn.studies, "unclear" if kind in ("unclear", "fact") else kind)
    same = before.kind in RECOMMENDING or (turn.facets.keys() <= _OF_THE_PATIENT and turn.reading.words[0].folded in GOING_ON)
    return Request((*turn.studies, *before.studies), before.kind if same else "which_study")


def _is_undiagnosed(before: Scenario) -> bool:
    """A lesion without a diagnosis: what comes after its first imaging is a study of its own."""
    purpose = before.facets.get("purpose")
    return purpose is not None and purpose.values == ("undiagnosed_lesion",)


def _only_doubts(turn: Turn) -> bool:
    """ "Is that really so?": the same request once more."""
    words = [w for w in turn.reading.words if not w.is_mark]
    tells = bool(turn.facets.keys() - OF_ONE_TURN or turn.studies) or _asks_itself(turn)
    parts = any(m.concept.study for m in turn.reading.mentions)  # "right. And with contrast?"
    cues = turn.reading.cues("challenge", "leaves_it")  # "you decide" tells nothing of what was asked back
    return len(words) <= _FEW and bool(cues) and not (tells or parts)


def _asked_of_it(turn: Turn) -> str:
    """What a turn asks of the study that was asked about or recommended, by the kind of it."""
    if turn.studies:
        return ""
    if _quotes_a_rating_of_it(turn):
        return "rating"
    if turn.reading.cues("bare_why") and len(turn.reading.words) <= _BARE and not _only_doubts(turn):
        return "why"  # "because?"
    return "is_appropriate" if _means_the_same_study(turn) and not _only_doubts(turn) else ""  # "a sarcoma now. Same study?"


def _quotes_a_rating_of_it(turn: Turn) -> bool:
    """ "Our fellow says it is 'usually not appropriate'. Is he right?": of the study that was asked about or recommended."""
    stated = turn.facets.get("stated_rating")
    if stated is None:
        return False
    folded = [w.folded for w in turn.reading.words]
    quoted = [m for m in turn.reading.mentions if m.words.casefold() == stated.words.casefold()]
    return any(_IT & set(folded[max(0, m.first - _BARE) : m.first]) for m in quoted)


def _asks_itself(turn: Turn) -> bool:
    """A bare "or" compares nothing yet: "or an older one?", nor does "the forearm instead of the thigh, my mistake"."""
    corrects = not turn.studies and (turn.reading.cues("correction") or turn.facets.keys() == {"tissue"})
    asks = (m for m in turn.reading.cues(*_REQUESTS) if not (corrects and m.concept.cue == "ask_compare"))
    return any(m.words.casefold() != "or" for m in asks)


def _is_named_in(study: NamedStudy, turn: Turn) -> bool:
    return any(s.parts["modality"] == study.parts["modality"] for s in turn.studies)
