"""Wordings of the corpus as parts of patterns; what may stand around them is the grammar of the module that asks."""

import re
from collections.abc import Iterable, Set

from corpus.schema import Concept

_CLASS = "class-"
_SLOT = re.compile(r"\{[^{}]*\}|[^\s{}]+")
"""A word of a wording, or the words in its place: "{leave|keep}", "{iv|}"."""


class Wordings:
    """The grammar's own classes of words and of families of words; one that is not in the vocabulary raises KeyError."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._forms: dict[str, list[str]] = {}
        for cue, forms in ((concept.cue or "", concept.forms) for concept in concepts):
            if cue.startswith(_CLASS):
                self._forms.setdefault(cue.removeprefix(_CLASS), []).extend(forms)

    def forms(self, name: str) -> Set[str]:
        """All of a class, as they are written."""
        return frozenset(self._forms[name])

    def any_of(self, *names: str) -> str:
        """A pattern for one wording of these classes."""
        return f"(?:{'|'.join(_pattern(form) for name in names for form in self._forms[name])})"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that reads capitals as small letters."""
    return re.compile(pattern, re.IGNORECASE)


def _pattern(form: str) -> str:
    """ "{leave|keep} {iv|} contrast": each word with the blank that parts it from the last one that is always there."""
    slots = [slot.strip("{}").split("|") for slot in _SLOT.findall(form)]
    last = max(at for at, slot in enumerate(slots) if "" not in slot)
    parts = []
    for at, slot in enumerate(slots):
        words = f"(?:{'|'.join(re.escape(word) for word in slot if word)})".replace(r"\ ", r"\s").replace(",", r"\s?,")
        part = rf"{words}\s" if at < last else words if at == last else rf"\s{words}"
        parts.append(f"(?:{part})?" if "" in slot else part)
    return "".join(parts)
