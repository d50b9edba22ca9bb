"""Which imaging studies a text names: the parts of a name are joined to one study, then looked up.

A name has a head (modality) and parts around it (region, contrast, tracer, SPECT), in any order: "whole-body MRI
with contrast", "contrast-enhanced CT of the chest", "MRI knee w/wo". What is not said stays open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.understand.imaging.study_groups import (
    absorbed,
    beside_bone_scan,
    joins_states,
    offers_a_choice,
    one_region,
    parts_ahead,
    parts_behind,
)
from bot.understand.wording.sentences import sentence_at
from corpus import Corpus
from corpus.reading import Mention, Reading
from corpus.schema import Procedure

Status = Literal["asked", "unavailable", "done", "not_made"]
Parts = dict[str, str]
_AROUND_IT = frozenset("and or but what how about if it so then the same the one".split())  # noqa: SIM905
"""Words around a bare "without" that tell nothing of the study."""
_AREA = "area of interest"
"""ACR's words for a study of one place, taken as they stand whatever the modality."""
_BARE_PET = "modality-pet"
"""The concept of a "PET" that is not told to be a PET/CT."""
_ONE_FOR_CONTRAST = ("pet_ct", "pet_mri", "bone_scan", "radiography")
"""What no table tells apart by IV contrast."""
_TRACED, _BY_MEANS = ("pet_ct", "pet_mri"), {"with", "using", "by", "via", "is", "tracer", ":"}


@dataclass(frozen=True, slots=True)
class NamedStudy:
    """A study as written: the parts said, its place in words and code points, and what became of it."""

    parts: Parts
    words: str
    first: int
    last: int
    start: int
    end: int
    status: Status = "asked"
    defaulted: frozenset[str] = frozenset()
    """The parts that were not said but are what a bare name means."""
    is_bare: bool = False
    """True for a "PET" of which the machine is not told: without it, there is no PET/MRI either."""
    is_one_for_contrast: bool = False
    """True for a "PET/CT without contrast": a state was said, and its kind is not told apart by it."""

    def fits(self, procedure: Procedure) -> bool:
        """True if nothing that was said contradicts the procedure."""
        said = {key: value for key, value in self.parts.items() if key != "spect"}
        return all(getattr(procedure, key) == value for key, value in said.items()) and (
            "spect" not in self.parts or procedure.spect == (self.parts["spect"] == "yes")
        )

    def anywhere(self) -> "NamedStudy":
        """The same study wherever, if its place was not said: "PET/CT" of the area, where a table rates no other."""
        return replace(self, parts={k: v for k, v in self.parts.items() if k != "region" or k not in self.defaulted})


def named_studies(reading: Reading, corpus: Corpus) -> list[NamedStudy]:
    """The studies that a text names, in order; status is not decided here."""
    parts = [m for m in reading.mentions if m.concept.study]
    parts = [m for m in parts if not _is_a_tumour_stage(m, reading)]
    heads = [m for m in parts if "modality" in m.concept.study]
    heads += [m for m in parts if "spect" in m.concept.study and not beside_bone_scan(m, heads, reading)]
    heads.sort(key=lambda m: m.first)
    taken: set[int] = set()
    found: list[NamedStudy] = []
    for number, head in enumerate(heads):
        if head.first in taken:
            continue
        floor = found[-1].last if found else -1
        following = [h for h in heads[number + 1 :] if not absorbed(head, h)]
        ceiling = following[0].first if following else len(reading.words) + 1  # behind the text there is no next head
        same = [m for m in parts if m.first == head.first and m is not head]
        group = [head, *same, *parts_ahead(head, parts, reading, floor), *parts_behind(head, parts, reading, ceiling)]
        taken.update(i for m in group for i in range(m.first, m.last + 1))
        found.append(_study(group, reading, corpus))
    found = [_with_its_tracer(s, [m for m in parts if m.first not in taken], reading, corpus) for s in found]
    added = [m for m in parts if "spect" in m.concept.study and m.first not in taken]
    found += [_study([m], reading, corpus) for m in added]  # "a bone scan; does SPECT add anything?"
    return sorted(found, key=lambda s: s.first)


def _is_a_tumour_stage(head: Mention, reading: Reading) -> bool:
    """ "cT2 N0": the clinical extent of the tumour, and no CT."""
    return head.words == "cT" and reading.text[head.end : head.end + 1].isdigit()


def _with_its_tracer(study: NamedStudy, left: list[Mention], reading: Reading, corpus: Corpus) -> NamedStudy:
    """ "PET/CT at diagnosis for distant spread, with sodium fluoride as tracer": told apart, in the same sentence."""
    if study.parts["modality"] not in _TRACED or "tracer" not in study.defaulted:
        return study
    start, end = sentence_at(reading, study.first)
    inside = [m for m in left if "tracer" in m.concept.study and study.last < m.first < end]
    if not inside:
        return study
    words = [w.folded for w in reading.words]
    told = [m for m in inside if words[m.first - 1] in _BY_MEANS or "tracer" in words[m.last + 1 : m.last + 3]]
    alone = not any(start <= m.first < end and m.first > study.last and "modality" in m.concept.study for m in reading.mentions)
    if not told or not alone:
        return study
    return with_parts(study, told[0].concept.study, study.words, corpus)


def _study(group: list[Mention], reading: Reading, corpus: Corpus) -> NamedStudy:
    open_ones = [m for m in group if m.concept.study.get("contrast") == "any"]
    group = [m for m in group if m in open_ones or not any(_is_half_of(m, other) for other in open_ones)]
    said: Parts = {}
    regions: list[str] = []
    for mention in group:
        for key, value in mention.concept.study.items():
            if key == "region":
                regions.append(value)
            elif key == "contrast" and value == "any":
                said.pop("contrast", None)
            else:
                said.setdefault(key, value)
    states = {m.concept.study["contrast"] for m in group if "contrast" in m.concept.study}
    if len(states) > 1 and offers_a_choice(group, reading):
        said.pop("contrast", None)
    elif {"without", "with"} <= states and joins_states(group, reading):
        said["contrast"] = "without_and_with"
    if "modality" not in said:
        said["modality"] = "bone_scan" if said.get("spect") else "ct"
    literal = any(m.words.casefold() == _AREA for m in group)
    literal &= said["modality"] != "bone_scan"  # ACR's name for it ends in "SPECT/CT area of interest"
    region = "area" if literal and "whole_body" not in regions else one_region(regions, said["modality"])
    if region:
        said["region"] = region
    first, last = min(m.first for m in group), max(m.last for m in group)
    start, end = reading.words[first].start, reading.words[last].end
    usual = corpus.scale.default_study.get(said["modality"], {})
    unsaid = frozenset(key for key in usual if key not in said)
    bare = group[0].concept.id == _BARE_PET
    parts = _completed(said, corpus)
    one = bool(states) and said["modality"] in _ONE_FOR_CONTRAST
    words = reading.text[start:end]
    return NamedStudy(parts, words, first, last, start, end, defaulted=unsaid, is_bare=bare, is_one_for_contrast=one)


def _is_half_of(state: Mention, choice: Mention) -> bool:
    """ "Sans ou avec injection": "sans ... injection" is half of a choice, and no state that is asked for."""
    return "contrast" in state.concept.study and choice.first <= state.first and state.last <= choice.last


def _completed(said: Parts, corpus: Corpus) -> Parts:
    """What a bare name means, and "MRI with contrast" read as ACR words it."""
    scale = corpus.scale
    said = {**scale.default_study.get(said["modality"], {}), **said}
    if said["modality"] == "bone_scan":
        said.setdefault("spect", "no")
    read_as = scale.contrast_read_as.get(said["modality"], {})
    if said.get("contrast") in read_as:
        said["contrast"] = read_as[said["contrast"]]
    if said["modality"] in (*_ONE_FOR_CONTRAST, "biopsy", "aspiration"):
        said.pop("contrast", None)
    if said["modality"] != "bone_scan":
        said.pop("spect", None)
    return said


def candidates(study: NamedStudy, corpus: Corpus) -> list[Procedure]:
    """Every procedure of the corpus that the words leave possible."""
    return [p for p in corpus.procedures.values() if study.fits(p)]


def rated_candidates(study: NamedStudy, variant_id: str, corpus: Corpus) -> list[Procedure]:
    """The possible procedures that a variant rates; a bare name may also mean the one form that has a row."""
    for reading in (study, study.anywhere()):
        if found := [p for p in candidates(reading, corpus) if (variant_id, p.id) in corpus.rows]:
            return found
    return []


def fragment(reading: Reading, corpus: Corpus) -> Parts:
    """The contrast, place or SPECT of a text that names no study of its own: "and without contrast?"."""
    said = [m for m in reading.mentions if m.concept.study]
    whole_ones = [m for m in said if not any(o.first <= m.first and m.last <= o.last and o != m for o in said)]
    parts = {k: v for m in whole_ones for k, v in m.concept.study.items() if k in ("contrast", "spect")}
    whole = {k: v for m in reading.mentions for k, v in m.concept.study.items() if (k, v) == ("region", "whole_body")}
    named = any("modality" in m.concept.study for m in reading.mentions)
    return {} if named else {**(parts or _bare_contrast(reading)), **whole}


def _bare_contrast(reading: Reading) -> Parts:
    """ "And without?", "what about without it?": nothing but that, of the study that was asked about."""
    words = [w.folded for w in reading.words if not w.is_mark and w.folded not in _AROUND_IT]
    return {"contrast": words[0]} if len(words) == 1 and words[0] in ("with", "without") else {}


def with_parts(study: NamedStudy, parts: Parts, words: str, corpus: Corpus) -> NamedStudy:
    """The same study with other parts, as told by other words ("any" leaves a part open); what it had by default stays."""
    said = _completed({k: v for k, v in {**study.parts, **parts}.items() if v != "any"}, corpus)
    one = study.is_one_for_contrast or ("contrast" in parts and said["modality"] in _ONE_FOR_CONTRAST)
    return replace(study, parts=said, words=words, defaulted=study.defaulted - frozenset(parts), is_one_for_contrast=one)


def name_of(parts: Parts, corpus: Corpus) -> str:
    """A name for parts that no single procedure of the corpus has, put together as ACR does."""
    words = corpus.scale.study_words
    tracer = words["tracer"].get(parts.get("tracer", ""), "")
    modality = words["modality"].get(parts["modality"], parts["modality"])
    head = f"{modality} with {tracer}" if parts.get("tracer") == "other" else modality
    if parts.get("tracer") in ("fdg", "fluoride"):
        head = f"{tracer[0].upper()}{tracer[1:]}{'-' if tracer == 'FDG' else ' '}{modality}"
    rest = (words[key].get(parts.get(key, "")) for key in ("region", "contrast"))
    return " ".join(filter(None, [head, *rest]))


def occupied(studies: list[NamedStudy]) -> Iterator[int]:
    """The word numbers that belong to the name of a study."""
    for study in studies:
        yield from range(study.first, study.last + 1)
