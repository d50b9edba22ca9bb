"""Which words belong to one study: the parts around its head, left and right of it."""

from corpus.reading import Mention, Reading

_INSIDE = frozenset(
    "of the a an in iv scan study exam examination imaging and ( ) , or with w her his my low dose multiparametric tc 99 m & "  # noqa: SIM905
    "technetium for dedicated diagnostic routine standard at high resolution planar multislice plus + "
    "r l rt lt right left whole entire prox distal upper lower only just nothing but "
    "des der du de la del della di do da".split()
)
"""Words that may stand between the parts of one name."""
_LEFT = {"of", "the", "iv", "scan", "dedicated", "planar", "low", "dose", "standard", "diagnostic", "a"}


def beside_bone_scan(spect: Mention, heads: list[Mention], reading: Reading) -> bool:
    """ "Bone scan with SPECT": one study, and no second."""
    return any(h.concept.study.get("modality") == "bone_scan" and abs(spect.first - h.last) <= 6 for h in heads)


def absorbed(head: Mention, other: Mention) -> bool:
    """A second word for the same study ("CT scan computed tomography") does not start another."""
    return other.first == head.first


def parts_ahead(head: Mention, parts: list[Mention], reading: Reading, floor: int) -> list[Mention]:
    """ "Chest" of "chest CT": the parts that stand right before the head."""
    group: list[Mention] = []
    edge = head.first
    for part in sorted((p for p in parts if floor < p.first and p.last < head.first), key=lambda p: -p.last):
        gap = {reading.words[i].folded for i in range(part.last + 1, edge)}
        if "modality" in part.concept.study or not gap <= _LEFT or edge - part.last > 4 or _elsewhere(head, part):
            break
        if part.last >= edge:
            continue
        group.append(part)
        edge = part.first
    return group


def parts_behind(head: Mention, parts: list[Mention], reading: Reading, ceiling: int) -> list[Mention]:
    """ "Of the chest without contrast": the parts that follow the head."""
    group: list[Mention] = []
    edge = head.last
    for part in (p for p in parts if head.last < p.first < ceiling):
        gap = [reading.words[i].folded for i in range(edge + 1, part.first)]
        if "modality" in part.concept.study or len(gap) > 4 or not set(gap) <= _INSIDE or _elsewhere(head, part):
            break
        if gap and _stands_at(ceiling, part, parts):
            break  # "CXR or chest CT", "bone scan or whole-body FDG-PET/CT": it belongs to the next head
        if "but" in gap and "nothing" not in gap:
            break  # "MRI, but the lungs?"; "an MRI of nothing but the thigh" is one name
        if "for" in gap and "region" in part.concept.study:
            break  # "CT for lung metastases" names a target, "CT of the lung" a region
        group.append(part)
        edge = max(edge, part.last)
    return group


def _stands_at(ceiling: int, part: Mention, parts: list[Mention]) -> bool:
    """True if nothing but further parts stands between a part and the next head."""
    at = part.last + 1
    while at < ceiling and (beside := [p for p in parts if p.first == at and "modality" not in p.concept.study]):
        at = max(p.last for p in beside) + 1
    return at == ceiling


def _elsewhere(head: Mention, part: Mention) -> bool:
    """A whole-body technique has no region: "lungs: PET/CT" names a target."""
    whole_body_only = head.concept.study.get("modality") in ("pet_ct", "pet_mri", "bone_scan")
    return whole_body_only and part.concept.study.get("region") in ("chest", "abdomen", "spine", "head")


def offers_a_choice(group: list[Mention], reading: Reading) -> bool:
    """ "Without contrast, or without and with", "plain, enhanced, or both": every state that has a row is meant."""
    last = max(m.last for m in group)
    inside = reading.words[min(m.first for m in group) : last]
    behind = [w.folded for w in reading.words[last + 1 : last + 4] if w.folded != ","]
    return any(w.folded in ("or", "vs", "versus") for w in inside) or behind[:2] == ["or", "both"]


def joins_states(group: list[Mention], reading: Reading) -> bool:
    """ "W/o and w/ gad": both states, joined."""
    states = sorted((m for m in group if "contrast" in m.concept.study), key=lambda m: m.first)
    gap = {w.folded for w in reading.words[states[0].last + 1 : states[-1].first]}
    return bool(gap & {"and", "&", "+", "plus"})


def one_region(regions: list[str], modality: str) -> str | None:
    """The region that several words tell together: the whole body, or the chest with what is below it."""
    if "whole_body" in regions:
        return "whole_body"
    if modality in ("pet_ct", "pet_mri", "bone_scan"):
        return None
    torso = {"chest", "abdomen", "pelvis", "chest_abdomen_pelvis", "abdomen_pelvis"}
    named = set(regions)
    if "chest_abdomen_pelvis" in named or ("chest" in named and named & (torso - {"chest"})):
        return "chest_abdomen_pelvis"
    if named & {"abdomen", "abdomen_pelvis"}:
        return "abdomen_pelvis"
    if "pelvis" in named:
        return "area"
    return regions[0] if regions else None
