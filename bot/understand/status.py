"""What became of each named study: asked about, not to be had, or already done."""

from collections.abc import Collection
from dataclasses import replace

from bot.understand.not_made import not_made
from bot.understand.sentences import sentence_at
from bot.understand.studies import NamedStudy, Status
from bot.understand.told import is_rumoured
from corpus.lexicon import Mention, Reading

_STOPS = set(".;!?\n")
_REACH_AFTER, _REACH_BEFORE, _RESULT_REACH = 4, 8, 6
_APART = _STOPS | {",", "for", "if", "when"}
_RELATIVE = {"that", "which", "who"}
"""Behind one of these a result is told of the noun before it: "bone scan: a lesion that looks indeterminate"."""
_BESIDE, _LEAD = 2, 3
_OF_A_PLACE, _ARTICLES, _AHEAD = {"of", "for", "at", "to", "over"}, {"the", "a", "an", "that", "this", "any"}, {"before", "for"}
_ONLY = {"nothing", "but", "only", "just", "an", "a", "one", "the", "her", "his", "except"}
_YEAR = 4
"""Figures of one."""
_LOOK_CUES = ("appearance_none", "appearance_unclear", "appearance_osteoid", "appearance_aggressive", "appearance_benign")
_EXECUTED = ("done", "complete", "performed", "obtained")
_FURTHER = {"more", "further", "other", "another", "working", "functioning", "usable", "accessible"}
_SHOWN = ("suspicion", "finding", "scan_finding", "lung_finding", *_LOOK_CUES)
"""What a study that was made has shown: it could be had."""
_COPULAS = {"is", "are", "was", "were", "not", "currently", "here", "scanner", "scan", "be"}
_LINKS = {"and", "or", "nor", ",", "&", "both", "as", "well", "the", "a", "plus"}


def with_status(studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """The same studies with their status; what holds for one holds for those joined to it by "and" or "or"."""
    status: dict[int, Status] = {}
    for number, study in enumerate(studies):
        if _is_done(study, reading):
            status[number] = "done"
    status.update(dict.fromkeys(_told_before_its_entry(studies, status, reading), "done"))
    for number in _unavailable(studies, reading):
        status[number] = "unavailable"
    for number in list(status):
        for other in _joined(number, studies, reading, told=status[number] == "done"):
            status.setdefault(other, status[number])
    status.update(dict.fromkeys(not_made(studies, reading), "not_made"))
    return [replace(study, status=status.get(number, "asked")) for number, study in enumerate(studies)]


def _is_done(study: NamedStudy, reading: Reading) -> bool:
    if any(m.first < study.first for m in reading.cues("you_said") if sentence_at(reading, m.first)[1] > study.first):
        return False  # "you told me that CT with contrast was fine": of a reply, and not of a patient
    for cue in reading.cues("cleared", "result"):
        if _describes_a_place(cue, reading):
            continue
        gap = [w.folded for w in reading.words[study.last + 1 : cue.first]]
        if cue.first > study.last and len(gap) <= _RESULT_REACH and not (set(gap) & _APART or _RELATIVE & set(gap[1:])):
            if gap[-1:] == ["to"]:
                return False  # "enough to clear the lungs"
            asked = _asks(gap) or _is_asked_outright(study, reading)
            return not (cue.concept.cue == "cleared" and cue.words.lower() in _EXECUTED and asked)
    if _told_behind(study, reading) or _of_a_year(study, reading) or _of_a_day(study, reading):
        return True
    if any(cue.last == study.first - 1 or _just_behind(cue, study, reading) for cue in reading.cues("complement")):
        return study.parts.get("region") == "chest"  # "apart from the chest CT": that one is seen to
    had = any(_just_behind(cue, study, reading) for cue in reading.cues("seen_on"))
    return had or _shown_on(study, reading) or _is_told_of(study, reading)


def _describes_a_place(cue: Mention, reading: Reading) -> bool:
    """ "SPECT/CT of the doubtful area": where to look, and not what was seen."""
    before = [w.folded for w in reading.words[max(0, cue.first - _BESIDE) : cue.first]]
    placed = any(m.first == cue.last + 1 for m in reading.mentions if "region" in m.concept.study or m.concept.facet == "site")
    return placed and len(before) == _BESIDE and before[0] in _OF_A_PLACE and before[1] in _ARTICLES


def _told_behind(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI: 9 cm lesion", "US solid", "MRI 7 cm deep mass": what it showed stands right behind it, and nothing is asked."""
    words = [w.folded for w in reading.words]
    at = study.last + 1
    colon = ":" in words[at : at + _LEAD + 2] and not _STOPS - {":"} & set(words[at : words.index(":", at)])
    colon = colon and not _AHEAD & set(words[at : words.index(":", at)])  # "PET/CT before biopsy: a bone lesion"
    at = words.index(":", at) + 1 if colon else at
    _, end = sentence_at(reading, study.last)
    alone = study.first == 0 and not any(word[0].isalnum() for word in words[end:])  # "MRI: a bone lesion": all that is said
    if at >= end or alone or (end < len(words) and words[end] == "?"):
        return False
    measured = words[at][0].isdigit() and words[at + 1 : at + 2] in (["cm"], ["mm"])
    described = any(m.first == at for m in reading.cues("descriptor"))
    found = colon and any(at <= m.first < end for m in reading.cues("finding", "lump", "result", "lung_finding", *_LOOK_CUES))
    looked = any(m.first == at for m in reading.cues(*_LOOK_CUES))
    return measured or described or found or looked


def _of_a_year(study: NamedStudy, reading: Reading) -> bool:
    """ "Lumbar MRI 2021 for sciatica showed a disc bulge": with the year and what it showed, and nothing is asked."""
    _, end = sentence_at(reading, study.last)
    year = [
        w for w in reading.words[study.last + 1 : end] if len(w.folded) == _YEAR and w.folded.isdigit() and w.folded[:2] == "20"
    ]
    shown = any(study.last < m.first < end for m in reading.cues("result", "finding", *_LOOK_CUES))
    return bool(year) and shown and not (end < len(reading.words) and reading.words[end].folded == "?")


def _of_a_day(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI right femur, whole bone, 4 April: ...": with its date and a colon, an entry of what was made."""
    _, end = sentence_at(reading, study.last)
    colon = next((i for i in range(study.last + 1, end) if reading.words[i].folded == ":"), study.last)
    months = [m for m in reading.cues("month") if study.last < m.first < colon]
    asked = end < len(reading.words) and reading.words[end].folded == "?"
    return not asked and any(reading.words[i].folded.isdigit() for m in months for i in (m.first - 1, min(m.last + 1, colon)))


def _told_before_its_entry(studies: list[NamedStudy], done: Collection[int], reading: Reading) -> list[int]:
    """ "He was sent for radiographs. ... Radiographs: permeative": the story of a study that is on file further down."""
    entries = [(number, studies[number].parts) for number in done]
    earlier = [n for n, study in enumerate(studies) if any(n < number and study.parts == parts for number, parts in entries)]
    ends = {n: sentence_at(reading, studies[n].first)[1] for n in earlier}
    return [n for n, end in ends.items() if reading.words[end : end + 1] and reading.words[end].folded != "?"]


def _is_asked_outright(study: NamedStudy, reading: Reading) -> bool:
    """ "Is the chest CT done with contrast?": how it is done is asked, not told."""
    start, end = sentence_at(reading, study.first)
    return end < len(reading.words) and reading.words[end].folded == "?" and _opens_with_a_verb(start, reading)


def _is_told_of(study: NamedStudy, reading: Reading) -> bool:
    """ "Proven by CT-guided biopsy", "needle biopsy says sarcoma": a biopsy that gave the diagnosis."""
    before = reading.words[study.first - 1].folded if study.first else ""
    told = before in ("by", "on", "via", "from", "after") or any(
        m.first <= study.last <= m.last for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done"
    )
    return study.parts["modality"] in ("biopsy", "aspiration") and (told or _gave_a_name(study, reading))


def _gave_a_name(biopsy: NamedStudy, reading: Reading) -> bool:
    """ "Ultrasound-guided biopsy, reviewed centrally: high grade sarcoma"; "biopsy: staging of a sarcoma" may still ask."""
    _, end = sentence_at(reading, biopsy.last)
    colon = next((i for i in range(biopsy.last + 2, end) if reading.words[i].folded == ":"), end)
    return any(colon < m.first < end for m in reading.mentions if m.concept.facet == "histology")


def _just_behind(cue: Mention, study: NamedStudy, reading: Reading) -> bool:
    """ "Had an MRI", "has had nothing but an ultrasound"."""
    gap = [w.folded for w in reading.words[cue.last + 1 : study.first]]
    return study.first > cue.last and (len(gap) < _BESIDE or set(gap) <= _ONLY)


def _shown_on(study: NamedStudy, reading: Reading) -> bool:
    """ "Uptake in a rib on the staging PET/CT": something was found, so the study is done."""
    lead = range(max(0, study.first - _LEAD), study.first)
    on = next((i for i in lead if reading.words[i].folded == "on"), None)
    if on is None or "," in (w.folded for w in reading.words[on : study.first]):
        return False
    return any(cue.last < on and _one_clause(cue.last, on, reading) for cue in reading.cues("finding", "result", "lump"))


def _asks(gap: list[str]) -> bool:
    """ "Should an MRI be done?" is a request, not a report."""
    return bool({"be", "to", "get", "being"} & set(gap))


def _unavailable(studies: list[NamedStudy], reading: Reading) -> set[int]:
    found: set[int] = set()
    if reading.cues("ask_why"):
        return found
    for cue in reading.cues("unavailable"):
        if _is_no_obstacle(cue, reading):
            continue
        near = _just_before(cue, studies, reading) or [n for n, s in enumerate(studies) if s.first <= cue.first <= s.last]
        after = [n for n, s in enumerate(studies) if _within(cue.last, s.first, _REACH_AFTER, reading)]
        before = [n for n, s in enumerate(studies) if _within(s.last, cue.first, _REACH_BEFORE - 1, reading)]
        if pick := (near or after[:1] or before[-1:]):
            found.update(pick)
    found.update(_passed_over(studies, reading))
    for cue in reading.cues("neither"):  # said of what follows; "neither told us" is a result
        found.update([n for n, s in enumerate(studies) if _within(cue.last, s.first, _BESIDE, reading)][:1])
    for number, study in enumerate(studies):
        further = study.first > 1 and reading.words[study.first - 1].folded in _FURTHER  # "no more MRI"
        at = study.first - (2 if further else 1)
        denied = study.first and reading.words[at].folded in ("no", "without", "never")
        denied = denied and not any(m.first == study.last + 1 for m in reading.cues("obstacle"))
        if denied and not _is_hearsay(study, reading):
            found.add(number)
    return found


def _passed_over(studies: list[NamedStudy], reading: Reading) -> set[int]:
    """ "He would sooner die than have an MRI. What else?": who asks for another study cannot have the one told of just before."""
    found: set[int] = set()
    for cue in reading.cues("instead"):
        asked, _ = sentence_at(reading, cue.first)
        for number, study in enumerate(studies):
            start, end = sentence_at(reading, study.first)
            told = reading.cues(
                "can_be_had",
                "planned_behind",
                "ask_appropriate",
                "ask_rating",
                "cleared",
                "result",
                "ask_study",
                "study_noun",
                *_SHOWN,
            )
            told += [m for m in reading.mentions if m.concept.facet in ("contrast_excluded", "mri_possible")]
            if end + 1 == asked and reading.words[end].folded != "?" and not any(start <= m.first < end for m in told):
                found.add(number)
    return found


def _is_no_obstacle(cue: Mention, reading: Reading) -> bool:
    """ "No contraindication to MR", "there is no obstacle to MRI", "she has read that it is useless": that it can be had."""
    if is_rumoured(cue, reading):
        return True
    if any(m.first in (cue.last, cue.last + 1) for m in reading.cues("whereabouts")):
        return True  # "the scanner is down the corridor"
    behind = {m.first for m in reading.cues("obstacle")}
    denies = reading.words[cue.last].folded == "no" and any(0 < at - cue.last <= _BESIDE for at in behind)
    return denies or (cue.first in behind and (reading.negates(cue) or "no" in _before_a_name(cue, reading)))


def _before_a_name(cue: Mention, reading: Reading) -> set[str]:
    """ "No MR contraindications": the word before the name of the study right before a cue."""
    names = [m for m in reading.mentions if "modality" in m.concept.study and m.last == cue.first - 1 and m.first]
    return {reading.words[m.first - 1].folded for m in names}


def _is_hearsay(study: NamedStudy, reading: Reading) -> bool:
    """ "A colleague says no CT", "is it true that no PET/CT is needed?": what is claimed is not what can be had."""
    start, end = sentence_at(reading, study.first)
    judged = any(study.last < m.first <= study.last + _REACH_AFTER for m in reading.cues("ask_appropriate"))
    said = any(start <= m.first < study.first for m in reading.cues("hearsay"))
    asked = end < len(reading.words) and reading.words[end].folded == "?" and _opens_with_a_verb(start, reading)
    return judged or said or asked


def _opens_with_a_verb(start: int, reading: Reading) -> bool:
    return any(m.first == start for m in reading.cues("interrogative"))


def _just_before(cue: Mention, studies: list[NamedStudy], reading: Reading) -> list[int]:
    """ "PET/CT is not available": the study that the words are said of."""
    for number, study in enumerate(studies):
        gap = [w.folded for w in reading.words[study.last + 1 : cue.first]]
        if study.last < cue.first and set(gap) <= _COPULAS:
            return [number]
    return []


def _within(low: int, high: int, reach: int, reading: Reading) -> bool:
    return 0 < high - low <= reach + 1 and _one_clause(low, high, reading)


def _one_clause(low: int, high: int, reading: Reading) -> bool:
    return not any(w.folded in _STOPS for w in reading.words[low + 1 : high])


def _joined(number: int, studies: list[NamedStudy], reading: Reading, told: bool) -> list[int]:
    """`told`: of what was done, words on the first study may stand between ("an ultrasound of the lump and a chest film")."""
    linked = []
    for other in (number - 1, number + 1):
        if 0 <= other < len(studies):
            low, high = sorted((studies[number], studies[other]), key=lambda s: s.first)
            gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
            if told and "and" in gap[:_RESULT_REACH] and not set(gap) & _APART:
                gap = gap[gap.index("and") :]
            if gap and set(gap) <= _LINKS and set(gap) != {","}:
                linked.append(other)
    return linked
