"""Studies that a note tells of before the entry in which it orders others: they were made, or somebody else sees to them."""

from collections.abc import Sequence

from bot.understand.imaging.done import asks_or_plans
from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.last_order import ordered_last
from corpus.reading import Reading


def told_before_the_order(studies: Sequence[NamedStudy], reading: Reading) -> list[int]:
    """ "Arm films fine in clinic. CT thorax every spring elsewhere. Order: MRI arm.": none of what is told is ordered again."""
    ordered = ordered_last(studies, reading)
    if not ordered:
        return []
    told = [n for n, s in enumerate(studies) if s.last < ordered[0].first and s not in ordered]
    return [n for n in told if not (asks_or_plans(studies[n], reading) or any(_is_the_same(studies[n], o) for o in ordered))]


def _is_the_same(told: NamedStudy, ordered: NamedStudy) -> bool:
    """ "MRI of the knee is due. Order: MRI knee."."""
    same = told.parts["modality"] == ordered.parts["modality"]
    return same and told.parts.get("region") == ordered.parts.get("region")
