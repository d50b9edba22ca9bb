"""A treatment that its own sentence tells to be still to come: "limb salvage after two cycles, which have not begun"."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import is_year


def is_still_ahead(therapy: Mention, reading: Reading) -> bool:
    """ "Chemo, then surgery, both still ahead", "surgery for the sarcoma (biopsied 2/11) is planned for February"."""
    start, end = sentence_at(reading, therapy.first)
    ahead = [m for m in reading.cues("still_ahead") if start <= m.first < end and m.first > therapy.last]
    if not ahead or any(is_year(w.folded) for w in reading.words[start : ahead[0].first]):
        return False
    given = any(m.first < ahead[0].first and start <= m.first for m in reading.cues("already_given"))
    return not given and not reading.words[therapy.last].folded.endswith("ed")
