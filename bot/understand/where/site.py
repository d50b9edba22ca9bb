"""Where the tumour is: which sites are said of it, and which only tell where somebody looks or feels."""

from bot.understand.relevant import is_history
from bot.understand.scenario import OUR_SITES, FacetReading
from bot.understand.where.beside_bone import lies_against
from bot.understand.where.operated_place import tells_the_place
from bot.understand.where.placed import goes_with, is_a_field, is_in_its_field, sites, tumours_in
from bot.understand.where.told_of_it import is_told_of_it
from bot.understand.wording.sentences import is_dated, sentence_at
from bot.understand.wording.struck import struck_out
from corpus.reading import Mention, Reading

_SITE_FILLERS = frozenset(
    "of in at the her his a an right left deep upper lower proximal distal posterior anterior medial lateral this my our "  # noqa: SIM905
    "patient man woman old year".split()
)
_PART = {"mid", "-", "whole", "entire", "shaft", "head", "end", "part", "half", "third"}
_ENDS = set(".;:!?\n")
_APART_REACH = 10
_PLACED = {"in", "of", "from", "within", "inside", "at", "round", "around", "behind", "surrounding", "encasing"}
_OVER = {"over", "overlying", "above", "near", "beside", "superficial"}
_AMID = {"between", "behind"}
"""Before a bone these tell where; a mass between two muscles lies among them."""
_SCOPE_REACH, _BEFORE_REACH, _BENEATH_REACH = 5, 2, 3


def in_scope(mention: Mention, said: list[Mention], reading: Reading) -> bool:
    """A site that tells origin or tissue counts only beside the tumour ("sarcoma of the jaw"), if one is named."""
    if mention.concept.facet != "site" or not mention.concept.implies:
        return True
    if mention.concept.cue == "operated_place":
        return tells_the_place(mention, said, reading)
    if "origin" not in mention.concept.implies and not any(m.concept.facet != "site" for m in tumours_in(said)):
        return True
    if any(0 < mention.first - m.last <= _APART_REACH and struck_out(m, reading) for m in sites(reading)):
        return True  # "of the sacral ala... sorry, of the iliac wing": where the one put right was
    told = "origin" in mention.concept.implies and mention.exact
    corrected = told and not tumours_in(said) and _is_corrected_to(mention, reading)
    if corrected or is_in_its_field(mention, reading) or (told and is_told_of_it(mention, said, reading)):
        return True
    local = [m for m in said if m.concept.facet == "target" and m.concept.value == "local"]
    if "tissue" in mention.concept.implies and any(m.first <= mention.first <= m.last for m in local):
        return True  # "check the femur of a treated patient": it is the treated site
    lesion = _only_lesion(said, reading) if "origin" in mention.concept.implies else []
    for tumour in (*tumours_in(said), *reading.cues("the_tumour"), *lesion):
        ahead = tumour.concept.cue == "lump" and mention.first < tumour.first
        if tumour.concept.facet == "site" or (ahead and not _is_its_adjective(mention, tumour, said)):
            continue
        if not _was_found(tumour, mention, reading) and goes_with(tumour, mention, said, reading):
            return True
    named = _is_named_by(mention, said, reading) or _is_what_was_resected(mention, said, reading)
    return named or _was_sampled(mention, said, reading) or _was_removed(mention, said, reading)


def _is_what_was_resected(bone: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Ewing protocol finished with resection of the mid-femur": where the tumour was, if no other place is told."""
    if "tissue" not in bone.concept.implies or any(m.concept.facet == "site" and m.first < bone.first for m in said):
        return False
    out = [m for m in said if m.concept.facet == "treatment" and m.concept.value == "done" and m.last < bone.first]
    gap = [w.folded for w in reading.words[out[-1].last + 1 : bone.first]] if out else []
    return gap[:1] == ["of"] and set(gap) <= _SITE_FILLERS | _PART


def _is_its_adjective(site: Mention, lump: Mention, said: list[Mention]) -> bool:
    """ "Neck lump", "testicular mass", of which nothing has a name yet."""
    return site.last + 1 == lump.first and not any(m.concept.facet == "histology" for m in said)


def _was_removed(site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Uterus removed for presumed fibroids; histology: leiomyosarcoma": the organ that was taken out held the tumour."""
    _, end = sentence_at(reading, site.first)
    inside = [m for m in said if site.last < m.first < end]
    out = [m for m in inside if m.concept.facet == "treatment" and m.first - site.last <= _BEFORE_REACH]
    out += [m for m in reading.cues("other_operation") if m.first <= site.first <= m.last]
    read = [m for m in inside if m.concept.facet == "biopsy" and out and m.first > out[0].last]
    named = any(m.concept.facet == "histology" and read and m.first > read[0].last for m in inside)
    elsewhere = any(m.concept.value in OUR_SITES for m in inside if m.concept.facet == "site")
    return "origin" in site.concept.implies and named and not elsewhere


def _is_named_by(site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Tumour of the mandible, osteosarcoma": its place first, then its name, and no limb beside it."""
    _, end = sentence_at(reading, site.first)
    named = any(site.last < m.first < end for m in tumours_in(said) if m.concept.facet == "histology")
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said)
    gaps = [[w.folded for w in reading.words[m.last + 1 : site.first]] for m in reading.cues("any_tumor") if m.last < site.first]
    return (
        named
        and not elsewhere
        and any(gap == [":"] or (gap and gap[0] in _PLACED and set(gap) <= _SITE_FILLERS | _PLACED) for gap in gaps)
    )


def _was_found(tumour: Mention, site: Mention, reading: Reading) -> bool:
    """ "PET/CT of a new sarcoma shows a hot adrenal nodule": where something was found, and not where the tumour arose."""
    shown = [m.last for m in reading.cues("result") if tumour.last < m.first < site.first]
    shown += [m.last for m in reading.cues("hot_spot") if tumour.last < m.first <= site.last + 1]  # "something in the thyroid"
    findings = reading.cues("finding", "lung_finding", "hot_spot")
    found = any(m.first == site.last + 1 or (shown and shown[0] <= m.last <= site.last + 1) for m in findings)
    return "origin" in site.concept.implies and bool(shown) and found


def _is_corrected_to(site: Mention, reading: Reading) -> bool:
    """ "I meant the mandible", "retroperitoneum, not thigh": a turn that names no tumour tells where the one of before lies."""
    start, end = sentence_at(reading, site.first)
    if any(start <= m.first < end for m in reading.mentions if m.concept.facet in ("treatment", "condition")):
        return False  # "no wait, she has had radiotherapy to the breast"
    denied = [m for m in reading.mentions if m.concept.facet == "site" and reading.negates(m)]
    if _is_supposed_of(site, reading):
        return True
    return bool(reading.cues("correction")) or bool(denied and not reading.cues("ask_study", "study_noun", "wish"))


def _is_supposed_of(site: Mention, reading: Reading) -> bool:
    """ "What if it sat in her uterus?", "suppose it had started in the neck": the tumour of before, lying elsewhere."""
    start, _ = sentence_at(reading, site.first)
    supposed = any(start <= m.first < site.first for m in reading.cues("ask_what_if", "supposed"))
    before = [w.folded for w in reading.words[max(start, site.first - _BEFORE_REACH - 1) : site.first]]
    lies = any(0 < site.first - m.last <= _BENEATH_REACH for m in reading.cues("the_tumour"))
    return supposed and lies and bool(_PLACED & set(before))


def _was_sampled(site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Biopsy of the fourth lumbar vertebra: osteosarcoma": the tumour lies where the sample came from, if no limb is named."""
    before = [w.folded for w in reading.words[max(0, site.first - _SCOPE_REACH) : site.first]]
    start, end = sentence_at(reading, site.first)
    named = any(site.last < m.first < end for m in tumours_in(said) if m.concept.facet == "histology")
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said)
    sampled = any(start <= m.first < site.first and m.last >= site.first - _SCOPE_REACH for m in reading.cues("sampling"))
    return sampled and not _ENDS & set(before) and named and not elsewhere


def _only_lesion(said: list[Mention], reading: Reading) -> list[Mention]:
    """ "A lesion of the fifth lumbar vertebra. Biopsy: Ewing sarcoma.": it lies where the lesion did, if nowhere else."""
    placed = (m for m in said if m.concept.facet == "site" and m.concept.value in OUR_SITES)
    return [] if any(not is_dated(m, reading) for m in placed) else reading.affirmed("lump")


def unknown_site(reading: Reading, kept: list[Mention]) -> dict[str, FacetReading]:
    """ "Sarcoma of the <word we do not know>": that it is musculoskeletal is then assumed, and said to be."""
    for tumour in tumours_in(kept):
        at = tumour.last + 1
        if at >= len(reading.words) or reading.words[at].folded not in ("of", "in", "at"):
            continue
        while at < len(reading.words) and reading.words[at].folded in _SITE_FILLERS:
            at += 1
        known = any(m.first <= at <= m.last for m in reading.mentions)
        if at < len(reading.words) and not known and reading.words[at].folded.isalpha():
            return {"origin": FacetReading(("musculoskeletal",), "assumed", reading.text[tumour.start : reading.words[at].end])}
    return {}


def placed_elsewhere(reading: Reading, said: list[Mention]) -> dict[str, FacetReading]:
    """No limb or bone is named, but an organ or another cancer is: that the tumour is musculoskeletal is then assumed."""
    named = [m for m in said if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    if named or reading.cues("muscle") or not tumours_in(said):
        return {}
    if organ := reading.affirmed("organ_told"):  # "they found it when taking out her womb", "it pushes the kidney forwards"
        return {"origin": FacetReading(("other_cancer",), "implied", organ[0].words)}
    others = [m for m in said if "origin" in m.concept.implies and "musculoskeletal" not in m.concept.implies["origin"]]
    told = [m for m in others if not (reading.negates(m) or is_history(m, reading))]
    told = [m for m in told if not any(c.first - m.last in (1, 2) for c in reading.cues("place_in_order"))]  # "heart fine"
    return {"origin": FacetReading(("musculoskeletal",), "assumed", told[0].words)} if told else {}


def lies_beneath(mention: Mention, reading: Reading) -> bool:
    """ "A lump over the scapula", "over the triceps": the bone, the muscle only tells where."""
    before = [w.folded for w in reading.words[max(0, mention.first - _BENEATH_REACH) : mention.first]]
    tells = mention.concept.cue == "muscle" or (mention.concept.facet == "site" and "tissue" in mention.concept.implies)
    words = _OVER if mention.concept.cue == "muscle" else _OVER | _AMID
    return tells and (bool(words & set(before)) or (mention.concept.cue != "muscle" and lies_against(mention, reading)))


def is_looked_at(mention: Mention, reading: Reading) -> bool:
    """ "Hunting nodes, bone, liver": an organ among the places to look at is not where the tumour arose."""
    if mention.concept.facet != "site":
        return False
    targets = (m for m in reading.mentions if m.concept.facet == "target" and m.concept.value != "local")
    covered = any(t.first <= mention.first and mention.last <= t.last for t in targets)
    return covered and not sits_in(mention, reading)


def sits_in(organ: Mention, reading: Reading) -> bool:
    """Where the tumour arose, if no limb or bone is told of."""
    said = [m for m in reading.mentions if not reading.negates(m)]
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said)
    return not elsewhere and names_its_place(organ, reading)


def names_its_place(organ: Mention, reading: Reading) -> bool:
    """ "Liposarcoma, mediastinum, proven", "of the pleura", "thymoma (mediastinum)", "pleural sarcoma", "site: heart"."""
    said = [m for m in reading.mentions if not reading.negates(m)]
    for tumour in (m for m in tumours_in(said) if m.concept.facet == "histology"):
        gap = [w.folded for w in reading.words[tumour.last + 1 : organ.first]]
        inside = tumour.last < organ.first and bool(gap) and gap[0] in _PLACED and set(gap) <= _SITE_FILLERS | _PLACED
        bracketed = tumour.last < organ.first and bool(gap) and gap[-1] == "(" and len(gap) <= _BEFORE_REACH
        if organ.last + 1 == tumour.first or inside or bracketed or is_a_field(tumour, organ, said, reading):
            return True
    return is_in_its_field(organ, reading) or is_told_of_it(organ, said, reading)
