"""A reply of a word or two that names the kind of a tumour told of before: "lipo", "osteo, sorry", "a synovial one"."""

from collections.abc import Mapping

from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.turns.turn import Turn
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_SHORT_KINDS = {"short_kind_of_bone": "bone", "short_kind_of_soft": "soft_tissue"}
_IDLE = as_folded(
    "it its it's was is were that's that the a an one ah oh sorry please pls thanks thx yes ok okay path pathology "
    "report says said histology type kind not sarcoma of think i believe we a ein eine es war un una era fue c'était est uma foi"
)
_MEANT = as_folded(
    "i'd i'll i mean meant say would be go for with take please on thank you two both these those them question in"
)
_CHOSEN = as_folded("yes yep no nope not yet nothing none first second third 1 2 3 a b that this")
"""Words that alone choose something, or deny it: of what is asked, "a", "no" and "the second"."""
_WAS = as_folded("was were it's is war era fue était")
_LONGEST, _SIDE, _BARE = 9, 6, 3
"""Words of a reply that names a kind, of one that tells the side, and of one that is nothing but a choice."""
_TELLS_MORE = frozenset({"target", "treatment", "site", "age", "edition", "first_imaging", "origin"})


def kind_replied(reading: Reading, known: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """The tissue by the kind that the first words name, where the tumour told of before has no tissue yet."""
    tissue = known.get("tissue")
    open_yet = tissue is None or len(tissue.values) > 1
    if not ({"histology", "behaviour"} & known.keys() and open_yet and _is_short(reading)):
        return {}
    if any(m.concept.facet in _TELLS_MORE or "modality" in m.concept.study for m in reading.mentions):
        return {}
    if any(
        m.concept.facet == "histology" and "malignant" not in m.concept.implies.get("behaviour", ()) for m in reading.mentions
    ):
        return {}  # "lipoma after all"
    denied = {at for m in reading.mentions if _value(m) and reading.negates(m) for at in range(m.first, m.last + 1)}
    named = [m for m in reading.mentions if _value(m) and not reading.negates(m)]
    before = {m.first: [w for at, w in enumerate(reading.words[: m.first]) if at not in denied] for m in named}
    opening = [m for m in named if {w.folded for w in before[m.first] if not w.is_mark} <= _IDLE]
    values = {_value(m) for m in opening}
    if len(values) != 1 or len({_value(m) for m in named}) != 1:
        return {}
    found = {"tissue": FacetReading((_value(opening[0]),), "said", opening[0].words)}
    whole = [m for m in opening if m.concept.facet == "histology"]
    return {**found, **({"histology": FacetReading((whole[0].concept.id,), "said", whole[0].words)} if whole else {})}


def _value(mention: Mention) -> str:
    implied = mention.concept.implies.get("tissue", ()) if mention.concept.facet == "histology" else ()
    return _SHORT_KINDS.get(mention.concept.cue or "", implied[0] if len(implied) == 1 else "")


def _is_short(reading: Reading) -> bool:
    words = [w.folded for w in reading.words]
    return len(words) <= _LONGEST and "?" not in words


def answers_what_was_asked_back(before: Scenario, turn: Turn) -> bool:
    """ "Clear cell", "it was on the left", "the former", "yes": the question of before stands."""
    if before.kind not in RECOMMENDING or not _is_short(turn.reading) or turn.studies:
        return False
    if turn.facets.keys() - {"language"}:
        return bool(kind_replied(turn.reading, before.facets))
    if chooses_unnamed(turn.reading):
        return True
    rest = _rest(turn.reading, turn.reading.cues("side_told"))
    return len(turn.reading.words) <= _SIDE and rest is not None and rest <= _IDLE | {"on", "the", "his", "her", "side"}


def names_what_it_was(reading: Reading) -> bool:
    """ "It was osteosarcoma of the tibia, sorry. 34M, ...": the tumour of before by its name, and no other patient's."""
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    before = [w.folded for w in reading.words[: names[0].first]] if names else []
    return bool(_WAS & set(before)) and set(before) <= _IDLE


def chooses_unnamed(reading: Reading) -> bool:
    """ "The former.", "I meant the first of the two", "2": a choice by its place, of what only who asked back can know."""
    named = reading.cues("one_of_those_named")
    words = [w.folded for w in reading.words if not w.is_mark]
    inside = {at for m in named for at in range(m.first, m.last + 1)}
    rest = {w.folded for at, w in enumerate(reading.words) if at not in inside and not w.is_mark}
    bare = len(words) <= _BARE and bool(_CHOSEN & rest)
    return len(words) <= _LONGEST and bool(named or bare) and rest <= _IDLE | _MEANT | (_CHOSEN if bare else frozenset())


def _rest(reading: Reading, told: list[Mention]) -> set[str] | None:
    """The words of a turn beside those that tell something."""
    inside = {at for m in told for at in range(m.first, m.last + 1)}
    return {w.folded for at, w in enumerate(reading.words) if at not in inside and not w.is_mark} if told else None
