"""Places that stand in a list, each with its number or its heading: "(1) bed (2) lungs", "femur - MRI? chest - CT?"."""

from corpus.reading import Mention, Reading

ARTICLES = frozenset(
    "the teh a his her their my our this that left right l r both whole prox proximal distal dist upper lower mid deep "  # noqa: SIM905
    "operated der die das den dem des el la lo il le les los las gli i un una o os as do da no na del della muscle".split()
)
"""Words between a limb and what it is named for; as they are folded, those of other languages among them."""
ENUMERATED = frozenset("a b c 1 2 3 i ii one two first second".split())  # noqa: SIM905


def before(place: Mention, reading: Reading) -> int:
    """The place of the first word before a limb that is no article of it."""
    at = place.first - 1
    while at >= 0 and reading.words[at].folded in ARTICLES:
        at -= 1
    return at


def is_numbered(place: Mention, reading: Reading) -> bool:
    """ "(1) bed", "b) lungs", "two: the chest"."""
    at = before(place, reading)
    marked = at > 0 and reading.words[at].folded in (")", ":", ".", "]")
    return marked and reading.words[at - 1].folded in ENUMERATED
