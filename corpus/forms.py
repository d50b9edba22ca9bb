"""Forms of one or more words as a tree, so that all forms that begin at a place are found in one walk along the text."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_FOUND = None
"""The key under which a node of the tree holds the forms that end on the way to it; all other keys are words."""


class Forms(Generic[T]):
    """Word sequences with a value each."""

    def __init__(self, forms: Iterable[tuple[Sequence[str], T]]) -> None:
        self._root: dict[str | None, Any] = {}
        for words, value in sorted(forms, key=lambda form: len(form[0])):  # so that a node knows the shorter forms on its way
            node = self._root
            found: Sequence[tuple[int, T]] = ()
            for word in words:
                node = node.setdefault(word, {})
                found = node.get(_FOUND, found)
            node[_FOUND] = [*found, (len(words), value)]

    def along(self, words: Sequence[str]) -> list[Sequence[tuple[int, T]]]:
        """For each word the forms that begin at it, as `at` has them."""
        return [self.at(words, start) if word in self._root else () for start, word in enumerate(words)]

    def at(self, words: Sequence[str], start: int) -> Sequence[tuple[int, T]]:
        """The forms that begin at a word, as (number of words, value), shorter ones first."""
        found: Sequence[tuple[int, T]] = []
        node = self._root.get(words[start])
        at = start + 1
        while node is not None:
            found = node.get(_FOUND, found)
            node = node.get(words[at]) if at < len(words) else None
            at += 1
        return found
