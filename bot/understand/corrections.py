"""A turn that corrects: the site is another one, or the diagnosis is not there after all."""

from collections.abc import Iterable, Mapping

from bot.understand.scenario import FacetReading
from bot.understand.studies import NamedStudy
from corpus import Corpus
from corpus.lexicon import Mention, Reading

_OURS = frozenset({"limb", "bone", "trunk"})
_OF_A_PLACE = frozenset({"spine", "head_neck", "abdomen", "skin", "other_cancer"})
_OF_A_DIAGNOSIS = frozenset({"histology", "behaviour", "grade", "origin", "biopsy", "target", "purpose"})
_OF_A_LESION = frozenset({"first_imaging", "depth", "tissue"})
_UNDIAGNOSED = ("undiagnosed_lesion",)
_BEFORE, _BEHIND = 3, 6
"""Words between a correction and what it takes back, and what it puts there instead, at most."""

Facets = Mapping[str, FacetReading]


def moved(before: Facets, turn: Facets, corpus: Corpus) -> Facets:
    """The facets of before without the place that a turn corrects: "I meant the scapula, not the spine"."""
    site, origin = turn.get("site"), before.get("origin")
    if site is None or not set(site.values) <= _OURS or origin is None or origin.how == "chosen":
        return before
    if not set(origin.values) <= _OF_A_PLACE or {"origin", "histology"} & turn.keys():
        return before
    names = before.get("histology")
    sarcomas = [c for c in corpus.concepts if names and c.id in names.values]
    if any("tissue" not in c.implies for c in sarcomas if "origin" in c.implies):
        return before  # a carcinoma stays one wherever it lies
    left = {name: facet for name, facet in before.items() if name != "origin"}
    if names and any("musculoskeletal" not in c.implies.get("origin", ("musculoskeletal",)) for c in sarcomas):
        left["histology"] = FacetReading(("sarcoma",), names.how, names.words)
    return left


def struck_out(mention: Mention, reading: Reading) -> bool:
    """ "Desmoplastic fibroma? No wait, it is an osteochondroma": another of its kind is put in its place."""
    facet = mention.concept.facet
    alike = [m.first for m in reading.mentions if m.concept.facet == facet and m.concept != mention.concept] if facet else []
    return _replaced(mention.last, alike, reading)


def without_the_struck_out(studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """ "CT abdo, no, I mean CT of the arm": the study that is meant."""
    return [s for s in studies if not _replaced(s.last, [other.first for other in studies], reading)]


def _replaced(last: int, instead: list[int], reading: Reading) -> bool:
    cues = [m for m in reading.cues("correction") if 0 < m.first - last <= _BEFORE + 1]
    return any(0 < at - cue.last <= _BEHIND + 1 for cue in cues for at in instead)


def is_undiagnosed_after_all(before: Facets, turn: Facets) -> bool:
    """ "My mistake, the biopsy has not been done": a tumour that had its name has none."""
    purpose = turn.get("purpose")
    named = {"histology", "biopsy"} & before.keys() and not {"histology", "treatment"} & turn.keys() and "treatment" not in before
    return bool(purpose and purpose.values == _UNDIAGNOSED and named)


def without_the_diagnosis(before: Facets) -> Facets:
    """What stays known of the patient if there is no diagnosis."""
    return {name: facet for name, facet in before.items() if name not in _OF_A_DIAGNOSIS or facet.how == "chosen"}


def looks(told: Iterable[Facets]) -> dict[str, FacetReading]:
    """What imaging had shown of the lesion, as the turns before told it beside the diagnosis."""
    return {name: facet for facets in told for name, facet in facets.items() if name in _OF_A_LESION}
