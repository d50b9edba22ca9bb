"""A reply that tells what the imaging is for by how often somebody comes: "he comes every six months"."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading
from corpus.reading import Reading

_LONGEST = 8
"""Words of such a reply, at most."""
_TELLS_MORE = frozenset({"treatment", "condition", "histology", "first_imaging", "age"})


def comes_regularly(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """Surveillance, of a tumour told of before for which nothing else was told; a drug or a pain may come as often."""
    if "purpose" in known or not {"histology", "behaviour"} & known.keys() or "?" in {w.folded for w in reading.words}:
        return None
    more = any(m.concept.facet in _TELLS_MORE for m in reading.mentions)
    more = more or bool(reading.cues("therapy_noun", "complaint", "suspicion", "finding", "unsure", "untreated"))
    visits = reading.cues("each_year")
    short = sum(not w.is_mark for w in reading.words) <= _LONGEST
    return FacetReading(("surveillance",), "implied", visits[0].words) if visits and short and not more else None
