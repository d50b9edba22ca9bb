"""Forms of one or more words as a tree, so that all forms that begin at a place are found in one walk along the text."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class _Node(Generic[T]):
    """A place in the tree: the forms that end on the way to it, shorter ones first, and the words that go on from it."""

    __slots__ = ("after", "found")

    def __init__(self, found: Sequence[tuple[int, T]]) -> None:
        self.found = found
        self.after: dict[str, _Node[T]] = {}


class Forms(Generic[T]):
    """Word sequences with a value each."""

    def __init__(self, forms: Iterable[tuple[Sequence[str], T]]) -> None:
        top: _Node[T] = _Node([])
        told = (form for form in forms if form[0])
        for words, value in sorted(told, key=lambda form: len(form[0])):  # so that a node knows all forms on the way to it
            node = top
            for word in words:
                node = node.after.setdefault(word, _Node(node.found))
            node.found = [*node.found, (len(words), value)]
        self._first = top.after

    def along(self, words: Sequence[str]) -> list[Sequence[tuple[int, T]]]:
        """For each word the forms that begin at it, as `at` has them."""
        return [self.at(words, start) if word in self._first else () for start, word in enumerate(words)]

    def at(self, words: Sequence[str], start: int) -> Sequence[tuple[int, T]]:
        """The forms that begin at a word, as (number of words, value), shorter ones first."""
        node = self._first.get(words[start])
        if node is None:
            return []
        at = start + 1
        while at < len(words) and (after := node.after.get(words[at])):
            node, at = after, at + 1
        return node.found
