"""What comes back or is followed and is no tumour: "recurrent DVT", "his migraine has recurred", "check-ups for Barrett's"."""

from bot.understand.wording.sentences import asks_at, parted, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_ADJECTIVES = as_folded("recurrent recurring relapsing rezidivierende recurrente recurrentes recidivante recidivantes")
_OURS_BY_FACET = {"histology", "tissue", "behaviour", "grade", "site", "target", "purpose", "treatment", "biopsy"}
_OURS_BY_CUE = {
    "any_tumor",
    "the_tumour",
    "lump",
    "finding",
    "lung_finding",
    "domain",
    "distant",
    "muscle",
    "bare_bed",
    "patient",
}
_OF_NOTHING = as_folded(
    "disease case cases one ones setting situation status or and in on at after with of to for from the a his her is was "
    "right left large small local locally there here now again please first second third"
)
_FEW, _REACH = 3, 2
"""Words of the name of an illness, and between it and its return, at most."""


def is_of_an_ailment(back: Mention, reading: Reading) -> bool:
    """ "Recurrent UTIs", "a relapse of his depression", "his migraine has recurred"."""
    if reading.words[back.last].folded in _ADJECTIVES:
        return _names_an_ailment_behind(back, reading)
    ills = _ailments(reading)
    of = [w.folded for w in reading.words[back.last + 1 : back.last + 2]] in (["of"], ["in"], ["de"], ["von"])
    start, end = sentence_at(reading, back.first)
    ours = any(start <= m.first < end for m in reading.mentions if m.concept.facet == "histology" or m.concept.cue == "any_tumor")
    if not ours and any(start <= m.first and m.last < back.first for m in ills):
        return True  # "bipolar disorder, relapsed in spring."
    behind = of and any(0 < m.first - back.last - 1 <= _REACH for m in ills)
    before = any(0 <= back.first - m.last - 1 < _REACH and not parted(m, back, reading) for m in ills)
    return behind or before


def _ailments(reading: Reading) -> list[Mention]:
    named = [m for m in reading.mentions if m.concept.facet == "condition" or m.concept.cue in ("ailment", "complaint")]
    ours = {m.first for m in reading.mentions if m.concept.facet == "histology" or m.concept.cue in _OURS_BY_CUE}
    return [m for m in named if m.first not in ours]


def _names_an_ailment_behind(back: Mention, reading: Reading) -> bool:
    """The noun that is said to be recurrent: known as an illness, or at least as nothing of a tumour."""
    ills = {at for m in _ailments(reading) for at in range(m.first, m.last + 1)}
    ours = {
        at
        for m in reading.mentions
        if m.concept.facet in _OURS_BY_FACET or m.concept.cue in _OURS_BY_CUE
        for at in range(m.first, m.last + 1)
        if m.first > back.last
    }
    named = 0
    for at in range(back.last + 1, min(back.last + 1 + _FEW, len(reading.words))):
        word = reading.words[at]
        if at in ills:
            return True
        if word.is_mark or at in ours or word.folded in _OF_NOTHING:
            return named > 0 and not (at in ours and not word.is_mark)
        named += word.folded.isalpha()
    return named > 0


def is_care_of_an_ailment(care: Mention, reading: Reading) -> bool:
    """ "Recurrent depression, in remission.", "surveillance for Barrett's": in a sentence of it, and the tumour in another."""
    if care.concept.facet not in ("purpose", "treatment"):
        return False
    start, end = sentence_at(reading, care.first)
    inside = [m for m in reading.mentions if start <= m.first < end and m is not care]
    ill = [m for m in inside if m.concept.cue in ("ailment", "other_operation") or m.concept.facet == "condition"]
    ours = [m for m in inside if m.concept.facet in ("histology", "tissue", "target", "site", "biopsy")]
    ours += [m for m in inside if m.concept.cue in ("lump", "any_tumor", "the_tumour", "ask_study", "study_noun", "muscle")]
    named = any(m.concept.facet == "histology" and not start <= m.first < end for m in reading.mentions)
    asked = asks_at(end, reading)
    return bool(ill) and named and not (ours or asked)
