"""What of the turns before holds for a turn: without what held for one turn only, or followed from what is now another."""

from bot.understand.request import OF_ONE_TURN
from bot.understand.scenario import FacetReading, Scenario
from bot.understand.turns.corrections import is_undiagnosed_after_all, moved, without_the_diagnosis
from bot.understand.turns.new_again import no_longer_treated
from bot.understand.turns.turn import Turn
from bot.understand.where.asked_whole import asks_for_all_of_it
from corpus import Corpus

OF_THE_TUMOUR = frozenset({"tissue", "behaviour", "origin", "grade", "histology"})
"""What is said of a tumour holds until another is named."""
_DIAGNOSED = frozenset({"histology", "biopsy"})
_UNDIAGNOSED = frozenset({"purpose", "first_imaging", "depth", "tissue", "condition"})
"""What is known of a lesion only until its diagnosis is there."""


def kept_facets(before: Scenario, turn: Turn, corpus: Corpus) -> dict[str, FacetReading]:
    """Facets of earlier turns without those that held for one turn, or that followed from what is now another."""
    gone = set(OF_ONE_TURN)
    if "histology" in turn.facets:
        gone |= {name for name in OF_THE_TUMOUR if name in before.facets and before.facets[name].how != "chosen"}
    if (
        "purpose" in before.facets
        and before.facets["purpose"].values == ("undiagnosed_lesion",)
        and _DIAGNOSED & turn.facets.keys()
    ):
        gone |= _UNDIAGNOSED
    gone |= no_longer_treated(before.facets, turn.facets)
    gone |= {"target"} if "target" not in turn.facets and asks_for_all_of_it(turn.reading) else set()
    if "age" in turn.facets or "age_band" in turn.facets:
        gone |= {"age", "age_band"}
    if "implant" in turn.facets and "mr_conditional" in turn.facets["implant"].values:
        gone.add("mri_possible")  # "and if the device turns out to be MR conditional?"
    facets = moved(before.facets, turn.facets, turn.reading, corpus)
    if is_undiagnosed_after_all(facets, turn.facets):
        facets = without_the_diagnosis(facets)
    return {name: facet for name, facet in facets.items() if name not in gone}


def purpose_answered(before: Scenario, turn: Turn, corpus: Corpus) -> dict[str, FacetReading]:
    """ "Mets beyond the lungs?", "and the lungs?": the one purpose that the first could be answered for holds for the second."""
    target = before.facets.get("target")
    if (
        target is None
        or "target" not in turn.facets
        or {"purpose", "treatment"} & turn.facets.keys()
        or "treatment" in before.facets
    ):
        return {}
    whens = [v.when for v in corpus.main_topic.variants if set(target.values) <= set(v.when.get("target", ()))]
    purposes = {purpose for when in whens for purpose in when.get("purpose", ())}
    return {"purpose": FacetReading((*purposes,), "assumed")} if len(purposes) == 1 else {}
