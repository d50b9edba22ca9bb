"""What is denied of the patient: by a word before it, in a list that "no" opens, or as one of two."""

from bot.understand.wording.disputed import is_disputed
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NAUGHT = {"no", "without", "nil"}
_ANSWERS = frozenset({"none", "nil", "no", "absent", "neg", "negative", "denied"})
_LISTED = ("implant", "contrast_excluded", "claustrophobia", "pregnancy", "breastfeeding", "mri_possible")
_NOT = {"not", "never", "no", "isnt", "hasnt", "wasnt", "neither", "nothing"}
_NO_MORE = as_folded("more anymore longer days years")
_ITEM = 3
"""Words of a thing in a list, at most."""


def is_denied(mention: Mention, reading: Reading) -> bool:
    """ "No biopsy" and the like are terms of their own, with the negation inside."""
    if mention.concept.facet == "purpose" and is_disputed(mention, reading):
        return False
    listed = mention.concept.facet in _LISTED and _is_listed_as_absent(mention, reading)
    listed |= mention.concept.facet in _LISTED and _is_free_of_it(mention, reading)
    listed |= mention.concept.facet in _LISTED and _is_answered_none(mention, reading)
    listed |= mention.concept.facet == "treatment" and _is_one_of_denied(mention, reading)
    if mention.concept.facet == "histology" and _is_there_no_more(mention, reading):
        return False
    return mention.concept.facet != "sex" and (listed or reading.negates(mention) or _is_neither(mention, reading))


def _is_answered_none(mention: Mention, reading: Reading) -> bool:
    """ "Pacemaker none, hip replacement 2018", "implants nil": an item of a list with its answer right behind."""
    behind = [w.folded for w in reading.words[mention.last + 1 : mention.last + 3]]
    return behind[:1] != [] and behind[0] in _ANSWERS and (len(behind) == 1 or not behind[1].isalnum())


def _is_there_no_more(tumour: Mention, reading: Reading) -> bool:
    """ "There is no osteosarcoma in that femur any more": told inside words of a treatment that is over."""
    over = (m for m in reading.mentions if m.concept.facet == "treatment" and m.first < tumour.first <= m.last)
    return any(_NO_MORE & {w.folded for w in reading.words[m.last : m.last + 1]} for m in over)


def _is_one_of_denied(therapy: Mention, reading: Reading) -> bool:
    """ "No surgery, drugs or radiation have been given", "hasn't been operated or treated": the last of a list."""
    words = [w.folded for w in reading.words]
    if words[therapy.first - 1] not in ("or", "nor", ","):
        return False
    before = therapy.first - 2 - (words[therapy.first - 2] == "on")  # "hasn't been operated on or irradiated"
    denied = [*reading.cues("untreated", "never_treated"), *(m for m in reading.mentions if m.concept.value == "initial_staging")]
    denied = [m for m in denied if m.concept.cue or words[m.first] in _NOT]  # "not operated or treated"
    if words[therapy.first - 1] != "," and any(m.last == before for m in denied):
        return True
    start, _ = sentence_at(reading, therapy.first)
    opens = [i for i in range(start, therapy.first) if words[i] in _NAUGHT | {"nothing"}]
    if not opens:
        return False
    first = [m for m in reading.mentions if opens[-1] < m.first <= opens[-1] + _ITEM and m.last < therapy.first]
    first = [m for m in first if m.concept.facet == "treatment" or m.concept.cue == "therapy_noun"]
    items = " ".join(words[opens[-1] + 1 : therapy.first]).replace(" or", " ,").replace(" nor", " ,").split(",")
    return bool(first) and all(len(item.split()) <= _ITEM for item in items)


def _is_free_of_it(mention: Mention, reading: Reading) -> bool:
    """ "Pacemaker-free", "implant free": the word right behind it denies it."""
    return [w.folded for w in reading.words[mention.last + 1 : mention.last + 2]] == ["free"]


def _is_neither(mention: Mention, reading: Reading) -> bool:
    """ "Neither radiotherapy nor surgery": the first of two that are denied."""
    if not mention.first or reading.words[mention.first - 1].folded != "neither":
        return False
    _, end = clause_at(reading, mention.first)
    return "nor" in {w.folded for w in reading.words[mention.last + 1 : end]}


def _is_listed_as_absent(mention: Mention, reading: Reading) -> bool:
    """ "He has no pacemaker, clip, or neurostimulator": a list that "no" opens, and "or" closes."""
    start, end = sentence_at(reading, mention.first)
    words = [w.folded for w in reading.words]
    opens = [i for i in range(start, mention.first) if words[i] in _NAUGHT]
    closes = [i for i in range(opens[-1], end) if words[i] in ("or", "nor")] if opens else []
    if not closes or mention.first > closes[-1] + _ITEM + 1 or "but" in words[opens[-1] : mention.first]:
        return False
    items = " ".join(words[opens[-1] + 1 : max(closes[-1], mention.first)]).split(",")
    return all(len(item.split()) <= _ITEM + 1 for item in items)


def it_was_not(mention: Mention, reading: Reading) -> bool:
    """ "A bone tumour it was not: the histology said synovial sarcoma": denied behind, for weight."""
    behind = [w.folded for w in reading.words[mention.last + 1 : mention.last + 4]]
    return behind[:1] == ["it"] and (behind[1:3] in (["was", "not"], ["is", "not"]) or behind[1:2] in (["wasnt"], ["isnt"]))


def is_to_be_ruled_out(back: Mention, reading: Reading) -> bool:
    """ "Rule out residual or recurrent disease" is what a request asks, and no relapse that is known."""
    doubts = [m for m in reading.cues("doubt", "suspicion") if m.words != "?"]
    return any(0 < back.first - m.last <= _ITEM for m in doubts)


def is_instead_of_a_biopsy(unsampled: Mention, reading: Reading) -> bool:
    """ "Excised, not biopsied": what was done in its place stands before."""
    if unsampled.concept.id not in ("not-sampled", "undiagnosed") or reading.words[unsampled.first - 1].folded != ",":
        return False
    return any(m.last == unsampled.first - 2 and m.concept.facet == "treatment" for m in reading.mentions)
