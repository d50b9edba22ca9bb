"""A reply that names a place: what was asked back was where to look."""

from collections.abc import Mapping

from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_AHEAD = 3
"""Words before the place, at most: "only behind the"."""
_BESIDE = frozenset({"the", "her", "his", "please", "just", "only", "now", "right", "left", "that"})
_SEEN = ("looked_over", "been_seen", "seen_before")
_MADE = as_folded("done made already been had was completed complete yesterday last")
"""One of these stands in a reply that tells of a study as made."""
_WANTED = as_folded(
    "to be needs need please asking asked want wanted look should about showed shows but repeat again due only just"
)
"""None of these does."""
_SEEN_LONGEST = 7
"""Words of such a reply, at most."""
_NOT_SEEN_WELL = (
    *("negation", "finding", "suspicion", "unimaged", "unavailable", "appearance_unclear", "complaint", "unsure", "therapy_noun"),
    *("correction", "strike_out", "at_first", "ask_what_if", "lump", "ask_study", "ask_next"),
)
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


def rest_replied(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "Shoulder's been MRI'd already": of a treated tumour, what is left of the lungs and the site is the lungs."""
    purpose, site = known.get("purpose"), known.get("site")
    if purpose is None or site is None or "target" in known or not is_after_treatment(purpose):
        return None
    sites = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in site.values]
    other = any(m.concept.facet == "target" and m.concept.value != "local" for m in reading.mentions)
    return FacetReading(("lung",), "said", sites[0].words) if sites and not other and _is_told_as_seen(reading) else None


def _is_told_as_seen(reading: Reading) -> bool:
    """ "Been MRI'd already", "scanned in May", in a few words that tell of nothing found and of nothing wanted."""
    words = [w.folded for w in reading.words if not w.is_mark]
    short = len(words) <= _SEEN_LONGEST and "?" not in {w.folded for w in reading.words}
    looked = bool(reading.cues(*_SEEN)) or any("modality" in m.concept.study for m in reading.mentions)
    return short and looked and bool(_MADE & set(words)) and not _WANTED & set(words) and not reading.cues(*_NOT_SEEN_WELL)


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
