"""What became of each named study: asked about, not to be had, not made, or already done."""

from collections.abc import Collection
from dataclasses import replace

from bot.understand.illness.known_thing import lies_with_a_known_thing
from bot.understand.imaging.added_to import added_to
from bot.understand.imaging.arranged import arranged
from bot.understand.imaging.before_the_order import told_before_the_order
from bot.understand.imaging.called_off import is_called_off
from bot.understand.imaging.done import APART, RESULT_REACH, asks_or_plans, is_done
from bot.understand.imaging.entries import listed_as_done, missed
from bot.understand.imaging.judged import judged
from bot.understand.imaging.none_so_far import none_so_far
from bot.understand.imaging.not_made import all_there_is, not_made
from bot.understand.imaging.old_scans import is_of_an_ailment
from bot.understand.imaging.replaced import replaced
from bot.understand.imaging.studies import NamedStudy, Status
from bot.understand.imaging.unavailable import unavailable
from bot.understand.imaging.work_up import told_before_staging
from bot.understand.relevant import is_of_the_patient_at_hand
from bot.understand.where.lack_asked import told_before_the_lack
from bot.understand.where.listed_places import ticked_off
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Reading

_STORY = 50
"""Words from which on a text tells a story."""
_AIM_TOLD = 8
"""Words of a study's place and aim, at most."""
_LINKS = {"and", "or", "nor", ",", "&", "both", "as", "well", "the", "a", "plus"}


def with_status(studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """The same studies with their status; what holds for one holds for those joined to it by "and" or "or"."""
    if judged(studies, reading):
        return studies
    status: dict[int, Status] = {}
    for number, study in enumerate(studies):
        if is_done(study, reading) or is_of_an_ailment(study, reading):
            status[number] = "done"
    status.update(dict.fromkeys(_told_before_how_to_stage(studies, reading), "done"))
    status.update(dict.fromkeys(told_before_staging(studies, reading), "done"))
    status.update(dict.fromkeys(_told_before_its_entry(studies, status, reading), "done"))
    status.update(dict.fromkeys(listed_as_done(studies, reading), "done"))
    status.update(dict.fromkeys(told_before_the_order(studies, reading), "done"))
    status.update(dict.fromkeys(told_before_the_lack(studies, reading), "done"))
    status.update(dict.fromkeys(ticked_off(studies, reading), "done"))
    status.update({n: "done" for n, study in enumerate(studies) if lies_with_a_known_thing(study.first, reading)})
    status.update(dict.fromkeys(added_to(studies, reading) | all_there_is(studies, reading), "done"))
    status.update(dict.fromkeys(arranged(studies, reading), "done"))
    off = [n for n, s in enumerate(studies) if n not in status and is_called_off(s.first, s.last, reading)]
    for number in (*unavailable(studies, reading, {*status}), *off):
        status[number] = "unavailable"
    status.update(dict.fromkeys(replaced(studies, {*status}, reading), "unavailable"))
    for number in list(status):
        for other in _joined(number, studies, reading, told=status[number] == "done"):
            status.setdefault(other, status[number])
    status.update(
        dict.fromkeys(not_made(studies, reading) | none_so_far(studies, reading) | missed(studies, reading), "not_made")
    )
    kin = [n for n, told in status.items() if told == "done" and _was_made_of_kin(studies[n], reading)]
    status.update(dict.fromkeys(kin, "not_made"))
    return [replace(study, status=status.get(number, "asked")) for number, study in enumerate(studies)]


def _was_made_of_kin(study: NamedStudy, reading: Reading) -> bool:
    """ "His wife, who had a bone scan for her breast cancer": made of somebody else."""
    start, _ = sentence_at(reading, study.first)
    kin = [m for m in reading.cues("family_history") if not is_of_the_patient_at_hand(m, reading)]
    return any(start <= m.first and m.last < study.first for m in kin)


def _told_before_how_to_stage(studies: list[NamedStudy], reading: Reading) -> list[int]:
    """ "An MRI was made at the clinic. ... How do I stage him?": a note that asks for everything, told what there is."""
    asks = [m for m in reading.mentions if m.concept.id == "staging-request"]
    if not asks or len(reading.words) < _STORY:
        return []
    start, _ = sentence_at(reading, asks[-1].first)
    if any(s.first >= start for s in studies):
        return []
    return [n for n, s in enumerate(studies) if not asks_or_plans(s, reading)]


def _told_before_its_entry(studies: list[NamedStudy], done: Collection[int], reading: Reading) -> list[int]:
    """ "He was sent for radiographs. ... Radiographs: permeative": the story of a study that is on file further down."""
    entries = [(number, studies[number].parts) for number in done]
    earlier = [n for n, study in enumerate(studies) if any(n < number and study.parts == parts for number, parts in entries)]
    ends = {n: sentence_at(reading, studies[n].first)[1] for n in earlier}
    return [n for n, end in ends.items() if reading.words[end : end + 1] and reading.words[end].folded != "?"]


def _joined(number: int, studies: list[NamedStudy], reading: Reading, told: bool) -> list[int]:
    """`told`: of what was done, words on the first study may stand between ("an ultrasound of the lump and a chest film")."""
    linked = []
    for other in (number - 1, number + 1):
        if 0 <= other < len(studies):
            low, high = sorted((studies[number], studies[other]), key=lambda s: s.first)
            gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
            if told and gap[-1:] == ["and"] and other < number and len(gap) <= _AIM_TOLD and not set(gap) & (APART - {"for"}):
                gap = ["and"]  # "CT of the tibia for the cutting guide and MRI exist already"
            if told and "and" in gap[:RESULT_REACH] and not set(gap) & APART:
                gap = gap[gap.index("and") :]
            if gap and set(gap) <= _LINKS and set(gap) != {","}:
                linked.append(other)
    return linked
