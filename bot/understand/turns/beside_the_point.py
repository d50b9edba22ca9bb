"""News in a turn that changes nothing: an ailment, or an operation of something else, told beside a tumour that has its name."""

from bot.understand.scenario import Scenario
from bot.understand.turns.turn import Turn
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.words import as_folded

OF_AN_AILMENT = frozenset({"condition", "site"})
_OF_NOBODY = frozenset({"sex", "age_band", "edition", "stated_rating", "language", *OF_AN_AILMENT})
"""Facets that such a turn may tell: of whom it speaks, and of what."""
_ASKED_BACK = frozenset({"purpose", "target", "tissue"})
"""What is asked back of a tumour that has its name."""
_HAS = as_folded("has had also suffers suffer with takes take was were is got been for many since known forgot chronic")
"""Words with which an ailment is told of somebody."""


def only_adds_an_ailment(before: Scenario, turn: Turn) -> bool:
    """ "He has a bad knee and gout", told beside a sarcoma that has its name: it is not what is to be imaged."""
    origin = before.facets.get("origin")
    named = "histology" in before.facets and (origin is None or origin.values == ("musculoskeletal",))
    anew = {"histology", "purpose", "biopsy", "treatment", "first_imaging"} & turn.facets.keys()
    corrects = turn.reading.cues("correction", "revised", "result", "the_tumour")
    told = _HAS & {w.folded for w in turn.reading.words}
    asks = _asks_of_it(turn) or ("site" in turn.facets and _asks(turn))
    return bool("condition" in turn.facets and named and told) and not (anew or corrects or asks)


def replies_beside_an_ailment(before: Scenario, turn: Turn) -> bool:
    """ "The stump. 59M. Diabetic foot on the other side.": what was asked back is told first, and an ailment behind it."""
    told = _ASKED_BACK & turn.facets.keys() - before.facets.keys()
    named, origin = "histology" in before.facets, before.facets.get("origin")
    ours = named and (origin is None or origin.values == ("musculoskeletal",))
    _, end = sentence_at(turn.reading, 0)
    ills = [m for m in turn.reading.mentions if m.concept.facet == "condition"]
    return bool(told and ours and ills) and all(m.first > end for m in ills) and not _asks_of_it(turn)


def _asks_of_it(turn: Turn) -> bool:
    """A study or a question in its sentence; "she had an abscess in May. Is the chest CT needed?" asks of the tumour."""
    reading = turn.reading
    for ill in (m for m in reading.mentions if m.concept.facet == "condition"):
        start, end = sentence_at(reading, ill.first)
        asked = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "wish"))
        study = any(start <= s.first < end for s in turn.studies)
        question = asks_at(end, reading)
        if asked or study or (question and not reading.cues("matters", "same_request")):
            return True
    return False


def is_beside_the_point(turn: Turn) -> bool:
    """ "He had an appendix operation years ago. Does that change anything?", "chickenpox in May, by the way"."""
    tells = turn.facets.keys() - _OF_NOBODY or turn.studies or turn.reading.cues("correction")
    aside = turn.reading.cues("by_the_way") and not _has_a_question(turn)
    return bool(aside or turn.reading.cues("other_operation", "matters")) and not (tells or _asks(turn))


def _asks(turn: Turn) -> bool:
    """A question, and not "does that change anything?"."""
    return _has_a_question(turn) and not turn.reading.cues("matters", "same_request")


def _has_a_question(turn: Turn) -> bool:
    return any(w.folded == "?" for w in turn.reading.words)
