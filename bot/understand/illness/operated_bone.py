"""The tissue of a sarcoma of no kind told, by what the operation took: "the proximal tibia was replaced"."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_BETWEEN = frozenset(
    "the a an his her their my ill bad top bottom half bit whole piece part of proximal distal upper lower end middle "  # noqa: SIM905
    "left right shaft was were is has been had to be el la le los las o os il lo un una der die das den es".split()
)
_NOT_IT = as_folded("graft cement scan marrow chip healing density pain mets metastases")
_STAND = ("sarcoma", "malignant_tumour_unspecified")
"""Names that leave the tissue open."""


def bone_operated(reading: Reading) -> FacetReading | None:
    """ "The distal femur was replaced for a malignant tumour", "they took out the ill bone": the bone held it."""
    names = [m for m in reading.mentions if m.concept.facet == "histology" and m.concept.implies.get("behaviour") != ("benign",)]
    if not names or any(m.concept.id not in _STAND for m in names):
        return None
    verbs = [m for m in reading.cues("takes_a_bone") if not reading.negates(m)]
    bones = [m for m in reading.mentions if _is_a_bone(m, reading) and not reading.negates(m)]
    taken = [bone for bone in bones if any(_is_taken(bone, verb, reading) for verb in verbs)]
    return FacetReading(("bone",), "implied", taken[0].words) if taken else None


def _is_a_bone(mention: Mention, reading: Reading) -> bool:
    concept = mention.concept
    named = concept.facet == "site" and concept.implies.get("tissue") == ("bone",)
    behind = {w.folded for w in reading.words[mention.last + 1 : mention.last + 2]}
    return (named or concept.cue == "bone_reply") and not behind & _NOT_IT


def _is_taken(bone: Mention, verb: Mention, reading: Reading) -> bool:
    if sentence_at(reading, bone.first) != sentence_at(reading, verb.first):
        return False
    low, high = sorted((bone, verb), key=lambda m: m.first)
    return {w.folded for w in reading.words[low.last + 1 : high.first]} <= _BETWEEN


def is_left_between_two(flesh: Mention, reading: Reading) -> bool:
    """ "She does not know whether it was in the bone or in the flesh"."""
    start, end = sentence_at(reading, flesh.first)
    ahead = {w.folded for w in reading.words[start : flesh.first]}
    return bool(ahead & {"whether", "if"}) and "or" in {w.folded for w in reading.words[start:end]}
