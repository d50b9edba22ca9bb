"""A turn that changes what was told: the site is another one, the diagnosis is not there, or the study has a result."""

from collections.abc import Collection, Iterable, Mapping

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from corpus import Corpus
from corpus.reading import Reading
from corpus.schema import Concept

_OURS_BY_NAME = "musculoskeletal"
_OF_A_PLACE = frozenset({"spine", "head_neck", "abdomen", "skin", "other_cancer"})
_OF_A_DIAGNOSIS = frozenset({"histology", "behaviour", "grade", "origin", "biopsy", "target", "purpose"})
_OF_A_LESION = frozenset({"first_imaging", "depth", "tissue"})
_OF_A_FINDING = frozenset({"purpose", "origin", "site", "tissue", "target"})
_FEW = 6
"""Words of a turn that does hardly more than name a place."""
_UNDIAGNOSED = ("undiagnosed_lesion",)

Facets = Mapping[str, FacetReading]


def moved(before: Facets, turn: Facets, reading: Reading, corpus: Corpus) -> Facets:
    """The facets of before without the place that a turn corrects: "I meant the scapula, not the spine"."""
    site, origin = turn.get("site"), before.get("origin")
    ours = set(site.values) <= OUR_SITES if site else bool(reading.affirmed("muscle"))  # "it is in the gluteal muscles"
    if not (_corrects(reading) and ours) or origin is None or origin.how == "chosen":
        return before
    if not set(origin.values) <= _OF_A_PLACE or {"origin", "histology"} & turn.keys():
        return before
    names = before.get("histology")
    of_the_place = [c for c in corpus.concepts if names and c.id in names.values and _OURS_BY_NAME not in _origins(c)]
    if any(not {"tissue", "behaviour"} & c.implies.keys() for c in of_the_place):
        return before  # a carcinoma stays one wherever it lies
    left = {name: facet for name, facet in before.items() if name != "origin"}
    if names and of_the_place:
        left["histology"] = FacetReading(("sarcoma",), names.how, names.words)
    return left


def _corrects(reading: Reading) -> bool:
    """In so many words, by what it is not, or in a turn that tells hardly more than the place; a finding is no primary."""
    denied = any(m.concept.facet == "site" and reading.negates(m) for m in reading.mentions)
    short = len([w for w in reading.words if not w.is_mark]) <= _FEW
    found = reading.cues("finding", "lump", "study_result", "result", "distant")
    opens = [w.folded for w in reading.words[:2]] in (["no", ","], ["no", "."], ["no", ":"])
    return bool(reading.cues("correction", "mixed_up", "at_first")) or opens or ((denied or short) and not found)


def _origins(tumour: Concept) -> tuple[str, ...]:
    return tumour.implies.get("origin", (_OURS_BY_NAME,))


def is_undiagnosed_after_all(before: Facets, turn: Facets) -> bool:
    """ "My mistake, the biopsy has not been done": a tumour that had its name has none."""
    purpose = turn.get("purpose")
    named = {"histology", "biopsy"} & before.keys() and not {"histology", "treatment"} & turn.keys() and "treatment" not in before
    return bool(purpose and purpose.values == _UNDIAGNOSED and purpose.how == "said" and named)


def without_the_diagnosis(before: Facets) -> Facets:
    """What stays known of the patient if there is no diagnosis."""
    return {name: facet for name, facet in before.items() if name not in _OF_A_DIAGNOSIS or facet.how == "chosen"}


def only_renames(before: Facets, turn: Facets, reading: Reading) -> bool:
    """ "Path report in hand: it's an osteosarcoma, not a liposarcoma", of one that was treated: what it is for stays."""
    purpose, names, known = turn.get("purpose"), before.get("histology"), before.get("purpose")
    hints = purpose is not None and purpose.how == "implied" and is_first_staging(purpose)
    if not hints or names is None or "histology" not in turn or not ("treatment" in before or is_after_treatment(known)):
        return False
    denied = [m for m in reading.mentions if m.concept.facet == "histology" and reading.negates(m)]
    untold = not reading.cues("untreated", "never_treated", "new")
    return untold and any(m.concept.id in names.values for m in denied)


def looks(told: Iterable[Facets]) -> dict[str, FacetReading]:
    """What imaging had shown of the lesion, as the turns before told it beside the diagnosis."""
    return {name: facet for facets in told for name, facet in facets.items() if name in _OF_A_LESION}


def follows_a_result(known: Facets, reading: Reading, studies: Collection[NamedStudy]) -> bool:
    """ "Suppose it lights up one lesion in the adrenal, what then?": of the study that a tumour with a name was to have."""
    named = "histology" in known and ("purpose" not in known or known["purpose"].values != _UNDIAGNOSED)
    then = {m.first for m in reading.cues("instead")}  # "what then?" asks for no study
    asks = any(m.first not in then for m in reading.cues("ask_study"))
    return named and bool(reading.cues("study_result")) and not (studies or asks)


def without_the_finding(turn: Facets) -> dict[str, FacetReading]:
    """The facets of a turn without what a finding would tell if it were the primary."""
    return {name: facet for name, facet in turn.items() if name not in _OF_A_FINDING or facet.how == "said"}
