"""The studies of a sentence beside those of the statements that it may tell."""

from collections.abc import Sequence

from bot.check.facts.matter import Matter
from bot.check.words.bearing import stem
from bot.check.words.cells import is_of
from bot.check.words.measures import DOSE
from bot.understand.imaging.studies import NamedStudy

_WHOLE = ("whole", "body")
_OF_IMAGING = ("study", "tracer")


def are_their_studies(said: Matter, used: Sequence[Matter]) -> bool:
    """True if each study that a sentence names is, as it is named, one of the statements."""
    held, studies = [study for matter in used for study in matter.told.studies], said.told.studies
    if held:
        return all(any(is_of(study, its) for its in held) for study in studies)
    dosed = any(q.unit == DOSE for q in said.quantities)
    if studies and dosed and not any(mark[0] in _OF_IMAGING for matter in used for mark in matter.marks):
        return False  # of the world and not of imaging: "3 mSv a year forbid a PET/CT"
    tracers = {mark for matter in used for mark in matter.marks if isinstance(mark, tuple) and mark[0] == "tracer"}
    own = bool(tracers & said.marks) or all(("tracer", study.parts.get("tracer", "")) in tracers for study in studies)
    return not tracers or own


def names_all(words: frozenset[str], near: Sequence[Matter], said: Matter) -> bool:
    """True if words of facts, or statements, name each study of a sentence with its region."""
    its = [_named(study) for held in near for study in held.told.studies]
    return all(_named(s) <= words or any(_named(s) <= one for one in its) for s in said.told.studies)


def _named(study: NamedStudy) -> set[str]:
    """The stems of what a study is done with and of its region, and how contrast is given, as far as it is said."""
    parts = [study.parts["modality"], "" if "region" in study.defaulted else study.parts.get("region", "")]
    named = {stem(word) for part in parts for word in part.split("_") if word and word not in _WHOLE}
    return named | ({f"contrast {study.parts['contrast']}"} if "contrast" in study.parts else set())
