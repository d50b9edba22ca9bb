"""Sentences that judge a study: every word is accounted for, and what is left is one of a few named patterns.

A sentence becomes a string of one letter a token, by the alphabet of the rule that reads it; a word that the rule does
not know spoils the string. Words that add nothing are dropped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.check.prose import Token
from bot.understand.studies import NamedStudy
from corpus.schema import Category

Kind = Literal["category", "rating", "advice", "rank", "level", "dose", "evidence"]
_DROPPED = "glue"
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of one study, or of one beside another; `affirmed` is False for a denied claim."""

    kind: Kind
    studies: tuple[NamedStudy, ...]
    value: str
    affirmed: bool = True
    together: bool = False
    """True if the sentence says it of several studies at once."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One named rule: the letters of its cues, the string it accepts, and the claims that it makes of the tokens."""

    name: str
    letters: dict[str, str]
    accepts: re.Pattern[str]
    claims: Callable[[Sequence[Token], str], Iterator[Claim]]

    def read(self, kept: Sequence[tuple[Token, str]]) -> list[Claim]:
        """The claims of a sentence from its tokens and their letters, none if it is not of this pattern."""
        string = "".join(letter for _, letter in kept)
        if not self.accepts.fullmatch(string):
            return []
        denials = sum(t.cues.get("prefix") == "deny" for t, letter in kept if letter == "X")
        denials += sum(letter in "nm" for _, letter in kept)
        claims = self.claims([t for t, _ in kept], string)
        return [c if denials % 2 == 0 else Claim(c.kind, c.studies, c.value, not c.affirmed, c.together) for c in claims]


def _may_be_read(token: Token) -> bool:
    """False for a word that spoils the string of every rule."""
    return token.study is not None or token.has(_DROPPED, "mark") or not _READ.isdisjoint(token.cues)


def _letter(token: Token, letters: dict[str, str]) -> str:
    if token.study:
        return "S"
    for cue, letter in letters.items():
        if cue in token.cues:
            return letter
    return "" if _DROPPED in token.cues or token.has("mark") else _UNKNOWN


def _studies(tokens: Sequence[Token]) -> list[NamedStudy]:
    return [t.study for t in tokens if t.study]


def _value(tokens: Sequence[Token], cue: str) -> str:
    return next(t.cues[cue] or t.text for t in tokens if cue in t.cues)


def _each(kind: Kind, cue: str) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        said, studies = _value(tokens, cue), _studies(tokens)
        if len({t.cues[cue] or t.text for t in tokens if cue in t.cues}) > 1 or sum(cue in t.cues for t in tokens) > 1:
            return  # "recommended: skip CT": two judgements, and which of them holds is not read
        yield from (Claim(kind, (study,), said, together=len(studies) > 1) for study in studies)

    return claims


def _respectively(cue: str, kind: Kind) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        values = [t.cues[cue] or t.text for t in tokens if cue in t.cues]
        for study, value in zip(_studies(tokens), values, strict=True):
            yield Claim(kind, (study,), value)

    return claims


def _numbers(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    numbers = {t.cues["number"] or t.text for t, letter in zip(tokens, string, strict=True) if letter == "N"}
    if len(numbers) > 1:
        return  # "8, not 9"
    number = numbers.pop()
    yield from (Claim("rating", (study,), number) for study in _studies(tokens))


def _pairs(cue: str, kind: Kind) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    """ "MRI is usually appropriate and CT may be appropriate": each value is told of the studies before it."""

    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        waiting: list[NamedStudy] = []
        told = False
        for token in tokens:
            if token.study:
                waiting, told = [token.study] if told else [*waiting, token.study], False
            elif cue in token.cues:
                yield from (Claim(kind, (study,), token.cues[cue] or token.text) for study in waiting)
                told = True

    return claims


def _backed(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "MRI is rated usually appropriate on limited evidence"."""
    for study in _studies(tokens):
        yield Claim("category", (study,), _value(tokens, "category"))
        yield Claim("evidence", (study,), _value(tokens, "grade"))


def _leave(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    yield from (Claim("advice", (study,), "no") for study in _studies(tokens))


def _ranks(cue: str) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        first, second = _studies(tokens)
        if string.lstrip("X").startswith("wSSk"):  # "compared with the second, the first ..."
            first, second = second, first
        yield Claim("rank", (first, second), "above" if cue == "favour" else _value(tokens, cue))

    return claims


def _levels(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """Each level with its age; of two ages every level has one of its own, or they share one level."""
    order = "".join(letter for letter in string if letter in "LAK")
    levels = [t for t, letter in zip(tokens, string, strict=True) if letter == "L"]
    ages = _AGES_OF.get(order, (order.strip("L")[:1],) * len(levels) if len(set(order) & {"A", "K"}) < 2 else ())
    for token, age in zip(levels, ages, strict=False):
        for said in token.cues["band"].split("|"):
            yield from (Claim("level", (study,), f"{age}|{said}") for study in _studies(tokens))


def _doses(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/MRI has a lower radiation level in adults than PET/CT", and the level of each where it is told."""
    ages = {letter for letter in string if letter in "AK"}
    age = ages.pop() if len(ages) == 1 else ""
    first, second = _studies(tokens)
    yield Claim("dose", (first, second), f"{age}|{_value(tokens, 'dose' if 'd' in string else 'dose-of')}")
    yield from _in_turn(tokens, string)


def _in_turn(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "In adults, PET/MRI sits at three symbols and PET/CT at four": each level of the studies before it, at one age."""
    ages = {letter for letter in string if letter in "AK"}
    if len(ages) > 1:
        return
    age = ages.pop() if ages else ""
    waiting: list[NamedStudy] = []
    told = False
    for token, letter in zip(tokens, string, strict=True):
        if token.study:
            waiting, told = [token.study] if told else [*waiting, token.study], False
        elif letter == "L":
            told = True
            yield from (Claim("level", (s,), f"{age}|{said}") for s in waiting for said in token.cues["band"].split("|"))


def _unfit(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "The ACR does not consider CT appropriate": told of the lowest category alone; the denial is part of it."""
    yield from (Claim("advice", (study,), "no", affirmed=False) for study in _studies(tokens))


def _chain(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT ranks below unenhanced CT and above PET/MRI": the first beside each of the others."""
    first, *others = _studies(tokens)
    values = [t.cues["versus"] for t in tokens if "versus" in t.cues]
    yield from (Claim("rank", (first, other), value) for other, value in zip(others, values, strict=True))


def _sole(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Only the chest CT is usually appropriate": it is, and nothing else is."""
    if _value(tokens, "category") == Category.USUALLY:
        yield from (Claim("advice", (study,), "sole") for study in _studies(tokens))


_AGES_OF = {
    **dict.fromkeys(("LALK", "ALKL"), ("A", "K")),
    **dict.fromkeys(("LKLA", "KLAL"), ("K", "A")),
    **dict.fromkeys(("LAK", "LKA", "AKL", "KAL"), ("",)),
}
"""Levels and ages as they follow each other -> the age of each level; one level for both ages must hold for both."""
_RATING = {"prefix": "X", "category": "C", "rate": "r", "not-rate": "m", "not-link": "n", "link": "b", "respectively": "y"}
_NUMBER = {
    "prefix": "X",
    "number": "N",
    "not-rate": "m",
    "not-link": "n",
    "rating": "q",
    "rate": "r",
    "given": "g",
    "link": "b",
    "respectively": "y",
}
_ADVICE = {"prefix": "X", "after": "P", "before": "I", "leave": "e", "out": "o", "link": "b"}
_NEITHER = {"prefix": "X", "neither": "m", "nor": "u", "after": "P", "category": "C", "link": "b"}
_BACKED = {"category": "C", "grade": "G", "evidence": "e", "link": "b", "rate": "b"}
_RANK = {"prefix": "X", "versus": "v", "share": "h", "more": "k", "favour": "f", "pair": "w", "rate": "r"}
_LEVEL = {
    "prefix": "X",
    "band": "L",
    "adult": "A",
    "child": "K",
    "not-link": "n",
    **dict.fromkeys(("level", "link", "rate", "rating"), "l"),
}
_DOSE = {"dose": "d", "dose-of": "D", "than": "t", **_LEVEL}
_FIT = {"not-rate": "m", "fit": "a", "category": "C"}
_LIKE = {"likewise": "k", "category": "C", "link": "b"}
_ALONE = {"alone": "o", "category": "C", "link": "b"}
_EVIDENCE = {"prefix": "X", "evidence": "e", "grade": "G", "not-link": "n", "link": "b", "rate": "b", "rating": "b"}

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "category",
        _RATING,
        re.compile(r"X*[rb]*S+[br]*CC?b*|X*r?C[b]?S+|X*[rb]*S+r*nb?Cb*|X*mS+b?Cb*"),
        _each("category", "category"),
    ),
    Pattern("category", _LIKE, re.compile(r"S+kS+b*C|S+b*CkS+"), _each("category", "category")),
    Pattern(
        "number", _NUMBER, re.compile(r"X*[rqb]*S+[rbq]*Nq*|X*[rqb]*S+[qb]*nq*Nq*|X*mS+q*N|X*r*q*N+q*[bg]+[rb]*S+"), _numbers
    ),
    Pattern("level", _LEVEL, re.compile(r"X*[lAK]*S+[lAKn]*(?:L[lAK]*){1,3}|[lAK]*(?:L[lAK]*){1,2}S+[lAK]*"), _levels),
    Pattern("level", _LEVEL, re.compile(r"[lAK]*(?:S+[lAK]*L[lAK]*){2,}"), _in_turn),
    Pattern("dose", _DOSE, re.compile(r"[lAK]*S[lAK]*L?[lAK]*d[lAK]*S[lAK]*L?[lAK]*"), _doses),
    Pattern("dose", _DOSE, re.compile(r"[lAK]*D[lAK]*S[lAK]*L?[lAK]*t[lAK]*S[lAK]*L?[lAK]*"), _doses),
    Pattern("fit", _FIT, re.compile("mS+a"), _unfit),
    Pattern("evidence", _EVIDENCE, re.compile(r"X*b*eb*S+[be]*n?b*G|X*S+b*eb*n?b*G[be]*"), _each("evidence", "grade")),
    Pattern("backed", _BACKED, re.compile(r"b*S+[be]*Ce*Ge*|b*S+[be]*Ge*b*C"), _backed),
    Pattern("pairs", _RATING, re.compile(r"S+b*C(?:S+b*C)+"), _pairs("category", "category")),
    Pattern("pairs", _NUMBER, re.compile(r"S+[rbq]*Nq*(?:S+[rbq]*Nq*)+"), _pairs("number", "rating")),
    Pattern("neither", _NEITHER, re.compile(r"X*mS(?:uS)+P"), _each("advice", "after")),
    Pattern("neither", _NEITHER, re.compile(r"X*mS(?:uS)+b*C"), _each("category", "category")),
    Pattern("respectively", _NUMBER, re.compile(r"r?SSb*q*NNy|r?SSSb*q*NNNy"), _respectively("number", "rating")),
    Pattern("respectively", _RATING, re.compile(r"r?SSb*CCy|r?SSSb*CCCy"), _respectively("category", "category")),
    Pattern("only", _ALONE, re.compile(r"oSb*C|oCb*S|Sb*oC"), _sole),
    Pattern("after", _ADVICE, re.compile(r"X*S+P"), _each("advice", "after")),
    Pattern("before", _ADVICE, re.compile(r"X*b?I+b?S+"), _each("advice", "before")),
    Pattern("leave", _ADVICE, re.compile(r"X*eS+o"), _leave),
    Pattern("versus", _RANK, re.compile(r"X*r?SvS"), _ranks("versus")),
    Pattern("versus", _RANK, re.compile(r"SvSvS"), _chain),
    Pattern("favour", _RANK, re.compile(r"X*fSvS"), _ranks("favour")),
    Pattern("share", _RANK, re.compile(r"X*SSh|X*SwSh"), _ranks("share")),
    Pattern("more", _RANK, re.compile(r"X*wSSk|X*SwSk"), _ranks("more")),
)

_READ = frozenset(cue for pattern in PATTERNS for cue in pattern.letters) | {"joint", "anaphor"}
"""Cues that one rule or another reads; a joint or a pronoun is read where clauses are taken apart (`clauses.py`)."""


def may_be_read(tokens: Sequence[Token]) -> bool:
    """True unless a word spoils the string of every rule."""
    return all(_may_be_read(t) for t in tokens)


def claims_of(tokens: Sequence[Token]) -> tuple[str, list[Claim]] | None:
    """The rule that reads a clause and its claims; None if no rule accounts for every word."""
    if not may_be_read(tokens):
        return None
    read: dict[int, list[tuple[Token, str]]] = {}  # several rules share an alphabet
    for pattern in PATTERNS:
        if id(pattern.letters) not in read:
            read[id(pattern.letters)] = [(t, letter) for t in tokens if (letter := _letter(t, pattern.letters))]
        if claims := pattern.read(read[id(pattern.letters)]):
            return pattern.name, claims
    return None
