"""A correction within one text: what it takes back counts no more."""

from bot.understand.studies import NamedStudy
from corpus.lexicon import Mention, Reading

_BEFORE, _BEHIND = 3, 6
"""Words between a correction and what it takes back, and what it puts there instead, at most."""


def struck_out(mention: Mention, reading: Reading) -> bool:
    """ "Desmoplastic fibroma? No wait, it is an osteochondroma": another of its kind is put in its place."""
    facet = mention.concept.facet
    alike = [m.first for m in reading.mentions if m.concept.facet == facet and m.concept != mention.concept] if facet else []
    return _replaced(mention.last, alike, reading)


def without_the_struck_out(studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """ "CT abdo, no, I mean CT of the arm": the study that is meant."""
    return [s for s in studies if not _replaced(s.last, [other.first for other in studies], reading)]


def _replaced(last: int, instead: list[int], reading: Reading) -> bool:
    cues = [m.last for m in reading.cues("correction") if 0 < m.first - last <= _BEFORE + 1]
    cues += [at for at in _slips(reading) if 0 < at - last <= _BEFORE + 1 + sum(w.is_mark for w in reading.words[last:at])]
    return any(0 < at - cue <= _BEHIND + 1 for cue in cues for at in instead)


def _slips(reading: Reading) -> list[int]:
    """ "Of the sacral ala... sorry, of the iliac wing": an excuse between marks."""
    words = reading.words
    excuses = (at for at in range(1, len(words) - 1) if words[at].folded == "sorry")
    return [at for at in excuses if words[at - 1].is_mark and words[at + 1].is_mark]
