"""Where the tumour is, told by a pronoun in a clause of its own: "biopsy Monday. It's in the jaw", "it was round the kidney"."""

from collections.abc import Iterable

from bot.understand.scenario import OUR_SITES
from bot.understand.where.placed import tumours_in
from bot.understand.wording.sentences import clause_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_IT, _RELATIVE = {"it", "its"}, {"which", "that"}
_NOUNS, _ARTICLES = {"tumor", "primary", "growth", "cancer", "sarcoma", "mass"}, {"the", "this", "his", "her", "my"}
_BEFORE_IT = as_folded("and but so as since because for - – — (")
"""What may stand before the pronoun in its clause; behind "if", "whether" or "that" it is asked or feared."""
_LIES = as_folded(
    "is was be been being has had have sits sat sitting lies lay lying located situated seated centred started starting began "
    "beginning arose arises arisen arising originated originates grew grown growing came coming come turned appears appeared "
    "seems found wrapped tucked lodged stuck hidden buried wedged attached hugging encasing filling up out down all mostly right "
    "just apparently actually really high low deep"
)
_PLACED = {
    "in",
    "at",
    "on",
    "off",
    "behind",
    "round",
    "around",
    "within",
    "inside",
    "into",
    "under",
    "from",
    "through",
    "surrounding",
}
_FILLERS = as_folded(
    "the a an his her my their this that your left right upper lower proximal distal posterior anterior medial lateral deep "
    "middle first second third fourth fifth sixth one base back front side wall lining floor roof root tip top bottom part body "
    "edge end small large whole"
)
_STILL = {"now", "too", "also", "again", "already"}
"""Behind a place these tell how far it has come: "it's in the liver now"."""
_OTHERS = ("finding", "lung_finding", "hot_spot", "complaint", "recurrence", "recurred")
_LONGEST = 12


def is_told_of_it(site: Mention, said: Iterable[Mention], reading: Reading) -> bool:
    """ "Osteosarcoma, biopsy Monday. It's in the jaw": the tumour named before, if no limb, bone or trunk is told of."""
    told = list(said)
    names = [m for m in tumours_in(told) if m.concept.facet == "histology" and m.last < site.first]
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in told)
    at = _pronoun_before(site, reading) if names and not elsewhere else None
    if at is None or at < names[-1].last or not _tells_a_place(at, site, reading):
        return False
    after = {w.folded for w in reading.words[site.last + 1 : site.last + 2]}
    between = [m for m in reading.mentions if names[-1].last < m.first < at]
    others = any(m.concept.facet in ("implant", "condition") or m.concept.cue in _OTHERS for m in between)
    return not (others or after & _STILL)


def _pronoun_before(site: Mention, reading: Reading) -> int | None:
    """Where the "it" stands that the clause of the place is about: first in it, or behind "and"; "which" of a tumour."""
    start, _ = clause_at(reading, site.first)
    words = [w.folded for w in reading.words]
    for at in range(site.first - 1, max(start, site.first - _LONGEST) - 1, -1):
        opens = at == start or words[at - 1] in _BEFORE_IT
        if words[at] in _IT and opens:
            return at
        named = at > start and words[at] in _NOUNS and words[at - 1] in _ARTICLES  # "the growth was in the stomach"
        if named and (at - 1 == start or words[at - 2] in _BEFORE_IT):
            return at
        behind_it = any(m.last == at - 1 for m in tumours_in(reading.mentions))
        if words[at] in _RELATIVE and ((at == start and words[at] == "which") or behind_it):
            return at
    return None


def _tells_a_place(it: int, site: Mention, reading: Reading) -> bool:
    """ "Was wrapped round the left", "'s in the third": a verb, a word that places, and what no place is without."""
    gap = [w.folded for w in reading.words[it + 1 : site.first]]
    gap += [w for w in (reading.words[site.first].folded,) if w in _PLACED]  # "behind the left eye" is a form of its own
    word = reading.words[it]
    is_short = word.folded == "its" or word.end - word.start > len(word.folded)  # "it's", whose verb is folded away
    opens = gap[:1] != [] and (gap[0] in _LIES or (is_short and gap[0] in _PLACED))
    return opens and bool(_PLACED & set(gap)) and set(gap) <= _LIES | _PLACED | _FILLERS | {"of"}
