"""Whether a place is told of a tumour: beside its name, by a verb, or as a field of a note."""

from collections.abc import Iterable

from bot.understand.scenario import OUR_SITES
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_SITE_FILLERS = frozenset(
    "of in at the her his a an right left deep upper lower proximal distal posterior anterior medial lateral this my our "  # noqa: SIM905
    "patient man woman old year".split()
)
_ENDS = set(".;:!?\n")
_ARTICLES = {"a", "an", "the", "his", "her"}
_BOTH_SIDES, _APART_REACH = 2, 10
_PLACED = {"in", "of", "from", "within", "inside", "at", "round", "around", "behind", "surrounding", "encasing"}
_LIES = as_folded("lying lies lie lay located situated arising arises arise arose sitting sits sit seated centred centered")
"""Verbs that tell where a tumour is."""
_NEAR = as_folded("near beside next close adjacent against alongside abutting touching along towards toward")
_SOUGHT = ("distant", "lump", "finding", "ask_study", "wish")
_SCOPE_REACH, _BEFORE_REACH = 5, 2


def goes_with(tumour: Mention, site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Sarcoma of the jaw", and what a note in key words tells apart."""
    apart = tumour.first < site.first and "origin" in site.concept.implies
    told = apart and (_told_apart(tumour, site, said, reading) or is_a_field(tumour, site, said, reading))
    told = told or (apart and _is_placed_by_a_verb(tumour, site, reading)) or _is_a_field_ahead(tumour, site, said, reading)
    return told or _stands_beside(tumour, site, reading)


def is_only_near(site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Leiomyosarcoma of the buttock. It sits next to the spine": what it is near, where a limb or the trunk is told of."""
    ours = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said) or bool(reading.cues("muscle"))
    if not ours or site.concept.facet != "site" or "origin" not in site.concept.implies:
        return False
    before = [w.folded for w in reading.words[max(0, site.first - _SCOPE_REACH) : site.first] if w.folded not in _SITE_FILLERS]
    before = before[:-1] if before[-1:] == ["to"] else before
    inside = {w.folded for w in reading.words[site.first : site.last]}  # "sits next to the aorta" is a form of its own
    return bool(before and before[-1] in _NEAR) or bool(inside & _NEAR)


def _is_placed_by_a_verb(tumour: Mention, site: Mention, reading: Reading) -> bool:
    """ "Liposarcoma with dedifferentiated parts, lying in the retroperitoneum": told of the tumour, whatever limb hurts."""
    gap = [w.folded for w in reading.words[tumour.last + 1 : site.first + 1]]
    verbs = [at for at, word in enumerate(gap) if word in _LIES]
    if not verbs or _ENDS & set(gap) or len(gap) > _APART_REACH + _SCOPE_REACH:
        return False
    behind = gap[verbs[-1] + 1 : -1]
    others = [m for m in sites(reading) if tumour.last < m.first < site.first]
    return not others and set(behind) <= _SITE_FILLERS | _PLACED


def _stands_beside(tumour: Mention, site: Mention, reading: Reading) -> bool:
    """ "Osteosarcoma in the body of the third lumbar vertebra", "of the scapula, a sarcoma": few words and no mark between."""
    low, high = sorted((tumour, site), key=lambda m: m.first)
    gap = reading.words[low.last + 1 : high.first]
    if low is tumour:
        gap = gap[1:] if gap and gap[0].folded == "," else gap  # "osteosarcoma, mandible"
        gap = tuple(w for w in gap if w.folded not in _ARTICLES)
    reach = _BEFORE_REACH if low is site else _SCOPE_REACH
    return len(gap) <= reach and not any(w.folded in ".;:!?\n," for w in gap)


def sites(reading: Reading) -> list[Mention]:
    """Every part of the body that is named."""
    return [m for m in reading.mentions if m.concept.facet == "site"]


def is_in_its_field(site: Mention, reading: Reading) -> bool:
    """ "Site: retroperitoneum. Histology: leiomyosarcoma.": a form has a field for the place."""
    return any(m.last + 1 == site.first for m in reading.cues("place_field"))


def _told_apart(tumour: Mention, site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Liposarcoma, biopsy proven, in the retroperitoneum": nothing but what is known of the tumour stands between."""
    gap = [w.folded for w in reading.words[tumour.last + 1 : site.first]]
    if gap.count(",") < _BOTH_SIDES or gap[0] != "," or set(gap) & _ENDS or len(gap) > _APART_REACH:
        return False
    behind = gap[len(gap) - gap[::-1].index(",") :]
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said)
    sought = any(tumour.last < m.first < site.first for m in reading.cues(*_SOUGHT))
    placed = behind[:1] or [reading.words[site.first].folded]  # "in the skin" is a form of its own
    return (
        placed[0] in _PLACED
        and all(w in _SITE_FILLERS or len(w) <= _BOTH_SIDES for w in behind[1:])
        and not (elsewhere or sought)
    )


def is_a_field(tumour: Mention, site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Liposarcoma dediff, retroperitoneum, biopsy proven": a note in key words, the place between two commas."""
    gap = [w.folded for w in reading.words[tumour.last + 1 : site.first]]
    after = [w.folded for w in reading.words[site.last + 1 : site.last + 2]]
    fields = gap[-1:] == [","] and gap.count(",") == 1 and not _ENDS & set(gap) and after in ([], [","], ["."], [";"], ["\n"])
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said)
    between = [m for m in reading.mentions if tumour.last < m.first < site.first]
    sought = any(m.concept.facet in ("purpose", "target") or m.concept.cue in _SOUGHT for m in between)
    return fields and len(gap) <= _SCOPE_REACH and not (elsewhere or sought)


def _is_a_field_ahead(tumour: Mention, site: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Control of the tumour bed, tongue, angiosarcoma excised": its place between the treated site and its name."""
    gap = [w.folded for w in reading.words[site.last + 1 : tumour.first]]
    local = any(m.last + 2 == site.first for m in said if m.concept.facet == "target" and m.concept.value == "local")
    elsewhere = any(m.concept.facet == "site" and m.concept.value in OUR_SITES for m in said)
    commas = gap == [","] and reading.words[site.first - 1].folded == ","
    return "origin" in site.concept.implies and commas and local and not elsewhere


def tumours_in(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that tell of a tumour: its name, its tissue or its behaviour."""
    return [
        m for m in mentions if m.concept.facet == "histology" or m.concept.facet == "tissue" or "behaviour" in m.concept.implies
    ]
