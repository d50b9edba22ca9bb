"""Questions worth asking next, made of the studies that an answer shows; each is answered by the same spine."""

from collections.abc import Iterator

from bot.schema import Answer, Part, RatedRow
from bot.services import Services

MOST = 4
_PREPARATION = "How is the patient prepared for {study}?"
_AFTER = "{study} is negative: what next?"


def follow_ups(answer: Answer, services: Services) -> tuple[str, ...]:
    """At most four questions; none where nothing was decided."""
    part = next((p for p in answer.parts if not p.condition and p.studies), None)
    return tuple(_questions(part, services))[:MOST] if part else ()


def why_not(row: RatedRow) -> str:
    """Asks why a study is not the one to choose."""
    return f"Why not {row.procedure}?"


def without(row: RatedRow) -> str:
    """Asks what is left if a study cannot be had."""
    return f"{row.procedure} is not available, what then?"


def _questions(part: Part, services: Services) -> Iterator[str]:
    study = part.studies[0]
    shown = {row.procedure_id for row in (*part.studies, *part.alternatives)}
    if other := next((row for row in part.rows if row.procedure_id not in shown and row.imaging), None):
        yield why_not(other)
    if not part.alternatives:
        yield without(study)
    about = [p for p in services.passages.values() if study.procedure_id in p.about]
    known = {p.aspect for p in about if p.variant in (None, part.variant)}
    if "preparation" in known:
        yield _PREPARATION.format(study=study.procedure)
    if "next_step" in known:
        yield _AFTER.format(study=study.procedure)
