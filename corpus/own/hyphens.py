"""Words cut at the end of a line are put together again, as the rest of the document writes them."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_REST = re.compile(r"^[^\W\d_]+")

Piece = tuple[int | None, str]
"""Page and text of a part of a paragraph."""


class Hyphens:
    """Knows the words of one document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            found = _WORD.findall(line)
            whole = found[:-1] if _CUT.search(line) else found
            self._words.update(word.casefold() for word in whole)

    def joined(self, lines: Sequence[tuple[int | None, str]]) -> list[Piece]:
        """Lines joined to one text a page: by a blank, or by nothing after a hyphen, which goes if it only cut a word."""
        pieces: list[Piece] = []
        for page, line in lines:
            if not pieces:
                pieces.append((page, line))
                continue
            last_page, text = pieces[-1]
            if page != last_page and not _CUT.search(text):
                pieces.append((page, line))
                continue
            pieces[-1] = (last_page, self._seam(text, line))
        return pieces

    def _seam(self, text: str, line: str) -> str:
        cut, rest = _CUT.search(text), _REST.match(line)
        if text.endswith(("-", "\u2010", "/")) and not (cut and rest):
            return text + line  # "FDG-" + "18", "and/" + "or"
        if not cut or not rest:
            return f"{text} {line}"
        return (text[:-1] if self._only_cut(cut[1], rest.group()) else text) + line

    def _only_cut(self, first: str, rest: str) -> bool:
        """True if the hyphen is no part of the word: "meta-" + "stasis", but not "FDG-" + "PET" or "low-" + "grade"."""
        if f"{first}-{rest}".casefold() in self._words or not rest.islower():
            return False
        if (first + rest).casefold() in self._words:
            return True
        return first.casefold() not in self._words and not first.isupper() and len(rest) > 1
