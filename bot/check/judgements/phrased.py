"""Patterns of judgements in everyday phrasing: none of several, one rather than another, one chosen between two, the fallback."""

import re
from collections.abc import Iterator, Sequence

from bot.check.judgements.verdicts import ADVISED, Claim, Pattern, each, numbers, studies_of, value_of
from bot.check.words.prose import Token
from corpus.schema import Category

_MIDDLE = (Category.MAYBE.value, Category.DISAGREEMENT.value)
"""The middle of the table, whose tag of disagreement may be left out."""

_NONE_OF = {"none-of": "w", "neither": "w", "after": "P", "category": "C", "link": "b"}
_FALLBACK = {"category": "C", "as-fallback": "a", "link": "b"}
_BY_ITSELF = {"after": "P", "before": "I", "alone": "o"}
_RATHER = {"prefix": "X", "after": "P", "before": "I", "instead": "z", "link": "b"}
_BESIDES = {"prefix": "X", "after": "P", "before": "I", "besides": "a"}
_CHOSEN = {"between": "w", "more": "k", "after": "P", "link": "b"}
_IN_TURN = {"prefix": "X", "firstly": "f", "secondly": "s"}
_OTHERS = {"others": "o"}
_GIVEN_TO = {"rate": "r", "rating": "r", "number": "N", "favour-to": "t"}
_MADE = {"makes": "k", "before": "I", "after": "P"}


def fallback(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/MRI may be appropriate as the fallback": told of what may be appropriate alone."""
    if value_of(tokens, "category") in _MIDDLE:
        yield from each("category", "category")(tokens, string)


def by_itself(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT alone is not the right study": what falls short falls short by itself as well."""
    cue = "after" if "P" in string else "before"
    if value_of(tokens, cue) in ("no", "not-top", "not-enough"):
        yield from each("advice", cue)(tokens, string)


def none_of(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "None of the CT protocols is recommended": told of the lowest category alone; of a category, that none has it."""
    for study in studies_of(tokens):
        if "C" in string:
            said = value_of(tokens, "category")
            yield from (Claim("category", (study,), c, affirmed=False) for c in (_MIDDLE if said in _MIDDLE else (said,)))
        elif value_of(tokens, "after") in ("yes", "best", "start"):
            yield Claim("advice", (study,), "no")


def made(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "That makes PET/CT the study of choice"."""
    said = value_of(tokens, "before" if "I" in string else "after")
    yield from (Claim("advice", (study,), said) for study in studies_of(tokens))


def rather(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Get MRI and films rather than a bone scan", "rather than the film, get CT", "CT rather than the film is recommended"."""
    studies, said = studies_of(tokens), value_of(tokens, "after" if "P" in string else "before")
    if said not in ADVISED or any(t.cues.get("versus", "above") != "above" for t in tokens):
        return
    other = studies.pop(0 if string.lstrip("Xb").startswith("z") else -1)
    for study in studies:
        yield Claim("advice", (study,), said, together=len(studies) > 1)
        yield Claim("rank", (study, other), "above")


def beside(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "MRI should be done in addition to the radiographs": both are done."""
    said = value_of(tokens, "after" if "P" in string else "before")
    if said in ("yes", "best"):
        yield from (Claim("advice", (study,), "yes", together=True) for study in studies_of(tokens))


def chosen(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "If the choice is between PET/CT and the bone scan, PET/CT is rated higher"."""
    first, second, named = studies_of(tokens)
    if named.parts not in (first.parts, second.parts) or first.parts == second.parts:
        return
    other = second if named.parts == first.parts else first
    if "k" in string:
        yield Claim("rank", (named, other), value_of(tokens, "more"))
    elif value_of(tokens, "after") in ("best", "yes"):
        yield Claim("advice", (named,), value_of(tokens, "after"))
        yield Claim("rank", (named, other), "above")


def first_and_second(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT first and the bone scan second": the one is the study to do, the other an option below it."""
    first, second = studies_of(tokens)
    yield Claim("advice", (first,), "best")
    yield Claim("advice", (second,), "some")
    yield Claim("rank", (first, second), "above")


def above_the_others(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "The others are second-line at best": nothing else is usually appropriate."""
    yield Claim("sole", tuple(studies_of(tokens)), Category.USUALLY.value)


PHRASED: tuple[Pattern, ...] = (
    Pattern("none-of", _NONE_OF, re.compile(r"wS+P|wS+b*C"), none_of),
    Pattern("fallback", _FALLBACK, re.compile(r"S+b*Ca"), fallback),
    Pattern("after", _BY_ITSELF, re.compile(r"SoP|oSP|ISo"), by_itself),
    Pattern("rather", _RATHER, re.compile(r"X*IS+zS|X*zSb?IS+|X*SzSP"), rather),
    Pattern("beside", _BESIDES, re.compile(r"X*SPaS|X*ISaS"), beside),
    Pattern("chosen", _CHOSEN, re.compile(r"wSSS[kP]"), chosen),
    Pattern("first-and-second", _IN_TURN, re.compile(r"X*SfSs"), first_and_second),
    Pattern("others", _OTHERS, re.compile(r"S+o"), above_the_others),
    Pattern("given-to", _GIVEN_TO, re.compile(r"r+NtS+"), numbers),
    Pattern("made", _MADE, re.compile(r"kS[IP]"), made),
)
