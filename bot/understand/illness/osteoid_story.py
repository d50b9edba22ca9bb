"""Pain at night that aspirin eases, and a radiograph that shows nothing: an osteoid osteoma is suspected by the story."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LOOKS = ("appearance_osteoid", "appearance_aggressive", "appearance_benign", "appearance_unclear", "undecided_look")
_DIAGNOSED = {"histology", "biopsy", "treatment", "behaviour", "depth"}
_NOT = as_folded(
    "no not nothing without never doesn't does't didn't isn't barely little nor fails failed keine kein nicht sin sans pas"
)
_AROUND = 4


def osteoid_by_its_story(
    reading: Reading, facets: Mapping[str, FacetReading], studies: Sequence[NamedStudy]
) -> dict[str, FacetReading]:
    """ "Night pain relieved by aspirin, normal X-ray, tibia: what next?"; a lesion that was seen is told by how it looks."""
    eased = [m for m in reading.affirmed("eased_by_nsaid") if not _is_denied_around(m, reading)]
    if not (eased and reading.affirmed("pain_at_night")) or _DIAGNOSED & facets.keys() or reading.cues(*_LOOKS):
        return {}
    films = [s for s in studies if s.parts["modality"] == "radiography" and s.status == "done"]
    placed = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in reading.mentions)
    told = {"tissue": FacetReading(("bone",), "implied", eased[0].words)} if "tissue" not in facets else {}
    if not (films and placed and reading.cues("appearance_none")) or _is_of_soft_tissue(facets) or _is_feared_otherwise(reading):
        return {}
    return {
        **told,
        "purpose": FacetReading(("undiagnosed_lesion",), "implied", eased[0].words),
        "first_imaging": FacetReading(("osteoid_osteoma",), "implied", eased[0].words),
    }


def _is_of_soft_tissue(facets: Mapping[str, FacetReading]) -> bool:
    return "tissue" in facets and facets["tissue"].values == ("soft_tissue",)


def _is_feared_otherwise(reading: Reading) -> bool:
    """ "A bone tumour is feared, and not an osteoid osteoma": what is thought of is told."""
    return any(m.concept.facet == "tissue" or m.concept.cue == "any_tumor" for m in reading.mentions)


def _is_denied_around(eased: Mention, reading: Reading) -> bool:
    """ "Ibuprofen does not help", "no relief with naproxen"."""
    start, end = sentence_at(reading, eased.first)
    around = reading.words[max(start, eased.first - _AROUND) : min(end, eased.last + 1 + _AROUND)]
    at = [w.folded for w in around]
    cut = [w for w in at if w not in (",", ";")]
    return bool(_NOT & set(cut[: _AROUND + 1 + eased.last - eased.first]))
