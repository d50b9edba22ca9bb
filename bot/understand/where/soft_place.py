"""Soft tissue as a place that a tumour of bone grows into, or where it is looked for: no tissue that it arose in."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from bot.understand.where.structures import names_a_structure
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_ARTICLES = as_folded(
    "the a his her its left right deep adjacent surrounding der die den dem des la las los le les il lo gli i as os"
)
_AROSE = as_folded(
    "of in from within inside arising arisen arose primary at de del d des di dei dello da das do nel nei im aus von vom"
)
"""Between a tumour and what it arose in."""
_OPENS = {"(", ",", ":", "-", "–"}
_EITHER = as_folded("or vs versus not nor oder nicht o no ou non not either")
_OF_A_STUDY = as_folded("of for in on at to covering der von del de las los des pour les per i dei das")
_NEAR = 2


def is_where_a_bone_tumour_grows(tissue: Mention, reading: Reading) -> bool:
    """ "Osteosarcoma that invades the soft tissues", "MRI of the soft tissues?": its name tells bone, and the place does not."""
    if not _is_a_place(tissue, reading):
        return False
    names = [m for m in reading.mentions if m.concept.facet == "histology" and m.concept.implies.get("tissue")]
    of_bone = bool(names) and all(m.concept.implies["tissue"] == ("bone",) for m in names)
    return of_bone and not (_is_told_apart(tissue, reading) or any(_arose_there(m, tissue, reading) for m in names))


def without_where_it_is_looked_for(
    facets: Mapping[str, FacetReading], known: Mapping[str, FacetReading], studies: Sequence[NamedStudy], reading: Reading
) -> dict[str, FacetReading]:
    """ "MRI of the soft tissues?", asked of a tumour of bone that was named before: the tissue stays as it was told."""
    told, before = facets.get("tissue"), known.get("tissue")
    named = "histology" in known and "histology" not in facets
    if not (told and before and named and before.values == ("bone",) and told.values == ("soft_tissue",)):
        return dict(facets)
    soft = [m for m in reading.mentions if m.concept.facet == "tissue" and m.concept.value == "soft_tissue"]
    if not soft or not all(_is_a_place(m, reading) and any(_is_seen_by(s, m, reading) for s in studies) for m in soft):
        return dict(facets)
    return {name: facet for name, facet in facets.items() if name != "tissue"}


def _is_a_place(tissue: Mention, reading: Reading) -> bool:
    """The bare words for soft tissue, where "extraskeletal" or "soft tissue primary" tell of an origin."""
    if tissue.concept.facet != "tissue" or tissue.concept.value != "soft_tissue":
        return False
    return any((m.first, m.last) == (tissue.first, tissue.last) for m in reading.cues("soft_place"))


def _is_told_apart(tissue: Mention, reading: Reading) -> bool:
    """ "Bone or soft tissue", and a note that has nothing else between two marks: "Chondrosarcoma. Soft tissue. Resected"."""
    before = [w.folded for w in reading.words[max(0, tissue.first - _NEAR) : tissue.first]]
    after = [w.folded for w in reading.words[tissue.last + 1 : tissue.last + 1 + _NEAR]]
    alone = (not before or before[-1] in (".", ";", "\n")) and (not after or after[0] in (".", ";", "\n", ","))
    return alone or bool(_EITHER & set(before[-1:] + before[-2:-1] + after[:1]))


def _arose_there(name: Mention, tissue: Mention, reading: Reading) -> bool:
    """ "Osteosarcoma of the soft tissues", "in the soft tissue of the thigh", "(soft tissue)", "soft tissue chondrosarcoma"."""
    if tissue.last + 1 == name.first:
        return True
    if name.last >= tissue.first:
        return False
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.implies.get("tissue") != ("bone",)]
    limbs = [m for m in limbs if not names_a_structure(m, reading)]
    inside = {at for m in limbs for at in range(m.first, m.last + 1)}
    between = [w.folded for at, w in enumerate(reading.words) if name.last < at < tissue.first and at not in inside]
    gap = [word for word in between if word not in _ARTICLES]
    return set(gap) <= _AROSE or (len(gap) == 1 and gap[0] in _OPENS)


def _is_seen_by(study: NamedStudy, tissue: Mention, reading: Reading) -> bool:
    """ "MRI of the soft tissues", "ultrasound for soft tissue"."""
    gap = {w.folded for w in reading.words[study.last + 1 : tissue.first]}
    return study.first <= tissue.first and gap <= _OF_A_STUDY | _ARTICLES
