"""Comparisons of measures: which study a sentence says is the more sensitive one, held against the shares of a series."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.check.words.cells import Cell, is_of
from bot.check.words.measures import MEASURED
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy

_AHEAD = 2
"""Words from one that compares to the measure: "the higher sensitivity"."""
_OF = ("with", "for", "by", "of", "on")
"""Words before the study of a measure that is told first: "sensitivity was higher with CT"."""
_BEHIND = 4
"""Words from one that compares to such a study, at most."""
_CALLED = {**MEASURED, **{name: name for name in MEASURED.values()}}
"""Measures by their names, and by what a study is called that has much of them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """ "PET/CT was more specific": a study, a measure, and whether it has more of it or less."""

    study: NamedStudy
    measure: str
    way: str

    def is_borne_out(self, cells: Sequence[Cell]) -> bool:
        """True if the study has more of the measure than every other of which a share is told, or less, as it says."""
        own = {cell.number for cell in cells if cell.measure == self.measure and cell.study and is_of(self.study, cell.study)}
        others = {
            cell.number for cell in cells if cell.measure == self.measure and cell.study and not is_of(self.study, cell.study)
        }
        try:
            signs = {(float(a) > float(b)) - (float(a) < float(b)) for a in own for b in others}
        except ValueError:  # "82-96": as it was and as it became
            return False
        return signs == {1 if self.way == "up" else -1}


def comparisons_of(tokens: Sequence[Token], goes: Mapping[str, str]) -> tuple[Compared, ...] | None:
    """What a sentence compares, where each word that compares does so of a measure and of a study; None if one does not."""
    found = [_at(tokens, at, way) for at, way in _ways(tokens, goes)]
    return tuple(one for one in found if one) if found and all(found) else None


def _ways(tokens: Sequence[Token], goes: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where words say more or less, and which of the two."""
    for at, token in enumerate(tokens):
        ways = {goes[word] for word in token.text.split() if goes.get(word) in ("up", "down")} if not token.study else set()
        yield from ((at, way) for way in ways)


def _at(tokens: Sequence[Token], at: int, way: str) -> Compared | None:
    near = [*tokens[at : at + 1 + _AHEAD], *tokens[max(0, at - _AHEAD) : at][::-1]]
    measure = next((told for token in near if (told := _measure(token))), None)
    study = _study(tokens, at)
    return Compared(study, measure, way) if study and measure else None


def _measure(token: Token) -> str | None:
    """ "More specific", "specificity"."""
    if token.study:
        return None
    called = next((_CALLED[word] for word in token.text.split() if word in _CALLED), None)
    return called or (token.cues["metric"] or token.text if "metric" in token.cues else None)


def _study(tokens: Sequence[Token], at: int) -> NamedStudy | None:
    """The study told of right behind by "with" or "for", or else the nearest one before."""
    behind = tokens[at + 1 : at + 1 + _BEHIND]
    for of, after in combinations(range(len(behind)), 2):
        study = behind[after].study
        if study and behind[of].text in _OF and not any(t.study for t in behind[of:after]):
            return study
    return next((t.study for t in reversed(tokens[:at]) if t.study), None)
