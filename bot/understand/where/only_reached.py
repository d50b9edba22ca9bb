"""A place or tissue that a tumour only reaches, may spread to or has spared: not where it arose."""

from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_COPULAS = {"was", "were", "is", "are", "has", "had", "been", "itself"}
_ITS = {"the", "his", "her", "their", "any", "nearby", "adjacent", "left", "right", "distal", "proximal"}
_SIDES = {"left", "right", "other"}
_PARTS = as_folded("part parts portion component extension share piece bulk outgrowth involvement spread")
_NEAR = 3
"""Words from "into" to the tissue that is reached, at most."""


def was_spared(site: Mention, reading: Reading) -> bool:
    """ "Muscle, the femur was never touched": where the tumour was not."""
    spared = [m for m in reading.cues("spared") if m.first > site.last]
    behind = any({w.folded for w in reading.words[site.last + 1 : m.first]} <= _COPULAS for m in spared)
    return behind or any(_reaches(m, site, reading) for m in reading.cues("spared"))


def is_what_was_spared(untouched: Mention, reading: Reading) -> bool:
    """ "With the fibula untouched", "the femur was never touched": what the tumour has not reached, and no plan to treat."""
    before = [w.folded for w in reading.words[max(0, untouched.first - 1) : untouched.first]]
    sites = [m for m in reading.mentions if m.concept.facet == "site" or m.concept.cue in ("bone_reply", "muscle")]
    gaps = ({w.folded for w in reading.words[m.last + 1 : untouched.first]} for m in sites if m.last < untouched.first)
    ahead = any(_reaches(untouched, m, reading) for m in sites if m.first > untouched.last)
    return ahead or bool(_SIDES & set(before)) or any(gap <= _COPULAS for gap in gaps)


def _reaches(spared: Mention, site: Mention, reading: Reading) -> bool:
    """ "Sat in the muscle and never touched the femur": told by what the tumour did, and not by what befell the bone."""
    gap = [w.folded for w in reading.words[spared.last + 1 : site.first]]
    return spared.last < site.first and gap[:1] != [] and set(gap) <= _ITS


def is_where_it_spreads(place: Mention, reading: Reading) -> bool:
    """ "This tumour likes the spine and the soft tissues": where it may go, and not where it arose."""
    if place.concept.facet not in ("site", "tissue"):
        return False
    start, _ = clause_at(reading, place.first)
    return any(start <= m.first < place.first for m in reading.cues("spread_habit"))


def is_where_it_extends(tissue: Mention, reading: Reading) -> bool:
    """ "A lytic lesion with cloudy ossification in the soft tissues": what a lesion of bone, told before it, reaches."""
    part = bool(_PARTS & {w.folded for w in reading.words[tissue.last + 1 : tissue.last + 2]})  # "a big soft tissue part"
    if tissue.concept.facet != "tissue" or tissue.concept.value != "soft_tissue":
        return False
    if not (part or tissue.words.casefold().endswith("s")):
        return False
    start, _ = sentence_at(reading, tissue.first)
    before = {w.folded for w in reading.words[max(start, tissue.first - _NEAR) : tissue.first]}
    told = [m for m in reading.mentions if start <= m.first < tissue.first]
    told = [m for m in told if m.concept.facet in ("histology", "site") or m.concept.cue == "lump"]
    of_bone = any(m.concept.value == "bone" or m.concept.implies.get("tissue") == ("bone",) for m in told)
    return (part or bool(before & {"in", "into", "to", "towards"})) and "or" not in before and of_bone
