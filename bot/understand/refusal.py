"""When there is no honest question: orders to the program, and text in which nothing can be read."""

from bot.understand.scenario import Scenario
from corpus.languages import Lexicons
from corpus.lexicon import Lexicon
from corpus.words import words_of

UNREAD = "refused-unclear"
"""The phrase for text in which no term was read."""
_FEW = 3


def reason_to_refuse(text: str, scenario: Scenario, lexicons: Lexicons, claims: Lexicon) -> str | None:
    """The name of the phrase to refuse with, or None; an off-topic question is not refused but out of scope."""
    reading = lexicons.read(text)
    if reading.cues("injection") and not scenario.studies and not {"histology", "target"} & scenario.facets.keys():
        return "refused-injection"
    if scenario.kind != "unclear":
        return None
    words = [w for w in words_of(text) if not w.is_mark]
    english = bool(claims.read(text).cues("english"))
    if len(words) > _FEW and not english:
        return "english-only" if any(ord(c) > 127 for c in text) else UNREAD
    return None if len(words) > _FEW and reading.cues("interrogative") else UNREAD


def looks_foreign(text: str, claims: Lexicon) -> bool:
    """True for a text of some length without an English function word."""
    words = [w for w in words_of(text) if not w.is_mark and w.folded.isalpha()]
    has_accents = any(ord(c) > 191 and c.isalpha() for c in text)
    return len(words) > 2 * _FEW and has_accents and not claims.read(text).cues("english")
