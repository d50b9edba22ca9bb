"""Sentences of several judgements: taken apart at "because", "and", a comma or a bracket, and each part read by itself.

 "Chest radiography scores 1 and should not stand in for CT", "steer clear of ultrasound, since it is rated 1": what has no
study of its own is told of that of the part before. Every word is in one part, and every part must be a judgement.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from bot.check.prose import Token
from bot.check.verdicts import Claim, claims_of, may_be_read
from bot.understand.studies import NamedStudy

_MOST = 8
"""Joints of a sentence that are tried."""
_WEAK_PRONOUN = "that"
_MAGNETS = ("mri", "pet_mri")
_ENHANCED = ("ct", "mri")
_FILM = "radiography"
_AFTER = ("after",)
_ARTICLES = frozenset({"the", "a", "an"})
Read = tuple[str, list[Claim]]


def judgements_of(tokens: Sequence[Token]) -> tuple[Read, bool] | None:
    """What a sentence claims, by which rule, and whether it is one clause; None if a word is not accounted for."""
    plain = _unconditioned(tokens)
    if plain is None or not may_be_read(plain):
        return None
    if read := claims_of(plain):
        return read, True
    if any(t.cues.get("prefix") == "deny" for t in plain) or sum(t.has("joint") for t in plain) > _MOST:
        return None  # how far a denial reaches is not read
    claims = _parts(plain, ())
    return (("clauses", claims), False) if claims else None


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
        if head and (rest := _parts(tokens[at + 1 :], _subjects(head))):
            return [*head, *rest]
    return None


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


def _subjects(claims: Sequence[Claim]) -> tuple[NamedStudy, ...]:
    """The studies that a part is about; of two that are compared, the first."""
    found = {(c.studies[0].first, c.studies[0].last): c.studies[0] for c in claims}
    return tuple(found.values())


def _joins_studies(tokens: Sequence[Token], at: int) -> bool:
    """ "Order MRI and CT": both are ordered, whatever is told of the second; only a reason or a semicolon parts two studies."""
    if tokens[at].cues["joint"] == "strong" and not tokens[at].has("glue"):
        return False
    before = [t for t in tokens[:at] if t.study or not t.has("glue", "mark")]
    after = [t for t in tokens[at + 1 :] if t.study or not t.has("glue", "mark")]
    return not before or not after or (before[-1].study is not None and after[0].study is not None)


def _unconditioned(tokens: Sequence[Token]) -> list[Token] | None:
    """The tokens without a condition under which each study named can be done; None if one of them cannot.

    "If gadolinium is contraindicated, MRI without contrast remains usually appropriate": the table has it without the condition.
    """
    hindered: set[str] = set()
    away: list[NamedStudy] = []
    kept: list[Token] = []
    for token in _without_looks(tokens):
        if not token.has("spared", "unable", "barred"):
            kept.append(token)
            continue
        _drop_articles(kept)
        if not token.has("spared", "unable"):  # "where PET/CT cannot be obtained"
            if not kept or not (study := kept.pop().study):
                return None
            away.append(study)
            _drop_articles(kept)
        if not kept or not kept.pop().has("supposing"):
            return None
        hindered |= token.cues.keys()
    return kept if _are_possible([t.study for t in kept if t.study], hindered, away) else None


def _are_possible(studies: Sequence[NamedStudy], hindered: Set[str], away: Sequence[NamedStudy]) -> bool:
    """False if a study is judged that the condition of the sentence rules out."""
    if "unable" in hindered and any(s.parts["modality"] in _MAGNETS for s in studies):
        return False
    if "spared" in hindered and any(s.parts["modality"] in _ENHANCED and s.parts.get("contrast") != "without" for s in studies):
        return False
    return not {s.parts["modality"] for s in away} & {s.parts["modality"] for s in studies}


def can_be_done(tokens: Sequence[Token]) -> bool:
    """False if a sentence judges a study that it says cannot be done."""
    return _are_possible([t.study for t in tokens if t.study], {cue for t in tokens for cue in t.cues}, ())


def _without_looks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without how a lesion looks, and without the films that it looks so on: "when radiographs look malignant"."""
    kept: list[Token] = []
    looked = False
    for token in tokens:
        filmed = token.study is not None and token.study.parts["modality"] == _FILM
        if token.has("look"):
            _drop_articles(kept)
            if (
                kept
                and kept[-1].study
                and kept[-1].study.parts["modality"] == _FILM
                and len(kept) > 1
                and kept[-2].has("supposing")
            ):
                kept.pop()
            looked = True
        elif looked and filmed:
            looked = False
        else:
            looked = looked and (token.text in _ARTICLES or token.text == "on")
            kept.append(token)
    known = [replace(t, cues={"glue": ""}) if t.has("opening") else t for t in kept]
    return [replace(t, cues={"glue": ""}) if t.text in _AFTER else t for t in known] if len(kept) < len(tokens) else known


def _drop_articles(tokens: list[Token]) -> None:
    while tokens and tokens[-1].text in _ARTICLES:
        tokens.pop()
