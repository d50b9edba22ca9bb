"""A tumour of years ago, and somebody who is afraid for it: followed, and nothing was found."""

from bot.understand.course.signs import lung_findings, suspicion
from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.scenario import FacetReading
from corpus.reading import RETURNS, Reading


def wants_a_look(reading: Reading) -> FacetReading | None:
    """ "Afraid for her old liposarcoma in the thigh (2014), wants it looked at": no sign of today is told."""
    anxious = reading.cues("anxious", "wants_a_look")
    feared = suspicion(reading) or lung_findings(reading) or reading.affirmed(*RETURNS, "lump", "finding")
    if not anxious or feared or not is_of_the_past(reading):
        return None
    return FacetReading(("surveillance",), "implied", anxious[0].words)
