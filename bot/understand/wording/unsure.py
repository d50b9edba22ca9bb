"""What a text leaves open: two possibilities, and words that say it is not known."""

from bot.understand.wording.open_clause import is_in_an_empty_field, is_in_an_open_clause
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_LEFT_EMPTY = frozenset({"left blank", "not filled in", "not given", "not specified", "unspecified", "not stated"})
_GOES_ON = frozenset({"who", "which", "but", "wrote", "writes", "written", "says", "however", "though"})
_QUOTES = frozenset("\"'“”‘’«»„:")
_OPEN_REACH = 6
"""Words from an alternative to the words that it is not known, at most."""


def is_unsure(mention: Mention, reading: Reading) -> bool:
    """ "Not sure whether new or follow-up" tells neither."""
    alternative = mention.concept.facet == "site" and "tissue" in mention.concept.implies and _is_one_of_two(mention, reading)
    if mention.concept.facet not in ("purpose", "treatment", "tissue", "biopsy", "depth") and not alternative:
        return False
    if mention.concept.facet == "tissue" and is_one_of_two_queried(mention, reading):
        return True
    if is_in_an_open_clause(mention, reading) or is_in_an_empty_field(mention, reading):
        return True
    cues = reading.cues("unsure")
    if not cues:
        return False
    start, end = sentence_at(reading, mention.first)
    whether = any(w.folded == "whether" for w in reading.words[start : mention.first])
    if whether and any(mention.last < cue.first < end for cue in cues):
        return True  # "whether he is new or in follow-up I would have to look up"
    if _is_one_of_two_left_open(mention, cues, reading):
        return True
    left_open = "or" in {w.folded for w in reading.words[start:end]} and any(
        w.folded == "?" for w in reading.words[end : end + 1]
    )
    if left_open and any(cue.first == end + 1 for cue in cues):
        return True  # "new or treated? No idea"
    cues = [c for c in cues if not (_is_how_a_lump_lies(mention) and _is_what_it_is(c, mention, reading))]
    return any(
        cue.last < mention.first
        and not any(w.folded in ".;:!?\n" for w in reading.words[cue.last + 1 : mention.first])
        and not (_stands_apart(cue, end, reading) or _is_of_a_field(cue, mention, reading))
        for cue in cues
    )


def leaves_the_purpose_open(reading: Reading) -> bool:
    """ "I cannot tell if he is newly diagnosed or on follow-up": what nobody knows is asked for, and not assumed."""
    told = (m for m in reading.mentions if m.concept.facet in ("purpose", "treatment"))
    names = reading.cues("therapy_noun", "new")  # "whether surgery took place nobody wrote down"
    return (
        any(is_unsure(m, reading) for m in told)
        or any(is_in_an_open_clause(m, reading) for m in names)
        or bool(reading.cues("aim_unsaid"))
    )


def is_quoted_whole(reading: Reading) -> bool:
    """ "A letter that only says 'osteosarcoma, image the lungs'": what a paper does not say is left open."""
    papers = reading.cues("order_form", "a_form")
    for says in reading.cues("all_it_says"):
        start, _ = sentence_at(reading, says.first)
        quoted = bool(_QUOTES & set(reading.text[says.end : says.end + 3]))
        if quoted or any(start <= m.first < says.first for m in papers):
            return True
    return False


def _stands_apart(cue: Mention, end: int, reading: Reading) -> bool:
    """ "I'm unsure, still suspicious of a bone tumour": a comma right behind, and no two possibilities."""
    behind = [w.folded for w in reading.words[cue.last + 1 : end]]
    return behind[:1] == [","] and not {"or", "whether", "if", "versus", "vs"} & set(behind)


def _is_of_a_field(cue: Mention, mention: Mention, reading: Reading) -> bool:
    """ "Exam: left blank by the sender, who wrote 'surveillance of the bed'": what is not filled in stands before, not behind."""
    gap = {w.folded for w in reading.words[cue.last + 1 : mention.first]}
    return cue.words.casefold() in _LEFT_EMPTY and bool(gap & _GOES_ON)


def _is_how_a_lump_lies(mention: Mention) -> bool:
    return mention.concept.cue == "lump" or mention.concept.facet == "depth"


def _is_what_it_is(cue: Mention, lump: Mention, reading: Reading) -> bool:
    """ "Nobody knows yet what the deep thigh lump is": its nature is not known, and it is a lump all the same."""
    return "what" in {w.folded for w in reading.words[cue.last + 1 : lump.first]}


def _is_one_of_two_left_open(mention: Mention, cues: list[Mention], reading: Reading) -> bool:
    """ "New or follow-up, I cannot tell": right beside an "or", and told behind to be unknown."""
    _, end = sentence_at(reading, mention.first)
    beside = [
        w.folded for w in (*reading.words[mention.first - 1 : mention.first], *reading.words[mention.last + 1 : mention.last + 2])
    ]
    return "or" in beside and any(0 < cue.first - mention.last <= _OPEN_REACH and cue.first < end for cue in cues)


def is_one_of_two_queried(tissue: Mention, reading: Reading) -> bool:
    """ "?bone ?soft tissue", "bone? muscle? unclear": each of them is in doubt."""
    both = [tissue, *(m for m in reading.cues("bone_reply", "muscle") if not {m.first, m.last} & {tissue.first, tissue.last})]
    both += [m for m in reading.mentions if m.concept.facet == "tissue" and m.concept.value != tissue.concept.value]
    queried = [m for m in both if "?" in (reading.text[max(0, m.start - 1) : m.start], reading.text[m.end : m.end + 1])]
    return tissue in queried and len(queried) > 1


def _is_one_of_two(site: Mention, reading: Reading) -> bool:
    """ "In the radius or in the muscle": an alternative, in the clause of a place."""
    start, end = sentence_at(reading, site.first)
    return bool({"or", "versus", "vs"} & {w.folded for w in reading.words[start:end]})
