"""A place that a text asks after and answers: "Has anyone looked at his chest? No.", "without a lung scan? If not, which?"."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_ASKS = as_folded("has have had did was were is are")
_NO = as_folded("no not nope never nobody none")


def answered_no(told: Mention, reading: Reading) -> bool:
    """In a question that begins with a verb, and that the next word answers with no."""
    start, end = sentence_at(reading, told.first)
    behind = {w.folded for w in reading.words[end + 1 : end + 2]}
    return asks_at(end, reading) and reading.words[start].folded in _ASKS and bool(behind & _NO)


def _is_asked_if_not(told: Mention, reading: Reading) -> bool:
    """ "Can it be removed without a lung scan? If not, which one?"."""
    _, end = sentence_at(reading, told.first)
    behind = [w.folded for w in reading.words[end + 1 : end + 4]]
    return asks_at(end, reading) and (behind[:2] == ["if", "not"] or behind == ["and", "if", "not"])


def asked_and_denied(reading: Reading) -> FacetReading | None:
    """The place that nobody has looked at."""
    named = [m for m in reading.mentions if m.concept.facet == "target"]
    places = [m for m in named if answered_no(m, reading) or _is_asked_if_not(m, reading)]
    values = tuple(sorted({m.concept.value or "" for m in places}))
    return FacetReading(values, "said", places[0].words) if len(values) == 1 else None
