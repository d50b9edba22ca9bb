"""Operations and check-ups of another illness: "s/p thyroidectomy", "operated on his prostate", "surveillance for Barrett's"."""

from bot.understand.course.therapy import EXCLUDED_SITES, of_another_operation
from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading

_ENDINGS = ("ectomy", "otomy", "ostomy", "plasty", "oscopy", "ektomie", "otomie", "plastik", "ectomia", "ectomie", "otomia")
"""Of the names of operations; those on a tumour of a limb are treatments by name."""
_ORGANS = (*EXCLUDED_SITES, "organ")
_FOR = {"for", "bei", "por", "per", "pour"}
_TO_IT = {"to", "of", "on", "the", "her", "his", "left", "right", "for", "at"}
_REACH, _OWN_REACH = 4, 3
"""Words between an operation and the organ that was operated, and behind "for", at most."""


def is_of_another(therapy: Mention, reading: Reading) -> bool:
    """A treatment that was not of the tumour asked about, or the organ that it was of."""
    if _is_of_an_organ_by_name(therapy, reading):
        return True
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


def _is_of_an_organ_by_name(mention: Mention, reading: Reading) -> bool:
    """ "Sarcoma of the arm after breast surgery": neither the organ nor its treatment is of a tumour that lies in a limb."""
    organ = mention.concept.facet == "site" and mention.concept.value in _ORGANS
    if not organ and mention.concept.facet != "treatment":
        return False
    organs = [mention] if organ else [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in _ORGANS]
    given = [m for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "therapy_noun"]
    pairs = [(o, t) for o in organs for t in given if o.last + 1 == t.first or _is_given_to(o, t, reading)]
    if not any(organ or t.first <= mention.first <= t.last or mention.first <= t.first <= mention.last for _, t in pairs):
        return False
    return any(_lies_in_a_limb(m, reading) for m in reading.mentions if m.concept.facet == "histology")


def _is_given_to(organ: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "Radiotherapy to the prostate", "surgery of the breast"."""
    gap = [w.folded for w in reading.words[therapy.last + 1 : organ.first]]
    return therapy.last < organ.first and therapy.concept.cue == "therapy_noun" and gap[:1] != [] and set(gap) <= _TO_IT


def _lies_in_a_limb(tumour: Mention, reading: Reading) -> bool:
    """ "UPS of the chest wall", "angiosarcoma in the swollen arm": a sarcoma and, within a few words, a place of ours."""
    if "malignant" not in tumour.concept.implies.get("behaviour", ()):
        return False
    ours = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES] + reading.cues("muscle")
    return any(tumour.last < m.first <= tumour.last + _REACH + 1 or m.last + 1 == tumour.first for m in ours)


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
