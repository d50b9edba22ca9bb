""" "No mention of treatment", "no treatment details": that a paper does not speak of it leaves open whether there was any."""

from corpus.reading import Mention, Reading
from corpus.words import as_folded

_SPOKEN = as_folded("mention mentions word words information info detail details data indication hint line note record records")
_HEARD = as_folded("heard hear")
"""Of a diagnosis that was told: "heard the word sarcoma for the first time yesterday"."""
_NONE_GIVEN = ("new-diagnosis", "treatment-to-come")


def of_what_is_not_mentioned(reading: Reading) -> list[Mention]:
    """What would deny a treatment, in words of which one says that nothing is written of it."""
    told = (m for m in reading.mentions if m.concept.id in _NONE_GIVEN or m.concept.cue == "untreated")
    inside = [(m, {w.folded for w in reading.words[m.first : m.last + 2]}) for m in told]
    return [m for m, words in inside if _SPOKEN & words and not _HEARD & words]
