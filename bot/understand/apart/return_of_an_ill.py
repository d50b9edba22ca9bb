"""The relapse of another illness: "MS, relapse in May", "Crohn's relapse"."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import RETURNS, Mention, Reading


def of_a_return_of_an_ill(reading: Reading) -> list[Mention]:
    """ "Alcoholic, dry since 2019, one relapse.": told behind an illness, in a sentence that names no tumour and asks nothing."""
    gone = []
    for back in reading.cues(*RETURNS):
        start, end = sentence_at(reading, back.first)
        told = [m for m in reading.mentions if start <= m.first < end]
        ill = any(
            m.concept.facet == "condition" or m.concept.cue in ("ailment", "relapsing_ill") for m in told if m.first < back.first
        )
        ours = any(m.concept.facet in ("histology", "target", "treatment") or m.concept.cue == "the_tumour" for m in told)
        if ill and not ours and not asks_at(end, reading) and back.concept.cue != "local_recurrence":
            gone.append(back)
    return gone
