"""A sample that shows a treated tumour again without its name: "core: the same tumour again", "it's the old enemy"."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_OPEN = as_folded("if whether possible possibly suspected suspect unless until maybe could might may not no like think fear")
"""Words between a sample and what it shows that leave it open."""
_SAMPLED = as_folded("cored biopsied sampled needled core biopsy needle histology histo cytology fna pathology path bx trucut")
_BACK = 4
"""Words of the sentence before, at most, that tell that a sample was taken."""


def old_self(reading: Reading, treated: FacetReading | None) -> Mention | None:
    """What was found again, in the sentence of a sample or in the one behind it, of a tumour that was treated."""
    if treated is None or "done" not in treated.values:
        return None
    return next((m for m in reading.cues("old_self") if _is_shown(m, reading)), None)


def _is_shown(told: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, told.first)
    before = [w.folded for w in reading.words[start : told.first]]
    if asks_at(end, reading) or _OPEN & set(before):
        return False
    last = [w.folded for w in reading.words[max(0, start - 1 - _BACK) : max(0, start - 1)]]
    return bool(_SAMPLED & set(before)) or (bool(_SAMPLED & set(last)) and not _OPEN & set(last))
