"""The words of a sentence as everyday facts are looked for in it: by their stems, in clauses and parts, with what denies them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.check.words.bearing import Bearing, plain_words, stem
from bot.check.words.prose import Token
from corpus.words import fold

Form = tuple[str, ...]
Openings = Mapping[str, Sequence[Form]]
"""Forms by the stem that opens them: there are thousands, and a sentence has few words."""
_BEFORE, _AFTER, _CLOSE = 6, 1, 1
"""Words before and after a word within which a denial is of it, and one of those that reach no further than the next word."""
_TO, _DOING = 4, 2
"""Words from "hard" to the "to" of it, and from "trouble" to the "seeing" of it, at most."""
_JOINS = frozenset({"and", "but", ";", ":"})
_ENDS_A_PART = _JOINS | {",", "(", ")"}


class Word(NamedTuple):
    """A word by its stem, with the clause and the part of the clause that it stands in."""

    stem: str
    clause: int
    part: int
    stretch: int
    """What no "and" and no "but" parts: a denial reaches through a pair of commas."""
    reach: int = 0
    """How many words after it it denies at most; 0 of one that denies nothing."""

    @property
    def denies(self) -> bool:
        """True for a word that denies others: "not", "hard" of "hard to see"."""
        return self.reach > 0


def is_denied(words: Sequence[Word], start: int, end: int) -> bool:
    """True for an odd number of denials beside a word in its part of the sentence."""
    stretch, part = words[start].stretch, words[start].part
    before = [w for w in words[max(0, start - _BEFORE) : start] if w.stretch == stretch and part - w.part != 1]
    before = [w for n, w in enumerate(before) if len(before) - n <= w.reach]
    after = [w for w in words[end : end + _AFTER] if w.stretch == stretch and w.part == part and w.reach > _CLOSE]
    return sum(w.denies for w in (*before, *after)) % 2 == 1


def by_opening(forms: Iterable[Form]) -> Openings:
    """Forms, each under the stem that opens it."""
    openings: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        openings[form[0]].append(form)
    return openings


def found(forms: Openings, words: Sequence[Word], places: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    """Where one of these forms stands, in order."""
    return sorted(
        (at, at + len(form))
        for opening in forms.keys() & places.keys()
        for form in forms[opening]
        for at in places[opening]
        if stands_at(at, form, words)
    )


def stands_at(at: int, form: Form, words: Sequence[Word]) -> bool:
    """True if a form whose first stem stands at a place stands there as a whole."""
    return len(form) == 1 or tuple(w.stem for w in words[at : at + len(form)]) == form


def words_in(tokens: Sequence[Token], bearing: Bearing) -> Iterator[Word]:
    """The words of a sentence, in order."""
    clause = part = stretch = at_word = 0
    undoing = bearing.forms("undoing")
    said_all = [word for token in tokens for word in plain_words(token.text)]
    undone = dict(_undone(said_all, bearing))
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
        for at, word in enumerate(said, at_word):
            far = _CLOSE if word == "without" else _BEFORE
            yield Word(word, clause, part, stretch, far if denies and at == at_word + last else undone.get(at, 0))
        at_word += len(said)


def _undone(words: Sequence[str], bearing: Bearing) -> Iterator[tuple[int, int]]:
    """Words that deny what they are said of, with how far: "hard for us to see", "has trouble seeing", "poorly visible"."""
    hard, ill = bearing.forms("hard-to"), bearing.forms("ill-done")
    for at, word in enumerate(words):
        if word in ill:
            yield at, _CLOSE
        elif word in hard:
            behind = words[at + 1 : at + 1 + _TO]
            if "to" in behind or any(w.endswith("ing") for w in behind[:_DOING]):
                yield at, _BEFORE


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> Form:
    """The stems of the words of a text, however they are spelled: "tumour" and "tumor" have one."""
    return tuple(stem(fold(word)) for word in plain_words(text))
