"""A text that leaves open what the tumour arose in: "unclear whether femur or muscle", "bone or soft tissue? Not documented"."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_EITHER = as_folded("or vs versus v / oder bzw ou o u 还")
_FILLERS = as_folded(
    "the a in of from it was is his her out de del della du des d la le el il dem der das den im am do da dos 是"
)
_FIRST = as_folded("first initially originally before until zunachst initialement inicialmente inizialmente")
_STOPS = frozenset(".;!\n")
_LOOKS = ("looked_over", "looking_at", "study_noun")
_GAP, _BEHIND, _AHEAD = 5, 5, 8
"""Words between the two, from the two to what tells it open, and from what tells it open to the two, at most."""


def leaves_tissue_open(reading: Reading) -> bool:
    """Both are named with "or" between, something beside them tells that it is not known, and nothing told behind decides."""
    unsure = [*reading.cues("unsure"), *_unknown(reading)]
    if not unsure:
        return False
    return any(
        _tells_open(cue, first, last, reading) and not _is_decided(first, last, reading)
        for first, last in _pairs(reading)
        for cue in unsure
    )


def _pairs(reading: Reading) -> list[tuple[int, int]]:
    """First and last word of "femur or muscle", "bone or soft tissue"."""
    pairs = [(m.first, m.last) for m in reading.mentions if len(m.concept.implies.get("tissue", ())) > 1 and not m.concept.facet]
    for bone in _bones(reading):
        for soft in _soft(reading):
            low, high = sorted((bone, soft), key=lambda m: m.first)
            gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
            if len(gap) <= _GAP and _EITHER & set(gap) and set(gap) <= _EITHER | _FILLERS:
                pairs.append((low.first, high.last))
    return pairs


def _bones(reading: Reading) -> list[Mention]:
    told = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.implies.get("tissue") == ("bone",)]
    told += [m for m in reading.mentions if m.concept.facet == "tissue" and m.concept.value == "bone"]
    return told + reading.cues("bone_reply")


def _soft(reading: Reading) -> list[Mention]:
    told = [m for m in reading.mentions if m.concept.facet == "tissue" and m.concept.value == "soft_tissue"]
    return told + reading.cues("muscle", "soft_structure")


def _unknown(reading: Reading) -> list[Mention]:
    """ "Humerus or biceps unknown": a bare word for what nobody knows."""
    return [m for m in reading.cues("place_open", "appearance_unclear") if m.words.casefold() in ("unknown", "unclear")]


def _tells_open(cue: Mention, first: int, last: int, reading: Reading) -> bool:
    """Before the two in their clause, or right behind them, be it as the answer to a question."""
    start, end = sentence_at(reading, first)
    looked = any(last < m.first < end for m in reading.cues(*_LOOKS))  # "whether the femur or the muscle should be imaged"
    if cue.last < first:
        gap = {w.folded for w in reading.words[cue.last + 1 : first]}
        earlier = {w.folded for w in reading.words[max(start, cue.first - 2) : first]} & _FIRST
        return first - cue.last <= _AHEAD + 1 and not gap & (_STOPS | {"?"}) and not (looked or earlier)
    gap = {w.folded for w in reading.words[last + 1 : cue.first]}
    return 0 < cue.first - last <= _BEHIND and not gap & _STOPS


def _is_decided(first: int, last: int, reading: Reading) -> bool:
    """ "Unclear whether femur or muscle, pathology said muscle": one of them is told once more."""
    return any(m.first > last for m in (*_bones(reading), *_soft(reading)))
