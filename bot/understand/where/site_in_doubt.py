"""The operated site that is meant, and not named: "scar or tumour?", "a hardening there", "a baseline after the excision"."""

from bot.understand.scenario import FacetReading, is_after_treatment
from bot.understand.where.place_changed import place_changed
from corpus.reading import Reading


def site_in_doubt(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """Of a tumour that was treated, the site of which something is feared, felt or asked without naming it."""
    if not is_after_treatment(purpose):
        return None
    cues = reading.cues("tumour_or_scar") + reading.affirmed("sign_there", "baseline_after_surgery")
    if not cues and reading.cues("old_site"):
        cues = reading.affirmed("fear_of_return")  # "the allograft is resorbing, I want to exclude tumour"
    if not cues and (changed := place_changed(reading)):
        cues = [changed]  # "the calf has thickened"
    return FacetReading(("local",), "implied", cues[0].words) if cues else None
