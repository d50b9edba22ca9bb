"""The entry in which a note orders its studies: "... Order: MRI thigh.", "... Now ordering chest CT."."""

from collections.abc import Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LEADS = as_folded(
    "now today so hence therefore then thus and please a / p we i my our the - – — hoy heute aujourd'hui oggi hoje"
)
"""Words that may open the entry, before its name."""
_THANKS = as_folded("thank thanks thankful grateful thx cheers regards danke gracias merci grazie obrigado obrigada 谢谢")
_COLON = frozenset([":", "=", "-", "–", "—", ">"])
_ARTICLES = as_folded("a an the her his of for un una una une ein eine einen um des le la low dose")
"""Words between the name of the entry and the study."""
_REACH = 3
"""Words between the name of the entry and its colon, at most."""


def last_order(reading: Reading) -> tuple[int, int] | None:
    """The words of the last sentence, where it does nothing but order, and a note stands before it."""
    start, end = _last_but_thanks(reading)
    if asks_at(end, reading):
        return None
    for entry in reading.cues("order_entry"):
        opens = max(start, _behind_a_stop(start, entry, reading))
        ahead = {w.folded for w in reading.words[opens : entry.first]}
        if opens > 0 and entry.first >= start and ahead <= _LEADS and (begins := _begins(entry, reading)):
            return begins, end
    return None


def _last_but_thanks(reading: Reading) -> tuple[int, int]:
    """The words of the last sentence; "Thank you very much in advance!" behind it tells nothing."""
    said = [at for at, w in enumerate(reading.words) if w.folded[0].isalnum()] or [0]
    start, end = sentence_at(reading, said[-1])
    while start > said[0] and _THANKS & {w.folded for w in reading.words[start:end]}:
        said = [at for at in said if at < start]
        start, end = sentence_at(reading, said[-1])
    return start, end


def ordered_last(studies: Sequence[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """The studies that the last entry orders."""
    order = last_order(reading)
    return [s for s in studies if s.first >= order[0]] if order else []


def _behind_a_stop(start: int, entry: Mention, reading: Reading) -> int:
    """ "Chest clear; order: MRI thigh": a semicolon parts the entry off as well."""
    stops = [at + 1 for at in range(start, entry.first) if reading.words[at].folded in (";", ">")]
    return max(stops, default=start)


def _begins(entry: Mention, reading: Reading) -> int | None:
    """The word behind the colon of the entry; "ordering chest CT" needs none."""
    behind = [w.folded for w in reading.words[entry.last + 1 : entry.last + 2 + _REACH]]
    colon = next((at for at, word in enumerate(behind) if word in _COLON), None)
    if colon is not None and not any(word in (",", ";", ".") for word in behind[:colon]):
        return entry.last + 2 + colon
    at = entry.last + 1
    while at < len(reading.words) and reading.words[at].folded in _ARTICLES:
        at += 1
    return at if any(m.first == at and m.concept.study for m in reading.mentions) else None
