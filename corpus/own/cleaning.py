"""Text as it came from a file -> text that is safe to store, show and search: nothing hidden, one kind of blank."""

import re
import unicodedata

from corpus.words import without_invisible

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Control, format (bidirectional marks, tags), half surrogate pairs, private use (symbol fonts)."""
_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_EDGES = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """The text in NFC without hidden and control characters; blanks are single, at most one line is empty."""
    text = without_invisible(_NEWLINE.sub("\n", text))
    text = _BLANKS.sub(" ", "".join(c for c in text if c == "\n" or _is_seen(c)))
    text = unicodedata.normalize("NFC", text)
    return _MANY_LINES.sub("\n\n", _EDGES.sub("\n", text)).strip()


def clean_line(text: str) -> str:
    """The same for what must stay on one line."""
    return clean(text.replace("\n", " ")).replace("\n", " ")


def _is_seen(character: str) -> bool:
    if character.isspace():
        return True  # tabs and no-break blanks become plain ones
    return unicodedata.category(character) not in _UNSEEN and ord(character) & 0xFFFE != 0xFFFE
