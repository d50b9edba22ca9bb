"""The step `intake`: what came in becomes clean text, within limits, without identifiers."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.schema import Masked
from bot.understand.wording.identifiers import mask_identifiers
from bot.understand.wording.written import as_written
from corpus.words import without_invisible

LONGEST = 8_000
"""Code points of a question that are read; referral notes are long, attacks are longer."""
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: the text as given, the user's earlier turns, and facets that were chosen."""

    question: str
    id: str | int | float | None = None
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()
    chosen_before: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facets that the user chose in earlier turns; what the question says is stronger."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The clean, masked question and turns; `problem` names the phrase to refuse with."""

    text: str
    earlier: tuple[str, ...]
    masked: tuple[Masked, ...]
    problem: str | None = None


def take_in(inquiry: Inquiry) -> Intake:
    """Masks identifiers, then drops markup, invisible and control characters; too long is refused unread."""
    if len(inquiry.question) > LONGEST:
        return Intake("", (), (), "refused-long")
    masked_text, masked = mask_identifiers(inquiry.question)
    earlier = tuple(_clean(mask_identifiers(turn[:LONGEST])[0]) for turn in inquiry.earlier)
    text = _clean(masked_text)
    problem = None if text or inquiry.facets or any(earlier) else "refused-empty"
    return Intake(text, earlier, masked, problem)


def _clean(text: str) -> str:
    text = _TAG.sub(" ", _SCRIPT.sub(" ", without_invisible(text)))
    text = "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") else " " for c in text)
    return as_written(text).strip()
