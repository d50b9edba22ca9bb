"""Two people with the same illness in one text: what is told of the one who is not asked about counts for nothing."""

from typing import NamedTuple

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_SELF, _THEY, _PATIENT = "self", "they", "patient"
_MINE, _MY = frozenset({"mine"}), frozenset({"my"})
_THEIRS = as_folded("his hers her theirs their")
_I = as_folded("my i me mine i'm i'll i've myself")
_HE, _SHE = as_folded("he his him himself"), as_folded("she her hers herself")
_HIMSELF = {("he", "himself"), ("she", "herself"), ("his", "own"), ("her", "own"), ("my", "patient"), ("our", "patient"),
    ("the", "patient")}  # fmt: skip
"""How a clause opens that turns from kin to the patient."""
_HAVE = as_folded("was is has had came got went will gets comes were")
"""Verbs right behind "my cousin's" that leave the tumour unsaid."""
_OPENS = frozenset({",", ";", ":", ".", "-", "–", "—", "and", "but", "while", "whereas", "\n", "(", "!"})
_LEADS = as_folded("now and but then my our so meanwhile yet today also her his the")
"""Words before kin that open a sentence."""
_PARTS = frozenset({";", "while", "whereas", "but"})
_KIN = ("kin", "family_history", "acquaintance", "she_kin", "he_kin")


class _Part(NamedTuple):
    """Words `first` up to `end`, told of somebody."""

    who: str
    first: int
    end: int


def of_the_other_one(reading: Reading) -> list[Mention]:
    """What is told of the other of two people; the name of the tumour stays where it is told but once."""
    parts = _mine_and_theirs(reading) or _of_two_of_kin(reading)
    asked = _asked_about(parts, reading) if parts else None
    if asked:
        gone = [m for m in reading.mentions if any(p.first <= m.first < p.end and p.who != asked for p in parts)]
        own = [(sentence_at(reading, p.first)[0], p.end) for p in parts if p.who == asked]
        kin = [m for m in reading.cues(*_KIN) if m not in gone and any(first <= m.first < end for first, end in own)]
        return _with_one_name(gone, reading) + kin
    return _with_one_name(_of_one_beside(reading), reading)


def _with_one_name(gone: list[Mention], reading: Reading) -> list[Mention]:
    """Without the name of the tumour, if nothing else in the text names one."""
    names = [m for m in reading.mentions if m.concept.facet == "histology" and m not in gone]
    return gone if names else [m for m in gone if m.concept.facet != "histology"]


def _of_one_beside(reading: Reading) -> list[Mention]:
    """ "The lady next to me is three years past hers. I'm three days past my biopsy": up to the end of what is told of her."""
    gone: list[Mention] = []
    for cue in reading.cues("one_beside"):
        start, end = sentence_at(reading, cue.first)
        end = next((at for at in range(cue.last + 1, end) if reading.words[at].folded in _PARTS), end)
        opens = all(w.folded in _LEADS | {"a", "an", "that", "this"} for w in reading.words[start : cue.first])
        named = any(m.concept.facet == "histology" and not cue.first <= m.first < end for m in reading.mentions)
        asks = [w.folded for w in reading.words[end : end + 1]] == ["?"]
        if opens and named and not asks:
            gone += [m for m in reading.mentions if start <= m.first < end]
    return gone


def _mine_and_theirs(reading: Reading) -> list[_Part]:
    """ "My osteosarcoma was removed in March; my cousin's was biopsied yesterday": the parts of each, or nothing."""
    told = sorted([*_own(reading), *_theirs(reading)], key=lambda part: part[1])
    if _THEY not in {who for who, _ in told} or len({who for who, _ in told}) < 2:
        return []
    starts = [first for _, first in told] + [len(reading.words)]
    return [
        _Part(who, first, min(sentence_at(reading, first)[1], starts[number + 1])) for number, (who, first) in enumerate(told)
    ]


def _own(reading: Reading) -> list[tuple[str, int]]:
    names = {m.first for m in reading.mentions if m.concept.facet == "histology"}
    words = [w.folded for w in reading.words]
    opens = [at for at in range(len(words)) if _opens_a_clause(at, reading)]
    mine = [(_SELF, at) for at in opens if words[at] in _MINE or (words[at] in _MY and at + 1 in names)]
    himself = [(_PATIENT, at) for at in opens if tuple(words[at : at + 2]) in _HIMSELF and not _is_kins(at + 1, reading)]
    return [*mine, *himself]


def _is_kins(at: int, reading: Reading) -> bool:
    """ "My patient's sister": it is her that is told of."""
    return reading.text[reading.words[at].start : reading.words[at].end].casefold().endswith(("'s", "’s"))


def _theirs(reading: Reading) -> list[tuple[str, int]]:
    kin = reading.cues("kin", "family_history", "acquaintance")
    names = {m.first for m in reading.mentions if m.concept.facet == "histology"}
    owned = [m for m in kin if m.words.casefold().endswith(("'s", "’s"))]
    found = [_opening(m, reading) for m in owned if m.last + 1 in names or _goes_on(m.last + 1, reading)]
    found += [_opening(m, reading) for m in kin if _is_told_of(m, reading)]
    if kin:
        found += [
            at
            for at, word in enumerate(reading.words)
            if word.folded in _THEIRS and at > kin[0].last and (at + 1 in names or _goes_on(at + 1, reading))
        ]
    return [(_THEY, at) for at in dict.fromkeys(found) if _opens_a_clause(at, reading)]


def _is_told_of(kin: Mention, reading: Reading) -> bool:
    """ "His brother had the leg off", told inside the words ("brother had") or behind them."""
    within = kin.concept.cue == "family_history" and kin.last > kin.first
    return within or (_goes_on(kin.last + 1, reading) and not kin.words.casefold().endswith(("'s", "’s")))


def _opening(kin: Mention, reading: Reading) -> int:
    """The place of "my" in "my cousin's", of "my patient's sister"."""
    at = kin.first
    while at and (reading.words[at - 1].folded in _MY | _THEIRS | {"our", "the", "twin"} or _is_kins(at - 1, reading)):
        at -= 1
    return at


def _goes_on(at: int, reading: Reading) -> bool:
    return at < len(reading.words) and reading.words[at].folded in _HAVE


def _opens_a_clause(at: int, reading: Reading) -> bool:
    return at == 0 or reading.words[at - 1].folded in _OPENS


def _of_two_of_kin(reading: Reading) -> list[_Part]:
    """ "Mum survived hers. Now Dad has one": a sentence that each of them opens, up to the other's."""
    told = []
    for cue in reading.cues("she_kin", "he_kin"):
        start, end = sentence_at(reading, cue.first)
        opens = all(w.folded in _LEADS for w in reading.words[start : cue.first])
        asks = [w.folded for w in reading.words[end : end + 1]] == ["?"]
        if opens and not (asks or cue.words.casefold().endswith(("'s", "’s"))):
            told.append((cue.concept.cue or "", start))
    told.sort(key=lambda part: part[1])
    if {who for who, _ in told} != {"she_kin", "he_kin"}:
        return []
    asking = _asking(reading)
    ends = [start for _, start in told[1:]] + [asking[0]]
    return [_Part(who, start, max(start, end)) for (who, start), end in zip(told, ends, strict=True)]


def _asking(reading: Reading) -> tuple[int, int]:
    """The last sentence that ends in a question mark."""
    asks = [at for at, w in enumerate(reading.words) if w.folded == "?"]
    return sentence_at(reading, max(0, asks[-1] - 1)) if asks else (len(reading.words), len(reading.words))


def _asked_about(parts: list[_Part], reading: Reading) -> str | None:
    """Who is asked about: the one that a pronoun or a name in the question points to."""
    start, end = _asking(reading)
    words = {w.folded for w in reading.words[start:end]}
    if any(part.who == _PATIENT for part in parts):
        return _PATIENT if not words & _I else None
    if parts[0].who in (_SELF, _THEY):
        return _SELF if words & _I else _THEY if words & (_HE | _SHE) else None
    named = {m.concept.cue for m in reading.cues("she_kin", "he_kin") if start <= m.first < end}
    pointed = {cue for cue, pronouns in (("she_kin", _SHE), ("he_kin", _HE)) if words & pronouns}
    told = [cue for cue in named or pointed if cue]
    return told[0] if len(told) == 1 else None
