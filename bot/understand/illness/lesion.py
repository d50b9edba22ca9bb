"""A lesion without a diagnosis: that it is one, and of what tissue."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.understand.course.signs import is_of_an_illness
from bot.understand.illness.proven import is_proven, named_by_a_sample
from bot.understand.illness.shown import first_imaging, is_qualified, looked_at, looked_in_vain, named_on_a_film
from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_REPLY = 6
"""Words of a turn that can be nothing but the result that was waited for: "it was normal"."""
_IN_A_PART = 4
"""Words from a mass to the part it lies in, at most."""
_NOT_RULED_OUT = {"biopsy", "treatment"}
_DIAGNOSED = {"biopsy", "treatment", "histology", "purpose"}
"""A turn that tells one of these no longer speaks of the lesion without a diagnosis."""


def read_lesion(
    reading: Reading,
    facets: dict[str, FacetReading],
    studies: list[NamedStudy],
    known: Mapping[str, FacetReading] = MappingProxyType({}),
) -> dict[str, FacetReading]:
    """Purpose, tissue and first imaging of a lesion that has no diagnosis; nothing if it has one, or was treated.

    `known`: what earlier turns told of it, so that "it came back normal" is read of its first imaging.
    """
    told = _purpose(reading, facets, studies)
    purpose = told or (None if _DIAGNOSED & facets.keys() else _told_before(known))
    if purpose is None:
        return {}
    found = {"purpose": purpose} if told else {}
    tissue = facets.get("tissue") or known.get("tissue") or _by_depth(facets) or _by_pain(reading) or _by_a_mass(reading)
    spoken_of = bool({"depth", "first_imaging"} & known.keys()) or (
        told is None and sum(not w.is_mark for w in reading.words) <= _REPLY
    )
    shown = first_imaging(reading, tissue, studies, spoken_of) or (named_on_a_film(reading, facets, studies) if told else None)
    if shown:
        found["first_imaging"] = shown
        if tissue is None and shown.values[0] not in ("not_done", "nondiagnostic"):
            found["tissue"] = FacetReading(("bone",), "implied", shown.words)
    if "mri_possible" not in facets and _without_mri(facets, studies):
        found["mri_possible"] = FacetReading(("no",), "implied")
    if tissue and "tissue" not in {**facets, **known}:
        found["tissue"] = tissue
    return found


def _by_depth(facets: dict[str, FacetReading]) -> FacetReading | None:
    """What is told to be superficial or deep is a mass of soft tissue."""
    return FacetReading(("soft_tissue",), "implied", facets["depth"].words) if "depth" in facets else None


def _by_pain(reading: Reading) -> FacetReading | None:
    """ "Bone pain that may be a tumour": it is sought in the bone that hurts."""
    pains = [m for m in reading.affirmed("complaint") if "pain" in m.words.casefold()]
    bones = [b for b in reading.cues("bone_reply") if any(b.last + 1 == m.first for m in pains)]
    return FacetReading(("bone",), "implied", bones[0].words) if bones else None


def _by_a_mass(reading: Reading) -> FacetReading | None:
    """ "Thigh mass, no histology", "a mass in the calf": of a part that is no bone, and of no bone beside it."""
    sites = [m for m in reading.mentions if m.concept.facet == "site"]
    if any(m.concept.value != "limb" for m in sites) or reading.cues("bone_reply"):
        return None
    masses = [m for m in reading.affirmed("lump") if reading.words[m.last].folded == "mass"]
    beside = [m for m in masses for s in sites if s.last + 1 == m.first or 0 < s.first - m.last <= _IN_A_PART]
    return FacetReading(("soft_tissue",), "implied", beside[0].words) if beside else None


def _told_before(known: Mapping[str, FacetReading]) -> FacetReading | None:
    before = known.get("purpose")
    return before if before and before.values == ("undiagnosed_lesion",) else None


def _without_mri(facets: dict[str, FacetReading], studies: list[NamedStudy]) -> bool:
    unsafe = "implant" in facets and "mr_unsafe" in facets["implant"].values
    return unsafe or any(s.parts["modality"] == "mri" and s.status == "unavailable" for s in studies)


def _purpose(reading: Reading, facets: dict[str, FacetReading], studies: list[NamedStudy]) -> FacetReading | None:
    known = facets.get("purpose")
    if any("done" in facets[f].values for f in _NOT_RULED_OUT if f in facets) or reading.affirmed(
        "recurrence", "local_recurrence", "recurred"
    ):
        return None
    if known is None and _is_proven_benign(reading, facets):
        return None
    if named_by_a_sample(reading):
        return None
    if known and "undiagnosed_lesion" in known.values:
        return known if len(known.values) == 1 else FacetReading(("undiagnosed_lesion",), "said", known.words)
    seen = looked_at(reading, facets, studies)
    hinted = known is not None and known.values == ("surveillance",) and known.how == "implied"
    named = "histology" in facets and facets.get("behaviour") != FacetReading(("benign",), "implied", facets["histology"].words)
    if known and seen and hinted and not (named or "treatment" in facets):
        return FacetReading(("undiagnosed_lesion",), "implied", seen[0].words)  # "benign looking, she is asymptomatic from it"
    if known and (is_after_treatment(known) or (known.how == "said" and not _only_first(known))):
        return None
    unimaged = [c for c in reading.cues("unimaged") if not is_qualified(c, reading)]
    if "histology" in facets and not seen and not unimaged and ("behaviour" in facets or not looked_in_vain(reading, studies)):
        return None
    if _is_named_outright(reading, facets):
        return None
    lumps = reading.affirmed("lump")
    source = (None if is_of_an_illness(lumps, reading) else lumps) or seen
    source = source or ([] if "behaviour" in facets else looked_in_vain(reading, studies))
    nameless = "histology" in facets and "behaviour" not in facets
    source = source or (unimaged if nameless else [])  # "bone tumour of the knee, zero films so far"
    return FacetReading(("undiagnosed_lesion",), "implied", source[0].words) if source else None


def _is_proven_benign(reading: Reading, facets: dict[str, FacetReading]) -> bool:
    """ "Biopsy of the deltoid mass = lipoma": it has its diagnosis, whatever imaging was made or not."""
    benign = "behaviour" in facets and facets["behaviour"].values == ("benign",)
    return benign and any(m.concept.facet == "histology" and is_proven(m, reading) for m in reading.mentions)


def _is_named_outright(reading: Reading, facets: dict[str, FacetReading]) -> bool:
    """ "Permeative lesion. Osteosarcoma. Lungs next?": a malignant name that nobody doubts, and a place it may have spread to."""
    malignant = "behaviour" in facets and facets["behaviour"].values == ("malignant",)
    target = facets.get("target")
    away = target is not None and target.how == "said" and set(target.values) <= {"lung", "extrapulmonary"}
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    return malignant and away and not any(_is_in_doubt(m, reading) for m in names)


def _is_in_doubt(name: Mention, reading: Reading) -> bool:
    """ "Looks like an osteosarcoma", "?Ewing"."""
    start, end = sentence_at(reading, name.first)
    cues = reading.cues("doubt", "maybe", "suspicion", "unsure")
    asked = [m for m in cues if m.words == "?" and m.first == name.first - 1]
    return bool(asked) or any(start <= m.first < end and m.words != "?" for m in cues)


def _only_first(purpose: FacetReading) -> bool:
    """ "Initial imaging of a lump" is no staging."""
    return is_first_staging(purpose) and "stag" not in purpose.words.casefold()
