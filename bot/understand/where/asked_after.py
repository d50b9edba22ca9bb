"""A limb that somebody asks after, worries about, or that nobody has looked at: "what does the arm need?"."""

from bot.understand.where.numbered import ARTICLES
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_DO = as_folded("do does should must would")
_NOBODY = as_folded("nobody none noone")
_TOLD = as_folded("look looked told tell tells said says checked imaged scanned spoke speaks asked thought mentioned examined")
_WORRY = as_folded("worry worries worried anxious concern concerned concerns uneasy fear fears asks asking wonders")
_ABOUT = as_folded("about over for at after of")
_LOOKS = as_folded("study studies imaging scan scans exam exams test tests picture pictures check")
_ANY = as_folded("any which what")


def is_left_unseen(limb: Mention, reading: Reading) -> bool:
    """True for a limb that a question or a worry turns to, of a tumour that was treated."""
    return _is_in_need(limb, reading) or _is_unspoken_of(limb, reading) or _is_any_study_for(limb, reading)


def _is_in_need(limb: Mention, reading: Reading) -> bool:
    """ "What does the arm need?"."""
    start, end = sentence_at(reading, limb.first)
    before = [w.folded for w in reading.words[start : limb.first] if w.folded not in ARTICLES]
    needs = [w.folded for w in reading.words[limb.last + 1 : limb.last + 2]] in (["need"], ["needs"])
    return needs and before[-1:] != [] and before[-1] in _DO and "what" in before and asks_at(end, reading)


def _is_unspoken_of(limb: Mention, reading: Reading) -> bool:
    """ "Nobody told him about the thigh", "she asks about the arm", "worried about the fibula"."""
    start, _ = clause_at(reading, limb.first)
    before = [w.folded for w in reading.words[start : limb.first] if w.folded not in ARTICLES]
    about = before[-1:] != [] and before[-1] in _ABOUT
    told = bool(_NOBODY & set(before)) or ("no" in before and "one" in before)
    return about and bool((told and _TOLD & set(before)) or (_WORRY & set(before) and before[-1] in ("about", "over")))


def _is_any_study_for(limb: Mention, reading: Reading) -> bool:
    """ "Any study for the shoulder?": nothing else in the sentence."""
    start, end = sentence_at(reading, limb.first)
    before = [w.folded for w in reading.words[start : limb.first] if w.folded not in ARTICLES]
    asks = before[:1] != [] and before[0] in _ANY and bool(_LOOKS & set(before)) and before[-1] in ("for", "of")
    return asks and asks_at(end, reading) and end == limb.last + 1
