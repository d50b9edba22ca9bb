"""Variants told by their numbers: what a sentence tells one to be about must not be what only another one is about, or none."""

import re

from bot.check.scenes.about import About
from bot.check.words.bearing import Bearing, plain_words
from bot.decide.conditions import State
from corpus import Corpus

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NAMED = re.compile(
    rf"\b(?:variant (?:number |no\.? |#)?(\d+|{'|'.join(reversed(_ROMAN))})|({'|'.join(_ORDINALS)}) (?:clinical )?variant)\b",
    re.IGNORECASE,
)


class Numbered:
    """Holds the numbers of variants against what is told of them."""

    def __init__(self, corpus: Corpus, about: About, bearing: Bearing) -> None:
        self._corpus = corpus
        self._about = about
        self._bearing = bearing

    def is_mistaken(self, text: str, given: str) -> bool:
        """True for "variant 2 covers the response to treatment": of one variant, nothing denied, what it is not about."""
        states = self._states(text, given)
        return bool(states) and all(state in (None, State.EXCLUDED) for state in states)

    def is_told_rightly(self, text: str, given: str) -> bool:
        """True for "variant 4 is about local recurrence of a bone tumour": of one variant, nothing denied, what it is about."""
        return State.APPLIES in self._states(text, given)

    def _states(self, text: str, given: str) -> list[State | None]:
        """For each topic that may be meant, how its variant of the one number in a text is entered; None if it has none."""
        numbers = {_number(found) for found in _NAMED.finditer(text)} if "ariant" in text else set()
        if len(numbers) != 1 or any(self._bearing.denies(word) for word in plain_words(text)):
            return []
        number = numbers.pop()
        topics = [t for t in self._corpus.topics.values() if str(t.year) in text] or [self._corpus.topic_of(given)]
        return [self._about.states(text, f"{topic.id}/1").get(f"{topic.id}/{number}") for topic in topics]


def _number(found: re.Match[str]) -> int:
    told = (found[1] or found[2]).casefold()
    return int(told) if told.isdigit() else 1 + (_ROMAN if told in _ROMAN else _ORDINALS).index(told)
