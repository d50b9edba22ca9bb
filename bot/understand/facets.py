"""Facets read by rules over the terms: what is said, negated, done, or follows from something said."""

from bot.understand.apart.animal_patient import animal_patient
from bot.understand.course.dated_operation import treated_on
from bot.understand.course.therapy import EXCLUDED_SITES, was_before
from bot.understand.illness.operated_bone import bone_operated, is_left_between_two
from bot.understand.illness.supposed import of_the_supposed, supposed_tissue, tells_tissue
from bot.understand.imaging.machine import read_machine
from bot.understand.imaging.studies import NamedStudy
from bot.understand.patient import read_patient
from bot.understand.scenario import FacetReading, How
from bot.understand.told import of_the_case, told_of, without_the_lump
from bot.understand.where.below import is_plural
from bot.understand.where.site import placed_elsewhere, sits_in, unknown_site
from bot.understand.where.structures import is_in_apposition, structure_told
from bot.understand.where.tissue_open import leaves_tissue_open
from bot.understand.wording.denied import is_denied
from bot.understand.wording.sentences import sentence_at
from bot.understand.wording.unsure import is_one_of_two_queried, is_unsure
from corpus import Corpus
from corpus.reading import Mention, Reading

_OPENING = frozenset(
    "in the of from it was is arose started began came grew originated out deep inside within".split()  # noqa: SIM905
)
_MARKS = frozenset(".,;:-–—")
_FILLERS = frozenset("the a his her left right proximal distal prox dist upper lower shaft".split())  # noqa: SIM905
_ARISES = frozenset("growing grown grew arising arisen arose starting started beginning began originating originated".split())  # noqa: SIM905
_ITSELF, _ITS = {"itself", "proper"}, 1
_OF_A_BONE = (["of"], ["of", "the"], ["of", "that"], ["of", "this"], ["of", "his"], ["of", "her"], [","])
_REPLY = 5
"""Words of a turn that does nothing but tell what was asked for."""


def read_facets(reading: Reading, studies: list[NamedStudy], corpus: Corpus) -> dict[str, FacetReading]:
    """The facets that one text tells, purpose and target apart from what follows from treatment and tumour."""
    said, supposed = told_of(reading, studies), supposed_tissue(reading)
    meant = [m for m in said if supposed is None or m.first == supposed.first or not tells_tissue(m)]
    kept, planned = of_the_case(meant, reading)
    kept = [m for m in _told_whole(kept) if not (m.concept.id == "flesh" and is_left_between_two(m, reading))]
    found = _evidence(without_the_lump(kept), corpus)
    if organs := [m for m in kept if m.concept.facet == "site" and m.concept.value == "organ" and sits_in(m, reading)]:
        found["origin"] = FacetReading(organs[0].concept.implies["origin"], "implied", organs[0].words)
    found.update(of_the_supposed(supposed, said) if supposed else {})
    if planned and "treatment" not in found:
        found["treatment"] = FacetReading(("none",), "implied", planned[0].words)
        if not any(m.concept.facet == "purpose" and m.concept.cue != "hint" for m in kept):  # "feels fine" is no surveillance
            found["purpose"] = FacetReading(("initial_staging",), "implied", planned[0].words)
    if "treatment" not in found and (dated := treated_on(reading)):
        found["treatment"] = dated
    found.update(_settled(found, kept, reading))
    if tissue := _tissue_told(reading, found, said) or structure_told(reading, found, said):
        found["tissue"] = tissue
    for doubted in {m.concept.facet or "" for m in said if is_unsure(m, reading)}:
        if doubted in found and found[doubted].how == "implied":
            del found[doubted]  # "the chart does not say whether bone or soft tissue": nor does the tumour's name
    if "tissue" in found and leaves_tissue_open(reading):
        del found["tissue"]
    found.update(read_patient(reading))
    found = {**read_machine(reading), **animal_patient(reading), **found}
    if "origin" not in found or found["origin"].values == ("musculoskeletal",):
        found.update(unknown_site(reading, kept) or placed_elsewhere(reading, said))
    return {**_denied(said, reading, corpus), **found}


def _is_of_one_agent(kept: list[Mention]) -> bool:
    """ "Must not have iodinated contrast again": where contrast is barred, one agent is named within the same words."""
    barred = [m for m in kept if m.concept.facet == "contrast_excluded"]
    every = [m for m in barred if m.concept.value == "any"]
    agents = [m for m in barred if m.concept.value != "any"]
    return all(any(a.first == m.first and a.last <= m.last for a in agents) for m in every)


def _tissue_told(reading: Reading, found: dict[str, FacetReading], said: list[Mention]) -> FacetReading | None:
    """The tissue that words beside the tumour's name tell, where it does not; told of the tumour outright, it holds."""
    if opening := _opens_with_a_tissue(reading):
        return opening
    bones = [m for m in reading.affirmed("bone_reply") if not is_one_of_two_queried(m, reading)]
    outright = [
        m for m in bones if _in_brackets(m, reading) or _is_what_it_is_of(m, said, reading) or _is_added(m, said, reading)
    ]
    if outright and ("tissue" not in found or found["tissue"].how == "implied"):
        return FacetReading(("bone",), "said", outright[0].words)
    lodged = [m for m in said if _lies_inside(m, said, reading)]
    if lodged and ("tissue" not in found or found["tissue"].how == "implied"):
        return FacetReading(("bone",), "said", lodged[0].words)
    if "tissue" in found:
        return None
    if taken := bone_operated(reading):
        return taken
    alone = [m for m in bones if _stands_alone(m, reading)] or reading.affirmed("bone_by_custom")
    if alone:
        return FacetReading(("bone",), "implied", alone[0].words)
    return _tissue_replied(reading, found) if len(reading.words) <= _REPLY else None


def _opens_with_a_tissue(reading: Reading) -> FacetReading | None:
    """ "In the bone, says the old report", "muscle, the femur was never touched": a reply that stands first, up to a mark."""
    values = {"bone_reply": "bone", "muscle": "soft_tissue"}
    places = [m for m in reading.mentions if m.concept.facet == "target"]
    for told in reading.cues(*values):
        before = {w.folded for w in reading.words[: told.first]}
        after = [w.folded for w in reading.words[told.last + 1 : told.last + 2 + _ITS] if w.folded not in _ITSELF]
        joined = reading.text[told.end : told.end + 1] == "-"  # "bone-forming"
        sought = any(m.first <= told.first <= m.last for m in places)  # "bone, nodes and liver"
        if before <= _OPENING and set(after[:1]) & _MARKS and not (joined or sought or is_plural(told)):
            return FacetReading((values[told.concept.cue or ""],), "said", told.words)
    return None


def _stands_alone(mention: Mention, reading: Reading) -> bool:
    """ "Local recurrence, bone: which studies?": between two marks, in a text that looks at the treated site."""
    before, after = reading.words[: mention.first][-1:], reading.words[mention.last + 1 :][:1]
    marks = bool(before) and before[0].is_mark and all(w.is_mark for w in after)
    return marks and bool(reading.cues("local_recurrence"))


def _in_brackets(mention: Mention, reading: Reading) -> bool:
    """ "Fibrosarcoma of the ulna (bone)": what it arose in, told apart."""
    around = [
        w.folded for w in (*reading.words[mention.first - 1 : mention.first], *reading.words[mention.last + 1 : mention.last + 2])
    ]
    return around == ["(", ")"]


def _is_added(bone: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Angiosarcoma of the leg, bone, resected"."""
    tumours = [m for m in said if m.concept.facet == "histology" and m.last < bone.first]
    comma = reading.words[bone.first - 1 : bone.first]
    return bool(comma) and comma[0].folded == "," and any(is_in_apposition(bone, m, reading) for m in tumours[-1:])


def _is_what_it_is_of(bone: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Malignant fibrous histiocytoma of the bone"."""
    tumours = [m for m in said if m.concept.facet == "histology" and m.last < bone.first]
    of_it = any([w.folded for w in reading.words[m.last + 1 : bone.first]] in _OF_A_BONE for m in tumours)
    sites = (m for m in said if m.concept.facet == "site" and m.concept.implies.get("tissue") == ("bone",))
    return of_it or any(m.last + 1 == bone.first for m in sites)  # "of the tibial bone"


def _lies_inside(bone: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "Leiomyosarcoma growing in the femur itself", "UPS within the humerus": the bone is what it arose in."""
    if bone.concept.facet != "site" or bone.concept.implies.get("tissue") != ("bone",):
        return False
    start, _ = sentence_at(reading, bone.first)
    before = [w.folded for w in reading.words[start : bone.first] if w.folded not in _FILLERS]
    after = {w.folded for w in reading.words[bone.last + 1 : bone.last + 2]}
    inside = before[-1:] in (["within"], ["inside"]) or (before[-1:] in (["in"], ["from"]) and bool(_ARISES & set(before[-2:-1])))
    itself = bool(after & _ITSELF) and before[-1:] in (["in"], ["of"], ["from"])
    named = any(m.concept.facet == "histology" and start <= m.first < bone.first for m in said)
    return named and (inside or itself)


def _tissue_replied(reading: Reading, found: dict[str, FacetReading]) -> FacetReading | None:
    """ "In the muscle", "in the bone, sorry": a reply of few words."""
    if muscle := reading.affirmed("muscle"):
        return FacetReading(("soft_tissue",), "implied", muscle[0].words)
    bone = reading.affirmed("bone_reply")
    return FacetReading(("bone",), "implied", bone[0].words) if bone and not found else None


def _settled(found: dict[str, FacetReading], kept: list[Mention], reading: Reading) -> dict[str, FacetReading]:
    """The facets that what else was said decides: a muscle or a depth tells the tissue, clearance a device."""
    settled: dict[str, FacetReading] = {}
    tissue, depth, implant = found.get("tissue"), found.get("depth"), found.get("implant")
    treatment = found.get("treatment")
    if treatment and {"done", "ongoing"} <= set(treatment.values):  # "six cycles, then resected": what was told last holds
        told = [m for m in kept if m.concept.facet == "treatment"]
        last = max((m for m in told if not was_before(m, told, reading)), key=lambda m: m.first)
        settled["treatment"] = FacetReading((last.concept.value or "",), "said", treatment.words)
    agents = found.get("contrast_excluded")
    if agents and len(agents.values) > 1 and "unspecified" in agents.values:  # "a reaction to gadolinium contrast": one agent
        settled["contrast_excluded"] = FacetReading(
            tuple(v for v in agents.values if v != "unspecified"), agents.how, agents.words
        )
    if agents and len(agents.values) > 1 and "any" in agents.values and _is_of_one_agent(kept):
        settled["contrast_excluded"] = FacetReading(tuple(v for v in agents.values if v != "any"), agents.how, agents.words)
    elif agents and len(agents.values) > 1 and "any" in agents.values:  # "no iv contrast or gadolinium at all"
        settled["contrast_excluded"] = FacetReading(("any",), agents.how, agents.words)
    muscle = next((m for m in kept if m.concept.cue == "muscle"), None)
    if tissue is None and muscle:
        tissue = settled["tissue"] = FacetReading(("soft_tissue",), "implied", muscle.words)
    if (
        depth
        and len(depth.values) > 1
        and (plain := [m for m in kept if m.concept.facet == "depth" and m.concept.cue != "muscle"])
    ):
        told_of = tuple(dict.fromkeys(m.concept.value or "" for m in plain))
        depth = settled["depth"] = FacetReading(told_of, "said", plain[0].words)  # "superficial, on the triceps"
    beneath_the_skin = depth is not None and depth.values == ("superficial",) and depth.how == "said"
    if beneath_the_skin and tissue and tissue.how == "implied" and "soft_tissue" in tissue.values:
        settled["tissue"] = FacetReading(("soft_tissue",), "implied", tissue.words)  # "under the skin over the ulna"
    if implant and "mr_conditional" in implant.values:
        settled["implant"] = FacetReading(("mr_conditional",), "said", implant.words)  # "a pacemaker, MR conditional"
    elif implant and "mr_unsafe" in implant.values:
        settled["implant"] = FacetReading(("mr_unsafe",), "said", implant.words)  # beside the prosthesis of the treated bone
    return settled


def _told_whole(kept: list[Mention]) -> list[Mention]:
    """ "Declines any injection of radioactive tracer", without "declines any ... radioactive", which bars more."""
    barred = [m for m in kept if m.concept.facet == "cannot_have"]
    halves = [m for m in barred if any(o.first <= m.first and m.last < o.last for o in barred)]
    return [m for m in kept if m not in halves]


def _denied(said: list[Mention], reading: Reading, corpus: Corpus) -> dict[str, FacetReading]:
    """ "Not pregnant", "no contraindication to MRI": of a facet that is yes or no, the other value."""
    found: dict[str, FacetReading] = {}
    for mention in said:
        facet = mention.concept.facet
        if facet and set(corpus.facets[facet].values) == {"yes", "no"} and is_denied(mention, reading):
            other = "yes" if mention.concept.value == "no" else "no"
            found.setdefault(facet, FacetReading((other,), "said", mention.words))
    return found


def _evidence(mentions: list[Mention], corpus: Corpus) -> dict[str, FacetReading]:
    said: dict[str, list[tuple[tuple[str, ...], How, str]]] = {}
    for mention in mentions:
        concept = mention.concept
        if concept.facet:
            value = (concept.value or concept.id,)
            said.setdefault(concept.facet, []).append((value, concept.how, mention.words))
        for facet, values in concept.implies.items():
            said.setdefault(facet, []).append((values, "implied", mention.words))
    return {facet: _merged(facet, items, corpus) for facet, items in said.items()}


def _merged(facet: str, items: list[tuple[tuple[str, ...], How, str]], corpus: Corpus) -> FacetReading:
    """What is said beats what follows; several things said are all possible, several implications narrow down."""
    outright = [item for item in items if item[1] == "said"]
    words = "; ".join(dict.fromkeys(item[2] for item in (outright or items)))
    if outright:
        return FacetReading(_ordered(facet, {v for item in outright for v in item[0]}, corpus), "said", words)
    sites = [set(item[0]) for item in items]
    if facet == "origin":
        excluded = [s for s in sites if "musculoskeletal" not in s and s & {*EXCLUDED_SITES, "metastasis"}]
        sites = excluded[:1] or sites
    narrowed = set.intersection(*sites) or set.union(*sites)
    return FacetReading(_ordered(facet, narrowed, corpus), "implied", words)


def _ordered(facet: str, values: set[str], corpus: Corpus) -> tuple[str, ...]:
    order = list(corpus.facets[facet].values)
    return tuple(sorted(values, key=lambda v: (order.index(v) if v in order else len(order), v)))
