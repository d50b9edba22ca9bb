"""All but one place, or none but one: "everything except the lungs has been imaged", "nothing but the thigh has"."""

from typing import Literal

from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

Exception_ = Literal["open", "seen"]
_BARE = frozenset({"but", "bar", "save", "except", "excepting"})
_IN_A_NAME = as_folded(
    "apart except bar save aside barring excluding 除 sauf salvo excepto hormis tranne eccetto exceto menos ausser auser"
)
"""First words of the name of a place that leaves another out."""
_BETWEEN = frozenset(
    "the his her their a an that those of for in on only le la les l un une "  # noqa: SIM905
    "el los las il lo i gli der die das den dem einem o os as".split()
)
_TO_BE = frozenset({"be", "to", "should", "must", "get", "getting", "being"})
_NOUNS = ("no ", "zero ", "nil ", "not one ", "not a single ", "aucun", "ningun", "keine", "nessun", "nenhum")
"""How words begin that tell of no imaging at all, and need no verb: "no staging at all bar the MRI"."""
_ORDERED = frozenset({"requested", "ordered", "booked", "arranged", "in"})
_REACH = 3


def exception_of(first: int, last: int, reading: Reading) -> Exception_ | None:
    """Whether the words at a place are what alone is open, or what alone was seen; None where nothing of the kind is told."""
    start, end = sentence_at(reading, first)
    but = _opening(first, start, reading)
    if but is None or asks_at(end, reading) or any(start <= m.first < end for m in reading.cues("wish", "ask_study")):
        return None
    naught = [m for m in reading.cues("none_of_it") if start <= m.first < end and not first <= m.first <= last]
    every = [m for m in reading.cues("all_of_it") if start <= m.first < end and not first <= m.first <= last]
    every = [m for m in every if not any(n.first <= m.first <= n.last for n in naught)]
    if naught and (_seen(naught, last, reading) or any(m.words.casefold().startswith(_NOUNS) for m in naught)):
        return "seen"
    return "open" if every and _seen(every, last, reading) else None


def is_only_its_place_seen(reading: Reading) -> bool:
    """ "They've not scanned anything but the thigh": all else is to be looked at, and no place of it before another."""
    sites = (m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES)
    return any(exception_of(m.first, m.last, reading) == "seen" for m in sites)


def _seen(whole: list[Mention], last: int, reading: Reading) -> bool:
    """A word for what was seen in the clause of "everything", or behind the place that is excepted."""
    clauses = [clause_at(reading, m.first) for m in whole]
    behind, end = last + 1, clause_at(reading, last)[1]
    for cue in (m for m in reading.cues("been_seen") if not (_is_to_be(m, reading) or m.words.casefold() in _ORDERED)):
        if behind <= cue.first < end or any(first <= cue.first < stop for first, stop in clauses):
            return True
    return False


def _opening(first: int, start: int, reading: Reading) -> int | None:
    """The last word of what makes the exception: "except" of "except that of the lungs"."""
    if reading.words[first].folded in _IN_A_NAME:
        return first  # "apart from the lungs" as the name of a place
    at = first - 1
    while at > start and reading.words[at].folded in _BETWEEN:
        at -= 1
    if at < start or first - at > _REACH + 1:
        return None
    told = any(m.first <= at <= m.last for m in reading.cues("complement"))
    return at if told or reading.words[at].folded in _BARE else None


def _is_to_be(seen: Mention, reading: Reading) -> bool:
    """ "Everything but the lungs should be imaged", "is to be done"."""
    return bool(_TO_BE & {w.folded for w in reading.words[max(0, seen.first - 2) : seen.first]})
