"""The tissue of a tumour by the structure it arose in: "sarcoma of the ulnar nerve", "in the heel fat pad", "vein, not bone"."""

from collections.abc import Mapping

from bot.understand.illness.operated_bone import is_left_between_two
from bot.understand.scenario import FacetReading
from bot.understand.where.asked_fine import is_asked_to_be_fine
from bot.understand.where.beside_bone import lies_against
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_STOPS = frozenset(".;:!?\n")
_FROM = frozenset(
    "of in from off within inside involved involve involving into "  # noqa: SIM905
    "along encasing surrounding around round between at on to beneath "
    "under below del de du des dans della dello dell do da en nel nella dal am im an aus der des vom em no na".split()
)
_HELD = frozenset("contained held harboured harbored bore hid with had".split())  # noqa: SIM905
_TAILS = frozenset("wall sheath pad tissue layer compartment origin region primary 's s of type".split())  # noqa: SIM905
_REACH, _LONGEST, _BARE = 10, 8, 3
"""Words between a tumour and the structure told behind it, words of a reply, and words between without "of", at most."""
_APART = frozenset("with without near beside and but palsy pain sparing preserving avoiding metastases mets".split())  # noqa: SIM905
_OF_ITS_PLACE = frozenset("of in at the his her a left right upper lower proximal distal deep".split())  # noqa: SIM905
_ITS_TROUBLE = frozenset(
    "function weakness wasting atrophy power strength flap spasm tone mass bulk "  # noqa: SIM905
    "palsy pain damage injury thrombosis block conduction graft repair deficit irritation study studies".split()
)
_IDLE = as_folded(
    "the a an of in from it was is at arose came began started grew originated out deep inside within not no bone only just "
    "it's sorry please his her one its wall sheath layer tissue structure sat lay tumour tumor sarcoma think i "
    "probably between among amid"
)
_NAMES_OF_NONE = ("any_tumor", "the_tumour")
_ROMANCE = ("al", "ale", "ales", "aux", "ari", "are", "ali", "iano", "iana", "eo", "ea", "ais", "aire")


def structure_told(reading: Reading, found: Mapping[str, FacetReading], said: list[Mention]) -> FacetReading | None:
    """Soft tissue, where the name of the tumour leaves the tissue open and what it arose in, or how deep, does not."""
    tissue = found.get("tissue")
    if tissue and (tissue.how == "said" or len(tissue.values) == 1):
        return None
    named = [m for m in said if m.concept.facet == "histology"]
    if any("malignant" not in m.concept.implies.get("behaviour", ("malignant",)) for m in named):
        return None  # "probably a lipoma, under the skin"
    tumours = named + reading.cues(*_NAMES_OF_NONE)
    tumours += [m for m in said if m.concept.facet == "behaviour" and m.concept.value == "malignant"]  # "malignant, muscle"
    held = [s for s in reading.affirmed("soft_structure", "muscle") if any(_holds(s, tumour, reading) for tumour in tumours)]
    if not held and tumours:
        held = [m for m in said if _is_in_a_layer(m)] or reading.cues("bone_spared")
    held = [m for m in held if not is_left_between_two(m, reading)]
    return FacetReading(("soft_tissue",), "implied", held[0].words) if held else None


def structure_replied(reading: Reading, known: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """ "Nerve", "from a tendon", "a tendon, not bone": a reply that names what a tumour told of before arose in."""
    if not {"histology", "behaviour"} & known.keys() or "tissue" in known:
        return {}
    if sum(not w.is_mark for w in reading.words) > _LONGEST:
        return {}
    told = reading.affirmed("soft_structure", "muscle") + [m for m in reading.mentions if _is_in_a_layer(m)]
    limbs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value == "limb"]
    limbs = limbs if "target" in known else []  # "the fat of the thigh": where to look was told before
    inside = {at for m in (*told, *limbs) for at in range(m.first, m.last + 1)}
    rest = {w.folded for at, w in enumerate(reading.words) if at not in inside and w.folded.isalpha()}
    spared = reading.cues("bone_spared")
    if (told and rest <= _IDLE) or (spared and not any(w.folded == "?" for w in reading.words)):
        return {"tissue": FacetReading(("soft_tissue",), "said", (told or spared)[0].words)}
    return {}


def bone_in_doubt(reading: Reading, found: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """ "Ewing treated in 2019. Is the fibula still OK?", "radionecrosis of the ilium or tumour?": the bone held it."""
    target, tissue = found.get("target"), found.get("tissue")
    if target is None or target.values != ("local",) or (tissue and (tissue.how == "said" or len(tissue.values) == 1)):
        return {}
    bones = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.implies.get("tissue") == ("bone",)]
    doubts = reading.cues("tumour_or_scar")
    asked = [m for m in bones if is_asked_to_be_fine(m, reading) or any(d.first <= m.first <= d.last for d in doubts)]
    asked = [m for m in asked if not (names_a_structure(m, reading) or lies_against(m, reading))]
    return {"tissue": FacetReading(("bone",), "implied", asked[0].words)} if asked else {}


def names_a_structure(bone: Mention, reading: Reading) -> bool:
    """ "Femoral vein", "vena femoral": the word of a bone only tells which vessel, nerve or tendon it is."""
    if bone.concept.facet != "site" or bone.concept.implies.get("tissue") != ("bone",):
        return False
    after = any(m.first == bone.last + 1 for m in reading.cues("soft_structure"))
    romance = bone.words.casefold().endswith(_ROMANCE) and reading.language != "en"
    return after or (romance and any(m.last == bone.first - 1 for m in reading.cues("soft_structure")))


def _is_in_a_layer(mention: Mention) -> bool:
    """ "Under the skin", "deep to the fascia"; "deep" alone tells no tissue."""
    told = mention.words.casefold()
    return mention.concept.facet == "depth" and (mention.concept.value == "superficial" or "fasc" in told or "musc" in told)


def _holds(structure: Mention, tumour: Mention, reading: Reading) -> bool:
    """ "Sarcoma of the ulnar nerve", "ulnar nerve sarcoma", "sarcoma, gluteal fat"; "a bursa that held a sarcoma"."""
    if sentence_at(reading, structure.first) != sentence_at(reading, tumour.first):
        return False
    if structure.last < tumour.first:
        gap = [w.folded for w in reading.words[structure.last + 1 : tumour.first]]
        contained = bool(_HELD & set(gap)) and not _STOPS & set(gap) and len(gap) <= _REACH
        return set(gap) <= _TAILS or (contained and gap[-1:] in (["a"], ["the"], ["an"], ["high"], ["grade"]))
    gap = [w.folded for w in reading.words[tumour.last + 1 : structure.first]]
    behind = {w.folded for w in reading.words[structure.last + 1 : structure.last + 2]}
    if _STOPS & set(gap) or ("," in gap[1:] and gap.index(",", 1) < len(gap) - 1) or len(gap) > _REACH or behind & _ITS_TROUBLE:
        return False
    if gap[-1:] == [","] and is_in_apposition(structure, tumour, reading):
        return True
    links = [at for at, word in enumerate(gap) if word in _FROM]
    tail = gap[links[-1] :] if links else gap
    return (bool(links) or gap[:1] == [","] or len(gap) <= _BARE) and not _APART & set(tail) and not _APART & set(gap[-3:])


def is_in_apposition(structure: Mention, tumour: Mention, reading: Reading) -> bool:
    """ "Angiosarcoma of the upper arm, muscle, resected": between two marks, behind nothing but the tumour's place."""
    behind = [w for w in reading.words[structure.last + 1 : structure.last + 2] if not w.is_mark]
    places = [m for m in reading.mentions if m.concept.facet == "site" and tumour.last < m.first < structure.first]
    placed = {at for m in places for at in range(m.first, m.last + 1)}
    gap = range(tumour.last + 1, structure.first - 1)
    rest = {reading.words[at].folded for at in gap if at not in placed}
    return bool(places) and not behind and rest <= _OF_ITS_PLACE
