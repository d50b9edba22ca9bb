"""Which kind of passage a question seeks: ratings of today, those of yesterday, or neither; the search weighs by it.

The weights were set on the open part of the labelled questions (`python -m evals run knowledge`); they are added to scores
from 0 to 1.
"""

from collections.abc import Callable

from corpus import Corpus, Passage

_SOUGHT_HISTORY, _UNSOUGHT_HISTORY = 0.2, -0.25
_SOUGHT_RATING, _UNSOUGHT_RATING, _UNSOUGHT_NEIGHBOUR, _RULE = 0.1, -0.1, -0.3, -0.1
Emphasis = Callable[[Passage], float]


def emphasis_of(corpus: Corpus, question: str) -> Emphasis:
    """How much to add to the score of a passage for a question, by the passage's aspect and topic."""
    reading = corpus.sought.read(question)
    history, rating, lesion = (bool(reading.cues(cue)) for cue in ("seek_history", "seek_rating", "seek_lesion"))

    def of(passage: Passage) -> float:
        if passage.aspect == "history":
            return _SOUGHT_HISTORY if history else _UNSOUGHT_HISTORY
        if passage.aspect == "rule":
            return _RULE
        if passage.aspect != "rating":
            return 0.0
        away = passage.variant is not None and corpus.topic_of(passage.variant).neighbour and not lesion
        return (_SOUGHT_RATING if rating else _UNSOUGHT_RATING) + (_UNSOUGHT_NEIGHBOUR if away else 0.0)

    return of
