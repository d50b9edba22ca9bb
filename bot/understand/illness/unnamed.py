"""A patient of whom much is told, be it by microscope, laboratory or organ, but no tumour's name: what it is stays open."""

from collections.abc import Mapping

from bot.understand.relevant import is_history
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading

_NAMES = frozenset({"histology", "behaviour", "origin", "condition"})
_ILL = frozenset({"site", "condition", "renal_function", "treatment"})
_SIGNS = frozenset({"complaint", "suspicion", "finding", "lump", "bone_reply", "appearance_aggressive", "lung_finding"})
"""What is told of a patient who is ill."""
_ENDS, _TOLD = {".", ";", "\n"}, 2
"""Marks that end a sentence which tells, and the words that one has at least."""
_OPEN = ("musculoskeletal", "metastasis", "haematological", "other_cancer")


def read_unnamed(
    reading: Reading, facets: Mapping[str, FacetReading], known: Mapping[str, FacetReading]
) -> dict[str, FacetReading]:
    """The origins that are possible, if cells, markers or an organ are told and nothing names the tumour, now or before."""
    told = {**known, **facets}
    proven = "biopsy" in told and "done" in told["biopsy"].values  # "biopsy-proven": somebody has the name
    unsampled = "purpose" in told and told["purpose"].values == ("undiagnosed_lesion",)
    if unsampled or _NAMES & told.keys() or ("tissue" in told and told["tissue"].how == "said"):
        return {}
    shown = [*reading.affirmed("tissue_told"), *([] if proven else _samples(reading)), *_organs(reading)]
    purpose = told.get("purpose")
    if not shown and not (purpose and purpose.how == "said" and _is_a_note(reading)):
        return {}
    return {"origin": FacetReading(_OPEN, "implied", shown[0].words if shown else "")}


def _samples(reading: Reading) -> list[Mention]:
    """Samples that are told; an image-guided biopsy is a study that is asked about."""
    studies = {at for m in reading.mentions if m.concept.study for at in range(m.first, m.last + 1)}
    return [m for m in reading.cues("sample") if m.first not in studies]


def _is_a_note(reading: Reading) -> bool:
    """Something is told in a sentence of its own before what is asked: "Anaemia, holes in the bones. Staging: which study?"."""
    at = next((i for i, w in enumerate(reading.words) if w.folded in _ENDS), 0)
    behind = [w for w in reading.words[at:] if not w.is_mark]
    ill = [m for m in reading.mentions if m.concept.facet in _ILL or m.concept.cue in _SIGNS]
    return at >= _TOLD and len(behind) >= _TOLD and any(m.last < at for m in ill)


def _organs(reading: Reading) -> list[Mention]:
    """Organs where none of these tumours lies, told in a sentence that asks nothing and is no list of past illnesses."""
    others = [m for m in reading.mentions if m.concept.facet == "site" and "origin" in m.concept.implies]
    return [m for m in others if not (reading.negates(m) or is_history(m, reading) or _is_asked_about(m, reading))]


def _is_asked_about(mention: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, mention.first)
    question = asks_at(end, reading)
    return question or any(start <= m.first < end for m in (*reading.cues("ask_study", "ask_appropriate"), *_places(reading)))


def _places(reading: Reading) -> list[Mention]:
    return [m for m in reading.mentions if m.concept.facet == "target"]
