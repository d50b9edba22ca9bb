"""Signs that a tumour may have come back: symptoms and nodules, without those that are denied, old or told of something else."""

from itertools import pairwise

from bot.understand.course.signs_calmed import is_calmed
from bot.understand.illness.kin import is_told_of_kin
from bot.understand.imaging.old_scans import is_why_a_scan_was_made
from bot.understand.wording.sentences import asks_at, clause_at, is_dated, parted, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_YEARS, _FIGURES = ("year", "years"), 4
_ANSWERED_NO = {"denied", "absent", "none", "nil"}
_OVER = {"gone", "resolved", "subsided", "settled", "vanished", "disappeared"}
_OVER_REACH = 8
_FOR = {"since", "for", "x", "over"}
_PAST, _OVER_SINCE = "over", {"after", "now", "within", "since", "in", "by", "long", ".", ",", ";"}
"""A word for what is past, and what may follow it then: "over after a week", and not "over the last weeks"."""
_NOT_OVER = as_folded("not partly partially only ; : never no until but since back again hasn't hasnt unless if")
_CHRONIC, _SAME = (
    {"chronic", "longstanding", "usual", "habitual", "lifelong", "smoker"},
    {"unchanged", "stable", "same"},
)
"""Before a sign that is always there, and behind it."""
_LONG = {"longstanding", "lifelong"}
"""Behind a sign of which nothing was said before: "the odd cough, long-standing"."""
_YOUTH = as_folded("childhood youth school teens twenties thirties forties fifties")
"""Since when something is always there."""
_ARTICLES = {"a", "the"}
_NOT_THE_PATIENT = {("not", "he"), ("not", "she"), ("not", "him"), ("not", "patient")}
_CATCHES = {"catch", "find", "detect", "spot", "see", "exclude", "pick", "show", "reveal"}
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def suspicion(reading: Reading) -> list[Mention]:
    """What makes a relapse likely; "no recurrence suspected" does not, nor does how the tumour was found once."""
    free = {
        m.last + step
        for m in reading.mentions
        if m.concept.facet == "purpose" and m.concept.how == "implied" and m.last > m.first
        for step in range(m.first - m.last, _NEAR + 1)
        if not any(w.is_mark for w in reading.words[m.last + 1 : m.last + step])
    }
    ruled_out = max((m.last for m in reading.cues("unsuspected")), default=-1)  # told last: "no recurrence is suspected"
    signs = [m for m in reading.affirmed("suspicion") if m.first not in free and m.first > ruled_out]
    signs = [m for m in signs if not (_is_taken_back(m, reading) or _is_answered_no(m, reading) or _proved_harmless(m, reading))]
    signs = [m for m in signs if not (is_why_a_scan_was_made(m, reading) or _is_of_kin(m, reading) or _is_neither(m, reading))]
    signs = [m for m in signs if not is_calmed(m, reading)]
    signs = [m for m in signs if not (_is_explained(m, reading) or _is_denied_behind(m, reading) or _is_of_the_skin(m, reading))]
    return [m for m in signs if not (_led_to_the_diagnosis(m, reading) or _is_years_old(m, reading) or _is_of_old(m, reading))]


def _is_of_kin(sign: Mention, reading: Reading) -> bool:
    """ "His son-in-law coughs, he himself does not", "she, not he, has a cough"."""
    start, _ = sentence_at(reading, sign.first)
    if any(pair in _NOT_THE_PATIENT for pair in pairwise(w.folded for w in reading.words[start : sign.first])):
        return True
    ahead = [w.folded for w in reading.words[max(0, sign.first - 2) : sign.first]]
    article = 1 if ahead and ahead[-1] in _ARTICLES else 0
    has = any(m.last == sign.first - 1 - article for m in reading.cues("kin", "family_history"))  # "his wife has a cough"
    return has or is_told_of_kin(sign, reading)


def _is_neither(sign: Mention, reading: Reading) -> bool:
    """ "She has neither cough nor chest pain": one denial for both."""
    start, _ = clause_at(reading, sign.first)
    return any(start <= m.first and m.last < sign.first for m in reading.cues("neither"))


def _is_of_the_skin(sign: Mention, reading: Reading) -> bool:
    """ "His GP calls the mole on his back suspicious": another thing, in a clause that names no tumour of ours."""
    start, end = sentence_at(reading, sign.first)
    other = any(start <= m.first < end for m in reading.cues("another_thing"))
    ours = any(start <= m.first < end for m in reading.mentions if m.concept.facet in ("histology", "target"))
    return other and not ours


def is_of_an_illness(lumps: list[Mention], reading: Reading) -> bool:
    """ "Calf swelling, ?DVT": it swells from the illness that is thought of."""
    ills = [m for m in reading.mentions if m.concept.facet == "condition" and not reading.negates(m)]
    doubts = reading.cues("doubt", "suspicion")
    before = [m for m in ills if any(m.first - _NEAR < d.first < m.first and not parted(d, m, reading) for d in doubts)]
    behind = [m for m in ills if any(d.first == m.last + 1 and d.words != "?" for d in doubts)]
    swells = bool(lumps) and all(m.words.casefold().endswith(("swelling", "swellings", "swollen")) for m in lumps)
    return swells and bool(before or behind)


def _is_to_be_caught(sign: Mention, reading: Reading) -> bool:
    """ "What should we do to catch nodules early?": what is looked for, and was not seen."""
    before = [w.folded for w in reading.words[max(0, sign.first - _NEAR) : sign.first]]
    return any(pair[0] in ("to", "would") and pair[1] in _CATCHES for pair in pairwise(before))


def _stays_the_same(sign: Mention, reading: Reading) -> bool:
    """ "Stable 3 mm nodule since 2019": known, and no larger than before."""
    before = {w.folded for w in reading.words[max(0, sign.first - _NEAR) : sign.first]}
    behind = {w.folded for w in reading.words[sign.last + 1 : sign.last + 1 + _NEAR]}
    return bool(before & _SAME and "since" in behind) and "new" not in before


def _is_answered_no(sign: Mention, reading: Reading) -> bool:
    """ "Weight loss denied", "cough is absent"."""
    after = [w.folded for w in reading.words[sign.last + 1 : sign.last + _NEAR] if w.folded not in ("is", "was", ":")]
    return bool(after) and after[0] in _ANSWERED_NO


def _proved_harmless(sign: Mention, reading: Reading) -> bool:
    """ "A thyroid nodule, suspicious at first, which was benign", "a cough, gone by itself": answered where it is told."""
    _, end = sentence_at(reading, sign.first)
    asked = asks_at(end, reading)
    benign = (m for m in reading.mentions if m.concept.value == "benign" and sign.last < m.first < end)
    behind = [w.folded for w in reading.words[sign.last + 1 : min(end, sign.last + 1 + _OVER_REACH)]]
    past = any(one == _PAST and two in _OVER_SINCE for one, two in pairwise([*behind, "."]))
    over = (past or bool(_OVER & set(behind))) and not _NOT_OVER & set(behind) and "new" not in sign.words.casefold().split()
    return not asked and (over or any(not reading.negates(m) for m in benign))


def _is_explained(sign: Mention, reading: Reading) -> bool:
    """ "Last winter's cough turned out to be whooping cough", "2023: cough and blood, bronchitis": told of something else."""
    start, end = sentence_at(reading, sign.first)
    asked = asks_at(end, reading)
    told = any(start <= m.first < end for m in reading.cues("explained_away", "false_alarm"))
    year, mark = ([w.folded for w in reading.words[start : start + 2]] + ["", ""])[:2]
    return not asked and (told or (year.isdigit() and len(year) == _FIGURES and mark == ":"))


def _is_denied_behind(sign: Mention, reading: Reading) -> bool:
    """ "He worries that each cough is a relapse, but he has had no cough for a year"."""
    return any(
        m.first > sign.last and m.words.casefold() == sign.words.casefold() and reading.negates(m)
        for m in reading.cues("suspicion")
    )


def _is_taken_back(sign: Mention, reading: Reading) -> bool:
    """ "New breathlessness... No, I mixed up two files: mine has no symptoms at all"."""
    calm = [m.first for m in reading.mentions if m.concept.id == "asymptomatic"]
    return any(sign.last < m.first and any(m.last < at for at in calm) for m in reading.cues("correction"))


def _is_years_old(sign: Mention, reading: Reading) -> bool:
    """ "He noticed a swelling in August two years ago": no sign of today."""
    _, end = sentence_at(reading, sign.first)
    words = [w.folded for w in reading.words[sign.last + 1 : end]]
    dated = next((at for at, (one, two) in enumerate(pairwise(words)) if one in _YEARS and two == "ago"), None)
    treated = any(sign.last < m.first < end for m in reading.mentions if m.concept.facet == "treatment")
    return dated is not None and not treated and "," not in words[:dated]


def _is_of_old(sign: Mention, reading: Reading) -> bool:
    """ "Chronic morning cough for twenty years, unchanged": as it always was."""
    _, end = sentence_at(reading, sign.first)
    before = {w.folded for w in reading.words[max(0, sign.first - _NEAR + 1) : sign.last + 1]}
    behind = [w.folded for w in reading.words[sign.last + 1 : min(end, sign.last + 1 + _OVER_REACH)]]
    same = [at for at, word in enumerate(behind) if word in (_SAME if _CHRONIC & before else _LONG)]
    if behind[:1] == ["since"] and _YOUTH & set(behind[:_NEAR]):
        behind = ["", *behind[1:]]  # "smoker's cough since his twenties, unchanged"
    return bool(same) and not _NOT_OVER & set(behind[: same[0]])


def _led_to_the_diagnosis(sign: Mention, reading: Reading) -> bool:
    """ "Noticed a lump; biopsy showed a sarcoma; excision followed.": told in this order, the lump is history."""
    biopsies = [
        m.last for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done" and m.first > sign.last
    ]
    treated = [m.first for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done"]
    return bool(biopsies) and any(first > min(biopsies) for first in treated)


def lung_findings(reading: Reading) -> list[Mention]:
    """Nodules that are there, not nodules that are looked for."""
    sought = reading.cues("maybe")
    found = [m for m in reading.affirmed("lung_finding") if not _of_another_organ(m, reading)]
    found = [m for m in found if not m.start or reading.text[m.start - 1] != "?"]  # "?lung nodules"
    found = [m for m in found if not (_is_long_known(m, reading) or _is_only_dreaded(m, reading))]
    found = [m for m in found if not (_is_to_be_caught(m, reading) or _stays_the_same(m, reading))]
    return [m for m in found if not any(0 < m.first - cue.last <= _NEAR and cue.words != "?" for cue in sought)]


def _is_only_dreaded(nodule: Mention, reading: Reading) -> bool:
    """ "She's scared of spots on the lungs": feared, and nobody has seen any."""
    return any(0 <= nodule.first - m.last - 1 < 2 for m in reading.cues("fear"))


def _is_long_known(nodule: Mention, reading: Reading) -> bool:
    """ "A 4 mm nodule, unchanged on three later scans, is a granuloma", "in 2023 a nodule that vanished": nothing new."""
    start, end = sentence_at(reading, nodule.first)
    asked = asks_at(end, reading)
    gone = is_dated(nodule, reading) and bool(_OVER & {w.folded for w in reading.words[nodule.last + 1 : end]})
    named = [m for m in reading.mentions if m.concept.facet == "condition" and nodule.last < m.first < end]
    was = (
        is_dated(nodule, reading)
        and bool(named)
        and bool({"was", "were", "is", "are"} & {w.folded for w in reading.words[nodule.last + 1 : named[0].first]})
    )  # "the nodules of 2019 were sarcoidosis"
    old = [m for m in reading.affirmed("old_finding") if start <= m.first < end]
    return any(_is_so_for_long(m, nodule, reading) for m in old) or (not asked and (gone or was or bool(old)))


def _is_so_for_long(old: Mention, nodule: Mention, reading: Reading) -> bool:
    """ "Lung nodule 3 mm stable x3 yrs; next chest?": with how long, right behind, whatever is asked."""
    long = {w.folded for w in reading.words[old.last : old.last + 1 + _NEAR]}
    return 0 < old.first - nodule.last <= _NEAR + 1 and (bool(_FOR & long) or any(w.isdigit() for w in long))


def _of_another_organ(nodule: Mention, reading: Reading) -> bool:
    """ "Ultrasound of the thyroid in 2021: nodule": in the sentence of an organ that is not the lung."""
    start, end = sentence_at(reading, nodule.first)
    named = [m for m in reading.mentions if start <= m.first < end]
    organ = any(m.concept.facet == "site" and "origin" in m.concept.implies for m in named)
    return organ and not any(m.concept.facet == "target" and m.concept.value == "lung" for m in named)
