"""The animals that a text names, and whether somebody was told of before them: whose they are, and who the patient is."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_CAT, _SCAN = as_folded("cat cats"), as_folded("scan scans scanning")
_OF_ANIMALS_TOO = as_folded("m f male female")
"""What tells the sex of an animal as well as of a person."""


def animals_named(reading: Reading) -> list[Mention]:
    """ "The family cat", and no "CAT scan"."""
    return [m for m in reading.cues("animal_word") if not _is_a_scan(m, reading)]


def people_before(place: int, reading: Reading) -> bool:
    """ "A woman brings her dog", "the jockey's mare": somebody is named before a word."""
    people = (m for m in reading.mentions if m.concept.facet == "sex" and m.words.casefold() not in _OF_ANIMALS_TOO)
    return any(m.last < place for m in (*reading.cues("person_named"), *people))


def _is_a_scan(animal: Mention, reading: Reading) -> bool:
    behind = {w.folded for w in reading.words[animal.last + 1 : animal.last + 2]}
    return animal.words.casefold() in _CAT and (animal.words.isupper() or bool(_SCAN & behind))
