"""Operations and check-ups of another illness: "s/p thyroidectomy", "operated on his prostate", "surveillance for Barrett's"."""

from bot.understand.course.therapy import EXCLUDED_SITES, of_another_operation
from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading

_ENDINGS = ("ectomy", "otomy", "ostomy", "plasty", "oscopy", "ektomie", "otomie", "plastik", "ectomia", "ectomie", "otomia")
"""Of the names of operations; those on a tumour of a limb are treatments by name."""
_ORGANS = (*EXCLUDED_SITES, "organ")
_FOR = {"for", "bei", "por", "per", "pour"}
_REACH, _OWN_REACH = 4, 3
"""Words between an operation and the organ that was operated, and behind "for", at most."""


def is_of_another(therapy: Mention, reading: Reading) -> bool:
    """A treatment that was not of the tumour asked about."""
    if therapy.concept.facet != "treatment" and "treatment" not in therapy.concept.implies:
        return False
    if of_another_operation(therapy, reading) or _is_left_by_an_ailment(therapy, reading):
        return True
    if _is_for_a_tumour(therapy, reading):
        return False
    return (
        _is_of_another_thing(therapy, reading)
        or _holds_another(therapy, reading)
        or _is_named_behind(therapy, reading)
        or _is_of_an_organ_beside(therapy, reading)
    )


def _is_for_a_tumour(therapy: Mention, reading: Reading) -> bool:
    """ "S/p mastectomy for angiosarcoma": a malignant tumour of ours right behind."""
    start, end = sentence_at(reading, therapy.first)
    names = [m for m in reading.mentions if m.concept.facet == "histology" and therapy.last < m.first < end]
    ours = [m for m in names if "musculoskeletal" in m.concept.implies.get("origin", ("musculoskeletal",))]
    gaps = [[w.folded for w in reading.words[max(start, m.first - _OWN_REACH) : m.first]] for m in ours]
    return any(_FOR & set(gap) for gap in gaps)


def _is_of_another_thing(therapy: Mention, reading: Reading) -> bool:
    """ "A mole taken off", "a wart on his back was removed": what was treated stands before it, and no tumour in the clause."""
    start, end = clause_at(reading, therapy.first)
    things = [m for m in reading.cues("another_thing") if start <= m.first < therapy.first]
    ours = any(start <= m.first < end for m in reading.mentions if m.concept.facet in ("histology", "tissue"))
    return bool(things) and therapy.first - things[-1].last <= _REACH and not ours


def _holds_another(therapy: Mention, reading: Reading) -> bool:
    """ "Had her gallbladder out last year": what was taken out is told within the words."""
    return any(therapy.first <= m.first and m.last <= therapy.last for m in reading.cues("other_operation"))


def _is_left_by_an_ailment(scar: Mention, reading: Reading) -> bool:
    """ "Old TB scar known", "a burn scar": it marks where something else was."""
    ills = (m for m in reading.mentions if m.concept.facet == "condition" or m.concept.cue == "ailment")
    return scar.concept.facet == "target" and any(m.last == scar.first - 1 for m in ills)


def _is_named_behind(therapy: Mention, reading: Reading) -> bool:
    """ "S/p CABG", "s/p thyroidectomy 2019": the operation by its name, and no tumour's."""
    if therapy.concept.id != "status-post":
        return False
    at = therapy.last + 1
    named = any(m.first == at for m in reading.cues("other_operation"))
    known = any(m.first == at and m.concept.facet == "treatment" for m in reading.mentions)
    word = reading.words[at].folded if at < len(reading.words) else ""
    return named or (word.endswith(_ENDINGS) and not known)


def _is_of_an_organ_beside(therapy: Mention, reading: Reading) -> bool:
    """ "Operated on his prostate", "Schilddrüse 2018 operiert": an organ in the clause, and neither a tumour nor a limb."""
    first, last = clause_at(reading, therapy.first)
    start, end = sentence_at(reading, therapy.first)
    named = [m for m in reading.mentions if start <= m.first < end and m is not therapy]
    organs = [m for m in named if m.concept.facet == "site" and m.concept.value in _ORGANS and first <= m.first < last]
    if not organs or _is_a_tumours_sentence(named, organs, therapy):
        return False
    return any(_words_between(m, therapy) <= _REACH for m in organs)


def _is_a_tumours_sentence(named: list[Mention], organs: list[Mention], therapy: Mention) -> bool:
    """True if what was treated can be the tumour: it, or a limb, is as near as the organ is, or nothing else was biopsied."""
    ours = [m for m in named if m.concept.facet in ("histology", "tissue", "behaviour", "biopsy")]
    ours += [m for m in named if m.concept.cue in ("lump", "any_tumor", "the_tumour", "sample")]
    ours += [m for m in named if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    nearest = min(_words_between(m, therapy) for m in organs)
    return any(_words_between(m, therapy) <= max(nearest, _REACH) for m in ours)


def _words_between(one: Mention, other: Mention) -> int:
    low, high = sorted((one, other), key=lambda m: m.first)
    return max(0, high.first - low.last - 1)
