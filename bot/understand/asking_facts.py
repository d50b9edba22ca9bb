"""Questions of fact about the table and its studies: how two ratings differ, how well a study sees something."""

from itertools import pairwise

from bot.understand.relevant import of_somebody
from corpus.reading import Reading

_FIGURES = {"sensitive", "specific", "accurate", "precise", "reproducible"}
_NEAR_A_RATING = 4
"""Words from "the difference between" to the rating that it is of, at most."""


def asks_how_well_it_sees(reading: Reading) -> bool:
    """ "How sensitive is MRI for local recurrence?": a figure of a study, and nobody to be imaged."""
    words = [w.folded for w in reading.words]
    told = any(pair[0] == "how" and pair[1] in _FIGURES for pair in pairwise(words))
    return told and not of_somebody(reading)


def tells_ratings_apart(reading: Reading) -> bool:
    """ "Difference between 'usually not appropriate' and a study without a rating?": of the table itself."""
    apart = [m for m in reading.cues("ask_compare") if m.words.casefold().startswith("difference")]
    return any(m.last < r.first <= m.last + _NEAR_A_RATING for m in apart for r in reading.cues("rating_talk"))
