"""A reply that names a place: what was asked back was where to look."""

from collections.abc import Mapping

from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_AHEAD = 3
"""Words before the place, at most: "only behind the"."""
_BESIDE = frozenset({"the", "her", "his", "please", "just", "only", "now", "right", "left", "that"})
_TAKES_BACK = ("correction", "strike_out", "at_first", "ask_what_if", "finding", "lump", "suspicion")


def site_replied(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "Behind the knee, please": of a treated tumour whose place was told before, it is the treated site that is meant."""
    purpose, site = known.get("purpose"), known.get("site")
    if purpose is None or site is None or "target" in known or not is_after_treatment(purpose):
        return None
    sites = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    if any(m.concept.facet == "target" for m in reading.mentions):
        return None
    if closing := [m for m in sites if _closes(m, reading)]:
        return FacetReading(("local",), "said", closing[0].words)
    if reading.cues(*_TAKES_BACK):
        return None
    alone = bool(sites) and _opens(sites[0], reading)
    return FacetReading(("local",), "said", sites[0].words) if alone else None


def _closes(site: Mention, reading: Reading) -> bool:
    """ "My error. Femoral osteosarcoma, 2019. The femur, please.": the place is all that the last sentence tells."""
    start, end = sentence_at(reading, site.first)
    beside = [w.folded for w in (*reading.words[start : site.first], *reading.words[site.last + 1 : end]) if not w.is_mark]
    last = not any(not w.is_mark for w in reading.words[end:])
    return start > 0 and last and set(beside) <= _BESIDE and "please" in beside and not reading.negates(site)


def _opens(site: Mention, reading: Reading) -> bool:
    """First of all, and up to a mark: no sentence is told of it."""
    before, after = reading.words[: site.first], reading.words[site.last + 1 : site.last + 2]
    said = any(m.concept.facet for m in reading.mentions if m.last < site.first) or reading.negates(site)
    return len(before) <= _AHEAD and not any(w.is_mark for w in before) and all(w.is_mark for w in after) and not said
