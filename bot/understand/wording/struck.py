"""A correction within one text: what it takes back counts no more."""

from bot.understand.course.on_a_form import stands_on_a_wrong_form
from bot.understand.illness.overturned import was_overturned
from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_BEFORE, _BEHIND = 4, 8
"""Words between a correction and what it takes back, and what it puts there instead, at most."""
_AT_FIRST = 3
"""Words between "I wrote" and what was written, at most."""

_HEADS = ("correc", "korrek", "rectif", "corrig", "errat")
"""How the heading of a correction begins."""
_ENDS = frozenset({".", "!", "\n"})
_SORRY, _NO = frozenset({"sorry"}), frozenset({"no"})
_QUOTED = 2
"""Words between "strike" and the word that is struck, at most: an article, a mark."""


def struck_out(mention: Mention, reading: Reading) -> bool:
    """ "Desmoplastic fibroma? No wait, it is an osteochondroma": another of its kind is put in its place."""
    if was_overturned(mention, reading):
        return True
    facet = mention.concept.facet
    kin = (m for m in reading.mentions if m.concept.facet == facet and m.concept.id != mention.concept.id)
    alike = [m.first for m in kin if not reading.negates(m)] if facet else []
    if facet == "tissue":  # "the form says soft tissue, but it is an osteosarcoma"
        told = mention.concept.value or ""
        alike += [m.first for m in reading.mentions if told not in m.concept.implies.get("tissue", (told,))]
    if alike and (_replaced(mention.last, alike, reading) or _was_said_at_first(mention, alike, reading)):
        return True
    struck = bool(alike) and _is_to_be_struck(mention, alike, reading)
    return struck or _turned_out_otherwise(mention, reading) or stands_on_a_wrong_form(mention, reading)


def _is_to_be_struck(mention: Mention, instead: list[int], reading: Reading) -> bool:
    """ "Strike the word deep. It lies in the subcutis."."""
    told = any(0 < mention.first - m.last <= _QUOTED and not reading.negates(m) for m in reading.cues("strike_out"))
    return told and any(at > mention.last for at in instead)


def _turned_out_otherwise(mention: Mention, reading: Reading) -> bool:
    """ "The suspected sarcoma turned out to be an abscess": what it was taken for before."""
    if mention.concept.facet not in ("histology", "behaviour") and mention.concept.value != "undiagnosed_lesion":
        return False
    turns = reading.cues("turned_out")
    if not turns:
        return False
    _, end = sentence_at(reading, mention.last)
    ill = [m for m in reading.mentions if m.concept.facet in ("histology", "condition") and m.concept != mention.concept]
    cues = [m for m in turns if mention.last < m.first < end]
    return any(0 < m.first - cue.last <= _AT_FIRST for cue in cues for m in ill)


def without_the_struck_out(studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """ "CT abdo, no, I mean CT of the arm": the study that is meant."""
    return [s for s in studies if not _replaced(s.last, [other.first for other in studies], reading)]


def _was_said_at_first(mention: Mention, instead: list[int], reading: Reading) -> bool:
    """ "I wrote subcutaneous, but it sits below the fascia", "the first read was osteosarcoma, but now it is a plasmacytoma"."""
    cues = [m for m in reading.cues("at_first") if 0 < mention.first - m.last <= _AT_FIRST + 1]
    if not cues or mention.concept.facet not in ("histology", "depth", "tissue", "behaviour", "grade", "site"):
        return False
    _, end = sentence_at(reading, mention.last)
    turns = [at for at in range(mention.last, end) if reading.words[at].folded == "but"]
    return bool(turns) and any(turns[0] < at < end for at in instead)


def _replaced(last: int, instead: list[int], reading: Reading) -> bool:
    cues = [m for m in reading.cues("correction") if m.first > last and _apart(last, m.first, reading) <= _BEFORE]
    ends = [m.last for m in cues]
    if _by_a_correction_of_its_own(last, instead, reading):
        return True
    ends += [at for at in _slips(reading) if 0 < at - last <= _BEFORE + 1 + sum(w.is_mark for w in reading.words[last:at])]
    return any(end < at and _apart(end, at, reading) <= _BEHIND for end in ends for at in instead)


def _by_a_correction_of_its_own(last: int, instead: list[int], reading: Reading) -> bool:
    """ "Which scan outside the lungs? Correction: it was resected, it is about the lungs": up to the end of the sentence."""
    _, end = sentence_at(reading, last)
    for cue in (m for m in reading.cues("correction") if m.first == end + 1 and m.words.casefold().startswith(_HEADS)):
        if any(cue.last < at < sentence_at(reading, cue.last + 1)[1] for at in instead):
            return True
    return False


def _apart(low: int, high: int, reading: Reading) -> int:
    """The words between two places, marks apart."""
    return sum(not w.is_mark for w in reading.words[low + 1 : high])


def _slips(reading: Reading) -> list[int]:
    """ "Of the sacral ala... sorry, of the iliac wing", "... no, of the wing": an excuse between marks, a "no" behind dots.

    "It was an osteosarcoma, sorry." ends with the excuse for what had not been said before.
    """
    words, last = reading.words, len(reading.words) - 1
    excuses = (at for at in reading.places_of(_SORRY) if 0 < at < last)
    ends = {at for at in range(last) if words[at].folded in _ENDS}
    slips = [at for at in excuses if words[at - 1].is_mark and words[at + 1].is_mark]
    slips = [at for at in slips if not (words[at - 1].folded == "," and at + 1 in ends)]
    denials = (at for at in reading.places_of(_NO) if 1 < at < last)
    return slips + [at for at in denials if [w.folded for w in words[at - 2 : at + 2]] == [".", ".", "no", ","]]
