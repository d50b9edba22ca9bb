"""A lexicon that reads a sentence once, however many rules ask for it or for its studies."""

from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understand.imaging.studies import NamedStudy, named_studies
from corpus import Corpus
from corpus.lexicon import Lexicon
from corpus.reading import Mention, Reading

_SENTENCES = 256
"""Sentences kept: more than one pass over one text looks back at."""
_SILENT = frozenset(" \t\n'’-–‑−/°·£€$")
"""Characters between words that say nothing."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What every vocabulary needs of a sentence before it takes its own words of it."""

    reading: Reading
    exact: tuple[str, ...]
    """The words as they are written, in small letters."""
    gaps: tuple[bool, ...]
    """Before each word, and at the end: true if a character stands there that is not accounted for."""
    studies: dict[int, NamedStudy]
    """By the place of their first word; "gadolinium enhances" is no "enhanced", so a mended name is none."""
    spelled_out: tuple[Mention, ...]


class Remembering:
    """Holds a lexicon and gives the same readings."""

    def __init__(self, lexicon: Lexicon, corpus: Corpus) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._read = lru_cache(maxsize=_SENTENCES)(lexicon.read)
        self._studies = lru_cache(maxsize=_SENTENCES)(self._named)
        self._scanned = lru_cache(maxsize=_SENTENCES)(self._scan)

    def read(self, text: str) -> Reading:
        """Every mention in a text."""
        return self._read(text)

    def studies(self, text: str) -> tuple[NamedStudy, ...]:
        """The studies that a text names, in order."""
        return self._studies(text)

    def scanned(self, text: str) -> Scanned:
        """A text as the vocabularies take it."""
        return self._scanned(text)

    def _named(self, text: str) -> tuple[NamedStudy, ...]:
        """Of a name, all words name: what words mean together ("biopsy is the first step") may judge as well."""
        reading = self.read(text)
        names = tuple(m for m in reading.mentions if not m.concept.study or m.spelled_out)
        named = reading if len(names) == len(reading.mentions) else replace(reading, mentions=names)
        return tuple(named_studies(named, self._corpus))

    def _scan(self, text: str) -> Scanned:
        reading = self.read(text)
        mended = [m for m in reading.mentions if m.concept.study and not m.exact]
        studies = {s.first: s for s in self.studies(text) if not any(s.first <= m.first <= s.last for m in mended)}
        starts, ends = [w.start for w in reading.words], [w.end for w in reading.words]
        return Scanned(
            reading,
            tuple(exact(text[start:end]) for start, end in zip(starts, ends, strict=True)),
            tuple(not _SILENT.issuperset(text[end:start]) for end, start in zip([0, *ends], [*starts, len(text)], strict=True)),
            studies,
            tuple(m for m in reading.mentions if m.spelled_out),
        )


def exact(word: str) -> str:
    """A word as it is written, in small letters."""
    return word.casefold().replace("’", "'")
