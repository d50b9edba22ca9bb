"""Parts of the body that are neither the lungs nor where the tumours of the main topic lie: organs, the head, the bones."""

from corpus.reading import Mention

ORGANS = ("abdomen", "head_neck", "organ", "spine")
"""Values of the facet `site` for them."""
REGIONS = ("abdomen", "abdomen_pelvis", "head")
"""Regions that a study of them has."""


def is_plural(bone: Mention) -> bool:
    """ "The bones" are the skeleton, "the bone" is what the tumour arose in."""
    return bone.words.casefold().endswith("bones")


def is_below(place: Mention) -> bool:
    """ "The liver", "abdominal", "bones": a part of the body, told in the name of no study."""
    organ = place.concept.facet == "site" and place.concept.value in ORGANS
    region = place.concept.study.get("region") in REGIONS and "modality" not in place.concept.study
    bones = place.concept.cue == "bone_reply" and is_plural(place)
    return organ or region or bones
