"""A limb that a few words single out as what is asked about: "the thigh is what I ask for", "f/u thigh", "humerus due"."""

from bot.understand.where.asked_after import is_left_unseen
from bot.understand.where.implied_target import names_a_tumour
from bot.understand.where.numbered import ARTICLES
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_IT_IS = as_folded("it its it's is this that")
_WHO = as_folded("i we they he she you i'm we're everyone surgeon surgeons team patient the")
_WANT = as_folded(
    "want wants wanted need needs needed ask asks asking asked mean means meant after see check doubt wish wonder care query"
)
_FOR_ME = frozenset("me us today now time part question".split())  # noqa: SIM905
_AGREES = as_folded("agrees agree agreed accepts accept accepted willing happy")
_VISITS = frozenset("visit check check-up checkup follow-up f/u surveillance review control yearly annual annually".split())  # noqa: SIM905
_IS_WHAT = (["is", "what"], ["is", "the", "one"], ["is", "where"], ["is", "my", "question"], ["is", "the", "question"])
_ABOUT = frozenset("for about re regarding concerning".split())  # noqa: SIM905
_NOT_KNOWN = as_folded("dont don't not doubt wonder unsure havent haven't")
_NOW = (["due"], ["this", "yr"], ["this", "year"], ["this", "time"], ["today"], ["now"], ["next"], ["is", "due"], ["are", "due"])
_LOOKS = frozenset("imaging surveillance fu check control scan review look followup monitoring picture photo".split())  # noqa: SIM905
_ENDS = frozenset([".", "?", "!", ";", ":", ",", "-", "–", "—", "=", "\n", ")"]) | {"\n"}
_HELPERS = as_folded("should can could need needn't neednt not")
_REACH = 5


def is_singled_out(limb: Mention, reading: Reading) -> bool:
    """True for a limb that the words around it make the place to look at, of a tumour that was treated."""
    return (
        _is_what_is_wanted(limb, reading)
        or _is_what_is_not_known(limb, reading)
        or _is_due(limb, reading)
        or _heads_a_look(limb, reading)
        or _ends_a_follow_up(limb, reading)
        or _heads_a_question(limb, reading)
        or _is_agreed_to(limb, reading)
        or _needs_a_look(limb, reading)
        or _is_named_behind_the_visit(limb, reading)
        or _is_pleaded_for(limb, reading)
        or _is_to_be_looked_at(limb, reading)
        or is_left_unseen(limb, reading)
    )


def _is_what_is_wanted(limb: Mention, reading: Reading) -> bool:
    """ "The thigh is what I ask for", "today it's the tibia they want", "this time it's the femur they want to see"."""
    _, end = sentence_at(reading, limb.first)
    behind = [w.folded for w in reading.words[limb.last + 1 : end]]
    if any(behind[: len(words)] == words for words in _IS_WHAT):
        return "what" not in behind[:2] or bool(_WANT & set(behind[2 : 2 + _REACH]))
    at = limb.first - 1
    while at >= 0 and reading.words[at].folded in ARTICLES:
        at -= 1
    cleft = at >= 0 and reading.words[at].folded in _IT_IS
    ahead = {w.folded for w in reading.words[clause_at(reading, limb.first)[0] : max(at, 0)]}
    if cleft and ahead & _FOR_ME and (not behind or behind[0] in _ENDS):
        return True  # "for me it's the arm, two years after"
    who = [w for w in behind[:2] if w not in ("that", "which", "who")][:1]
    return cleft and who != [] and who[0] in _WHO and bool(_WANT & set(behind[1 : 1 + _REACH]))


def _is_what_is_not_known(limb: Mention, reading: Reading) -> bool:
    """ "For the thigh I don't": said behind what is known of another place."""
    start, end = clause_at(reading, limb.first)
    ahead = {w.folded for w in reading.words[start : limb.first]}
    behind = [w.folded for w in reading.words[limb.last + 1 : end]][:3]
    return bool(_ABOUT & ahead) and ahead <= _ABOUT | ARTICLES | {"but", "and"} and bool(_NOT_KNOWN & set(behind))


def _is_due(limb: Mention, reading: Reading) -> bool:
    """ "Humerus due.", "thigh this yr?": nothing before it in its clause, and nothing behind but when."""
    start, end = clause_at(reading, limb.first)
    behind = [w.folded for w in reading.words[limb.last + 1 : end]]
    return start == limb.first and behind in _NOW


def _heads_a_look(limb: Mention, reading: Reading) -> bool:
    """ "Tibia surveillance - study?", "month 36 arm imaging: which?"."""
    behind = [w.folded for w in reading.words[limb.last + 1 : limb.last + 3]]
    ends = not behind[1:] or behind[1] in _ENDS
    _, end = sentence_at(reading, limb.first)
    asked = asks_at(end, reading)
    seen = any(limb.last < m.first < end for m in reading.cues("cleared"))
    return behind[:1] != [] and behind[0] in _LOOKS and ends and asked and not seen


def _ends_a_follow_up(limb: Mention, reading: Reading) -> bool:
    """ "NED, f/u thigh?", "f/u ilium": the follow-up right before it, and no more behind."""
    checks = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "surveillance"]
    ahead = any(m.last == limb.first - 1 and not names_a_tumour(m, reading) for m in checks)
    behind = [w.folded for w in reading.words[limb.last + 1 : limb.last + 2]]
    return ahead and (not behind or behind[0] in _ENDS)


def _is_of_a_tumour(check: Mention, reading: Reading) -> bool:
    """ "Sarcoma f/u, thigh": the thigh is where the sarcoma was."""
    told = [
        m for m in reading.mentions if m.concept.facet in ("histology", "tissue") or m.concept.cue in ("any_tumor", "the_tumour")
    ]
    return names_a_tumour(check, reading) or any(m.last == check.first - 1 for m in told)


def _heads_a_question(limb: Mention, reading: Reading) -> bool:
    """ "Lungs by CT. Thigh: which?": a mark, and a word that asks."""
    start, _ = clause_at(reading, limb.first)
    behind = [w.folded for w in reading.words[limb.last + 1 : limb.last + 3]]
    asks = any(m.first == limb.last + 2 for m in reading.cues("wh", "ask_study"))
    return (
        {w.folded for w in reading.words[start : limb.first]} <= ARTICLES and behind[:1] in ([":"], ["-"], ["–"], ["—"]) and asks
    )


def _is_agreed_to(limb: Mention, reading: Reading) -> bool:
    """ "He agrees to have the calf looked at", "she accepts a scan of the thigh"."""
    start, end = clause_at(reading, limb.first)
    ahead = {w.folded for w in reading.words[start : limb.first]}
    looks = any(start <= m.first < end for m in reading.cues("looked_over", "looking_at", "study_noun"))
    return bool(_AGREES & ahead) and looks


def _is_named_behind_the_visit(limb: Mention, reading: Reading) -> bool:
    """ "Annual visit, calf. Which exam?": alone between two marks, behind what it is for."""
    start, end = clause_at(reading, limb.first)
    alone = {w.folded for w in reading.words[start : limb.first]} <= ARTICLES and end == limb.last + 1
    checks = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "surveillance"]
    visits = [m for m in checks if _VISITS & {w.casefold() for w in m.words.split()} and not _is_of_a_tumour(m, reading)]
    return alone and any(m.last == start - 2 for m in visits)


def _needs_a_look(limb: Mention, reading: Reading) -> bool:
    """ "His thigh needs the yearly look"."""
    _, end = clause_at(reading, limb.first)
    behind = [w.folded for w in reading.words[limb.last + 1 : end]]
    seen = any(limb.last < m.first < end for m in reading.cues("looking_at", "study_noun", "looked_over"))
    return behind[:1] in (["need"], ["needs"]) and (seen or bool(_LOOKS & set(behind[1 : 1 + _REACH])))


def _is_pleaded_for(limb: Mention, reading: Reading) -> bool:
    """ "Not the lungs, they were done. The femur, please.": a sentence of its own."""
    start, end = sentence_at(reading, limb.first)
    behind = [w.folded for w in reading.words[limb.last + 1 : end] if w.folded != ","]
    return {w.folded for w in reading.words[start : limb.first]} <= ARTICLES and behind in (["please"], ["pls"])


def _is_to_be_looked_at(limb: Mention, reading: Reading) -> bool:
    """ "Wants the calf looked at", "asks that the old pelvic site be looked at again", "asks for a scan of the leg"."""
    start, end = clause_at(reading, limb.first)
    looks = [m for m in reading.cues("looked_over") if limb.last < m.first < end]
    ahead = {w.folded for w in reading.words[start : limb.first]}
    behind = [w.folded for w in reading.words[limb.last + 1 : looks[0].first]] if looks else []
    to_be = "be" in behind or (bool(_WANT & ahead) and not behind)
    scans = [m for m in reading.cues("study_noun") if start <= m.first < limb.first]
    of_it = any({w.folded for w in reading.words[m.last + 1 : limb.first]} <= ARTICLES | {"of"} for m in scans)
    return (to_be and not _HELPERS & set(behind)) or (of_it and bool(_WANT & ahead))
