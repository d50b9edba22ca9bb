"""Opposites: a sentence that tells a fact of the corpus the other way round in everyday words, which the corpus lists as data.

Words that hold of the matter and words that fail of it (`corpus/terms/opposites.yaml`) are looked for beside the words of the
matter; a denial before one turns it: "high sugar does not lower uptake" fails as "high sugar raises uptake" does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

from bot.check.facts.everyday import Form, Openings, Word, by_opening, found, is_denied, stands_at, stems, words_in
from bot.check.facts.sided import Sides
from bot.check.words.bearing import Bearing, plain_words, stem
from bot.check.words.build import reports
from bot.check.words.english import ARTICLES, ASKING
from bot.check.words.prose import Token
from corpus import Corpus
from corpus.schema import Opposite

_BOTH = 2
"""The sign of what is told both ways round: neither is known to be meant."""
_NEAR = 3
"""Words from one that compares to what something is compared with, at most."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry as it is looked for: stems instead of words."""

    entry: Opposite
    groups: tuple[Openings, ...]
    beside: Openings
    holds: Openings
    fails: Openings
    poles: Mapping[str, Sequence[tuple[int, Form, int]]]
    """The forms that hold and those that fail by the stem that opens them, with their rank, the longest first, and their sign."""
    unless: Openings
    words: frozenset[str]
    """The stems of all its forms."""

    @property
    def firsts(self) -> list[Set[str]]:
        """How the forms of each group open, and those of the poles: of each a sentence has one."""
        return [forms.keys() for forms in (*self.groups, self.poles)]


class Opposites:
    """The facts whose opposites are known in words."""

    def __init__(self, corpus: Corpus, bearing: Bearing) -> None:
        self._bearing = bearing
        self._kinds = corpus.kinds
        self._set_beside = frozenset(word for form in bearing.forms("set-beside") for word in stems(form))
        self._slight = frozenset(word for form in bearing.forms("slight") for word in stems(form))
        self._bare = frozenset(word for form in bearing.forms("slight-alone") for word in stems(form))
        self._comparing = self._set_beside | {word for form in bearing.forms("outdoing") for word in stems(form)}
        self._last: tuple[Sequence[Token], list[tuple[_Read, int]]] | None = None
        self._sides = Sides(*(tuple(self._forms([f"${kind}"])) for kind in ("well", "badly", "chiefly")))
        self._apart = by_opening({stems(form) for form in corpus.kinds.get("apart", ())})
        self._read = [self._as_read(entry) for entry in corpus.opposites]
        self._openings = _openings(self._read)

    def _as_read(self, entry: Opposite) -> _Read:
        groups = [tuple(self._forms(group)) for group in entry.of]
        beside, holds, fails = (tuple(self._forms(told)) for told in (entry.beside, entry.holds, entry.fails))
        words = (*(form for group in groups for form in group), *beside, *self._forms(entry.also), *holds, *fails)
        return _Read(
            entry,
            tuple(by_opening(group) for group in groups),
            by_opening(beside),
            by_opening(holds),
            by_opening(fails),
            _poles_of(holds, fails),
            by_opening(self._forms(entry.unless)),
            frozenset(word for form in words for word in form),
        )

    def _forms(self, told: Iterable[str]) -> Iterator[Form]:
        """ "$name" stands for the forms of a kind, "$hard to $shows" for each of the one before each of the other."""
        for form in told:
            if "$" not in form:
                folded, as_written = stems(form), tuple(map(stem, plain_words(form)))
                yield from filter(None, dict.fromkeys([folded, as_written]))
                continue
            each = [[*self._forms(self._kinds[w[1:]])] if w.startswith("$") else [stems(w)] for w in form.split()]
            yield from (tuple(word for part in parts for word in part) for parts in product(*each))

    def turned(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence tells the opposite of a fact."""
        return any(sign < 0 for _, sign in self._signs_of(tokens))

    def told(self, tokens: Sequence[Token]) -> frozenset[str] | None:
        """The stems of the words of the facts that a sentence tells as they are; None if it tells none, or turns one."""
        signs = self._signs_of(tokens)
        if not signs or any(sign != 1 for _, sign in signs):
            return None
        told = [read for read, _ in signs if not read.entry.whole or self._is_all_of(read, tokens)]
        facts = {fact for read in told for fact in read.entry.facts}
        if not told or any(facts.isdisjoint(read.entry.facts) for read, _ in signs):
            return None
        return frozenset().union(*(read.words for read in told))

    def tells_wholly(self, tokens: Sequence[Token]) -> bool:
        """True if each word of a sentence, figures too, is accounted for by an entry that it tells."""
        return any(read.entry.whole and self._is_all_of(read, tokens) for read, _ in self._signs_of(tokens))

    def names_the_studies(self, tokens: Sequence[Token]) -> bool:
        """True if an entry that accounts for each word of a sentence has the words of its studies as well."""
        named = {word for t in tokens if t.study for word in plain_words(t.text)}
        whole = (read for read, _ in self._signs_of(tokens) if read.entry.whole and self._is_all_of(read, tokens))
        return any(all(not read.words.isdisjoint(stems(word)) for word in named) for read in whole)

    def _is_all_of(self, read: _Read, tokens: Sequence[Token]) -> bool:
        """True if each word of a sentence is one of an entry, or says no more than who holds it; studies are held apart."""
        words = (word for t in tokens if not t.study and not t.has("mark") for word in plain_words(t.text))
        return all(self._bearing.among(word, "held-by") or not read.words.isdisjoint(stems(word)) for word in words)

    def facts(self, tokens: Sequence[Token]) -> frozenset[str]:
        """The facts that a sentence is on."""
        return frozenset(fact for read, _ in self._signs_of(tokens) for fact in read.entry.facts)

    def _signs_of(self, tokens: Sequence[Token]) -> list[tuple[_Read, int]]:
        """The same list again for the same sentence: several rules ask for it."""
        if self._last is None or self._last[0] is not tokens:
            self._last = tokens, list(self._signs(tokens))
        return self._last[1]

    def _signs(self, tokens: Sequence[Token]) -> Iterator[tuple[_Read, int]]:
        """Each fact that a sentence is on, with 1 if it tells it as it is and -1 if the other way round."""
        if tokens and tokens[-1].text == "?" and tokens[0].text.split()[0] in ASKING:
            return
        words = list(words_in(tokens, self._bearing))
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            places[word.stem].append(at)
        near = list(self._near(places.keys()))
        past = bool(near) and reports(tokens)
        for read in near:
            if (read.entry.past or not past) and (sign := self._sign(read, words, places)):
                yield read, sign

    def _near(self, stems_said: Set[str]) -> Iterator[_Read]:
        """The entries of which a sentence has a word that opens a form of each group."""
        near = (1 << len(self._read)) - 1
        for opened_by, without in self._openings:
            opened = without
            for word in opened_by.keys() & stems_said:
                opened |= opened_by[word]
            near &= opened
        while near:
            lowest = near & -near
            near ^= lowest
            yield self._read[lowest.bit_length() - 1]

    def _sign(self, read: _Read, words: Sequence[Word], places: Mapping[str, list[int]]) -> int:
        keys = found(read.groups[0], words, places)
        if not keys or not all(found(group, words, places) for group in read.groups[1:]) or found(read.unless, words, places):
            return 0
        if read.entry.sided:
            better, worse = (found(forms, words, places) for forms in (read.holds, read.fails))
            return -1 if self._sides.are_turned(words, places, better, worse) else 0
        taken = {at for start, end in (*keys, *found(self._apart, words, places)) for at in range(start, end)}
        poles = self._poles(read, words, places, taken)
        if read.beside:
            return self._compared(words, keys, found(read.beside, words, places), poles)
        if read.entry.together:
            signs = {sign for _, sign in poles}
            return -1 if len(signs) > 1 or (signs == {-1} and len(poles) == 1) else len(signs)
        others = [span for group in read.groups[1:] for span in found(group, words, places)]
        for same, beside in (("part", keys), ("clause", keys), ("clause", others)):
            stand = {getattr(words[start], same) for start, _ in beside}
            near = {sign for at, sign in poles if getattr(words[at], same) in stand}
            if near:
                elsewhere = any(sign < 0 for _, sign in poles)
                sign = near.pop() if len(near) == 1 and (near == {-1} or not elsewhere) else _BOTH
                parts = {words[at].part for at, pole in poles if pole == 1} | {words[start].part for start, _ in beside}
                return -1 if sign == 1 and self._is_slight(read, words, parts) else sign
        return 0

    def _is_slight(self, read: _Read, words: Sequence[Word], parts: Set[int]) -> bool:
        """ "Spreads to nodes in few patients", "is a rarity": what a fact says, told of hardly anybody."""
        slight = self._slight - read.words
        said = (n for n, w in enumerate(words) if w.stem in slight and w.part in parts)
        return any(not (is_denied(words, n, n + 1) or self._is_some(words, n)) for n in said)

    def _is_some(self, words: Sequence[Word], at: int) -> bool:
        """ "A few", "the few": some of them, and not hardly any."""
        return words[at].stem in self._bare and at > 0 and words[at - 1].stem in ARTICLES

    def _poles(
        self, read: _Read, words: Sequence[Word], places: Mapping[str, list[int]], taken: set[int]
    ) -> list[tuple[int, int]]:
        """Where words stand that hold or fail, the longest first, with their signs as denials leave them."""
        poles: list[tuple[int, int]] = []
        free = set(range(len(words))) - taken
        for _, form, sign in sorted(pole for opening in read.poles.keys() & places.keys() for pole in read.poles[opening]):
            for start in places[form[0]]:
                end = start + len(form)
                span = set(range(start, end))
                if span <= free and stands_at(start, form, words):
                    free -= span
                    denied = is_denied(words, start, end)
                    poles.append((start, -sign if denied else sign))
        return poles

    def _compared(
        self,
        words: Sequence[Word],
        first: Sequence[tuple[int, int]],
        second: Sequence[tuple[int, int]],
        poles: Sequence[tuple[int, int]],
    ) -> int:
        """What is told of the one of two that a sentence names first: "PET/MRI costs more than PET/CT"."""
        inside = {at for start, end in first for at in range(start, end)}
        second = [(start, end) for start, end in second if start not in inside]
        signs = {sign for _, sign in poles}
        if not second or len(signs) != 1 or not any(w.stem in self._comparing for w in words):
            return 0
        at = second[0][0]
        set_beside = any(w.stem in self._set_beside for w in words[max(0, at - _NEAR) : at])
        return signs.pop() * (1 if first[0][0] < at or set_beside else -1)


def _poles_of(holds: Sequence[Form], fails: Sequence[Form]) -> Mapping[str, Sequence[tuple[int, Form, int]]]:
    """The forms that hold and those that fail, ranked by their length, under the stem that opens them."""
    ranked = sorted([*((form, 1) for form in holds), *((form, -1) for form in fails)], key=lambda pole: -len(pole[0]))
    poles: dict[str, list[tuple[int, Form, int]]] = defaultdict(list)
    for rank, (form, sign) in enumerate(ranked):
        poles[form[0]].append((rank, form, sign))
    return poles


def _openings(entries: Sequence[_Read]) -> list[tuple[Mapping[str, int], int]]:
    """For each place of a group the entries whose group there a stem opens, and those that have no such group, as bits.

    All entries are then looked up at once, however many there are.
    """
    found: list[tuple[Mapping[str, int], int]] = []
    each = [entry.firsts for entry in entries]
    for place in range(max((len(firsts) for firsts in each), default=0)):
        opened_by: dict[str, int] = defaultdict(int)
        without = 0
        for number, firsts in enumerate(each):
            for first in firsts[place] if place < len(firsts) else ():
                opened_by[first] |= 1 << number
            without |= (place >= len(firsts)) << number
        found.append((opened_by, without))
    return found
