"""Staging of somebody who was treated since: "already staged, thorax", "no, staged in 2022. Lungs"."""

from collections.abc import Mapping

from bot.understand.scenario import AFTER_TREATMENT, FacetReading, is_after_treatment, is_first_staging
from bot.understand.wording.sentences import is_dated
from corpus.reading import Mention, Reading

_STAGING, _WAS = ("staging", "treatment-to-come"), frozenset({"was", "were"})
_BEFORE = frozenset({"already", "was", "been", "were", "fully", "duly", "had", "once"})
_BEHIND = frozenset({"already", "before", "then", "done", "complete", "completed", "finished", "over"})


def staged_once(purpose: FacetReading | None, reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """What comes after treatment that was told of before, if all that a reply tells of staging is that it was made."""
    treatment = known.get("treatment")
    treated = (treatment is not None and treatment.values == ("done",)) or is_after_treatment(known.get("purpose"))
    told = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.cue != "hint"]
    if not (treated and told and is_first_staging(purpose)):
        return None
    if reading.cues("untreated", "new") or not all(m.concept.id in _STAGING and _is_over(m, reading) for m in told):
        return None
    before = known.get("purpose")
    return FacetReading(before.values if before and is_after_treatment(before) else AFTER_TREATMENT, "said", told[0].words)


def _is_over(staging: Mention, reading: Reading) -> bool:
    if staging.concept.id == "treatment-to-come":  # "that was before the op"
        return bool(_WAS & {w.folded for w in reading.words[max(0, staging.first - 2) : staging.first]})
    before = {w.folded for w in reading.words[max(0, staging.first - 1) : staging.first]}
    behind = {w.folded for w in reading.words[staging.last + 1 : staging.last + 3]}
    staged = staging.words.casefold().endswith("staged")
    return (staged and (bool(before & _BEFORE) or is_dated(staging, reading))) or bool(behind & _BEHIND)
