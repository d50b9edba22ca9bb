""" "Greyhound, 7 y, osteosarcoma": the patient is an animal, told of as one tells of a patient."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_DESCRIBES = as_folded(
    "a an the this that our my old year years yr yrs y yo month months male female neutered spayed castrated entire intact large "
    "small giant breed young elderly limping lame m f mn fn fs patient signalment : - ( black white brown chocolate golden "
    "yellow adult retired big pedigree another for in of on with case racing rescue ein eine einen einem "
    "einer un una une uno um uma el la le der die"
)
"""Words before an animal that is the patient, from the head of its sentence or from "in a" on."""
_IN, _ARTICLES = as_folded("in for bei en chez em"), as_folded("a an our this my ein eine einem einer un una une um uma")
_TELLS = as_folded(
    "with has had was is presents presented presenting diagnosed biopsied lame limping weighing weighs aged old comes came "
    "referred shows developed under and mit hat con tiene avec a com tem"
)
"""Words behind an animal that is the patient; "bite", "owner" and "walker" are none of them."""
_OF = as_folded("de d' di da von")
"""Between an animal and its age: "galgo de 7 años"."""
_OF_PEOPLE = as_folded(
    "man woman boy girl lady gentleman child teenager adolescent toddler infant baby student farmer teacher nurse owner breeder "
    "rider jockey walker trainer handler groomer keeper his her"
)


def animal_patient(reading: Reading) -> dict[str, FacetReading]:
    """The species, if an animal heads a sentence or stands behind "in a", and people are not told of before it."""
    found = next((m for m in reading.cues("animal_word") if _is_the_patient(m, reading)), None)
    return {"species": FacetReading(("animal",), "said", found.words)} if found else {}


def _is_the_patient(animal: Mention, reading: Reading) -> bool:
    before = [w.folded for w in reading.words[: animal.first]]
    people = [m for m in reading.mentions if m.concept.facet == "sex" and m.words.casefold() not in _DESCRIBES]
    if _OF_PEOPLE & set(before) or any(m.last < animal.first for m in people):
        return False
    return (_heads_its_sentence(animal, reading) or _stands_behind_in(before)) and _is_told_of(animal, reading)


def _heads_its_sentence(animal: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, animal.first)
    ill = any(start <= m.first < end for m in reading.mentions if m.concept.facet == "histology")
    if start > 0 and not ill:
        return False  # "Diet: likes cheese. Dog, six cows, tractor."
    lead = [w.folded for w in reading.words[start : animal.first]]
    lead = lead[len(lead) - lead[::-1].index(":") :] if ":" in lead else lead
    return all(word in _DESCRIBES or word[:1].isdigit() for word in lead)


def _stands_behind_in(before: list[str]) -> bool:
    """ "Osteosarcoma in a 6-year-old Irish setter"."""
    at = len(before) - 1
    while at > 0 and (before[at] in _DESCRIBES or before[at][:1].isdigit()) and before[at] not in _ARTICLES:
        at -= 1
    return at > 0 and before[at] in _ARTICLES and before[at - 1] in _IN


def _is_told_of(animal: Mention, reading: Reading) -> bool:
    """A mark, a figure, a verb, a tumour or nothing behind it."""
    if reading.text[animal.start : animal.end].isupper() and animal.words.casefold() in ("cat", "cats"):
        return False  # "CAT scan"
    behind = [w for w in reading.words[animal.last + 1 : animal.last + 3] if w.folded not in _OF][:1]
    tumour = any(m.first == animal.last + 1 for m in reading.mentions if m.concept.facet in ("histology", "site"))
    return not behind or behind[0].is_mark or behind[0].folded in _TELLS or behind[0].folded[:1].isdigit() or tumour
