"""The treated site that was not looked at for long: "lungs up to date. Site: overdue"."""

from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_BEHIND = 4
"""Words between "overdue" and the place named behind it, at most."""


def site_overdue(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "Pelvis: last MRI in 2024, overdue", "wants it looked at": after treatment, if the site alone waits."""
    if not is_after_treatment(purpose):
        return None
    if it := [m for m in reading.cues("wants_a_look") if "it" in m.words.casefold().split()]:
        return FacetReading(("local",), "implied", it[0].words)
    named = [place for late in reading.cues("overdue") if (place := _nearest(late, reading))]
    if not named or any(m.concept.facet == "target" and m.concept.value != "local" for m in named):
        return None
    return FacetReading(("local",), "said", named[0].words)


def _nearest(late: Mention, reading: Reading) -> Mention | None:
    """The last place before it in its sentence, or else the first right behind it."""
    start, end = sentence_at(reading, late.first)
    places = [m for m in reading.mentions if _is_a_place(m)]
    before = [m for m in places if start <= m.first and m.last < late.first]
    if before:
        last = max(m.last for m in before)
        here = [m for m in before if m.last == last]
        return next((m for m in here if m.concept.facet == "target"), here[0])
    return next((m for m in places if late.last < m.first < min(end, late.last + 1 + _BEHIND)), None)


def _is_a_place(mention: Mention) -> bool:
    limb = mention.concept.facet == "site" and mention.concept.value in OUR_SITES
    return limb or mention.concept.facet == "target" or mention.concept.cue in ("place_field", "the_site")
