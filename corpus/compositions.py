"""Compositions: words of several classes that mean a concept together, in whatever form and order a clause has them.

"Anaphylaxis after gadolinium", "gadolinium - she collapsed" and "reacted badly to gad" are one composition of two
classes, where a list of phrases would need each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import permutations
from typing import NamedTuple

from corpus.forms import Forms
from corpus.schema import Composition
from corpus.words import Word, folded_words

NEGATION = "negation"
"""The class whose words break a composition that does not ask for them."""
_STOPS = frozenset(".;:!?\n,()|") | {"but", "-", "–", "—"}


class Span(NamedTuple):
    """Words `first` to `last` (inclusive)."""

    first: int
    last: int


class Compositions:
    """The compositions of one language, ready to be found in texts."""

    def __init__(self, compositions: Iterable[Composition], classes: Mapping[str, Sequence[str]]) -> None:
        self._compositions = tuple(compositions)
        self._orders = tuple([c.of] if c.ordered else [*dict.fromkeys(permutations(c.of))] for c in self._compositions)
        self._needed = tuple(frozenset(c.of) for c in self._compositions)
        self._asked = tuple({*c.of, c.not_before or "", NEGATION} for c in self._compositions)
        names: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, forms in classes.items():
            for form in forms:
                names[folded_words(form)].append(name)
        self._classes = Forms((words, frozenset(of)) for words, of in names.items())
        # how common the words of a class are, by how many classes have one of them: "of" is in most
        common = {name: max(len(names[folded_words(form)]) for form in forms) for name, forms in classes.items() if forms}
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, composition in enumerate(self._compositions):
            self._of[min(composition.of, key=lambda name: common.get(name, 0))].append(number)
        self.vocabulary = frozenset(w for words in names for w in words)
        """Every word of a class, folded."""

    def find(self, words: Sequence[Word], spelled: Sequence[str]) -> Iterator[tuple[str, Span]]:
        """The id of every concept that is composed, with its place: from the first word of its parts to the last."""
        found = [(at, length, names) for at, forms in enumerate(self._classes.along(spelled)) if forms for length, names in forms]
        here = set[str]().union(*[names for _, _, names in found])
        possible = [number for name in here & self._of.keys() for number in self._of[name] if self._needed[number] <= here]
        if not possible:
            return
        asked = set[str]().union(*(self._asked[number] for number in possible))
        parts: dict[str, list[Span]] = defaultdict(list)
        for at, length, names in found:
            if not asked.isdisjoint(names):
                span = Span(at, at + length - 1)
                for name in asked & names:
                    parts[name].append(span)
        marks = [w.folded for w in words]
        negated = {i for span in parts.get(NEGATION, ()) for i in range(span.first, span.last + 1)}
        for number in sorted(possible):
            composition = self._compositions[number]
            blocked: AbstractSet[int] = frozenset() if NEGATION in composition.of else negated
            for order in self._orders[number]:
                starts = parts[order[0]] if order[1:] else sorted(parts[order[0]], key=lambda p: (p.first, -p.last))
                for start in starts:
                    end = _chain(start, order[1:], parts, composition, marks, blocked)
                    if end and not any(p.first == end.last + 1 for p in parts.get(composition.not_before or "", ())):
                        yield composition.means, Span(start.first, end.last)


def _chain(
    last: Span,
    names: Sequence[str],
    parts: Mapping[str, Sequence[Span]],
    composition: Composition,
    marks: Sequence[str],
    blocked: AbstractSet[int],
) -> Span | None:
    """The last of the parts that follow, each within reach of the one before and in the same clause."""
    for name in names:
        following = (p for p in parts[name] if 0 < p.first - last.last <= composition.reach + 1)
        near = next((p for p in following if _joined(last, p, composition, marks, blocked)), None)
        if near is None:
            return None
        last = near
    return last


def _joined(before: Span, after: Span, composition: Composition, marks: Sequence[str], blocked: AbstractSet[int]) -> bool:
    gap = range(before.last + 1, after.first)
    return not any(i in blocked or (marks[i] in _STOPS and marks[i] not in composition.across) for i in gap)
