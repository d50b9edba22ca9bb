"""Places that a pronoun or "so" takes up: "beyond these two", "the knee is imaged and so are the lungs"."""

from bot.understand.scenario import OUR_SITES, FacetReading, is_first_staging
from bot.understand.where.seen_together import told_as_seen
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_THESE = frozenset("these those them both that this".split())  # noqa: SIM905
_BESIDE = as_folded("two places sites the of both , . ? : what which ;")
_BE = as_folded("is are was were has have")
_LISTED = frozenset({"the", "her", "his", "their", "and", "both"})
_SO = frozenset({"so", "likewise", "as"})


def beyond_these(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """ "I know about the wrist and about the lungs. Beyond these two, what do I image with?": at staging, the rest."""
    if not is_first_staging(purpose):
        return None
    for but in reading.cues("complement"):
        behind = [w.folded for w in reading.words[but.last + 1 : but.last + 3]]
        if behind[:1] == [] or behind[0] not in _THESE or not set(behind[1:]) <= _BESIDE:
            continue
        start, _ = sentence_at(reading, but.first)
        first, _ = sentence_at(reading, max(0, start - 2))
        lungs = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "lung"]
        if told := [m for m in lungs if first <= m.first < start]:
            return FacetReading(("extrapulmonary",), "implied", told[0].words)
    return None


def is_seen_too(place: Mention, reading: Reading) -> bool:
    """ "The knee is imaged and so are the lungs", "we've scanned the leg and the lungs": told with a limb of both."""
    start, _ = sentence_at(reading, place.first)
    before = [w.folded for w in reading.words[start : place.first] if w.folded not in ("the", "her", "his", "their")]
    if _is_joined_to_a_limb(place, start, reading):
        return True
    taken_up = before[-1:] != [] and before[-1] in _BE and before[-2:-1] != [] and before[-2] in _SO
    return taken_up and any(start <= m.first < place.first for m in reading.cues("been_seen", "cleared", "looked_over"))


def _is_joined_to_a_limb(place: Mention, start: int, reading: Reading) -> bool:
    """The limb right behind what tells that both were looked at, in a sentence that asks nothing."""
    _, end = sentence_at(reading, place.first)
    sites = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    limbs = {at for m in sites for at in range(m.first, m.last + 1)}
    seen = [m for m in told_as_seen(reading) if start <= m.first and m.last < place.first]
    gaps = [range(m.last + 1, place.first) for m in seen]
    listed = (bool(limbs & {*gap}) and all(at in limbs or reading.words[at].folded in _LISTED for at in gap) for gap in gaps)
    return not asks_at(end, reading) and any(listed)
