"""What a sentence leaves open by its build: "whether he was operated the sender keeps to himself", a box that is empty."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_TELLS = as_folded("say says said tell tells told know knows knew hint clue idea state states stated mention mentions word")
"""Words before an "if" that leaves open what it opens."""
_SEEKS = as_folded(
    "see check assess find determine evaluate ask asks show shows look judge exclude decide discuss discussed depends me us "
    "learn establish clarify test"
)
"""Words before "whether" of somebody who wants to know, or whom a study is to tell."""
_PREDICATES = frozenset({"is", "was", "are", "were", "has", "had", "have", "been", "for", "of", "or", "from", "on"})
HANGS = as_folded("depends depend hangs hang turns rests dependent")
"""Behind what is not yet decided, and so still to come: "whether she is operated depends on the lungs"."""
_SEEK_REACH = 3


def is_in_an_open_clause(mention: Mention, reading: Reading) -> bool:
    """ "Whether he was operated the sender keeps to himself", "blurred where it would say if she had surgery"."""
    therapy = mention.concept.facet == "treatment" and mention.concept.value in ("done", "ongoing")
    purpose = mention.concept.facet == "purpose" and mention.concept.value in ("initial_staging", "surveillance")
    start, end = sentence_at(reading, mention.first)
    told = therapy or purpose or mention.concept.cue in ("therapy_noun", "new")
    if not told or asks_at(end, reading) or _belongs_to_a_name(mention, end, reading):
        return False
    words = [w.folded for w in reading.words]
    if HANGS & set(words[mention.last + 1 : end]):
        return False
    for at in range(start, mention.first):
        before = words[max(start, at - _SEEK_REACH) : at]
        opens = words[at] == "whether" or (words[at] == "if" and bool(_TELLS & set(before[-1:])))
        if opens and not (_SEEKS & set(before) or {":", "(", "-"} & set(words[at : mention.first])):
            return not any(start <= m.first < at for m in reading.cues("wish", "ask_study"))
    return False


def _belongs_to_a_name(mention: Mention, end: int, reading: Reading) -> bool:
    """ "Whether her newly biopsied, untreated sarcoma is in the lungs": told of the tumour that is named behind it."""
    names = [m for m in reading.mentions if m.concept.facet == "histology" or m.concept.cue in ("any_tumor", "the_tumour")]
    behind = [m for m in names if mention.last < m.first < end]
    gap = {w.folded for w in reading.words[mention.last + 1 : behind[0].first]} if behind else _PREDICATES
    return not gap & _PREDICATES


def is_in_an_empty_field(mention: Mention, reading: Reading) -> bool:
    """ "The box for first staging / surveillance is empty": told to be left out behind it."""
    start, end = sentence_at(reading, mention.first)
    boxed = any(start <= m.first < mention.first for m in reading.cues("a_box"))
    return boxed and any(mention.last < m.first < end for m in reading.cues("left_empty"))
