"""Staging asked for as a whole: "full staging?", "a complete work-up", "stage it fully": no place is meant before another."""

from corpus.reading import Reading

_WHOLE = frozenset({"full", "complete", "whole", "entire", "comprehensive"})
"""Words before what is asked for as a whole, or the first of it."""
_WHOLLY = frozenset({"fully", "completely", "entirely", "properly", "thoroughly", "throughout"})
"""Words right behind "stage him"."""


def asks_for_all_of_it(reading: Reading) -> bool:
    """True where nothing but the whole is asked for."""
    for staging in (m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "initial_staging"):
        before = {w.folded for w in reading.words[max(0, staging.first - 1) : staging.first + 1]}
        behind = {w.folded for w in reading.words[staging.last + 1 : staging.last + 2]}
        if _WHOLE & before or (_WHOLLY & behind and staging.concept.id.startswith("staging")):
            return True
    return False
