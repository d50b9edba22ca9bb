"""What of a sentence can be held against a statement of the corpus: its figures, what it compares, and what it denies."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.check.facts.measured import Compared
from bot.check.words.cells import Cell
from bot.understand.imaging.studies import NamedStudy

Number = tuple[str, str]
"""A number with its unit; without one, of patients or lesions."""
SERIES = 13
"""Patients or lesions from which on the size of a series is told by few others."""
KIND = " ..."
"""Ends the mark of tumours of one kind, whatever they are called."""
OPPOSITE = {"up": "down", "down": "up", "ill": "well", "well": "ill"}


@dataclass(frozen=True, slots=True)
class Retelling:
    """The figures of a sentence and the words that can turn them."""

    numbers: frozenset[Number]
    series: frozenset[str]
    """The numbers that can be the size of a series."""
    bounds: Mapping[str, str]
    """Numbers that something lies "above" or "below"."""
    cells: tuple[Cell, ...]
    words: frozenset[str]
    """Stems of what it is about."""
    studies: tuple[NamedStudy, ...]
    ways: tuple[str, ...]
    """Which way it compares: "up", "down", or "level" for what is left as it is."""
    kinds: frozenset[str]
    """What it calls a lesion: "ill" or "well"."""
    portions: frozenset[str]
    """Parts of a whole that are told in words: "50" for half, "most" and "every" as they are."""
    nearly: frozenset[str]
    """Numbers that are told to be near."""
    rivals: frozenset[tuple[str, str]]
    """Tumours, places and people that it tells of, with their kind, as stems."""
    ratios: Mapping[str, str]
    """What is told as so many of a series, with its share in a hundred: 95 for "19 of 20 patients"."""
    of_several: frozenset[tuple[str, str]]
    """The same and with few of them, with the number of all."""
    lists: bool
    """Nothing but joining words stands between its studies."""
    levels: bool
    """It calls what it compares the same."""
    denials: int
    denied: NamedStudy | None
    """The study that the first denial is told of."""
    compared: tuple[Compared, ...] | None = None
    """What it compares, if that is measures of studies and nothing else."""
