"""Sentences of several judgements: taken apart at "because", "and", a comma or a bracket, and each part read by itself.

 "Chest radiography scores 1 and should not stand in for CT", "steer clear of ultrasound, since it is rated 1": what has no
study of its own is told of that of the part before. Every word is in one part, and every part must be a judgement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.check.judgements.patterns import claims_of, may_be_read
from bot.check.judgements.shapes import of_each_kind, ratings_apart, studies_answered, with_its_topic
from bot.check.judgements.supposing import without_conditions
from bot.check.judgements.verdicts import ADVISED, Claim
from bot.check.words.english import ARTICLES, DOES, DOES_NOT
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy
from corpus.schema import Category

_MOST = 8
"""Joints of a sentence that are tried."""
_WEAK_PRONOUN = "that"
_CLEAR = ("and", ";", "so", "because", "since", "as", "but", "being")
"""Joints after which what is told goes on to be told of the first of two studies that are compared."""
_SIDES = {"for": "yes", "against": "no"}
"""Words by which advice goes over from one study to another."""
_OF_ONE = ("category", "advice", "rating")
"""Claims that are made of one study."""
_OF_A_VERB = ("category", "advice")
_NEGATIVE = frozenset({"no", "not-top", "not-enough", Category.USUALLY_NOT.value})
_FIRST_OF_ALL = frozenset({"best", "lead"})
"""Advice that is given of one study before all others."""
_IN_ORDER = ("the former", "the latter")
Read = tuple[str, list[Claim]]


def judgements_of(tokens: Sequence[Token]) -> tuple[Read, bool] | None:
    """What a sentence claims, by which rule, and whether it is one clause; None if a word is not accounted for."""
    if answered := studies_answered(tokens):
        return ("answer", answered), True
    if apart := ratings_apart(tokens):
        rest = judgements_of(apart.tokens)
        return ((rest[0][0], [*rest[0][1], *apart.claims]), False) if rest else None
    supposed = without_conditions(of_each_kind(with_its_topic(tokens)))
    if supposed is None or not may_be_read(supposed.tokens):
        return None
    plain = _told_in_order(supposed.tokens)
    plain = _on_both_sides(_without_opening_joint([t for t in plain if t.cues.get("prefix") != "affirm" or t.has("between")]))
    if (against := _set_against(plain)) is not None:
        return against
    if read := claims_of(plain):
        implied = supposed.implied(read[1])
        return None if implied is None else ((read[0], [*_with_the_tag(read[1]), *implied]), not implied)
    if any(t.cues.get("prefix") == "deny" for t in plain) or sum(t.has("joint") for t in plain) > _MOST:
        return None  # how far a denial reaches is not read
    claims = _parts(plain, ())
    implied = supposed.implied(claims) if claims else None
    return None if claims is None or implied is None else (("clauses", [*_with_the_tag(claims), *implied]), False)


def _told_in_order(tokens: Sequence[Token]) -> list[Token]:
    """ "PET/CT outranks the film, as the former ... and the latter ...": each word in the place of one of two studies."""
    named = [t.study for t in tokens if t.study]
    if len(named) != len(_IN_ORDER):
        return list(tokens)
    first = next(at for at, t in enumerate(tokens) if t.study is named[1])
    studies = dict(zip(_IN_ORDER, named, strict=True))
    return [replace(t, study=studies.get(t.text)) if at > first and not t.study else t for at, t in enumerate(tokens)]


def _with_the_tag(claims: Sequence[Claim]) -> list[Claim]:
    """ "Ultrasound may be appropriate, but the panel was divided": the tag may stand apart from its category."""
    tagged = {c.studies[0].start for c in claims if c.kind == "category" and c.affirmed and c.value == Category.DISAGREEMENT}
    return [
        replace(c, value=Category.DISAGREEMENT) if c.value == Category.MAYBE and c.studies[0].start in tagged else c
        for c in claims
    ]


def _without_opening_joint(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "While ultrasound is not wrong, it ...": the word that joins two clauses can stand before both."""
    opens = bool(tokens) and tokens[0].cues.get("joint") == "strong" and not tokens[0].has("glue", "supposing")
    return tokens[1:] if opens or _sets_the_scene(tokens) else tokens


def _sets_the_scene(tokens: Sequence[Token]) -> bool:
    """ "Given the resected tibia, ...": a joint before words of the scenario alone."""
    comma = next((at for at, t in enumerate(tokens) if t.text == ","), 0)
    return comma > 1 and tokens[0].has("joint") and all(t.cues.keys() == {"glue"} for t in tokens[1:comma])


def _on_both_sides(tokens: Sequence[Token]) -> list[Token]:
    """ "I advise against the radiograph and for CT": what is advised changes sides, so that each side has its verb."""
    sided = next((at for at, t in enumerate(tokens) if t.has("before") and t.text.rsplit(maxsplit=1)[-1] in _SIDES), None)
    if sided is None:
        return list(tokens)
    return [_as_side(t, tokens[at + 1 :]) if t.text in _SIDES and at != sided else t for at, t in enumerate(tokens)]


def _as_side(side: Token, follows: Sequence[Token]) -> Token:
    """The word itself, or the advice that it gives of the study right behind it."""
    named = next((t for t in follows if t.text not in ARTICLES), None)
    return Token(side.text, {"before": _SIDES[side.text]}) if named and named.study else side


def _set_against(tokens: Sequence[Token]) -> tuple[Read, bool] | None:
    """ "PET/CT, not the bone scan, is usually appropriate": what is told of the one study is denied of the other."""
    at = next((at for at, t in enumerate(tokens) if t.has("set-against")), None)
    if at is None:
        return None
    named = next((n for n in range(at + 1, len(tokens)) if tokens[n].text not in ARTICLES), len(tokens))
    other = tokens[named].study if named < len(tokens) else None
    if other is None or any(t.has("set-against") for t in tokens[named:]):
        return None
    follows = tokens[named + 2 :] if [t.text for t in tokens[named + 1 : named + 2]] == ["but"] else tokens[named + 1 :]
    claims = _parts([*tokens[:at], *follows], ())
    if not claims or any(c.kind not in _OF_ONE for c in claims):
        return None
    ordered = any(t.has("before", "have") for t in tokens)
    negated = tokens[at].text.split()[-1] == "not"
    denied = [_denied_of(other, c, ordered=ordered, negated=negated) for c in _told_first(claims)]
    return (("against", [*claims, *(c for c in denied if c)]), False) if all(denied) else None


def _denied_of(study: NamedStudy, claim: Claim, *, ordered: bool = False, negated: bool = True) -> Claim | None:
    """What is told of one study, denied of another; None where the denial could be the same once more.

    "Order PET/CT, not the bone scan" advises against the bone scan; "PET/CT may be appropriate, PET/MRI is not".
    """
    if not claim.affirmed or (negated and claim.value in _NEGATIVE):
        return None
    if claim.kind == "advice" and ordered and claim.value in _FIRST_OF_ALL:  # "the recommended scan is PET/CT, not PET/MRI"
        return Claim("advice", (study,), "not-top")
    if claim.kind == "advice" and ordered:
        return Claim("advice", (study,), "no") if claim.value in ADVISED else None
    if claim.value in (Category.MAYBE, Category.DISAGREEMENT):
        return Claim("category", (study,), Category.USUALLY_NOT.value)
    return replace(claim, studies=(study,), affirmed=False)


def _told_first(claims: Sequence[Claim]) -> list[Claim]:
    """What is told of the first study of a sentence."""
    return [c for c in claims if c.studies[0].start == claims[0].studies[0].start]


def openings_of(tokens: Sequence[Token]) -> list[list[Claim]]:
    """What the judgements are with which a sentence opens that is not read to its end, each word of it known."""
    if not may_be_read(tokens) or any(t.cues.get("prefix") == "deny" for t in tokens):
        return []
    heads = (claims_of(tokens[:at]) for at, t in enumerate(tokens[: 3 * _MOST]) if t.has("joint"))
    return [head[1] for head in heads if head]


def _parts(tokens: Sequence[Token], subjects: tuple[NamedStudy, ...]) -> list[Claim] | None:
    """The claims of the first part that is a judgement, and of all that follow it."""
    if whole := _clause(tokens, subjects):
        return whole
    for at, token in enumerate(tokens):
        if not token.has("joint") or _joins_studies(tokens, at):
            continue
        head = _clause(tokens[:at], subjects)
        if head and (denied := _left_out(tokens[at + 1 :], head)):
            return [*head, *denied]
        told = _subjects(head, tokens[at:]) if head else None
        if head and told and (rest := _parts(tokens[at + 1 :], told)):
            return [*head, *rest]
    return None


def _left_out(tokens: Sequence[Token], head: Sequence[Claim]) -> list[Claim]:
    """ "PET/CT may be appropriate, PET/MRI is not": what the verb of a denial was is told in the part before.

    So it is in "neither the film nor ultrasound is supported, whereas CT is".
    """
    said = [t for t in tokens if not t.has("mark") and t.text not in (*ARTICLES, ".", "and", "but", "while", "whereas")]
    if len(said) != 2 or said[0].study is None or any(c.kind not in _OF_A_VERB for c in head):
        return []
    if said[1].text in DOES and not any(c.affirmed for c in head):
        return [replace(c, studies=(said[0].study,), affirmed=True) for c in _told_first(head)]
    if said[1].text not in DOES_NOT:
        return []
    denied = [_denied_of(said[0].study, c) for c in _told_first(head)]
    return [c for c in denied if c] if all(denied) else []


def _clause(tokens: Sequence[Token], subjects: tuple[NamedStudy, ...]) -> list[Claim] | None:
    """The claims of one part, told of the studies of the part before where it names none for what it says."""
    return next((read[1] for told in _told_of(tokens, subjects) if (read := claims_of(told))), None)


def _told_of(tokens: Sequence[Token], subjects: tuple[NamedStudy, ...]) -> Iterator[list[Token]]:
    """A part as it stands, or with the studies that it is told of in the place of a pronoun or at its head."""
    named = [Token(study.words, study=study) for study in subjects]
    pronouns = [at for at, t in enumerate(tokens) if t.has("anaphor")]
    firm = [at for at in pronouns if tokens[at].text != _WEAK_PRONOUN] or pronouns
    if not subjects or any(t.study for t in tokens):
        yield list(tokens)
    if subjects and firm:
        yield [*tokens[: firm[0]], *_with_age(tokens[firm[0]], named), *tokens[firm[0] + 1 :]]
    elif subjects:
        yield [*named, *tokens]


def _with_age(pronoun: Token, named: list[Token]) -> list[Token]:
    """ "Its adult level" tells an age as well."""
    ages = {word: Token(word, {word: ""}) for word in pronoun.text.split() if word in ("adult", "child")}
    return [*named, *ages.values()]


def _subjects(head: Sequence[Claim], follows: Sequence[Token]) -> tuple[NamedStudy, ...]:
    """The studies that a part without one is about: none where either of two that are compared may be meant."""
    found = {c.studies[0].start: c.studies[0] for c in head}
    compared = next((c.studies[1] for c in head if len(c.studies) > 1), None)
    if compared is None:
        return tuple(found.values())
    joint, after = follows[0].text, follows[1:2]
    if any(t.text.split()[0] in ("both", "each", "all") for t in after):
        return ()
    if joint == "," and after and after[0].has("joint"):
        return _subjects(head, follows[1:])
    if joint == "which":
        return (compared,)
    clear = joint in _CLEAR or any(t.has("anaphor") for t in follows) or any(t.text.split()[0].endswith("ing") for t in after)
    return tuple(found.values()) if clear else ()


def _joins_studies(tokens: Sequence[Token], at: int) -> bool:
    """ "Order MRI and CT": both are ordered, whatever is told of the second; only a reason or a semicolon parts two studies."""
    if tokens[at].cues["joint"] == "strong" and not tokens[at].has("glue"):
        return False
    if tokens[at].text == "as" and at and tokens[at - 1].text == ",":  # ", as contrast-enhanced CT is rated 1"
        return False
    before = [t for t in tokens[:at] if t.study or not t.has("glue", "mark")]
    after = [t for t in tokens[at + 1 :] if t.study or not t.has("glue", "mark")]
    return not before or not after or (before[-1].study is not None and after[0].study is not None)
