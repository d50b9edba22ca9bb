"""Words that belong to a longer name: "follow-up of bone tumours" names a tumour, and no follow-up of the bones."""

from dataclasses import replace

from corpus.reading import Mention, Reading

_PLACE, _ELSEWHERE = "target", "extrapulmonary"
_BONE = "bone"
_OF_THE_TUMOUR = frozenset(
    {"bed", "beds", "site", "sites", "resection", "tumor", "tumors", "sarcoma", "sarcomas", "lesion", "lesions", "recurrence"}
)
"""Words before which "bone" says what the tumour arose in."""

_WATCHED = frozenset({"bone surveillance", "surveillance of bone", "bone follow up"})
"""What is done for the bed of a bone tumour, in a text on it."""


def without_halves(reading: Reading, *, of_bone: bool = False) -> Reading:
    """A reading without the places that end on the first word of what a tumour or its bed is called.

    In a text `of_bone`, on the bed of a bone tumour, "bone surveillance" is that of the bed.
    """
    kept = tuple(m for m in reading.mentions if not (_is_elsewhere(m) and _is_a_half(m, reading, of_bone=of_bone)))
    return replace(reading, mentions=kept) if len(kept) < len(reading.mentions) else reading


def _is_a_half(mention: Mention, reading: Reading, *, of_bone: bool) -> bool:
    return (of_bone and _is_of_the_bed(mention)) or _ends_on_its_first_word(reading, mention.last)


def _is_of_the_bed(mention: Mention) -> bool:
    return mention.words.casefold().replace("-", " ") in _WATCHED


def _is_elsewhere(mention: Mention) -> bool:
    return mention.concept.facet == _PLACE and mention.concept.value == _ELSEWHERE


def _ends_on_its_first_word(reading: Reading, last: int) -> bool:
    following = reading.words[last + 1].folded if last + 1 < len(reading.words) else ""
    return reading.words[last].folded == _BONE and following in _OF_THE_TUMOUR
