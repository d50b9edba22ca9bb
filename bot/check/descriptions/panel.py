"""Whether a panel is said to have split over a study, or to have been of one mind, and whether the table has it so."""

from collections.abc import Iterator, Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence
from corpus.schema import Category

_ENDS = (",", ";", ":", "(", ")")
_TURNED = "tells of votes on a study otherwise than the table does"


def turns_the_votes(sentence: Sentence, bearing: Bearing) -> str | None:
    """Why what is said of the votes cannot be: the table marks the studies on which the panel did not agree."""
    voted = bearing.speaks(sentence.tokens, "voters")
    said: bool | None = None
    for part in _parts(sentence.tokens):
        split = _says(part, bearing, "split-label") or (voted and _says(part, bearing, "splits"))
        if split or (voted and _says(part, bearing, "unites")):
            said = split != (sum(t.has("negation") or t.text == "without" for t in part) % 2 == 1)
        if said is not None and any(t.study for t in part):
            return _against_the_table(part, sentence, split=said)
    return _against_the_table(sentence.tokens, sentence, split=said) if said is not None else None


def _against_the_table(part: Sequence[Token], sentence: Sentence, *, split: bool) -> str | None:
    found = [marks for t in part if t.study for marks in sentence.standing(t.study).categories]
    may_be = all(Category.DISAGREEMENT in marks if split else marks != {Category.DISAGREEMENT} for marks in found)
    return None if may_be else _TURNED


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """What stands between commas and words that open a clause."""
    part: list[Token] = []
    for token in tokens:
        if token.text in _ENDS or (token.has("clause") and token.text != "that"):
            yield part
            part = []
        part.append(token)
    yield part


def _says(part: Sequence[Token], bearing: Bearing, name: str) -> bool:
    """True if a part of a sentence holds one of a class of the grammar, of one word or several, as it is written."""
    words = f" {' '.join(t.text for t in part if not t.study)} "
    return any(f" {form} " in words for form in bearing.forms(name))
