"""Symptoms that are spoken of and that the patient has not: another's, past, or asked about only."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_SENTENCES, _SUPPOSED = 3, 6
"""Sentences in which a symptom is taken back, its own with them, and words from what supposes it to it, at most."""
_HAS_NOT = [
    words
    for who in ("she", "he")
    for words in ([who, "hasn't"], [who, "hasnt"], [who, "has", "not"], [who, "isn't"], [who, "is", "not"])
]


def is_calmed(sign: Mention, reading: Reading) -> bool:
    """ "Her husband has been coughing, she hasn't", "should he ever cough blood he'd ring", "used to cough"."""
    start, end = sentence_at(reading, sign.first)
    supposed = (m for m in reading.cues("sign_supposed") if start <= m.first and m.last < sign.first)
    if any(sign.first - m.last <= _SUPPOSED for m in supposed) or _used_to_be(sign, reading):
        return True
    for _ in range(_SENTENCES - 1):
        end = _end_of_the_next(end, reading)
    calm = [m.last for m in reading.cues("sign_calmed") if sign.last < m.first < end]
    calm += [at for at in range(sign.last + 1, end) if _ends_in_has_not(at, reading)]
    return bool(calm) and not _is_new_again(min(calm), end, reading)


def _ends_in_has_not(at: int, reading: Reading) -> bool:
    """ "..., she hasn't.": nothing follows that she has not."""
    words = [w.folded for w in reading.words[max(0, at - 2) : at + 1]]
    behind = reading.words[at + 1 : at + 2]
    told = words[-2:] in _HAS_NOT or words in _HAS_NOT
    return told and (not behind or behind[0].is_mark)


def _end_of_the_next(end: int, reading: Reading) -> int:
    while end < len(reading.words) and reading.words[end].is_mark:
        end += 1
    return sentence_at(reading, end)[1] if end < len(reading.words) else end


def _used_to_be(sign: Mention, reading: Reading) -> bool:
    """ "She used to cough on ramipril"."""
    return [w.folded for w in reading.words[max(0, sign.first - 2) : sign.first]] == ["used", "to"]


def _is_new_again(calm: int, end: int, reading: Reading) -> bool:
    """ "He never has; but today he did": what turns behind it."""
    behind = [w.folded for w in reading.words[calm + 1 : end]]
    return bool({"until", "but", "till", "yesterday", "today", "now"} & set(behind[:_SENTENCES]))
