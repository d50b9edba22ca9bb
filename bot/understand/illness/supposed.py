"""What is only supposed: "had the primary been in bone", told beside the tumour that there is."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_AFTER = as_folded(
    "it this that the a an primary tumor sarcoma lesion growth mass hers his had has been were was be is in of from out "
    "arisen arose started grown come instead rather than not , muscle bone above her him man woman"
)
"""Words that may stand between a supposition and the tissue supposed."""
_AGAINST = {"than", "not"}
_REACH, _BACK = 14, 3
_TOLD_BY = {"bone_reply": "bone", "muscle": "soft_tissue"}


def supposed_tissue(reading: Reading) -> Mention | None:
    """The words that tell the tissue supposed: the question is about that one, and not about the one that there is."""
    for cue in reading.cues("ask_what_if", "supposed"):
        _, end = sentence_at(reading, cue.first)
        for told in (m for m in reading.mentions if cue.first < m.first < min(end, cue.last + _REACH) and tells_tissue(m)):
            start = cue.first if told.first <= cue.last else cue.last
            gap = [w.folded for w in reading.words[start + 1 : told.first + 1]]
            if set(gap[:-1]) <= _AFTER and not _is_set_against(gap[-_BACK - 1 :]):
                return told
    return None


def tells_tissue(mention: Mention) -> bool:
    """True if the words tell, or let know, what the tumour arose in."""
    concept = mention.concept
    tissue = concept.facet == "tissue" or concept.cue in _TOLD_BY or "tissue" in concept.implies
    return tissue and concept.cue not in ("lump", "local_recurrence")


def of_the_supposed(supposed: Mention, said: list[Mention]) -> dict[str, FacetReading]:
    """The tissue as supposed; that the tumour is malignant and musculoskeletal stays as it was told."""
    concept = supposed.concept
    values = concept.implies.get("tissue") or ((concept.value,) if concept.facet == "tissue" and concept.value else ())
    found = {"tissue": FacetReading(values or (_TOLD_BY[concept.cue or ""],), "said", supposed.words)}
    for name in ("behaviour", "origin"):
        told = next((m for m in said if m.concept.facet == "histology" and name in m.concept.implies), None)
        if told and name not in concept.implies:
            found[name] = FacetReading(told.concept.implies[name], "implied", told.words)
    if concept.facet != "histology" and "malignant" in found.get("behaviour", FacetReading((), "said")).values:
        found["histology"] = FacetReading(("sarcoma",), "implied", supposed.words)
    return found


def _is_set_against(before: list[str]) -> bool:
    """ "Instead of the muscle", "rather than soft tissue": what it is not."""
    return bool(_AGAINST & set(before)) or {"instead", "of"} <= set(before)
