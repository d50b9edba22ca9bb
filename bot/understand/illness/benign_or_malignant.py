"""Two names of which one is meant, a malignant and a benign one: a lesion that nobody has given its diagnosis yet."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_EITHER = as_folded("or vs versus v oder gegen o ou contra contre")
_OR = as_folded("or oder o ou")
_BETWEEN = as_folded(
    "a an the low high grade well differentiated rather just simple possible un una une ein eine intramedullary ?"
)
_REQUESTS = ("ask_study", "ask_appropriate", "study_noun", "ask_next")
_ASKS_FOR_FACTS = ("ask_property", "ask_definition", "ask_radiation", "ask_rrl", "ask_why", "ask_evidence")
_REACH = 4
"""Words between the two names, at most."""


def benign_or_malignant(reading: Reading) -> Mention | None:
    """ "Low-grade chondrosarcoma vs enchondroma of the humerus, what imaging?": the malignant one of the two."""
    if reading.cues(*_ASKS_FOR_FACTS, "new") or not reading.cues(*_REQUESTS):
        return None
    names = [m for m in reading.mentions if m.concept.facet in ("histology", "condition") and not reading.negates(m)]
    for one in names:
        for other in (m for m in names if m.first > one.last):
            pair = [m for m in (one, other) if _is_malignant(m)]
            if len(pair) == 1 and _is_harmless(other if pair[0] is one else one) and _joined(one, other, reading):
                return pair[0]
    return None


def _is_malignant(name: Mention) -> bool:
    return name.concept.facet == "histology" and "malignant" in name.concept.implies.get("behaviour", ())


def _is_harmless(name: Mention) -> bool:
    return name.concept.facet == "condition" or name.concept.implies.get("behaviour") == ("benign",)


def _joined(one: Mention, other: Mention, reading: Reading) -> bool:
    between = [w.folded for w in reading.words[one.last + 1 : other.first]]
    ill = "condition" in (one.concept.facet, other.concept.facet)
    join = _EITHER - _OR if ill else _EITHER  # "osteosarcoma vs osteomyelitis"
    return len(between) <= _REACH and bool(join & set(between)) and set(between) <= _EITHER | _BETWEEN
