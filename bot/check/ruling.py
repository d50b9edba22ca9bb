"""What a ruling is: findings with their reasons, the verdict, and the text that may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.check.words.units import Unit
from bot.schema import RatedRow

Outcome = Literal["contradicts", "unreadable", "consistent", "no_claim"]
STRENGTH: tuple[Outcome, ...] = ("contradicts", "unreadable", "consistent", "no_claim")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found in one unit; offsets are code points into the text ruled on."""

    rule: str
    kind: Outcome
    words: str
    start: int
    end: int
    because: str
    row: RatedRow | None = None
    source: str | None = None

    @property
    def withholds(self) -> bool:
        """True if its unit may not be shown."""
        return self.kind in ("contradicts", "unreadable")


def found(rule: str, kind: Outcome, because: str, source: str | None = None) -> Finding:
    """A finding without its place, which the checker adds."""
    return Finding(rule, kind, "", 0, 0, because, None, source)


@dataclass(frozen=True, slots=True)
class Ruling:
    """All findings of a text; `safe_text` is what stands, verbatim and in order, and stands when checked again."""

    text: str
    findings: tuple[Finding, ...]
    safe_text: str

    @property
    def verdict(self) -> Outcome:
        """The strongest outcome among the findings."""
        return min((f.kind for f in self.findings), key=STRENGTH.index, default="no_claim")


def joined(text: str, kept: Sequence[Unit]) -> str:
    """The units that stand, each with the blanks that stood before it."""
    parts: list[str] = []
    for unit in kept:
        before = unit.start
        while before and text[before - 1].isspace():
            before -= 1
        gap = text[before : unit.start] if parts else ""
        parts.append(gap + unit.of(text))
    return "".join(parts)
