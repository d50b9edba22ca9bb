"""An ache or a change of the limb that was operated on: after treatment, with no other place asked about, the site is meant."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment
from bot.understand.where.place_changed import DRAINED
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LOCAL = {"surveillance", "suspected_recurrence", "known_recurrence"}
_PLACES = as_folded("resection excision operation scar wound site spot place bed edge margin stump flap prosthesis")
"""Words for where the operation was."""
_OTHER = as_folded("other opposite contralateral another otra andere anderes anderen autre altra outra")
_IT, _NEAR = as_folded("it it's its"), 3
"""What points to a part of the body, and words from there to the ache."""
_GAIT = as_folded("limp limps limping")


def aches_there(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "Chest free in June. The elbow aches", "a knot in the groin wound", "he limps again"."""
    if not is_after_treatment(purpose) or not _LOCAL & set(purpose.values) or any(s.status == "asked" for s in studies):
        return None
    for ache in reading.affirmed("limb_ache"):
        gait = _GAIT & {w.folded for w in reading.words[ache.first : ache.last + 1]}
        if gait or _is_of_the_limb(ache, reading) or _is_of_the_one_before(ache, reading):
            return FacetReading(("local",), "implied", ache.words)
    return None


def _is_of_the_limb(ache: Mention, reading: Reading) -> bool:
    """A limb, or a word for where it was operated on, in the sentence of the ache, and no other part of the body."""
    start, end = sentence_at(reading, ache.first)
    sites = [m for m in reading.mentions if m.concept.facet == "site" and start <= m.first < end]
    ours = [m for m in sites if m.concept.value in OUR_SITES]
    if any(m not in ours and (m.first, m.last) not in {(o.first, o.last) for o in ours} for m in sites):
        return False
    words = {w.folded for w in reading.words[start:end]}
    if _OTHER & words:
        return False  # "pain in the other leg"
    return bool(_PLACES & words) or (bool(ours) and not DRAINED & words)  # "the armpit is swollen": a node


def _is_of_the_one_before(ache: Mention, reading: Reading) -> bool:
    """ "They rebuilt her thigh bone. She says it's sore": the last part of the body that was named."""
    start, _ = sentence_at(reading, ache.first)
    it = [at for at in range(start, ache.first) if reading.words[at].folded in _IT]
    named = [m for m in reading.mentions if m.concept.facet in ("site", "target") and m.first < ache.first]
    last = max(named, key=lambda m: m.first, default=None)
    ours = last is not None and last.concept.facet == "site" and last.concept.value in OUR_SITES and last.first < start
    return ours and bool(it) and ache.first - it[-1] <= _NEAR
