"""What makes an imported text suspect: words that instruct a language model, and editions that are no longer in force."""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from corpus.own.errors import OwnDocumentError
from corpus.schema import Record, Text
from corpus.strict_yaml import read_yaml
from corpus.words import Word, fold, words_of

_FILE = Path(__file__).parent / "cautions.yaml"
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_SPACED = re.compile(r"(?:\b[^\W\d_][ .·_-]){7,}[^\W\d_]\b")
"""Letters set apart one by one."""
_HEAD = 3_000
"""Code points at the start of a document where its publisher and year stand."""
_YEAR_SAID = re.compile(
    r"\b(?:revised|reviewed|review date|published|updated|edition|version)\W{0,3}(?:[a-z]+ )?(\d{4})\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ACR = ("acr", "american college of radiology")


class Cue(Record):
    """Words in order with alternatives; `gap` other words at most between two, `opens` only at the start of a sentence."""

    say: Text
    gap: int = 2
    opens: bool = False


class Superseded(Record):
    """An edition of the ACR that is no longer in force, and what is instead."""

    title: Text
    words: Text
    edition: int
    until: int
    renamed: bool
    now: Text


class Cautions(Record):
    """The whole of `cautions.yaml`."""

    instructions: tuple[Cue, ...]
    characters: tuple[Text, ...]
    superseded: tuple[Superseded, ...]


class _Pattern(NamedTuple):
    steps: tuple[frozenset[str], ...]
    cue: Cue


def instruction_places(text: str) -> list[tuple[int, int]]:
    """Start and end (code points) of all that reads like an instruction to a language model, also encoded or set apart."""
    found = [(start + at, end + at) for at, part in _paragraphs(text) for start, end in _plain_places(part)]
    for blob in _BASE64.finditer(text):
        if any(_plain_places(_decoded(blob.group()))):
            found.append(blob.span())
    for letters in _SPACED.finditer(text):
        together = re.sub(r"[ .·_-]", "", letters.group()).casefold()
        if any(word in together for word in ("ignore", "instruction", "systemprompt", "youarenow")):
            found.append(letters.span())
    return sorted(found)


def superseded_edition(title: str, text: str) -> Superseded | None:
    """The entry of an old ACR edition that a document is a copy of, or None."""
    head = f"{title}\n{text[:_HEAD]}".casefold()
    if not any(re.search(rf"\b{name}\b", head) for name in _ACR):
        return None
    words = _folded(title)
    year = edition_year(title, text)
    for entry in _cautions().superseded:
        if _folded(entry.words) <= words and (entry.renamed if year is None else year <= entry.until):
            return entry
    return None


def edition_year(title: str, text: str) -> int | None:
    """The year of the edition: as the head of the document says, else as its title does."""
    said = [int(year) for year in _YEAR_SAID.findall(text[:_HEAD])] or [int(year) for year in _YEAR.findall(title)]
    years = [year for year in said if 1900 <= year <= 2100]
    return max(years, default=None)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph with its place, so that a long text is never held as a list of its words."""
    start = 0
    for part in text.split("\n\n"):
        yield start, part
        start += len(part) + 2


def _plain_places(text: str) -> Iterator[tuple[int, int]]:
    words = words_of(text)
    starts = _patterns_by_word()
    for number, word in enumerate(words):
        for pattern in starts.get(word.folded, ()):
            if (end := _match_end(words, number, pattern)) is not None:
                yield word.start, end
    folded = text.casefold()
    for characters in _cautions().characters if len(folded) == len(text) else ():
        start = folded.find(characters.casefold())
        while start >= 0:
            yield start, start + len(characters)
            start = folded.find(characters.casefold(), start + 1)


def _match_end(words: list[Word], number: int, pattern: _Pattern) -> int | None:
    if pattern.cue.opens and number and not words[number - 1].is_mark:
        return None
    at = number
    for step in pattern.steps[1:]:
        near = range(at + 1, min(at + 2 + pattern.cue.gap, len(words)))
        found = next((n for n in near if words[n].folded in step), None)
        if found is None or any(words[n].folded in ".?!" for n in range(at, found)):
            return None
        at = found
    return words[at].end


def _decoded(blob: str) -> str:
    plain = blob.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8", "ignore")
    except (binascii.Error, ValueError):
        return ""


def _folded(text: str) -> frozenset[str]:
    return frozenset(w.folded for w in words_of(text) if not w.is_mark)


@cache
def _patterns_by_word() -> dict[str, list[_Pattern]]:
    by_word: dict[str, list[_Pattern]] = {}
    for cue in _cautions().instructions:
        steps = tuple(frozenset(map(fold, step.split("|"))) for step in cue.say.split())
        for word in steps[0]:
            by_word.setdefault(word, []).append(_Pattern(steps, cue))
    return by_word


@cache
def _cautions() -> Cautions:
    content, fault = read_yaml(_FILE, _FILE.name)
    if fault:
        raise OwnDocumentError(f"The installation is damaged: {fault}. Install it again.")
    return TypeAdapter(Cautions).validate_python(content, strict=False)
