"""A sentence or a statement by its matter: rare words, studies and units, and the quantities that it gives of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.check.facts.quantities import Quantity, quantities_of
from bot.check.facts.retelling import LETTERS, Retelling, RetellingReader
from bot.check.words.bearing import Bearing, stem
from bot.check.words.build import is_verb, reports
from bot.check.words.measures import HOURS, UNITS
from bot.check.words.prose import Token

Mark = str | tuple[str, ...]
"""A word, or a study, a tracer or a unit."""
_IMPLIED = {"msv": "dose", "mbq": "activ"}
"""Words that a unit stands for, as stems."""

_OWN = 3
"""Words before a study within which it is said whose it is."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence by what puts it on a matter, and its quantities."""

    marks: frozenset[Mark]
    quantities: tuple[Quantity, ...]
    told: Retelling
    of_one: bool = False
    """It tells of one patient or one examination: "her PET/CT"."""
    reported: bool = False
    of_a_day: bool = False
    """ "The CT of 4 March"."""
    beside: tuple[tuple[Quantity, frozenset[Mark]], ...] = ()
    """Each quantity with the marks of its part of the sentence."""
    ends: tuple[int, ...] = ()
    """Where the parts end."""

    def are_beside(self, one: Quantity, other: Quantity) -> bool:
        """True for quantities of one part of the sentence."""
        return not any(min(one.at, other.at) < end < max(one.at, other.at) for end in self.ends)

    def around(self, quantity: Quantity) -> frozenset[Mark]:
        """The marks of the part of the sentence that a quantity is in."""
        return next((marks for q, marks in self.beside if q == quantity), frozenset())


class MatterReader:
    """Reads sentences and statements alike."""

    def __init__(self, bearing: Bearing, reader: RetellingReader) -> None:
        self._bearing = bearing
        self._reader = reader
        self._no_matter = {*HOURS, *UNITS, *bearing.forms("no-matter")}

    def read(self, tokens: Sequence[Token], *, stated: bool = False) -> Matter:
        """A sentence, or a statement of the corpus as it is `stated`."""
        told = self._reader.read(tokens, stated=stated)
        quantities = tuple(quantities_of(tokens, self._bearing))
        units = {mark for q in quantities if q.unit for mark in (("unit", q.unit), _IMPLIED.get(q.unit, ("unit", q.unit)))}
        words = told.words - {stem(w) for t in tokens for w in t.text.split() if t.has("count") or w in self._no_matter}
        marks = frozenset[Mark]([*words, *_things(tokens), *units])
        if not quantities:
            return Matter(marks, quantities, told)
        day = any(self._bearing.among(t.text, "month") for t in tokens)
        beside = tuple((q, frozenset(self._beside(tokens, q))) for q in quantities)
        ends = tuple(n for n, token in enumerate(tokens) if _ends_a_part(token))
        return Matter(marks, quantities, told, self._is_of_one(tokens), reports(tokens), day, beside, ends)

    def _beside(self, tokens: Sequence[Token], quantity: Quantity) -> Iterator[Mark]:
        """The marks of the part of a sentence that a quantity is in; its other numbers count as well: "0.024 (15 y)"."""
        start = next((n for n in range(quantity.at - 1, -1, -1) if _ends_a_part(tokens[n])), -1) + 1
        end = next((n for n in range(quantity.at + 1, len(tokens)) if _ends_a_part(tokens[n])), len(tokens))
        part = tokens[start:end]
        yield from self._reader.content(part)
        yield from _things(part)
        others = (t for n, t in enumerate(part, start) if t.has("number", "count") and n != quantity.at)
        yield from (t.cues.get("count") or t.text for t in others)

    def _is_of_one(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence of one's own study or of a side of the body, a fragment, and an answer that is asked for."""
        among = self._bearing.among
        if not any(is_verb(t) or t.has("past", "act-base") for t in tokens) or any(among(t.text, "side") for t in tokens):
            return True
        own = any(among(t.text, "own") for at, s in enumerate(tokens) if s.study for t in tokens[max(0, at - _OWN) : at])
        return own or any(t.text == "?" for t in tokens)


def _ends_a_part(token: Token) -> bool:
    return not token.study and (token.text in (",", ";", "and", "or", "against", "versus") or token.has("clause"))


def _things(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Studies by their kind and region, and what is worked with."""
    for token in tokens:
        if token.study:
            said = {key: value for key, value in token.study.parts.items() if key not in token.study.defaulted}
            yield "study", token.study.parts["modality"]
            yield from ((key, said[key]) for key in ("tracer", "region") if key in said)
        elif token.has("object") and len(token.text) < LETTERS:
            yield "tracer", token.cues["object"]
