"""Statements that a sentence tells word by word, figures or none: what it must not turn beside the words is asked here."""

from collections.abc import Iterator, Sequence

from bot.check.facts.alike import Alike, Item
from bot.check.facts.comparing import turns
from bot.check.facts.figures import Figures
from bot.check.facts.framed import Framed
from bot.check.facts.matter import Matter, MatterReader
from bot.check.facts.matters import Matters
from bot.check.words.bearing import Bearing, stem
from bot.check.words.prose import Token
from bot.check.words.sentence import Told

_NEAREST, _ON, _ON_HOLDER = 5, 6.0, 4.0
"""How many statements are held against a sentence, the nearest first; what marks weigh together of one that is, and of one
told with its holder."""
_SHARED = 0.4
"""How much of what its marks weigh a sentence must share with one."""


class WordByWord:
    """Finds the statement that a sentence tells in nearly its own words."""

    def __init__(
        self, alike: Alike, figures: Figures, matters: Matters, held: Sequence[Matter], reader: MatterReader, bearing: Bearing
    ) -> None:
        self._reader = reader
        self._framed = Framed(bearing, figures.holders)
        self._alike = alike
        self._figures = figures
        self._matters = matters
        self._places = {id(matter): place for place, matter in enumerate(held)}
        self._items: dict[int, list[list[Item]]] = {}
        """A statement and its facts in short, as they are held against a sentence; read when one is first near."""

    def statement(self, tokens: Sequence[Token], said: Matter) -> Matter | None:
        """The statement that a sentence tells."""
        if any(t.text == "?" for t in tokens):
            return None  # what is asked, and what answers it, is told of nothing
        return next(self._told_by(tokens, said, _ON), None) or self._told_by_its_holder(tokens)

    def _told_by_its_holder(self, tokens: Sequence[Token]) -> Matter | None:
        """The statement of the holder that a sentence names: "the article notes that ..."."""
        if (parted := self._framed.parted(tokens)) is None:
            return None
        holder, rest = parted
        told = self._told_by(rest, self._reader.read(rest), _ON_HOLDER)
        return next((held for held in told if holder in self._holders_of(held)), None)

    def _holders_of(self, held: Matter) -> list[str]:
        return self._figures.holders[self._places[id(held)]].casefold().split(" and ")

    def _told_by(self, tokens: Sequence[Token], said: Matter, least: float) -> Iterator[Matter]:
        """The statements near to it that it tells and does not turn."""
        whole = _SHARED * self._matters.weight(said.marks)
        near = [held for weight, held in self._matters.near(said)[:_NEAREST] if weight >= max(least, whole)]
        items = self._alike.items(tokens) if near else []
        told = (held for held in near if any(self._alike.tells(items, its) for its in self._of(held)))
        yield from (held for held in told if not turns(said.told, held.told))

    def told(self, tokens: Sequence[Token], said: Matter) -> Told | None:
        """What it has of that statement: all of it."""
        if (held := self.statement(tokens, said)) is None:
            return None
        words = frozenset(stem(word) for t in tokens if not t.study for word in t.text.split())
        return Told(held.told.words | words, mostly=True, outright=True)

    def _of(self, held: Matter) -> list[list[Item]]:
        place = self._places[id(held)]
        if place not in self._items:
            told = [self._figures.statements[place], *self._figures.in_short(place)]
            self._items[place] = [self._alike.items(tokens) for tokens in told]
        return self._items[place]
