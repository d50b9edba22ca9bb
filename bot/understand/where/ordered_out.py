"""A place that an order leaves out: "exclude the thorax", "omit the chest"; a disease is not left out, but ruled out."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_AHEAD = as_folded("exclude omit drop excluya excluye excluir omita omitir exclure excluez omettre omettez laissez")
_LEAVE = "leave"
_BEHIND = as_folded("weglassen auslassen ausklammern aussparen")
_OUT = as_folded("out off aside de côté")
_ARTICLES = as_folded("the her his their le la les el los il die den der das o os")
_PLACES = as_folded("thorax chest lungs lung torax pulmones poumons lunge lungen polmoni torace pulmões")
_GOES_ON = as_folded("and which what please for from since as then bitte was welche qué que quel quelle y et und this")
"""Behind a place that is named alone: "exclude the chest please", and not "exclude chest disease"."""
_NOT_AN_ORDER = as_folded("to can could cannot not would will must they they've has have was")


def is_ordered_out(place: Mention, reading: Reading) -> bool:
    """ "New osteosarcoma staging: exclude the thorax, which scan?"; "to exclude lung metastases" looks for them."""
    words = [w.folded for w in reading.words]
    if words[place.last] not in _PLACES or place.first < place.last - 1:
        return False
    behind = words[place.last + 1 : place.last + 2]
    if behind and behind[0] in _BEHIND:
        return True
    if behind and not (reading.words[place.last + 1].is_mark or behind[0] in _GOES_ON):
        return False
    at = place.last - 1
    while at >= 0 and words[at] in _ARTICLES | _OUT:
        at -= 1
    left_out = at >= 0 and words[at] == _LEAVE and bool(_OUT & set(words[at + 1 : place.last]))  # "that leaves the chest"
    return at >= 0 and (words[at] in _AHEAD or left_out) and not (at and words[at - 1] in _NOT_AN_ORDER)
