"""A statement told with its holder: "the article notes that ...", "according to the ACR, ...", "..., as the article says".

What is told so is held against the statements of that holder alone, without the words that name it.
"""

from collections.abc import Iterable, Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token

_LONGEST = 3
"""Words of the name of a holder, and of what it is said to do, at most."""


class Framed:
    """Parts a sentence from the words that say whose view it is."""

    def __init__(self, bearing: Bearing, holders: Iterable[str]) -> None:
        self._bearing = bearing
        self._names = {tuple(name.casefold().split()) for holder in holders for name in holder.split(" and ")}

    def parted(self, tokens: Sequence[Token]) -> tuple[str, Sequence[Token]] | None:
        """Who holds what is told, and what is told; None for a sentence that does not open with that, nor ends with it."""
        end = len(tokens) - (bool(tokens) and tokens[-1].text == ".")
        if opening := self._opens(tokens[:end]):
            return opening[0], tokens[opening[1] :]
        commas = [at for at in range(end) if tokens[at].text == ","]
        closing = self._opens(tokens[commas[-1] + 1 : end], closes=True) if commas else None
        return (closing[0], tokens[: commas[-1]]) if closing and commas[-1] + 1 + closing[1] == end else None

    def _opens(self, tokens: Sequence[Token], *, closes: bool = False) -> tuple[str, int] | None:
        """The holder with which these tokens open, and how many of them say so."""
        by = 1 if tokens and self._bearing.among(tokens[0].text, "held-according") else 0
        as_told = bool(tokens) and not by and tokens[0].text == "as"  # "as the article says, ..."
        at = by + as_told
        at += len(tokens) > at and tokens[at].text in ARTICLES
        named = self._named(tokens, at)
        if named is None:
            return None
        holder, at = named
        if by:
            return holder, at + (at < len(tokens) and tokens[at].text == ",")
        says = next((n for n in range(_LONGEST, 0, -1) if self._says(tokens[at : at + n], n)), 0)
        if not says:
            return None
        at += says
        follows = at < len(tokens) and tokens[at].text == ("," if as_told else "that")
        return (holder, at + follows) if follows or closes else None

    def _says(self, tokens: Sequence[Token], length: int) -> bool:
        return len(tokens) == length and self._bearing.among(" ".join(t.text for t in tokens), "holder-says")

    def _named(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The name of a holder that stands there, or what is its document, and where it ends: "ACR", "the ACR's criteria"."""
        for length in range(_LONGEST, 0, -1):
            words = tuple(word.removesuffix("'s") for t in tokens[at : at + length] for word in t.text.casefold().split())
            if words in self._names:
                end = at + length
                return " ".join(words), end + (end < len(tokens) and self._bearing.among(tokens[end].text, "document"))
        return None
