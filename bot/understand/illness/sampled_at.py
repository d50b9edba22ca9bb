"""A name told right behind the sample that gave it, with no more between them than where and when the sample was taken."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_GIVES = as_folded(": = - – > ( result report says say shows showed")
_BETWEEN = as_folded(
    "of the from in on at left right prox proximal dist distal du de la le del della do da vom der des am dated l r is was "
    "a an his her mr mrs"
)

_REACH = 6
"""Words of a place and a day, at most."""


def behind_its_place_and_day(name: Mention, reading: Reading) -> int:
    """The last word before "distal femur 12/11:" in "biopsy distal femur 12/11: osteosarcoma", which is the sample."""
    at = name.first - 1
    while at > 0 and reading.words[at].folded in _GIVES:
        at -= 1
    places = {n for m in reading.mentions if m.concept.facet == "site" for n in range(m.first, m.last + 1)}
    months = {n for m in reading.cues("month") for n in range(m.first, m.last + 1)}
    stop = at - _REACH
    while at > stop and at > 0 and (at in places | months or reading.words[at].folded in _BETWEEN or _is_a_figure(at, reading)):
        at -= 1
    return at


def _is_a_figure(at: int, reading: Reading) -> bool:
    """ "12/11", "20.11."."""
    return reading.words[at].folded.replace(".", "").isdigit()
