"""The limb that a treated patient has a new symptom of, in a turn that follows another: "suppose he had pain at the tibia"."""

from bot.understand.course.signs import suspicion
from bot.understand.scenario import OUR_SITES, FacetReading
from corpus.reading import Reading

_NEAR = 3
"""Words from a symptom to the limb, at most."""


def sore_limb(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "Suppose he had pain at the tibia", after the lungs: the limb is what is to be looked at."""
    if not purpose or purpose.values != ("suspected_recurrence",):
        return None
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    sore = [m for sign in suspicion(reading) for m in limbs if 0 < m.first - sign.last <= _NEAR]
    return FacetReading(("local",), "implied", sore[0].words) if sore else None
