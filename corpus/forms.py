"""Forms of one or more words as a tree, so that all forms that begin at a place are found in one walk along the text."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_VALUE = None
"""The key under which a node of the tree holds the value of the form that ends there; all other keys are words."""


class Forms(Generic[T]):
    """Word sequences with a value each."""

    def __init__(self, forms: Iterable[tuple[Sequence[str], T]]) -> None:
        self._root: dict[str | None, Any] = {}
        for words, value in forms:
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            node[_VALUE] = value

    def along(self, words: Sequence[str]) -> list[Sequence[tuple[int, T]]]:
        """For each word the forms that begin at it, as `at` has them."""
        return [self.at(words, start) if word in self._root else () for start, word in enumerate(words)]

    def at(self, words: Sequence[str], start: int) -> list[tuple[int, T]]:
        """The forms that begin at a word, as (number of words, value), shorter ones first."""
        found: list[tuple[int, T]] = []
        node = self._root.get(words[start])
        at = start + 1
        while node is not None:
            if _VALUE in node:
                found.append((at - start, node[_VALUE]))
            node = node.get(words[at]) if at < len(words) else None
            at += 1
        return found
