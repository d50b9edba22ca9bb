""" "Lungs in osteosarcoma of the tibia: which study?": every word is read, and none tells of time or treatment."""

from corpus.languages import ENGLISH
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_FACETS = frozenset({"histology", "site", "tissue", "target", "sex", "age", "age_band"})
_CUES = frozenset(
    {
        "ask_study",
        "study_noun",
        "looking_at",
        "domain",
        "doubt",
        "sought_at",
        "asks_about_case",
        "patient",
        "plain",
        "order_form",
        "order_entry",
        "open_heading",
        "ask_appropriate",
        "ask_rating",
        "interrogative",
    }
)
_IDLE = as_folded(
    "a an the for in of to with at on and or this that is it its i we you my our her his their she he they me us do use get "
    "can could would should please kindly dear colleague hello hi thanks thank book fix set up arrange organise organize "
    "order request lady man woman gentleman boy girl patient pt case who has have what which one best right look want need "
    "wanted needed"
)


def tells_no_time(reading: Reading) -> bool:
    """True if nothing is left unread in which a purpose could lie."""
    if reading.language != ENGLISH:
        return False
    read = {at for m in reading.mentions if _is_idle(m) for at in range(m.first, m.last + 1)}
    rest = [w.folded for at, w in enumerate(reading.words) if at not in read and not w.is_mark]
    return set(rest) <= _IDLE


def _is_idle(mention: Mention) -> bool:
    concept = mention.concept
    told = concept.facet in _FACETS if concept.facet else concept.cue in _CUES or bool(concept.study)
    return told and not (concept.facet is None and concept.implies)
