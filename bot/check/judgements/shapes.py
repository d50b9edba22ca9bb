"""Sentences brought to the shape that the patterns read: what stands before its study, after two of them, or beside its topic.

 "With a rating of 1, the film is out"; "PET/CT outranks the bone scan, 8 to 4"; "as for PET/MRI, it may be appropriate"; "all
CT protocols are rated 1"; "the short answer is CT".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from bot.check.judgements.verdicts import Claim, studies_of
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token

_BESIDE = ("to", "versus", "vs", "against", "compared with", "compared to", "as against")
"""Words between the ratings of two studies that are set beside each other."""
_LEADING = frozenset({",", "(", ":", "at", "with", "by"})
"""What such ratings may stand behind."""
_ENDING = frozenset({".", ")"})
_KINDS = frozenset({"all", "any", "every"})
_BETWEEN = ARTICLES | {"of", "these", "two", "three"}
_TWO = 2
_AS_FOR = ["as", "for"]
"""Opens a topic at the head of a sentence; within one it sets one study beside another."""
_JOINED = frozenset({"and", "plus", ",", ".", "with", "or"}) | ARTICLES


@dataclass(frozen=True, slots=True)
class Apart:
    """A sentence without the ratings that stand apart in it, and what these claim."""

    tokens: list[Token]
    claims: list[Claim]


def ratings_apart(tokens: Sequence[Token]) -> Apart | None:
    """The ratings before the study that they are told of, or of two studies behind both; None if there are none."""
    return _opening_rating(tokens) or _ratings_of_two(tokens)


def _opening_rating(tokens: Sequence[Token]) -> Apart | None:
    """ "With a rating of 8, PET/CT ...": told of the study that comes next."""
    if len(tokens) < _TWO + _TWO or not (tokens[0].has("rating") and tokens[1].has("number") and tokens[2].text == ","):
        return None
    rest = list(tokens[_TWO + 1 :])
    named = next((t for t in rest if t.text not in ARTICLES), None)
    if named is None or named.study is None:
        return None
    return Apart(rest, [_rated(named, tokens[1])])


def _ratings_of_two(tokens: Sequence[Token]) -> Apart | None:
    """ "... outranks the bone scan, 8 to 4": the first of two ratings is that of the first study, at the end of a sentence."""
    end = len(tokens)
    while end and tokens[end - 1].text in _ENDING:
        end -= 1
    last = tokens[max(0, end - _TWO - 1) : end]
    if [t.has("number") for t in last] != [True, False, True] or last[1].text not in _BESIDE:
        return None
    start = end - len(last)
    while start and tokens[start - 1].text in _LEADING:
        start -= 1
    named = [t for t in tokens[:start] if t.study]
    if len(named) != _TWO or len(studies_of(tokens)) != _TWO or start == end - len(last):
        return None
    if tokens[0].has("pair"):  # "compared with CT, the film does badly: 1 against 9"
        named.reverse()
    claims = [_rated(study, number) for study, number in zip(named, last[::_TWO], strict=True)]
    return Apart([*tokens[:start], Token(".", {"mark": ""})], claims)


def _rated(named: Token, number: Token) -> Claim:
    return Claim("rating", tuple(studies_of([named])), number.cues["number"] or number.text)


def with_its_topic(tokens: Sequence[Token]) -> list[Token]:
    """ "As for PET/MRI, it is ...": the study in the place of its pronoun; "as for the lungs, ..." adds nothing."""
    if [t.text for t in tokens[:_TWO]] == _AS_FOR:
        tokens = [Token(" ".join(_AS_FOR), {"topic": ""}), *tokens[_TWO:]]
    if not tokens or not tokens[0].has("topic"):
        return list(tokens)
    end = next((at for at, t in enumerate(tokens) if t.text in (",", ":")), 0)
    head, rest = tokens[1:end], list(tokens[end + 1 :])
    named = [t for t in head if t.study]
    pronoun = next((at for at, t in enumerate(rest) if t.has("anaphor")), None)
    if not named:
        return [*head, *rest] if end else list(tokens)
    if pronoun is None or any(t.study for t in rest) or not all(t.study or t.has("glue") or t.text in ARTICLES for t in head):
        return list(tokens)
    others = [t for t in head if not t.study]
    return [*rest[:pronoun], *named, *others, *rest[pronoun + 1 :]]


def of_each_kind(tokens: Sequence[Token]) -> list[Token]:
    """ "All CT protocols are ...": a study named without its contrast stands for each of its kinds as it is."""
    head = next((at for at, t in enumerate(tokens) if not t.has("prefix", "mark")), 0)
    if not tokens or tokens[head].text not in _KINDS:
        return list(tokens)
    named = next((at for at in range(head + 1, len(tokens)) if tokens[at].text not in _BETWEEN), head)
    return [*tokens[:head], Token("all", {"glue": ""}), *tokens[named:]] if tokens[named].study else list(tokens)


def studies_answered(tokens: Sequence[Token]) -> list[Claim]:
    """ "The short answer is radiographs plus MRI": studies to be done, where nothing else is told."""
    named = studies_of(tokens)
    tokens = list(dropwhile(lambda t: t.has("glue", "mark"), tokens))  # "for staging outside the lungs the answer is PET/CT"
    if not named or not tokens or not tokens[0].has("answers") or not all(t.study or t.text in _JOINED for t in tokens[1:]):
        return []
    if any(t.text == "or" for t in tokens):
        return []
    said = "yes" if len(named) > 1 else "start"  # of two that are both done, one alone is no answer
    return [Claim("advice", (study,), said, together=len(named) > 1) for study in named]
