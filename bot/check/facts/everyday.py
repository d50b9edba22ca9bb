"""The words of a sentence as everyday facts are looked for in it: by their stems, in clauses and parts, with what denies them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.check.words.bearing import Bearing, plain_words, stem
from bot.check.words.prose import Token

Form = tuple[str, ...]
_BEFORE, _AFTER, _WITHOUT = 6, 1, 1
"""Words before and after a word within which a denial is of it, and a "without"."""
_JOINS = frozenset({"and", "but", ";", ":"})
_ENDS_A_PART = _JOINS | {",", "(", ")"}


class Word(NamedTuple):
    """A word by its stem, with the clause and the part of the clause that it stands in."""

    stem: str
    clause: int
    part: int
    stretch: int
    """What no "and" and no "but" parts: a denial reaches through a pair of commas."""
    denies: bool


def is_denied(words: Sequence[Word], start: int, end: int) -> bool:
    """True for an odd number of denials beside a word in its part of the sentence."""
    stretch, part = words[start].stretch, words[start].part
    before = [w for w in words[max(0, start - _BEFORE) : start] if w.stretch == stretch and part - w.part != 1]
    before = [w for n, w in enumerate(before) if w.stem != "without" or len(before) - n <= _WITHOUT]
    after = [w for w in words[end : end + _AFTER] if w.stretch == stretch]
    return sum(w.denies for w in (*before, *after)) % 2 == 1


def found(forms: Iterable[Form], words: Sequence[Word], places: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    """Where one of these forms stands, in order."""
    return sorted(
        (at, at + len(form))
        for form in forms
        if form[0] in places
        for at in places[form[0]]
        if len(form) == 1 or tuple(w.stem for w in words[at : at + len(form)]) == form
    )


def words_in(tokens: Sequence[Token], bearing: Bearing) -> Iterator[Word]:
    """The words of a sentence, in order."""
    clause = part = stretch = 0
    undoing = bearing.forms("undoing")
    for number, token in enumerate(tokens):
        only = token.text == "but" and number > 0 and tokens[number - 1].has("negation")  # "nothing but"
        opens = "clause" in token.cues and token.text != "that" and not only
        if opens or token.text == ";":
            clause += 1
        if opens or (token.text in _ENDS_A_PART and not only):
            part += 1
        if opens or (token.text in _JOINS and not only):
            stretch += 1
        said = stems(token.text)
        denies = not token.study and ("negation" in token.cues or token.text in undoing)
        if denies:
            following = [w for t in tokens[number + 1 : number + 2] for w in t.text.split()[:1]]
            denies = not any(bearing.among(word, "not-denied") for word in following)
        last = len(said) - 1
        for at, word in enumerate(said):
            yield Word(word, clause, part, stretch, denies and at == last)


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> Form:
    """The stems of the words of a text."""
    return tuple(map(stem, plain_words(text)))
