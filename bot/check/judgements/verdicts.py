"""Sentences that judge a study: every word is accounted for, and what is left is one of a few named patterns.

A sentence becomes a string of one letter a token, by the alphabet of the rule that reads it; a word that the rule does
not know spoils the string. Words that add nothing are dropped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy
from corpus.schema import Category

ADVISED = frozenset({"yes", "best", "start", "fit"})
"""Advice to do a study."""
Kind = Literal["category", "rating", "advice", "rank", "level", "dose", "evidence", "sole"]


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


def studies_of(tokens: Sequence[Token]) -> list[NamedStudy]:
    """The studies of a sentence, in order."""
    return [t.study for t in tokens if t.study]


def value_of(tokens: Sequence[Token], cue: str) -> str:
    """The value of the first word with a cue, or the word itself."""
    return next(t.cues[cue] or t.text for t in tokens if cue in t.cues)


def each(kind: Kind, cue: str) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    """ "CT and MRI are usually appropriate": one value, told of each study."""

    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        said, studies = value_of(tokens, cue), studies_of(tokens)
        if len({t.cues[cue] or t.text for t in tokens if cue in t.cues}) > 1 or sum(cue in t.cues for t in tokens) > 1:
            return  # "recommended: skip CT": two judgements, and which of them holds is not read
        yield from (Claim(kind, (study,), said, together=len(studies) > 1) for study in studies)

    return claims


def respectively(cue: str, kind: Kind) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    """ "CT and MRI are rated 1 and 9 respectively"."""

    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        values = [t.cues[cue] or t.text for t in tokens if cue in t.cues]
        for study, value in zip(studies_of(tokens), values, strict=True):
            yield Claim(kind, (study,), value)

    return claims


def in_the_middle(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Neither A nor B may be appropriate (disagreement)": of what is denied of several, the tag is not all that is."""
    for claim in each("category", "category")(tokens, string):
        tagged = claim.value == Category.DISAGREEMENT
        yield replace(claim, value=Category.MAYBE.value) if tagged else claim


def in_order(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "MRI with and MRI without contrast have ratings of 9 and 7": as many numbers as studies, each of its own."""
    studies, said = studies_of(tokens), [t.cues["number"] or t.text for t in tokens if "number" in t.cues]
    if len(studies) == len(said):
        yield from (Claim("rating", (study,), number) for study, number in zip(studies, said, strict=True))


def numbers(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "MRI got a 9": one rating, told of each study."""
    said = {t.cues["number"] or t.text for t, letter in zip(tokens, string, strict=True) if letter == "N"}
    if len(said) > 1:
        return  # "8, not 9"
    number = said.pop()
    yield from (Claim("rating", (study,), number) for study in studies_of(tokens))


def pairs(cue: str, kind: Kind) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
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


def backed(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "MRI is rated usually appropriate on limited evidence"."""
    for study in studies_of(tokens):
        yield Claim("category", (study,), value_of(tokens, "category"))
        yield Claim("evidence", (study,), value_of(tokens, "grade"))


def rated_so(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT, usually appropriate at a rating of 8": category and rating in one breath."""
    for study in studies_of(tokens):
        yield Claim("category", (study,), value_of(tokens, "category"))
        yield Claim("rating", (study,), value_of(tokens, "number"))


def leave(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Leave CT out"."""
    yield from (Claim("advice", (study,), "no") for study in studies_of(tokens))


def sides(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "MRI yes, film no": each word told of the studies before it."""
    waiting: list[NamedStudy] = []
    for token, letter in zip(tokens, string, strict=True):
        if token.study:
            waiting.append(token.study)
        elif letter in "yo":
            yield from (Claim("advice", (study,), "yes" if letter == "y" else "no") for study in waiting)
            waiting = []


def levels(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """Each level with its age; of two ages every level has one of its own, or they share one level."""
    order = "".join(letter for letter in string if letter in "LAK")
    levels = [t for t, letter in zip(tokens, string, strict=True) if letter == "L"]
    ages = _AGES_OF.get(order, (order.strip("L")[:1],) * len(levels) if len(set(order) & {"A", "K"}) < 2 else ())
    for token, age in zip(levels, ages, strict=False):
        for said in token.cues["band"].split("|"):
            yield from (Claim("level", (study,), f"{age}|{said}") for study in studies_of(tokens))


def levelled(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT: usually appropriate, ☢☢☢☢": category and level in one breath."""
    yield from (Claim("category", (study,), value_of(tokens, "category")) for study in studies_of(tokens))
    yield from levels(tokens, string)


def in_turn(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
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


def unfit(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "The ACR does not consider CT appropriate": told of the lowest category alone; the denial is part of it."""
    yield from (Claim("advice", (study,), "no", affirmed=False) for study in studies_of(tokens))


def any_one(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "One of the two MRI protocols is enough"."""
    yield from (Claim("advice", (study,), "any-one") for study in studies_of(tokens))


def untagged(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "The panel was of one mind on MRI": it has no tag of disagreement."""
    yield from (Claim("category", (study,), Category.DISAGREEMENT.value, affirmed=False) for study in studies_of(tokens))


def sole(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Only the chest CT is usually appropriate": it is, and nothing else is."""
    yield Claim("sole", tuple(studies_of(tokens)), value_of(tokens, "category"))


def unrated(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "There is no row for a bone scan", "because no row exists for it, MRI is not rated"."""
    yield from (Claim("advice", (study,), "unrated") for study in studies_of(tokens))


def disputed(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "The two disagreement rows are A and B": both have the tag, and nothing else has."""
    yield Claim("sole", tuple(studies_of(tokens)), Category.DISAGREEMENT.value)


_AGES_OF = {
    **dict.fromkeys(("LALK", "ALKL"), ("A", "K")),
    **dict.fromkeys(("LKLA", "KLAL"), ("K", "A")),
    **dict.fromkeys(("LAK", "LKA", "AKL", "KAL"), ("",)),
    **dict.fromkeys(("LLAK", "LLKA", "AKLL", "KALL"), ("", "")),
}
"""Levels and ages as they follow each other -> the age of each level; one level for both ages must hold for both."""
