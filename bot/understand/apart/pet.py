"""A pet that is ill beside a patient: "the family dog has bone cancer, which is why everybody is nervous"."""

from itertools import pairwise

from bot.understand.apart.animals import animals_named, people_before
from bot.understand.wording.sentences import sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import as_folded

_OWNERS = as_folded("his her their family family's families neighbour's neighbor's neighbours neighbors my our own")
_OWNS = as_folded("owns owned keeps kept")
_AGED = frozenset({"m", "f", "yo", "y", "yr", "yrs"})
"""Behind the figures of an age."""
_AGAIN = as_folded("he she they we i patient himself herself now")
"""Words from which on a sentence that began with a pet speaks of people again."""
_OF_THE_TUMOUR = (
    "species",
    "histology",
    "tissue",
    "behaviour",
    "grade",
    "treatment",
    "biopsy",
    "purpose",
    "site",
    "origin",
    "target",
)
_TOLD_OF_A_TUMOUR = (*RETURNS, "lump")
_JUST_BEFORE = 3
"""Words before a pet that can tell whose it is."""


def of_a_pet(reading: Reading) -> list[Mention]:
    """ "His dog died of osteosarcoma", where somebody's own lesion is told of as well; "a dog with a sarcoma" is the patient."""
    pets = [m.first for m in animals_named(reading) if _is_owned(m.first, reading)]
    if not pets or not _speaks_of_people(pets, reading):
        return []
    theirs = {at for pet in pets for at in range(pet, _end_of_it(pet, reading))}
    told = [m for m in reading.mentions if m.concept.facet in _OF_THE_TUMOUR or m.concept.cue in _TOLD_OF_A_TUMOUR]
    animals = [m for m in told if m.concept.facet == "species"]
    if any(not {m.first, m.last} & theirs for m in animals):
        return []  # "vet here"
    ours = [m for m in told if m.last not in theirs and (m.concept.facet == "histology" or m.concept.cue == "lump")]
    return [m for m in told if m.last in theirs] if ours else []


def _is_owned(pet: int, reading: Reading) -> bool:
    """ "The family cat", "he keeps a dog"."""
    before = {w.folded for w in reading.words[max(0, pet - _JUST_BEFORE) : pet]}
    return bool(before & (_OWNERS | _OWNS))


def _speaks_of_people(pets: list[int], reading: Reading) -> bool:
    """Before the sentence of the first pet: "a boy of 13", "34M"; or somebody "keeps a dog"."""
    start, _ = sentence_at(reading, pets[0])
    before = [w.folded for w in reading.words[:start]]
    if _OWNS & {w.folded for w in reading.words[max(0, pets[0] - _JUST_BEFORE) : pets[0]]}:
        return True
    aged = any(one.isdigit() and two in _AGED for one, two in pairwise(before))
    return aged or people_before(start, reading) or any(m.last < start and m.concept.facet == "sex" for m in reading.mentions)


def _end_of_it(pet: int, reading: Reading) -> int:
    _, end = sentence_at(reading, pet)
    behind = range(pet + 1, end)
    return next((at for at in behind if reading.words[at].folded in {";", ":", ","} | _AGAIN), end)
