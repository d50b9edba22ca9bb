"""One thing that the user said, read by itself."""

from dataclasses import dataclass

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from corpus.reading import Reading


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that the user said, read by itself."""

    reading: Reading
    facets: dict[str, FacetReading]
    studies: tuple[NamedStudy, ...]
