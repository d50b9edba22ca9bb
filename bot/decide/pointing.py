"""A question that names no study and points back: at the study recommended for the scenario, changed as it says."""

from dataclasses import replace

from bot.decide.criteria import Decision
from bot.decide.rows import recommend, set_aside
from bot.understand.imaging.studies import NamedStudy, Parts, with_parts
from bot.understand.scenario import PointsBack
from corpus import Corpus
from corpus.schema import Procedure


def pointed(decision: Decision, corpus: Corpus) -> Decision:
    """The decision with the studies that the question points back at, if it does and there are any."""
    back = decision.scenario.points_back
    if back is None or not decision.choices:
        return decision
    away = set_aside(decision.scenario, corpus)
    variants = [corpus.variants[choice.variant_id] for choice in decision.choices]
    best = dict.fromkeys(row.procedure for variant in variants for row, _ in recommend(variant, away)[0])
    found = {tuple(sorted(s.parts.items())): s for s in (_meant(corpus.procedures[p], back, corpus) for p in best)}
    studies = (*decision.scenario.studies, *found.values())
    return replace(decision, scenario=replace(decision.scenario, studies=studies))


def _meant(procedure: Procedure, back: PointsBack, corpus: Corpus) -> NamedStudy:
    study = NamedStudy(_parts(procedure), procedure.name, -1, -1, -1, -1, status=back.status)
    return with_parts(study, back.parts, procedure.name, corpus) if back.parts else study


def _parts(procedure: Procedure) -> Parts:
    said = {key: getattr(procedure, key) for key in ("modality", "tracer", "region", "contrast")}
    parts = {key: value for key, value in said.items() if value is not None}
    return {**parts, "spect": "yes" if procedure.spect else "no"} if procedure.modality == "bone_scan" else parts
