"""A tumour of before that may be back: at its prosthesis or its old site, or as a nodule that grew."""

from itertools import pairwise

from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import clause_at
from corpus.reading import RETURNS, Mention, Reading

_FOLLOWED = ("surveillance", "suspected_recurrence")
_QUIET = ("quiet_since", "cleared", "stays_well")
_TO = {"to", ">", "-", "→"}
_NODULE = "nodul"
_UNITS = {"mm", "cm"}
_REACH = 5
"""Words between the first size of a nodule and the second, at most."""


def feared_at_the_site(reading: Reading, done: bool) -> FacetReading | None:
    """ "Prosthesis loose on film, osteosarcoma 2015, tumour again?", "2019 sarcoma of the thigh, swelling right there"."""
    if not (done or is_of_the_past(reading)):
        return None
    sites = [m for m in reading.cues("old_site") if not reading.negates(m)]
    quiet = reading.cues(*_QUIET)  # "in remission, what for regrowth at the stump?": looked for, and not feared
    feared = [*reading.affirmed("fear_of_return"), *_lumps_there(reading), *([] if quiet else reading.affirmed(*RETURNS))]
    return FacetReading(("suspected_recurrence",), "implied", feared[0].words) if sites and feared else None


def _lumps_there(reading: Reading) -> list[Mention]:
    """ "Swelling right there", "a lump at the stump": in one clause."""
    sites = reading.cues("old_site")
    lumps = reading.affirmed("lump")
    return [m for m in lumps if any(clause_at(reading, m.first) == clause_at(reading, s.first) for s in sites)]


def site_feared_for(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """Where to look then: at the old site."""
    sites = reading.cues("old_site") if purpose and set(purpose.values) <= set(_FOLLOWED) else []
    feared = reading.affirmed("fear_of_return", *RETURNS) or _lumps_there(reading)
    return FacetReading(("local",), "implied", sites[0].words) if sites and feared else None


def grown_nodule(reading: Reading, done: bool, said: FacetReading | None) -> FacetReading | None:
    """ "UPS thigh '22, lung nodule 4->9 mm on f/u CT", "a nodule on surveillance CT that grew": a relapse in the lung."""
    followed = bool(said and set(said.values) & set(_FOLLOWED))
    if not (done or followed or is_of_the_past(reading)) or reading.cues("untreated", "never_treated", "nothing_given"):
        return None
    nodules = _grown(reading)
    return FacetReading(("suspected_recurrence",), "implied", nodules[0].words) if nodules else None


def nodule_in_the_lung(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """Where that nodule is."""
    if purpose is None or purpose.values != ("suspected_recurrence",):
        return None
    nodules = _grown(reading)
    return FacetReading(("lung",), "implied", nodules[0].words) if nodules else None


def _grown(reading: Reading) -> list[Mention]:
    """A nodule of the lung, or one of which no place is told: "nodule on the surveillance CT went from 4 to 9 mm"."""
    placed = reading.cues("old_site") or [m for m in reading.mentions if m.concept.value == "local"]
    bare = [] if placed else [m for m in reading.affirmed("finding", "seen_on") if m.words.casefold().startswith(_NODULE)]
    return [m for m in (*reading.affirmed("lung_finding"), *bare) if _grew(m, reading)]


def _grew(nodule: Mention, reading: Reading) -> bool:
    start, end = clause_at(reading, nodule.first)
    told = any(start <= m.first < end for m in reading.affirmed("grew_since"))
    return told or _rises(range(nodule.last + 1, end), reading)


def _rises(places: range, reading: Reading) -> bool:
    """ "4->9 mm", "from 4 to 9 mm"."""
    words = [reading.words[at].folded for at in places]
    sizes = [(at, float(w)) for at, w in enumerate(words) if w.replace(".", "", 1).isdigit()]
    for (first, low), (second, high) in pairwise(sizes):
        between = set(words[first + 1 : second])
        if low < high and second - first <= _REACH and between & _TO and _UNITS & set(words[second + 1 : second + 2]):
            return True
    return False
