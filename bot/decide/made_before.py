"""Whether a study that is recommended was made already, as the question tells."""

from collections.abc import Sequence

from bot.schema import Part
from bot.understand.scenario import Scenario
from corpus import Corpus

_STAGING = "initial_staging"
"""In follow-up, a study made some time ago is due again."""


def made_before(scenario: Scenario, parts: Sequence[Part], corpus: Corpus) -> bool:
    """ "New osteosarcoma of the femur. PET/CT was done yesterday. Which scan outside the lungs?"."""
    done = [s for s in scenario.studies if s.status == "done"]
    staged = [p for p in parts if _STAGING in corpus.variants[p.variant].when.get("purpose", ())]
    shown = [corpus.procedures[row.procedure_id] for part in staged if not part.condition for row in part.studies]
    return any(study.fits(procedure) for study in done for procedure in shown)
