"""Which named studies cannot be had: missing, refused, barred, or passed over for another."""

from collections.abc import Collection

from bot.understand.imaging.studies import NamedStudy
from bot.understand.told import is_rumoured
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.languages import ENGLISH
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_STOPS = set(".;!?\n")
_REACH_AFTER, _REACH_BEFORE, _BESIDE = 4, 8, 2
_MODALS = as_folded("must mustn't mustnt should shouldn't shouldnt ought")
_FURTHER = {"more", "further", "other", "another", "working", "functioning", "usable", "accessible"}
_EARLIER = {"last", "previous", "prior", "earlier", "outside", "external", "old", "former"}
"""Words before the name of a study that was made once."""
_AT_HAND = {"available", "unavailable", "accessible", "obtainable", "unobtainable", "have", "get", "obtain", "had", "missing"}
_COPULAS = {"is", "are", "was", "were", "not", "currently", "here", "scanner", "scan", "be"}
LOOK_CUES = ("appearance_none", "appearance_unclear", "appearance_osteoid", "appearance_aggressive", "appearance_benign")
"""Cues of how a lesion looks."""
_SHOWN = ("suspicion", "finding", "lung_finding", *LOOK_CUES)
"""What a study that was made has shown: it could be had."""


def unavailable(studies: list[NamedStudy], reading: Reading, made: Collection[int] = ()) -> set[int]:
    """The numbers of the studies that are told to be missing, refused or barred; one that was `made` is not passed over."""
    found: set[int] = set()
    if reading.cues("ask_why"):
        return found
    for cue in reading.cues("unavailable"):
        if _is_advice_for_the_day(cue, reading) or _is_no_obstacle(cue, studies, reading) or _is_an_opinion(cue, reading):
            continue
        near = _just_before(cue, studies, reading) or [n for n, s in enumerate(studies) if _overlap(s, cue)]
        after = [n for n, s in enumerate(studies) if _within(cue.last, s.first, _REACH_AFTER, reading)]
        before = [n for n, s in enumerate(studies) if _within(s.last, cue.first, _REACH_BEFORE - 1, reading)]
        if pick := (near or after[:1] or before[-1:] or _one_more_of(cue, studies, reading)):
            found.update(pick)
    found.update(_passed_over(studies, reading, made))
    for cue in reading.cues("neither"):  # said of what follows; "neither told us" is a result
        found.update([n for n, s in enumerate(studies) if _within(cue.last, s.first, _BESIDE, reading)][:1])
    for number, study in enumerate(studies):
        further = study.first > 1 and reading.words[study.first - 1].folded in _FURTHER  # "no more MRI"
        at = study.first - (2 if further else 1)
        denied = study.first and (reading.words[at].folded in ("no", "without", "never") or _is_denied_abroad(at, reading))
        denied = denied and not any(m.first == study.last + 1 for m in reading.cues("obstacle"))
        denied = denied and not _is_a_question_of_it(study, reading)
        if denied and not _is_hearsay(study, reading):
            found.add(number)
    return found


def _is_beside_a_made_one(number: int, studies: list[NamedStudy], made: Collection[int], reading: Reading) -> bool:
    """ "We did a chest CT and a PET. What else?": told in the sentence of one that was made."""
    start, end = sentence_at(reading, studies[number].first)
    return any(start <= studies[n].first < end for n in made)


def _was_never_had(study: NamedStudy, reading: Reading) -> bool:
    """ "She has never had a chest CT": not made so far, and not refused."""
    before = [w.folded for w in reading.words[max(0, study.first - 4) : study.first] if w.folded not in ("a", "an", "the", "any")]
    return before[-2:] in (["never", "had"], ["not", "had"], ["hasnt", "had"], ["yet", "had"])


def _is_a_question_of_it(study: NamedStudy, reading: Reading) -> bool:
    """ "No PET question": that study is not asked about, and it can be had."""
    return any(m.first == study.last + 1 for m in reading.cues("a_question"))


def _is_advice_for_the_day(cue: Mention, reading: Reading) -> bool:
    """ "Should people avoid sport before their FDG scan?": what is to be left is the sport."""
    of_the_day = reading.cues("ask_preparation")
    return cue.words.casefold().startswith("avoid") and any(0 <= m.first - cue.last <= _BESIDE for m in of_the_day)


def _overlap(study: NamedStudy, cue: Mention) -> bool:
    """ "No MRI scanner"; "a pacemaker, so MRI is out": named where the words begin, or within them."""
    return study.first <= cue.first <= study.last or (cue.first <= study.first and study.last <= cue.last)


def _one_more_of(cue: Mention, studies: list[NamedStudy], reading: Reading) -> list[int]:
    """ "Broke off three MRI attempts and refuses any further one": the study named last before it."""
    behind = [w.folded for w in reading.words[cue.last + 1 : cue.last + 1 + _BESIDE + 1]]
    said = "one" in behind and bool(_FURTHER & set(behind[: behind.index("one")]))
    return [n for n, s in enumerate(studies) if s.last < cue.first][-1:] if said else []


def _is_an_opinion(cue: Mention, reading: Reading) -> bool:
    """ "A colleague says we must not do a chest CT": what somebody thinks is no reason why it cannot be had."""
    start, _ = sentence_at(reading, cue.first)
    modal = bool(_MODALS & {w.folded for w in reading.words[max(start, cue.first - _BESIDE) : cue.last + 1]})
    return modal and any(start <= m.first < cue.first for m in reading.cues("hearsay"))


def _is_denied_abroad(at: int, reading: Reading) -> bool:
    """ "Kein PET/CT": the denial of another language right before a study."""
    return reading.language != ENGLISH and any(m.last == at for m in reading.cues("negation"))


def _passed_over(studies: list[NamedStudy], reading: Reading, made: Collection[int]) -> set[int]:
    """ "He would sooner die than have an MRI. What else?": who asks for another study cannot have the one told of just before."""
    found: set[int] = set()
    for cue in reading.cues("instead"):
        asked, _ = sentence_at(reading, cue.first)
        for number, study in enumerate(studies):
            start, end = sentence_at(reading, study.first)
            told = reading.cues(
                "can_be_had",
                "planned_behind",
                "ask_appropriate",
                "ask_rating",
                "cleared",
                "result",
                "ask_study",
                "study_noun",
                *_SHOWN,
            )
            told += [m for m in reading.mentions if m.concept.facet in ("contrast_excluded", "mri_possible")]
            if _was_never_had(study, reading) or _is_beside_a_made_one(number, studies, made, reading):
                continue
            if end + 1 == asked and reading.words[end].folded != "?" and not any(start <= m.first < end for m in told):
                found.add(number)
    return found


def _is_no_obstacle(cue: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "No contraindication to MR", "there is no obstacle to MRI", "she has read that it is useless": that it can be had."""
    if is_rumoured(cue, reading) or _is_of_old_pictures(cue, studies, reading):
        return True
    _, end = sentence_at(reading, cue.first)
    if any(cue.last < m.first < end and m.words.casefold().startswith("back") for m in reading.cues("can_be_had")):
        return True  # "the MRI was down, back up since noon"
    if any(m.first in (cue.last, cue.last + 1) for m in reading.cues("whereabouts")):
        return True  # "the scanner is down the corridor"
    behind = {m.first for m in reading.cues("obstacle")}
    denies = reading.words[cue.last].folded == "no" and any(0 < at - cue.last <= _BESIDE for at in behind)
    return denies or (cue.first in behind and (reading.negates(cue) or "no" in _before_a_name(cue, reading)))


def _is_of_old_pictures(cue: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "Last outside MRI 14 months ago, not available": the pictures of then are missing, and not the magnet."""
    start, _ = sentence_at(reading, cue.first)
    made = [s for s in studies if start <= s.first and s.last < cue.first]
    at_hand = reading.words[cue.last].folded in _AT_HAND
    if not made or not at_hand or any(_within(cue.last, s.first, _REACH_AFTER, reading) for s in studies):
        return False  # "last MRI aborted, she refuses another MRI"
    before = {w.folded for w in reading.words[max(start, made[-1].first - _BESIDE) : made[-1].first]}
    since = {w.folded for w in reading.words[made[-1].last + 1 : cue.first]} & {"since", "from", "until"}
    dated = any(made[-1].last < m.first < cue.first for m in reading.cues("last_period"))
    return (dated and not since) or bool(before & _EARLIER)


def _before_a_name(cue: Mention, reading: Reading) -> set[str]:
    """ "No MR contraindications": the word before the name of the study right before a cue."""
    names = [m for m in reading.mentions if "modality" in m.concept.study and m.last == cue.first - 1 and m.first]
    return {reading.words[m.first - 1].folded for m in names}


def _is_hearsay(study: NamedStudy, reading: Reading) -> bool:
    """ "A colleague says no CT", "is it true that no PET/CT is needed?": what is claimed is not what can be had."""
    start, end = sentence_at(reading, study.first)
    judged = any(study.last < m.first <= min(end - 1, study.last + _REACH_AFTER) for m in reading.cues("ask_appropriate"))
    said = any(start <= m.first < study.first for m in reading.cues("hearsay"))
    asked = asks_at(end, reading) and opens_with_a_verb(start, reading)
    return judged or said or asked


def opens_with_a_verb(start: int, reading: Reading) -> bool:
    """True if a sentence opens as a question does: "is an MRI ..."."""
    return any(m.first == start for m in reading.cues("interrogative"))


def _just_before(cue: Mention, studies: list[NamedStudy], reading: Reading) -> list[int]:
    """ "PET/CT is not available": the study that the words are said of."""
    for number, study in enumerate(studies):
        gap = [w.folded for w in reading.words[study.last + 1 : cue.first]]
        if study.last < cue.first and set(gap) <= _COPULAS:
            return [number]
    return []


def _within(low: int, high: int, reach: int, reading: Reading) -> bool:
    return 0 < high - low <= reach + 1 and one_clause(low, high, reading)


def one_clause(low: int, high: int, reading: Reading) -> bool:
    """True if no mark that ends a clause stands between two words."""
    return not any(w.folded in _STOPS for w in reading.words[low + 1 : high])
