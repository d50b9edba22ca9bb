"""The place of another tumour: "lipoma out of the neck 2010", "skin cancer of the nose removed 2016", "testicular seminoma"."""

from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import clause_at
from corpus.reading import Mention, Reading

_REACH = 4
"""Words between the name of a tumour and its place."""


def without_the_place_of_another(kept: list[Mention], reading: Reading) -> list[Mention]:
    """Without the places of a benign or foreign tumour, where a limb or bone is told of for the one at hand."""
    if not any((m.concept.facet == "site" and m.concept.value in OUR_SITES) or m.concept.cue == "muscle" for m in kept):
        return kept
    theirs = [
        m for m in kept if m.concept.facet == "site" and m.concept.implies.get("origin") and _is_of_another(m, kept, reading)
    ]
    benign = [m for m in kept if _is_other(m) and any(_is_behind(m, place, reading) for place in theirs)]
    told = [m for m in kept if m.concept.value == "benign" and any(0 < m.first - name.last <= 2 * _REACH for name in benign)]
    gone = [*theirs, *told, *(m for m in benign if m.concept.implies.get("behaviour") == ("benign",))]
    return [m for m in kept if m not in gone]


def _is_of_another(place: Mention, kept: list[Mention], reading: Reading) -> bool:
    if any(m.first == place.last + 1 and _is_other(m) for m in kept):
        return True
    names = [m for m in kept if m.concept.facet == "histology" and _is_behind(m, place, reading)]
    return bool(names) and _is_other(max(names, key=lambda m: m.first))


def _is_behind(name: Mention, place: Mention, reading: Reading) -> bool:
    """In one clause, and near."""
    near = 0 < place.first - name.last <= _REACH + 1
    return near and clause_at(reading, name.first) == clause_at(reading, place.first)


def _is_other(name: Mention) -> bool:
    """Benign, or no tumour of bone or soft tissue."""
    if name.concept.facet != "histology":
        return False
    origins, behaviour = name.concept.implies.get("origin", ()), name.concept.implies.get("behaviour", ())
    return behaviour == ("benign",) or (bool(origins) and "musculoskeletal" not in origins and "metastasis" not in origins)
