"""A tumour that is new, told after one that was treated: another patient, or at least nothing that was treated."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_ARTICLES = as_folded("a an another and now next also please ok okay thanks so : , . eine ein einen neue neuer un una une")
_SAME = as_folded(
    "he she his her him hers they their it same again patient's also radiation field secondary second er sie ihr lui"
)
_MARKS = {",", "(", "-", ":"}
_NEAR = 3
"""Words between "new" and the name of a tumour, at most."""


def is_another_new_tumour(known: Mapping[str, FacetReading], reading: Reading) -> bool:
    """ "New osteosarcoma of the femur, which scan for the lungs?", after a treated one: a turn that opens another case."""
    treated = "treatment" in known and "done" in known["treatment"].values
    purpose = known.get("purpose")
    if not (treated or (purpose and is_after_treatment(purpose))) or reading.cues(
        "correction", "revised", "ask_what_if", "mixed_up"
    ):
        return False
    names = [m for m in reading.mentions if m.concept.facet == "histology" and not reading.negates(m)]
    told = any(_opens_with_new(m, reading) for m in names)
    again = reading.cues("recurrence", "recurred", "local_recurrence") or any(w.folded in _SAME for w in reading.words)
    return told and not again


def no_longer_treated(before: Mapping[str, FacetReading], turn: Mapping[str, FacetReading]) -> set[str]:
    """A treatment of before, where a named tumour is staged for the first time: "she has a new osteosarcoma, staging?"."""
    treatment = before.get("treatment")
    staged = is_first_staging(turn.get("purpose")) and "histology" in turn and "treatment" not in turn
    return {"treatment"} if staged and treatment is not None and treatment.how != "chosen" else set()


def _opens_with_new(name: Mention, reading: Reading) -> bool:
    """No word but an article before "new", and none but those of the tumour between the two; "osteosarcoma, new" alike."""
    opens = {w.folded for w in reading.words[: name.first]} <= _ARTICLES
    cues = [*reading.cues("new"), *(m for m in reading.mentions if m.concept.id == "new-diagnosis")]
    if opens and any(m.first == name.last + 2 and reading.words[m.first - 1].folded in _MARKS for m in reading.cues("new")):
        return True
    for cue in cues:
        before = {w.folded for w in reading.words[: cue.first]}
        gap = reading.words[cue.last + 1 : name.first]
        if before <= _ARTICLES and cue.last < name.first and len(gap) <= _NEAR and not any(w.is_mark for w in gap):
            return True
    return False
