"""A unit of text made plain for reading: no markup, no invisible characters, no citation marks; and what is suspect in it."""

import html
import re
import unicodedata
from dataclasses import dataclass

from corpus.words import without_invisible

LONGEST = 1500
"""Longer units are not read; no sentence of ours comes near it (code points)."""

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,200}>", re.DOTALL)
_CITATION = re.compile(r"\s?\[\d{1,3}\]")
_EMPHASIS = re.compile(r"[*_`~]+")
_LEAD = re.compile(r"^\s*(?:(?:[-+•–]|\(?\d{1,3}[.)])\s+|#{1,6}\s+|>\s*)+")
_SHORT = {
    "i.e.": "that is",
    "e.g.": "for example",
    "a.m.": "am",
    "p.m.": "pm",
    "approx.": "about",
    "vs.": "vs",
    "×": "x",
    "mgy.cm": "mGy cm",
    "mgy·cm": "mGy cm",
    "on the order of": "about",
    "in the order of": "about",
}
_SHORTENED = re.compile(
    r"(?<![\w.])(?:i\.e\.|e\.g\.|approx\.|vs\.)(?=[\s,])|(?<=\d )[ap]\.m\.|×|\b[io]n the order of\b|\bmGy[.·]cm\b", re.IGNORECASE
)
"""Abbreviations with points inside, and the sign between the sides of a size."""
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"(?:\b[^\W\d_]\b[\s.\-_/]{1,3}){3,}\b[^\W\d_]\b")
_SIGN = re.compile(r"[^\w\s]")
"""What can be a symbol."""
_DIGITS_INSIDE = re.compile(r"\b[A-Za-z]+\d+[A-Za-z]+\b")


@dataclass(frozen=True, slots=True)
class Plain:
    """The readable text of a unit, and the reason why it cannot be read with certainty, if there is one."""

    text: str
    suspect: str | None


def plain(raw: str) -> Plain:
    """Markup and invisible characters removed; mixed scripts, spaced letters and excess length are suspect."""
    if len(raw) > LONGEST:
        return Plain(raw[:LONGEST], "is too long to be read with certainty")
    text = without_invisible(unicodedata.normalize("NFKC", html.unescape(raw)))
    if not text.isascii():  # what did not compose is decoration
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = _TAG.sub("", text)
    text = _LEAD.sub("", _EMPHASIS.sub("", _CITATION.sub("", text)))
    text = _SHORTENED.sub(lambda match: _SHORT[match[0].lower()], text)
    text = re.sub(r"\s+", " ", text).strip()
    return Plain(text, _suspicion(text))


def _suspicion(text: str) -> str | None:
    for match in () if text.isascii() else _WORD.finditer(text):
        scripts = {_script(c) for c in match.group()}
        if len(scripts) > 1:
            return "mixes letters of several scripts in one word"
        if scripts - {"LATIN", "GREEK", "MICRO"}:
            return "is not written in Latin letters"
    if _DIGITS_INSIDE.search(text):
        return "has digits inside words"
    return "spells words with spaced letters" if _SPACED.search(text) else None


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "UNKNOWN")
    return "LATIN" if name.startswith(("LATIN", "FEMININE", "MASCULINE", "DEGREE")) else name.split(" ")[0]


def has_symbols(text: str) -> bool:
    """True if the text holds pictures or other symbols that can carry a verdict."""
    return any(unicodedata.category(c) in ("So", "Sk") and c != "☢" for c in _SIGN.findall(text))


def has_level(text: str) -> bool:
    """True if the text holds a radiation level in symbols: a claim, however bare it stands."""
    return "☢" in text
