"""Judgements of two studies: what each of these sentences claims of the one beside the other."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from bot.check.judgements.verdicts import Claim, Kind, in_turn, pairs, studies_of, value_of
from bot.check.words.prose import Token

_POINTS = ("point", "points")
_LEVELS = frozenset({"level", "levels", "dose", "doses", "radiation", "rrl", "exposure", "band", "bands"})
"""Words by which it is the levels of two studies that are the same, and not the studies."""


def ranks(cue: str) -> Callable[[Sequence[Token], str], Iterator[Claim]]:
    """ "MRI ranks above CT": the first beside the second."""

    def claims(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
        studies = studies_of(tokens)
        string = string.replace("t", "v")
        before = string.split("v")[0].count("S") if "v" in string else 1
        if string.lstrip("X").startswith("wSSk"):  # "compared with the second, the first ..."
            studies.reverse()
        value = next((t.cues[cue] or "above" for t in tokens if cue in t.cues), "above")  # "in place of"
        steps = next((f":{t.cues['step']}" for t in tokens if "step" in t.cues and ":" not in value), "")
        yield from (Claim("rank", pair, value + steps) for pair in product(studies[:before], studies[before:]))

    return claims


def alike(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "The MRI protocols are equivalent alternatives": the studies that one name means, beside each other."""
    study, value = studies_of(tokens)[0], value_of(tokens, "share")
    if value in ("same", "tie"):
        yield Claim("rank", (study, study), value)


def alternative(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/MRI may be appropriate as an alternative to PET/CT": it does not rank above, nor are both to be done."""
    *studies, other = studies_of(tokens)
    kind: Kind = "category" if "C" in string else "advice"
    said = value_of(tokens, "category" if "C" in string else "after" if "P" in string else "before")
    for study in studies:
        yield Claim(kind, (study,), said)
        yield Claim("rank", (study, other), "not-above")
        yield Claim("rank", (study, other), "complement", affirmed=False)


def either(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Either MRI without or MRI with contrast will do", "either MRI protocol will do"."""
    studies = studies_of(tokens)
    yield Claim("rank", (studies[0], studies[-1]), "either")


def chain(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT ranks below unenhanced CT and above PET/MRI": the first beside each of the others."""
    first, *others = studies_of(tokens)
    values = [t.cues["versus"] for t in tokens if "versus" in t.cues]
    yield from (Claim("rank", (first, other), value) for other, value in zip(others, values, strict=True))


def instead(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Order MRI in place of CT", "do not rely on the film in place of CT"."""
    (first, second), advice = studies_of(tokens), value_of(tokens, "before")
    if any(t.has("favour") or t.cues.get("versus", "above") != "above" for t in tokens):
        return  # "ACR favours CT over the film": how they stand, and no advice
    if advice == "no":
        yield Claim("rank", (first, second), "no-substitute")
    else:
        yield Claim("advice", (first,), advice)
        yield Claim("rank", (first, second), "above")


def swap(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Do not swap CT for the film": what would be had instead does not stand for what is to be kept."""
    first, second = studies_of(tokens)
    pair = (second, first) if value_of(tokens, "swap") == "second" else (first, second)
    yield Claim("rank", pair, "no-substitute")


def swapping(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Replacing CT by the film would go against the ratings"."""
    kept, other = studies_of(tokens)
    yield Claim("rank", (other, kept), "below")


def scored(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Chest CT (9) beats PET/CT (5)": how they stand to each other, and the rating of each."""
    yield from ranks("versus")([t for t in tokens if not t.has("number", "rating")], string)
    yield from pairs("number", "rating")(tokens, string)


def points(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/CT is three points ahead of PET/MRI", "PET/MRI ranks below PET/CT by three points"."""
    first, second = studies_of(tokens)
    if any(t.has("number") and t.text.split()[-1] in _POINTS for t in tokens):
        yield Claim("rank", (first, second), f"{value_of(tokens, 'versus')}@{value_of(tokens, 'number')}")


def makes(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Its rating of 8 makes PET/CT usually appropriate"."""
    for study in studies_of(tokens):
        yield Claim("rating", (study,), value_of(tokens, "number"))
        yield Claim("category", (study,), value_of(tokens, "category"))


def unsurpassed(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "Nothing ranks above MRI": said of the best category alone."""
    if value_of(tokens, "versus") == "above":
        yield from (Claim("advice", (study,), "yes") for study in studies_of(tokens))


def doses(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "PET/MRI has a lower radiation level in adults than PET/CT", and the level of each where it is told."""
    ages = {letter for letter in string if letter in "AK"}
    age = ages.pop() if len(ages) == 1 else ""
    first, second = studies_of(tokens)
    yield Claim("dose", (first, second), f"{age}|{value_of(tokens, 'dose' if 'd' in string else 'dose-of')}")
    yield from in_turn(tokens, string)


def doses_alike(tokens: Sequence[Token], string: str) -> Iterator[Claim]:
    """ "In children the radiation level of PET/MRI and that of PET/CT are the same"."""
    if not any(word in _LEVELS for t in tokens if t.has("level", "adult", "child", "dose-alike") for word in t.text.split()):
        return  # the studies themselves are the same
    ages = {letter for letter in string if letter in "AK"}
    first, second = studies_of(tokens)
    age = ages.pop() if len(ages) == 1 else ""
    yield Claim("dose", (first, second), f"{age}|same")
    bands = [said for t in tokens if t.has("band") for said in t.cues["band"].split("|")]
    yield from (Claim("level", (study,), f"{age}|{said}") for study in (first, second) for said in bands)
