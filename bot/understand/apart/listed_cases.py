"""Several cases in one list, each under its number, letter, name or side: "1: new liposarcoma, waits. 2: ... Only 2 today"."""

from typing import NamedTuple

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_HEADS = frozenset({":", ")"})
_OPENS = frozenset({".", ":", ";", "\n", ",", "(", "?", "!"})
_LETTERS, _FIGURES, _NAME = frozenset("abcdef"), 2, 3
_SIDES = frozenset({"left", "right"})
_LIMBS = as_folded("leg arm thigh calf foot hand knee hip shoulder side shin forearm femur tibia humerus")
_OF_HIS = ("'s", "’s")
_BRACKET, _FOR = ")", "for"


class Head(NamedTuple):
    """ "B)", "3:", "Berta:", "Right leg:": what a case of a list is called, and its words."""

    name: str
    kind: str
    first: int
    last: int


def of_a_listed_case(reading: Reading) -> list[Mention]:
    """What is told of the cases of a list that are not asked about, and the names of all of them."""
    heads = _heads(reading)
    if len({head.name for head in heads}) < 2:
        return []
    again = [at for at in range(heads[-1].last + 1, len(reading.words)) if _called(at, reading) in {h.name for h in heads}]
    again = [at for at in again if not _is_of_the_other_leg(at, heads, reading)]
    asked = {_called(at, reading) for at in again}
    if len(asked) != 1:
        return []
    ends = [*(head.first for head in heads[1:]), sentence_at(reading, again[0])[0]]
    gone = set(again) if heads[0].kind != "side" else set()
    for head, end in zip(heads, ends, strict=True):
        gone |= set(range(head.first, head.last + 1)) if head.kind != "side" else set()
        gone |= set(range(head.first, end)) if head.name not in asked else set()
    return [m for m in reading.mentions if {m.first, m.last} & gone]


def _heads(reading: Reading) -> list[Head]:
    found = [head for at in range(1, len(reading.words)) if (head := _head_before(at, reading))]
    kinds = {head.kind for head in found}
    return next((told for kind in kinds if len(told := [h for h in found if h.kind == kind]) > 1), [])


def _head_before(mark: int, reading: Reading) -> Head | None:
    """The name in front of a colon or a bracket, if it opens a sentence or an item."""
    if reading.words[mark].folded not in _HEADS:
        return None
    at, word = mark - 1, reading.words[mark - 1]
    first = at - 1 if word.folded in _LIMBS and at and reading.words[at - 1].folded in _SIDES else at
    if first and reading.words[first - 1].folded not in _OPENS:
        return None
    if first < at:
        return Head(reading.words[first].folded, "side", first, mark)
    written = reading.text[word.start : word.end]
    if word.folded.isdigit() and len(word.folded) <= _FIGURES:
        return Head(word.folded, "number", at, mark)
    if word.folded in _LETTERS and (written.isupper() or reading.words[mark].folded == _BRACKET):
        return Head(word.folded, "letter", at, mark)
    told = any(m.first <= at <= m.last for m in reading.mentions)
    named = len(written) >= _NAME and written[0].isupper() and written[1:].islower() and not told
    return Head(word.folded, "name", at, mark) if named else None


def _called(at: int, reading: Reading) -> str:
    """ "Berta's" is called Berta."""
    written = reading.text[reading.words[at].start : reading.words[at].end]
    name = reading.words[at].folded
    for ending in _OF_HIS:
        name = name.removesuffix(ending)
    if name in _LETTERS and written.islower():  # "for b, what?"
        return name if at and reading.words[at - 1].folded == _FOR and _ends_there(at, reading) else ""
    return name if name in _SIDES or not written[0].islower() else ""


def _ends_there(at: int, reading: Reading) -> bool:
    """Up to a mark: "for a scan" names no case."""
    return all(w.is_mark for w in reading.words[at + 1 : at + 2])


def _is_of_the_other_leg(at: int, heads: list[Head], reading: Reading) -> bool:
    """A figure or letter of something else: "3 mm", "grade 2", "A new scan"."""
    if heads[0].kind == "number":
        unit = {w.folded for w in reading.words[at + 1 : at + 2]} & as_folded("mm cm cases weeks months years days scans t of")
        before = {w.folded for w in reading.words[max(0, at - 1) : at]} & as_folded("grade g stage")
        return bool(unit or before)
    return heads[0].kind == "letter" and reading.words[at].folded == "a" and sentence_at(reading, at)[0] == at
