"""A name behind a title is nothing but a name: "Prof Lund" is no slip of "lung", "Mr Hand" has no tumour there."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_TITLES = as_folded("prof professor dr doctor mr mrs ms miss sister nurse matron sir lady herr frau mme monsieur madame")
_FOR_SURE = as_folded("prof professor dr mr mrs ms")
"""Behind the other titles only a word that was mended is a name: "Sister: Ewing", "Frau, Osteosarkom"."""


def of_a_name(reading: Reading) -> list[Mention]:
    """ "Secretary of Prof Lund", "Mr J. Hand, 60": what the name behind a title would tell."""
    names = {at: title for title in reading.places_of(frozenset(_TITLES)) if (at := _name_behind(title, reading))}
    if not names:
        return []
    told = [m for m in reading.mentions if m.first in names or m.last in names]
    return [m for m in told if not m.exact or _is_sure(names.get(m.first, names.get(m.last, 0)), reading)]


def _is_sure(title: int, reading: Reading) -> bool:
    return reading.words[title].folded in _FOR_SURE


def _name_behind(title: int, reading: Reading) -> int:
    """Where the name stands, behind the point of the title and initials; 0 if there is none, or "MR" is an examination."""
    words, text = reading.words, reading.text
    if text[words[title].start : words[title].end].isupper():
        return 0
    at = title + 1
    while at < len(words) and (words[at].folded == "." or _is_initial(at, reading)):
        at += 1
    written = text[words[at].start : words[at].end] if at < len(words) else ""
    return at if len(written) > 1 and written[0].isupper() and written[1:].islower() else 0


def _is_initial(at: int, reading: Reading) -> bool:
    written = reading.text[reading.words[at].start : reading.words[at].end]
    return len(written) == 1 and written.isupper()
