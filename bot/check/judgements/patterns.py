"""The patterns that judgements follow: for each alphabet of cues the strings it accepts, and what it makes of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.check.judgements.comparing import (
    alike,
    alternative,
    chain,
    doses,
    doses_alike,
    either,
    instead,
    makes,
    points,
    ranks,
    scored,
    swap,
    swapping,
    unsurpassed,
)
from bot.check.judgements.phrased import PHRASED
from bot.check.judgements.verdicts import (
    Claim,
    Pattern,
    any_one,
    backed,
    disputed,
    each,
    in_order,
    in_the_middle,
    in_turn,
    leave,
    levelled,
    levels,
    numbers,
    pairs,
    rated_so,
    respectively,
    sides,
    sole,
    unfit,
    unrated,
    untagged,
)
from bot.check.words.prose import Token

_DROPPED = "glue"
_OF_ANY_AGE = {"adult": "", "child": ""}
"""Of whom a rating is told: it is one for adults and children."""
_RATING = {
    "prefix": "X",
    "category": "C",
    "rate": "r",
    "favour": "r",
    "not-rate": "m",
    "not-link": "n",
    "link": "b",
    "respectively": "y",
    **_OF_ANY_AGE,
}
_NUMBER = {
    "prefix": "X",
    "number": "N",
    "not-given": "m",
    "not-rate": "m",
    "not-link": "n",
    "rating": "q",
    "rate": "r",
    "favour": "r",
    "given": "g",
    "link": "b",
    "respectively": "y",
    "likewise": "k",
    **_OF_ANY_AGE,
}
_ADVICE = {
    "prefix": "X",
    "after": "P",
    "before": "I",
    "given": "b",
    "leave": "e",
    "out": "o",
    "have": "h",
    "done": "d",
    "instead": "z",
    "versus": "z",
    "link": "b",
    **_OF_ANY_AGE,
}
_IN_ORDER = {"in-order": "y", "number": "N", "rating": "q", "link": "b"}
_SHARED = {"sharing": "h", "number": "N", "category": "C", "rating": "q", "link": "b"}
_SCORED = {"prefix": "X", "versus": "v", "number": "N", "rating": "q", "exchange": "e", "link": "b"}
_MAKES = {"prefix": "X", "number": "N", "rating": "q", "makes": "k", "category": "C"}
_SIDES = {"prefix": "X", "said-yes": "y", "said-no": "o", "link": "b"}
_SWAP = {"prefix": "X", "swap": "z", "exchange": "x"}
_SWAPPING = {"prefix": "X", "swapping": "z", "exchange": "x", "offends": "o"}
_NEITHER = {"prefix": "X", "neither": "m", "nor": "u", "beyond": "n", "after": "P", "category": "C", "link": "b"}
_BACKED = {"category": "C", "grade": "G", "evidence": "e", "link": "b", "rate": "b"}
_RANK = {
    "prefix": "X",
    "versus": "v",
    "instead": "v",
    "step": "s",
    "nothing": "u",
    "than": "t",
    "favour-to": "t",
    "share": "h",
    "more": "k",
    "favour": "f",
    "pair": "w",
    "rate": "r",
}
_LEVEL = {
    "prefix": "X",
    "band": "L",
    "adult": "A",
    "child": "K",
    "not-link": "n",
    **dict.fromkeys(("level", "link", "rate", "rating"), "l"),
}
_LEVELLED = {"category": "C", **_LEVEL}
_DOSE = {"dose": "d", "dose-alike": "a", "dose-of": "D", "than": "t", **_LEVEL}
_FIT = {"neither": "m", "not-rate": "m", "nor": "u", "fit": "a", "category": "C", "link": "b"}
_LIKE = {"likewise": "k", "category": "C", "link": "b"}
_ANY_ONE = {"prefix": "X", "any-one": "o", "enough": "e", "link": "b"}
_UNRATED = {"prefix": "X", "unrated": "U", "link": "b"}
_DISPUTED = {"the-disputed": "D", "link": "b"}
_EITHER = {"prefix": "X", "either": "o", "enough": "e", "link": "b"}
_ALTERNATIVE = {"category": "C", "after": "P", "before": "I", "alternative": "a", "link": "b"}
_ALONE = {"alone": "o", "apart": "x", "nothing": "w", "category": "C", "link": "b"}
_UNTAGGED = {"prefix": "X", "untagged": "V", "rate": "r", "link": "b"}
_EVIDENCE = {"prefix": "X", "evidence": "e", "grade": "G", "not-link": "n", "link": "b", "rate": "b", "rating": "b"}

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "category",
        _RATING,
        re.compile(r"X*[rb]*S+[br]*CC?b*|X*r?C[b]?S+|X*[rb]*S+r*nb?Cb*|X*mS+b?Cb*"),
        each("category", "category"),
    ),
    Pattern("untagged", _UNTAGGED, re.compile(r"X*r?S+b?V|X*VS+"), untagged),
    Pattern("category", _LIKE, re.compile(r"S+kS+b*C|S+b*CkS+"), each("category", "category")),
    Pattern("number", _NUMBER, re.compile(r"S+[rbq]*Nq*kS+"), numbers),
    Pattern("number", _SHARED, re.compile(r"S+hq*Nq*S+|SS+hq*Nq*"), numbers),
    Pattern("category", _SHARED, re.compile(r"S+hCq*S+|SS+hb*C"), each("category", "category")),
    Pattern("number", _NUMBER, re.compile(r"X*[rqb]*S+[rbq]*Nq*N?q*|X*[rqb]*S+[qb]*nq*Nq*|X*mS+q*N"), numbers),
    Pattern("number", _NUMBER, re.compile(r"X*r*q*N+q*[bg]+[rb]*S+q*|X*q*N+mS+"), numbers),
    Pattern("level", _LEVEL, re.compile(r"X*[lAK]*S+[lAKn]*(?:L[lAK]*){1,3}|[lAK]*(?:L[lAK]*){1,2}S+[lAK]*"), levels),
    Pattern("level", _LEVELLED, re.compile(r"S+l*C[lAK]*(?:L[lAK]*){1,2}|S+[lAK]*(?:L[lAK]*){1,2}C"), levelled),
    Pattern("level", _LEVEL, re.compile(r"[lAK]*(?:S+[lAK]*L[lAK]*){2,}"), in_turn),
    Pattern("dose", _DOSE, re.compile(r"[lAK]*S[lAK]*L?[lAK]*d[lAK]*S[lAK]*L?[lAK]*"), doses),
    Pattern("dose", _DOSE, re.compile(r"[lAK]*D[lAK]*S[lAK]*L?[lAK]*t[lAK]*S[lAK]*L?[lAK]*"), doses),
    Pattern("dose", _DOSE, re.compile(r"[lAK]*S[lAK]*Sl*a[lAK]*L?[lAK]*|[lAK]*a[lAK]*L?[lAK]*S[lAK]*S[lAK]*"), doses_alike),
    Pattern("fit", _FIT, re.compile("mS+a"), unfit),
    Pattern("evidence", _EVIDENCE, re.compile(r"X*b*eb*S+[be]*n?b*G|X*S+b*eb*n?b*G[be]*|X*Ge+S+"), each("evidence", "grade")),
    Pattern("backed", _BACKED, re.compile(r"b*S+[be]*Ce*Ge*|b*S+[be]*Ge*b*C"), backed),
    Pattern("backed", _SHARED, re.compile(r"b*S+b*Cb*q+Nq*|b*S+b*q+Nq*b+C"), rated_so),
    Pattern("pairs", _RATING, re.compile(r"S+b*C(?:S+b*C)+"), pairs("category", "category")),
    Pattern("pairs", _NUMBER, re.compile(r"S+[rbq]*Nq*(?:S+[rbq]*Nq*)+"), pairs("number", "rating")),
    Pattern("neither", _NEITHER, re.compile(r"X*mS(?:uS)+P"), each("advice", "after")),
    Pattern("neither", _NEITHER, re.compile(r"X*mS(?:uS)+[bn]*C"), in_the_middle),
    Pattern("respectively", _NUMBER, re.compile(r"r?SSb*q*NNy|r?SSSb*q*NNNy"), respectively("number", "rating")),
    Pattern("respectively", _IN_ORDER, re.compile(r"SSyN+|SSSyN+"), in_order),
    Pattern("respectively", _RATING, re.compile(r"r?SSb*CCy|r?SSSb*CCCy"), respectively("category", "category")),
    Pattern("only", _ALONE, re.compile(r"oS+b*Cb*|S+ob*Cb*|Cb*S+o|oCb*S+|S+b*oC|xS+wb*Cb*|wxS+b*Cb*|wb*CxS+"), sole),
    Pattern("any-one", _ANY_ONE, re.compile(r"X*oSe|X*Soe"), any_one),
    Pattern("any-one", _EITHER, re.compile(r"X*oSS?e|X*S?Soe"), either),
    Pattern("unrated", _UNRATED, re.compile(r"X*[Ub]*S+[Ub]*U[Ub]*|X*b*U+b*S+"), unrated),
    Pattern("disputed", _DISPUTED, re.compile(r"DbSS|SSbD"), disputed),
    Pattern("after", _ADVICE, re.compile(r"X*h?S+P|PbS+"), each("advice", "after")),
    Pattern("alternative", _ALTERNATIVE, re.compile(r"S+b*[CP]aS|b*I+b*SaS"), alternative),
    Pattern("before", _ADVICE, re.compile(r"X*b?I+h?b?S+"), each("advice", "before")),
    Pattern("leave", _ADVICE, re.compile(r"X*eS+o"), leave),
    Pattern("have", _ADVICE, re.compile(r"X*hS+d"), each("advice", "have")),
    Pattern("instead", _ADVICE, re.compile(r"X*b?ISzS"), instead),
    Pattern("sides", _SIDES, re.compile(r"X*b*S+b*[yo](?:S+b*[yo])+"), sides),
    Pattern("swap", _SWAP, re.compile(r"X*zSxSx*"), swap),
    Pattern("swap", _SWAPPING, re.compile(r"X*zSxSox*"), swapping),
    Pattern("points", _SCORED, re.compile(r"X*e*S[qb]*NvSe*|X*e*SvSeNe*"), points),
    Pattern("makes", _MAKES, re.compile(r"X*q*NkS+C"), makes),
    Pattern("neither", _FIT, re.compile(r"mS(?:uS)+b*a"), unfit),
    Pattern("scored", _SCORED, re.compile(r"X*e*Sq*Nq*vSq*Nq*e*"), scored),
    Pattern("unsurpassed", _RANK, re.compile(r"X*uvS"), unsurpassed),
    Pattern("versus", _RANK, re.compile(r"X*r?S+vS+s?"), ranks("versus")),
    Pattern("versus", _RANK, re.compile(r"SvSvS"), chain),
    Pattern("favour", _RANK, re.compile(r"X*fS+[vt]S+s?"), ranks("versus")),
    Pattern("share", _RANK, re.compile(r"X*SSh|X*SwSh"), ranks("share")),
    Pattern("share", _RANK, re.compile(r"X*Sh"), alike),
    Pattern("more", _RANK, re.compile(r"X*wSSk|X*SwSk"), ranks("more")),
    *PHRASED,
)

_TOGETHER = frozenset({"both", "all", "each", "every"})
"""Words by which one name is told of several studies at once: "order both MRI protocols"."""

_READ = frozenset(cue for pattern in PATTERNS for cue in pattern.letters) | {"joint", "anaphor", "set-against"}
"""Cues that one rule or another reads; the last three are read where clauses are taken apart (`clauses.py`)."""


def may_be_read(tokens: Sequence[Token]) -> bool:
    """True unless a word spoils the string of every rule."""
    return all(_may_be_read(t) for t in tokens)


def claims_of(tokens: Sequence[Token]) -> tuple[str, list[Claim]] | None:
    """The rule that reads a clause and its claims; None if no rule accounts for every word."""
    if not may_be_read(tokens):
        return None
    together = any(t.text.split()[0] in _TOGETHER or "both" in t.text.split() for t in tokens)
    tokens = [t for t in tokens if not _is_silent(t)]
    read: dict[int, list[tuple[Token, str]] | None] = {}  # several rules share an alphabet
    for pattern in PATTERNS:
        if id(pattern.letters) not in read:
            read[id(pattern.letters)] = _spelled(tokens, pattern.letters)
        spelled = read[id(pattern.letters)]
        if spelled and (claims := pattern.read(spelled)):
            return pattern.name, [replace(c, together=True) for c in claims] if together else claims
    return None


def _may_be_read(token: Token) -> bool:
    """False for a word that spoils the string of every rule."""
    return token.study is not None or token.has(_DROPPED, "mark") or not _READ.isdisjoint(token.cues)


def _is_silent(token: Token) -> bool:
    """True for a word that has no letter in any alphabet."""
    return token.study is None and _READ.isdisjoint(token.cues) and token.has(_DROPPED, "mark")


def _spelled(tokens: Sequence[Token], letters: dict[str, str]) -> list[tuple[Token, str]] | None:
    """The words of a clause with their letters in an alphabet; None if it has none for one of them, which spoils the string."""
    spelled: list[tuple[Token, str]] = []
    for token in tokens:
        letter = _letter(token, letters)
        if letter is None:
            return None
        if letter:
            spelled.append((token, letter))
    return spelled


def _letter(token: Token, letters: dict[str, str]) -> str | None:
    if token.study:
        return "S"
    if not letters.keys().isdisjoint(token.cues):
        return next(letter for cue, letter in letters.items() if cue in token.cues)
    return "" if _DROPPED in token.cues or token.has("mark") else None
