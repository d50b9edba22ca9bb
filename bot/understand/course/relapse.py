"""A tumour that has come back: whether it is told, feared or asked, and that it is what came back."""

from bot.understand.course.signs import lung_findings, suspicion
from bot.understand.illness.ailments import is_of_an_ailment
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_CAME = {"come", "came", "back", "returned", "grown", "recurred", "relapsed"}
_OPEN = as_folded("if whether see fear fears worry worried look looking exclude suspected possible")
"""Words of a sentence that leaves it open whether a tumour has come back."""
_MISTAKEN = {"mistake", "mistaken", "misread", "confuse", "confused"}
_SUPPOSED = as_folded("checking checkin whether if believe believes think thinks suspect suspects afraid fear fears worry")
_MAYBE = as_folded("maybe mabye perhap possibly probably presumably")
"""Behind "is back"."""
_NOT_SURE = {"proven", "confirmed", "certain", "sure", "established"}
"""Words that deny a relapse its proof: "not proven, just a suspicion"."""
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def is_a_result(back: Mention, reading: Reading) -> bool:
    """ "Histology of the lesion has come back": it is the result that did."""
    results = (m for m in reading.mentions if m.concept.facet == "biopsy")
    sampled = any(0 < back.first - m.last <= _NEAR - 1 for m in reading.cues("sampling"))  # "biopsy of the tumour is back"
    return sampled or any(m.first <= back.first and back.last <= m.last for m in results)


def is_of_another(back: Mention, reading: Reading) -> bool:
    """ "Recurrence of the breast cancer was the first thought", "recurrent DVT": of another tumour, or of an illness."""
    if is_of_an_ailment(back, reading) or _is_only_said(back, reading):
        return True
    behind = [m for m in reading.mentions if m.concept.facet == "histology" and 0 < m.first - back.last <= _NEAR]
    of = [w.folded for w in reading.words[back.last + 1 : back.last + 2]] == ["of"]
    origins = behind[0].concept.implies.get("origin", ()) if behind else ()
    return of and bool(origins) and "musculoskeletal" not in origins


def _is_only_said(back: Mention, reading: Reading) -> bool:
    """ "Don't mistake it for a relapse", "told that it has recurred - not so": what it is not."""
    before = {w.folded for w in reading.words[max(0, back.first - _NEAR - 1) : back.first]}
    behind = [w.folded for w in reading.words[back.last + 1 : back.last + 1 + _NEAR] if not w.is_mark]
    return bool(before & _MISTAKEN) or behind[:2] in (["not", "so"], ["not", "true"]) or behind[:1] == ["wrongly"]


def about_recurrence(reading: Reading, cues: list[Mention], outright: FacetReading | None) -> FacetReading:
    """What the imaging is for where a return of the tumour is spoken of: it is known, in doubt, or looked for."""
    words = cues[0].words
    certain = [c for c in cues if c.concept.cue == "recurred" and _is_certain(c, reading)]
    told = [c for c in cues if c in certain or any(_overlaps(c, o) for o in certain)]  # "has relapsed locally"
    if all(c in told or _is_told_back(c, reading) for c in cues):
        return FacetReading(("known_recurrence",), "said", words)
    if suspicion(reading) or lung_findings(reading):
        return FacetReading(("suspected_recurrence",), "said", words)
    if outright and "surveillance" in outright.values:
        return FacetReading(("surveillance",), "said", outright.words)
    if outright and outright.values in (("restaging",), ("treatment_response",)):
        return outright
    return FacetReading(("surveillance", "suspected_recurrence"), "implied", words)


def _overlaps(one: Mention, other: Mention) -> bool:
    """ "Has relapsed" and "relapsed locally"; one word that may be either tells nothing."""
    return one.first <= other.last and other.first <= one.last and (one.first, one.last) != (other.first, other.last)


def _is_told_back(cue: Mention, reading: Reading) -> bool:
    """ "The tumour has come back in the lung, proven", "recurrence proven.": told, and neither asked, feared nor looked for."""
    start, end = sentence_at(reading, cue.first)
    words = {w.folded for w in reading.words[start:end]}
    behind = [
        m for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done" and cue.first < m.first < end
    ]
    behind = [m for m in behind if not reading.negates(m)]  # "recurrence there not yet proven"
    asked = asks_at(end, reading)
    came = bool(_CAME & words and behind) or any(m.last + 1 == end for m in behind)
    return came and not (asked or _OPEN & words)


def _is_only_asked(cue: Mention, reading: Reading) -> bool:
    """ "Recurrent osteosarcoma at the stump?": a sentence that is nothing else, and asks."""
    start, end = sentence_at(reading, cue.first)
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "wh", "study_noun", "ask_next"))
    studied = any(start <= m.first < end and "modality" in m.concept.study for m in reading.mentions)
    return cue.first == start and asks_at(end, reading) and not (asks or studied)


def _is_unproven(cue: Mention, reading: Reading) -> bool:
    """ "Recurrent osteosarcoma at the stump? Not proven, just a suspicion": denied its proof there or in the next sentence."""
    start, end = sentence_at(reading, cue.first)
    _, last = sentence_at(reading, min(end + 1, len(reading.words) - 1))
    near = [m for m in reading.mentions if start <= m.first < last and m.words.casefold() in _NOT_SURE]
    return any(reading.negates(m) for m in near)


def _is_certain(cue: Mention, reading: Reading) -> bool:
    """ "Recurred last month" is a fact; "has it recurred?" and "possibly recurrent" are questions."""
    before = [m for m in reading.cues("maybe", "suspicion", "interrogative", "fear") if 0 < cue.first - m.last <= _NEAR]
    last = max(m.last for m in (cue, *reading.cues("local_recurrence")) if cue.first <= m.first <= cue.last or m is cue)
    after = [w.folded for w in reading.words[last + 1 : last + 2]]  # "grew back at the same spot?"
    opening = reading.words[max(0, cue.first - _NEAR) : cue.first]
    start, _ = sentence_at(reading, cue.first)
    whether = _SUPPOSED & {w.folded for w in reading.words[start : cue.first]}
    theirs = any(start <= m.first < cue.first for m in reading.cues("kin", "family_history"))  # "his cousin's sarcoma came back"
    theirs |= _is_only_asked(cue, reading) or _is_unproven(cue, reading)
    return (
        not (before or whether or theirs or _MAYBE & set(after))
        and after != ["?"]
        and not any(w.folded in ("has", "have", "if", "whether", "?") for w in opening)
    )
