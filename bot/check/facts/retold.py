"""Facts retold: a sentence that tells what a statement of the corpus tells must not turn it.

Which statement a sentence retells is known by a figure that few share (the size of a series, a share or a size beside the same
words), or by most of its words. Of a series told, all figures must be the statement's, each share for the same measure and
study; comparisons must go the same way, and no more may be denied. What cannot be told of a series is taken as turned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal

from bot.check.facts.alike import Alike
from bot.check.facts.alone import Alone
from bot.check.facts.bearing_out import BearingOut
from bot.check.facts.belonging import Belonging
from bot.check.facts.comparing import (
    are_of_other_kinds,
    are_rivals,
    has_the_cells,
    in_common,
    may_be_denied,
    measures_alike,
    sizes_differ,
    speaks_of,
    tells_the_figure,
    tells_the_series,
    told_of_as_many,
    turns,
)
from bot.check.facts.editions import Editions
from bot.check.facts.figures import Figures
from bot.check.facts.in_words import PREPARING, InWords
from bot.check.facts.index import Index
from bot.check.facts.matter import Mark, Matter, MatterReader
from bot.check.facts.matters import Matters
from bot.check.facts.opposites import Opposites
from bot.check.facts.pairing import Pairing
from bot.check.facts.quantities import Quantity
from bot.check.facts.reading import RetellingReader
from bot.check.facts.recounting import Free, recounted, strays, told_outright
from bot.check.facts.retelling import Retelling
from bot.check.facts.their_studies import are_their_studies
from bot.check.facts.word_by_word import WordByWord
from bot.check.words.bearing import Bearing, stem
from bot.check.words.build import reports
from bot.check.words.prose import Token
from bot.check.words.sentence import Told
from corpus import Corpus

Retold = Literal["told", "turned"]
_MOSTLY = 0.5
"""How much of what the words of a sentence weigh is a statement's if it is mostly told in the statement's words."""

_NONE = "none"
_FREE = (("reporting", "numeral", "portion"), ("overlooks",), ("goes-equal", "levelling"))
"""The classes of words that a series may be told with beside its own: reporting, missing, and calling equal."""


class Retellings:
    """The statements of facts, and what sentences make of them."""

    def __init__(self, figures: Figures, bearing: Bearing, corpus: Corpus) -> None:
        means = [c for c in corpus.concepts if (c.cue or "").startswith("means_")]
        means += [c for c in corpus.bearing_concepts if c.cue == "same"]
        meanings = {stem(form): c.id for c in means for form in c.forms if " " not in form}
        self._alike = Alike(corpus, bearing, meanings)
        self._preparing = frozenset(id_ for id_, fact in corpus.facts.items() if fact.group == PREPARING)
        self._figures = figures
        self._bearing = bearing
        self._opposites = Opposites(corpus, bearing)
        self._editions = Editions(corpus, bearing)
        self._free = Free(*(_alike(bearing, meanings, *names) for names in _FREE))
        self._reader = MatterReader(bearing, RetellingReader(bearing, meanings))
        levels = corpus.scale.radiation
        self._bands = [band for level in levels for band in (level.adult_msv, level.child_msv) if band]
        self._last: tuple[tuple[str, ...], Matter, Retold | None] | None = None

    @cached_property
    def _held(self) -> list[Matter]:
        """The statements, read when a text first needs them."""
        return [self._reader.read(tokens, stated=True) for tokens in self._figures.statements]

    @cached_property
    def _index(self) -> Index:
        return Index([matter.told for matter in self._held])

    @cached_property
    def _matters(self) -> Matters:
        return Matters(self._held, self._bands)

    @cached_property
    def _bearing_out(self) -> BearingOut:
        return BearingOut(self._matters)

    @cached_property
    def _belonging(self) -> Belonging:
        return Belonging(self._matters, self._reader.rivals)

    @cached_property
    def _in_words(self) -> InWords:
        facts = list(zip(self._held, self._figures.facts, strict=True))
        return InWords(facts, self._opposites, self._matters, self._bearing, self._preparing)

    @cached_property
    def _word_by_word(self) -> WordByWord:
        return WordByWord(self._alike, self._figures, self._matters, self._held, self._reader, self._bearing)

    @cached_property
    def _pairing(self) -> Pairing:
        return Pairing(self._matters, self._held, self._reader, self._bearing)

    @cached_property
    def _alone(self) -> Alone:
        return Alone(self._matters, self._bearing)

    def of(self, tokens: Sequence[Token]) -> Retold | None:
        """Whether a sentence tells a statement or turns it; None if it retells none."""
        return self._ruled(tokens)[2]

    def _ruled(self, tokens: Sequence[Token]) -> tuple[tuple[str, ...], Matter, Retold | None]:
        """The words of a sentence, its matter, and the ruling; several rules ask for that of the same one."""
        words = tuple(t.text for t in tokens)
        if self._last is None or self._last[0] != words:
            said = self._reader.read(tokens)
            self._last = words, said, self._found(tokens, said)
        return self._last

    def _found(self, tokens: Sequence[Token], said: Matter) -> Retold | None:
        found: Retold | None = "turned" if self._turns_outright(tokens) else self._held_against_figures(tokens, said)
        if found == "turned":
            return found
        turned = self._matters.turns_a_quantity(said) or self._matters.tells_by_half(said) or self._goes_another_way(said, tokens)
        turned = turned or self._belonging.is_misplaced(said) or self._matters.turns_a_year(said)
        turned = turned or self._matters.is_of_another_number(said) or self._matters.turns_a_share(said)
        turned = turned or self._pairing.is_crossed(tokens, said) or self._alone.is_mixed_up(tokens, said)
        return "turned" if turned else found

    def _are_told_outright(self, tokens: Sequence[Token], facts: Sequence[Retelling]) -> bool:
        """True if a sentence tells one of these the way round that it is, in words that the corpus lists."""
        if self._opposites.told(tokens) is None:
            return False
        return any(held.told is fact for held in self._in_words.near(tokens) for fact in facts)

    def _turns_outright(self, tokens: Sequence[Token]) -> bool:
        return self._opposites.turned(tokens) or self._editions.miscounts(tokens)

    def is_unproved(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence is on the matter of a statement and is not proved to tell it as it stands."""
        _, said, ruling = self._ruled(tokens)
        return (ruling is not None or self._matters.is_within(said)) and self.told_of(tokens) is None

    def may_turn_one(self, tokens: Sequence[Token]) -> bool:
        """True for what is told of the world at large, without a figure, near to a statement that it is not proved to tell."""
        _, said, _ = self._ruled(tokens)
        words = [word for t in tokens for word in t.text.split()]
        asks = bool(words) and words[-1] == "?"
        if asks or said.quantities or reports(tokens) or any(self._bearing.among(word, "of-somebody") for word in words):
            return False
        return self._matters.is_near_one(said) and self.told_of(tokens) is None

    def told_of(self, tokens: Sequence[Token]) -> Told | None:
        """What a sentence has of the statements that it tells in other words, figure by figure; None if it tells none."""
        _, said, ruling = self._ruled(tokens)
        if ruling != "turned" and (whole := self._word_by_word.told(tokens, said)):
            return whole
        wordless = all(_is_the_two(tokens, q) for q in said.quantities)
        if ruling != "turned" and (wordless or self._opposites.tells_wholly(tokens)):
            return self._in_words.told(tokens, said)
        used, free = self._bearing_out.statements(said) if ruling != "turned" else None, frozenset[str]()
        outright = self._opposites.told(tokens)
        if ruling == "told" and not used and (series := self._series_told(tokens, said, outright)):
            used, free = [series], self._free.missing | self._free.levelling
        if not used or not are_their_studies(said, used) or strays(said, used):
            return None
        if any(turns(said.told, held.told, denials=outright is None and may_be_denied(said, held)) for held in used):
            return None
        stated = frozenset[str]().union(*(held.told.words for held in used))
        marks = frozenset[Mark]().union(*(held.marks for held in used))
        mostly = self._matters.weight(said.marks & marks) >= _MOSTLY * self._matters.weight(said.marks)
        prepares = self._in_words.prepares(said, used)
        return Told(stated | free | (outright or frozenset()), mostly, outright=outright is not None, prepares=prepares)

    def _series_told(self, tokens: Sequence[Token], said: Matter, outright: frozenset[str] | None) -> Matter | None:
        """The statement whose series a sentence tells figure by figure, or outright."""
        if series := recounted(said, self._held, self._free, outright or frozenset()):
            return series
        near = self._in_words.near(tokens) if outright else []
        return told_outright(said, near, self._free, outright or frozenset())

    def _tells_of_several(self, said: Matter, tokens: Sequence[Token]) -> bool:
        """True if the figures of a sentence are those of several statements: "42 % in 124 patients, against 93 % in 325"."""
        used = self._bearing_out.statements(said) or []
        cells = [cell for held in used for cell in held.told.cells]
        shares = {number for number in said.told.numbers if number[1]}
        sized = all(any(n in held.told.series and held.told.numbers & shares for held in used) for n in said.told.series)
        same = sized and has_the_cells(said.told, cells)
        unnamed = [held for held in used if held.told.series and not held.told.series & said.told.series]
        if unnamed and not self._pairing.names_by_size(tokens):
            return False  # "in 152 patients MRI reached 60 %": a share of other patients
        return len(used) > 1 and same and not any(turns(said.told, held.told) for held in used)

    def _goes_another_way(self, said: Matter, tokens: Sequence[Token]) -> bool:
        """True if the statements on the matter of a sentence compare or change things the other way: "paler", "untouched"."""
        near = self._matters.on_the_matter(said) if said.told.ways or said.told.of_several else []
        several = [held.told.of_several for held in near if told_of_as_many(said.told, held.told)]
        if several and not any(said.told.of_several & its for its in several):
            return True
        facts = [held.told for held in near if said.told.ways and held.told.ways and not are_rivals(said.told, held.told)]
        turned = bool(facts) and all(turns(said.told, fact, denials=False) for fact in facts)
        return turned and not self._are_told_outright(tokens, facts)

    def _held_against_figures(self, tokens: Sequence[Token], said: Matter) -> Retold | None:
        told = said.told
        if _NONE in told.portions and self._opposites.told(tokens) is not None:  # "none of 103" of "no ... in 103"
            told = replace(told, portions=told.portions - {_NONE})
        if facts := [fact for fact in self._index.holding(told.series) if speaks_of(told, fact)]:
            tells = any(tells_the_series(told, fact, facts) for fact in facts) or self._tells_of_several(said, tokens)
            these = {id(fact) for fact in facts}
            series = [held for held in self._held if id(held.told) in these and not are_rivals(told, held.told)]
            tells = tells and not self._belonging.is_told_of_another_share(said, series)
            return "told" if tells else "turned"
        measured = [fact for fact in self._index.holding(told.numbers) if measures_alike(told, fact)]
        most = max((in_common(told, fact) for fact in measured), default=(0, 0))
        if facts := [fact for fact in measured if in_common(told, fact) == most]:
            tells = any(tells_the_figure(told, fact) for fact in facts) or self._tells_of_several(said, tokens)
            return "told" if tells else "turned"
        if self._bearing.speaks(tokens, "rated"):
            return None  # ratings are held against the table
        if said.of_one and said.reported:
            return None  # "her whole-body MRI took 35 minutes, without sedation"
        facts = [
            fact
            for fact in self._index.sharing(told.words)
            if self._index.is_on_the_same(told, fact) and not are_of_other_kinds(told, fact)
        ]
        denials = self._opposites.told(tokens) is None  # else it tells a fact the way round that it is, however often it denies
        turned = bool(facts) and all(
            turns(told, f, denials=denials) or (not said.of_one and sizes_differ(told, f)) for f in facts
        )
        return "turned" if turned and not self._are_told_outright(tokens, facts) else None


def _alike(bearing: Bearing, meanings: Mapping[str, str], *names: str) -> frozenset[str]:
    """The stems of the words of some classes, words of one meaning as one."""
    return frozenset(meanings.get(stem(word), stem(word)) for name in names for word in bearing.forms(name))


def _is_the_two(tokens: Sequence[Token], said: Quantity) -> bool:
    """True for "the two", which counts what was named before and is no figure."""
    before, here = tokens[max(0, said.at - 1) : said.at], tokens[said.at : said.at + 1]
    return not said.unit and [t.text for t in (*before, *here)] == ["the", "two"]
