"""A tumour told of by when it was noticed first: nobody has treated it yet, and that time is none of its past."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import is_year

_AFTERWARDS = ("treatment", "condition")


def began_and_no_more(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """ "Liposarcoma, first noticed two years ago. Lungs?": of a malignant name and its beginning, and of no relapse."""
    names = [
        m for m in reading.mentions if m.concept.facet == "histology" and "malignant" in m.concept.implies.get("behaviour", ())
    ]
    if not names or any(name in facets for name in _AFTERWARDS) or reading.affirmed(*RETURNS, "suspicion", "lung_finding"):
        return None
    told = [m for m in reading.cues("onset_told") if not _has_a_past(m, names, reading)]
    return FacetReading(("initial_staging",), "implied", told[0].words) if told else None


def _has_a_past(onset: Mention, names: list[Mention], reading: Reading) -> bool:
    """ "Osteosarcoma 2019. Lump since May": the tumour has a year of its own, or an operation that left its place."""
    start, end = sentence_at(reading, names[0].first)
    before = range(start, min(end, onset.first))
    own = any(is_year(reading.words[at].folded) for at in before)
    ago = [m for m in reading.cues("time_ago", "last_period", "cancer_over") if m.first in before]
    return own or bool(ago) or bool(reading.cues("operated_spot", "quiet_since"))
