"""Names of a lesion that a later report of pathology, or an exclusion, has taken back."""

from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_REACH = 8
"""Words from a report to the name it gives, at most."""
_CLOSE = 3
"""Words from it to an illness that is none of ours, at most."""
_COPULAS = frozenset({"was", "were", "is", "are", "has", "have", "had", "been", "now", "also", "already", "safely"})
_ARTICLES = frozenset({"a", "an", "the", "any"})
_NOT_YET = as_folded("not cannot can't cant couldn't couldnt be to must never if until should yet")
_NAMES = ("histology", "condition", "behaviour")


def of_an_earlier_report(reading: Reading) -> list[Mention]:
    """ "Frozen section: sarcoma. Paraffin: proliferative myositis.": what the first one said, for the last one counts."""
    finals = [m for m in reading.cues("final_report") if not _is_awaited(m, reading)]
    for final in reversed(finals):
        named = _named_by(final, reading)
        first = [m for m in reading.cues("first_report") if m.last < final.first]
        if not named or not first:
            continue
        between = [m for m in reading.mentions if first[0].first <= m.first < final.first]
        before = [m for m in between if m.concept.facet in _NAMES or m.concept.value == "undiagnosed_lesion"]
        same = {m.concept.id for m in named}
        return [m for m in before if m.concept.id not in same]
    return []


def _named_by(final: Mention, reading: Reading) -> list[Mention]:
    _, end = sentence_at(reading, final.last)
    near = [m for m in reading.mentions if m.concept.facet in _NAMES and 0 < m.first - final.last <= _REACH and m.first < end]
    near = [m for m in near if m.concept.facet == "histology" or m.first - final.last <= _CLOSE]
    return [m for m in near if not reading.negates(m)]


def _is_awaited(final: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, final.first)
    words = {w.folded for w in reading.words[max(start, final.first - 3) : min(end, final.last + 3)]}
    return bool(words & {"await", "awaited", "awaiting", "pending", "follow", "outstanding", "due", "until", "once", "when"})


def of_what_was_excluded(reading: Reading) -> list[Mention]:
    """ "Metastatic carcinoma was excluded. It is an osteosarcoma": the name that is ruled out, beside one that holds."""
    gone: list[Mention] = []
    for cue in reading.cues("excluded_word"):
        start, end = clause_at(reading, cue.first)
        if _NOT_YET & {w.folded for w in reading.words[max(start, cue.first - 3) : cue.first]}:
            continue
        gone += _ahead(cue, start, reading) or _behind(cue, end, reading)
    names = [m for m in reading.mentions if m.concept.facet == "histology" and m not in gone and not reading.negates(m)]
    return gone if any(m.concept.id not in {g.concept.id for g in gone} for m in names) else []


def _ahead(cue: Mention, start: int, reading: Reading) -> list[Mention]:
    """ "Benign lipoma excluded", "renal metastasis was excluded"."""
    at = cue.first
    while at > start and reading.words[at - 1].folded in _COPULAS:
        at -= 1
    return _that_ends(at - 1, start, reading)


def _behind(cue: Mention, end: int, reading: Reading) -> list[Mention]:
    """ "The pathologist excluded metastatic carcinoma and made it an osteosarcoma"."""
    at = cue.last + 1
    while at < end and reading.words[at].folded in _ARTICLES:
        at += 1
    names = [m for m in reading.mentions if m.first == at and m.concept.facet in _NAMES]
    return _that_ends(max(m.last for m in names), at, reading) if names else []


def _that_ends(last: int, start: int, reading: Reading) -> list[Mention]:
    """The name that ends at a word, with what stands right before it ("renal", "benign")."""
    names = [m for m in reading.mentions if m.last == last and m.first >= start and m.concept.facet in _NAMES]
    if not any(m.concept.facet == "histology" for m in names):
        return []
    first = min(m.first for m in names)
    beside = [m for m in reading.mentions if m.first >= start and m.last in (first - 1, last) and m.concept.facet != "treatment"]
    inside = [m for m in reading.mentions if first <= m.first and m.last <= last]
    return [*names, *beside, *inside]
