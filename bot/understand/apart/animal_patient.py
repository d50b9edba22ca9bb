""" "Greyhound, 7 y, osteosarcoma": the patient is an animal, told of as one tells of a patient."""

from bot.understand.apart.animals import animals_named, people_before
from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_DESCRIBES = as_folded(
    "a an the this that our my old year years yr yrs y yo month months male female neutered spayed castrated entire intact large "
    "small giant breed young elderly limping lame m f mn fn fs patient signalment : - ( black white brown chocolate golden "
    "yellow adult retired big pedigree another for in of on with case racing rescue ein eine einen einem "
    "einer un una une uno um uma el la le der die unser unsere mein meine notre mon ma nuestro nuestra mi nosso nossa "
    "it's it is das ist c'est es"
)
"""Words before an animal that is the patient, from the head of its sentence or from "in a" on."""
_OURS = as_folded("our my unser unsere mein meine notre mon ma nuestro nuestra nosso nossa minha")
"""Before an animal that closes its sentence: "fibrosarcoma at the vaccine site, our tabby"."""
_AT = as_folded("of in on at the a an left right l r her his its am an im vom der des de la del da do en à en las los du au")
"""Between a tumour and the part it sits at."""
_IN, _ARTICLES = as_folded("in for bei en chez em"), as_folded("a an our this my ein eine einem einer un una une um uma")
_TELLS = as_folded(
    "with has got had was is presents presented presenting diagnosed biopsied lame limping weighing weighs aged old comes came "
    "referred shows developed under and mit hat con tiene avec a com tem"
)
"""Words behind an animal that is the patient; "bite", "owner" and "walker" are none of them."""
_OF = as_folded("de d' di da von")
"""Between an animal and its age: "galgo de 7 años"."""


def animal_patient(reading: Reading) -> dict[str, FacetReading]:
    """The species, by an animal that heads a sentence, closes it or stands behind "in a", or by a part no person has."""
    parts = (m for m in reading.cues("animal_part") if _bears_the_tumour(m, reading) and not people_before(m.first, reading))
    found = next((m for m in animals_named(reading) if _is_the_patient(m, reading)), None) or next(parts, None)
    return {"species": FacetReading(("animal",), "said", found.words)} if found else {}


def _is_the_patient(animal: Mention, reading: Reading) -> bool:
    before = [w.folded for w in reading.words[: animal.first]]
    if people_before(animal.first, reading):
        return False
    placed = _heads_its_sentence(animal, reading) or _stands_behind_in(before) or _closes_its_sentence(animal, reading)
    return placed and _is_told_of(animal, reading)


def _bears_the_tumour(part: Mention, reading: Reading) -> bool:
    """ "Osteosarcoma of the left foreleg", "a hock chondrosarcoma"; "the paw left a scratch" tells nothing."""
    tumours = [m for m in reading.mentions if m.concept.facet == "histology" or m.concept.cue == "lump"]
    if any(m.first == part.last + 1 for m in tumours):
        return True
    before = [m.last for m in tumours if m.last < part.first]
    return bool(before) and {w.folded for w in reading.words[max(before) + 1 : part.first]} <= _AT


def _closes_its_sentence(animal: Mention, reading: Reading) -> bool:
    """ "Fibrosarcoma at the vaccine site, our Maine Coon.": a tumour is told of, then whose it is."""
    start, end = sentence_at(reading, animal.first)
    ill = any(start <= m.first < animal.first for m in reading.mentions if m.concept.facet == "histology")
    ours, mark = reading.words[animal.first - 1].folded, reading.words[animal.first - 2]
    closes = all(w.is_mark for w in reading.words[animal.last + 1 : end])
    return start + 1 < animal.first and ill and ours in _OURS and mark.is_mark and closes


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
    behind = [w for w in reading.words[animal.last + 1 : animal.last + 3] if w.folded not in _OF][:1]
    tumour = any(m.first == animal.last + 1 for m in reading.mentions if m.concept.facet in ("histology", "site"))
    return not behind or behind[0].is_mark or behind[0].folded in _TELLS or behind[0].folded[:1].isdigit() or tumour
