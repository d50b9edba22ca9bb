"""The chest told as a part of the whole search: "distant staging, thorax included" looks at the lungs and everywhere else."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_first_staging
from bot.understand.wording.sentences import sentence_at, words_behind
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_THE = as_folded("those the her his their of in el los la las le les il i o os a as der die das den des le l")
_BE = as_folded("is are , to be ( -")
_ADDS = as_folded("plus also too aussi auch más mais più anche également también as well together along with 加上 也要 也查")
"""Words that join a place to what was named before it, which has to be the whole search."""
_STAGES = ("staging", "staging-request")


def lungs_included(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "Systemic staging incl. lungs", "metastasis search everywhere, lungs as well": both, at staging."""
    if not is_first_staging(purpose):
        return None
    inside = {at for s in studies for at in range(s.first, s.last + 1)}
    lungs = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "lung" and m.first not in inside]
    for place in lungs:
        included = _ahead(place, reading) or _behind(place, reading)
        if included and _is_searched_whole(place, included, reading) and not _is_denied(place, included, reading):
            return FacetReading(("extrapulmonary", "lung"), "said", f"{included.words}; {place.words}")
    return None


def _ahead(place: Mention, reading: Reading) -> Mention | None:
    """ "Including the chest"."""
    cues = [m for m in reading.cues("included_ahead") if m.last < place.first]
    near = [m for m in cues if {w.folded for w in words_behind(m, place, reading)} <= _THE]
    return near[-1] if near else None


def _behind(place: Mention, reading: Reading) -> Mention | None:
    """ "Chest included", "the lungs as well"."""
    cues = [m for m in reading.cues("included_behind") if m.first > place.last]
    return next((m for m in cues if {w.folded for w in reading.words[place.last + 1 : m.first]} <= _BE), None)


def _is_searched_whole(place: Mention, included: Mention, reading: Reading) -> bool:
    """ "Distant staging", "everywhere", named before it; for "including" any staging is the whole."""
    start, end = sentence_at(reading, place.first)
    wholes = [*reading.cues("whole_search", "all_of_it"), *(m for m in reading.mentions if _is_everywhere(m))]
    if any(start <= m.first < end and m.first != place.first for m in wholes):
        return True
    adds = bool({w.folded for w in reading.words[included.first : included.last + 1]} & _ADDS)
    stagings = [m for m in reading.mentions if m.concept.id in _STAGES and start <= m.first < place.first]
    of_it = any(_is_of_the_chest(m, place, reading) for m in stagings)
    return bool(stagings) and not (adds or of_it)


def _is_of_the_chest(staging: Mention, place: Mention, reading: Reading) -> bool:
    """ "Staging of the lungs, mediastinum included"."""
    chest = {at for m in reading.mentions if m.concept.value == "lung" for at in range(m.first, m.last + 1)}
    gap = range(staging.last + 1, place.first)
    return set(gap) != {at for at in gap if reading.words[at].folded == ","} and all(
        at in chest or reading.words[at].folded in _THE | {","} for at in gap
    )


def _is_everywhere(mention: Mention) -> bool:
    return mention.concept.facet == "target" and mention.concept.value == "extrapulmonary"


def _is_denied(place: Mention, included: Mention, reading: Reading) -> bool:
    """ "Chest not included", "not including the lungs"."""
    first = min(place.first, included.first)
    around = {w.folded for w in reading.words[max(0, first - 1) : max(place.last, included.last) + 1]}
    return (
        bool(around & {"not", "no", "non", "nicht", "nao", "without"})
        and "forgotten" not in around
        and "forgetting" not in around
    )
