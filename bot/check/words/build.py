"""How a sentence is built, as far as words that are not known allow: its verbs, its past, what governs a study in it."""

from collections.abc import Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.english import LISTING, STAYING
from bot.check.words.prose import Token

_NAMING = ("neutral", "object", "task", "genus", "noun-verb")
"""Cues of words that a word in -ed can describe."""

_BEFORE_NO_PAST = STAYING | {"to"}
"""Words before a word that is no verb of the past: "hard to read", "stays hidden"."""
_OF_NOW = frozenset({"is", "modal", "do"})
"""Cues of verbs that no sentence of the past has."""


def is_verb(token: Token) -> bool:
    """True for a word that can be the verb of a clause."""
    return token.has("act", "is", "was", "told", "past", "has", "do", "modal", "be")


def is_verbal(word: str) -> bool:
    """True for an unknown word that has the ending of a verb told of one thing, or of the past."""
    return word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is"))


def is_past(here: Token, after: Token) -> bool:
    """True for a verb of the past: "was", "showed", but not for "operated" in "the operated bone", nor for "caused by"."""
    if here.study or here.has("was"):
        return not here.study
    if after.text == "by":
        return False
    names = after.has(*_NAMING) or (not after.known and after.text[:1].isalpha())
    return (here.has("past") or here.text.endswith("ed")) and not (names and not after.text.endswith(("ed", "ly")))


def reports(tokens: Sequence[Token]) -> bool:
    """True for a sentence of the past and of nothing else."""
    if any(not _OF_NOW.isdisjoint(t.cues) or ("act" in t.cues and "past" not in t.cues) for t in tokens):
        return False
    if not any("was" in t.cues or "past" in t.cues or t.text.endswith("ed") for t in tokens):
        return False
    near = zip([Token(""), *tokens], tokens, [*tokens[1:], Token("")], strict=False)
    return any(is_past(here, after) for before, here, after in near if before.text not in _BEFORE_NO_PAST)


def governor(clause: Sequence[Token], study: int, bearing: Bearing) -> str:
    """The preposition that governs a study, through what stands between ("of her last CT"); "" if there is none."""
    for token in reversed(clause[:study]):
        if bearing.among(token.text, "place", "means"):
            return token.text
        if not token.study and token.text not in LISTING and is_verb(token):
            return ""
    return ""
