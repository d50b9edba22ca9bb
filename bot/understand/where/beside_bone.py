"""A bone that a tumour of soft tissue only touches: "in the triceps, next to the humerus", "lying on the scapula"."""

from corpus.reading import Mention, Reading

_BESIDE = frozenset(
    "against alongside adjacent adjoining abutting abut abutted touching touched hugging hugged contacting bordering displacing "  # noqa: SIM905
    "flanking skirting".split()
)
_PAIRS = frozenset(
    [
        "next to",
        "adjacent to",
        "parallel to",
        "adjoining to",
        "close to",
        "clear of",
        "away from",
        "lying on",
        "lay on",
        "lie on",
        "sitting on",
        "sat on",
        "sit on",
        "resting on",
        "rested on",
        "rest on",
        "applied to",
        "contact with",
        "front of",
        "lying upon",
        "lay upon",
        "lying over",
        "free of",
        "short of",
        "deep to",
        "anterior to",
        "posterior to",
        "medial to",
        "lateral to",
        "attached to",
        "stuck to",
        "adherent to",
        "lying along",
        "running along",
    ]
)
_ARTICLES = frozenset("the a an his her their left right distal proximal mid upper lower nearby adjacent underlying".split())  # noqa: SIM905
_AMID = 6
"""Words from "between" to the second of two things, at most."""


def lies_against(bone: Mention, reading: Reading) -> bool:
    """True where the words right before the bone tell that the tumour lies at it, and not in it."""
    named = any(m.concept.facet == "histology" and "tissue" in m.concept.implies for m in reading.mentions)
    soft = any("muscle" in m.words.casefold() or m.concept.value == "soft_tissue" for m in reading.mentions)
    if named and not (soft or reading.cues("muscle", "soft_structure", "bone_spared")):
        return False  # "leiomyosarcoma next to the humerus": its name leaves both open, and so does its place
    at = bone.first - 1
    while at >= 0 and reading.words[at].folded in _ARTICLES:
        at -= 1
    if at < 0:
        return False
    last = reading.words[at].folded
    pair = f"{reading.words[at - 1].folded} {last}" if at else last
    return last in _BESIDE or pair in _PAIRS or (last == "and" and _is_between_two(at, reading))


def _is_between_two(at: int, reading: Reading) -> bool:
    """ "Between the muscle and the tibia"."""
    before = [w.folded for w in reading.words[max(0, at - _AMID) : at]]
    soft = any(at - _AMID <= m.first < at for m in reading.cues("muscle", "soft_structure"))
    return "between" in before and soft
