"""Words of a place that can only be told of a tumour that was treated: "the operated site", "the resection bed"."""

from corpus.reading import Reading
from corpus.words import as_folded, words_of

_TREATED = as_folded("operated operative resected resection excised excision treated surgical surgery postoperative stump scar")


def names_a_treated_place(words: str) -> bool:
    """ "Ultrasound of the operated site"."""
    return any(w.folded in _TREATED for w in words_of(words))


def speaks_of_a_treated_place(reading: Reading) -> bool:
    """ "In bone tumours ultrasound of the operated site is a first-line test": first of all after treatment."""
    places = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "local"]
    return any(names_a_treated_place(m.words) for m in places)
