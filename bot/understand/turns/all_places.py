"""A reply that asks for every place: "both please", "everything, nothing has been done", "the lot, nothing done yet"."""

from bot.understand.scenario import FacetReading
from bot.understand.turns.turn import Turn
from corpus import Corpus
from corpus.reading import Mention

_SHORT, _FEW = 4, 12
"""Words of a reply that asks for all, and of one that tells besides that nothing was done, at most."""
_AFAR = ("chest", "whole_body")
"""Regions of a study that has looked at one of the places already."""


def both_places(known: dict[str, FacetReading], turn: Turn, corpus: Corpus) -> dict[str, FacetReading]:
    """ "Both please", "everything, nothing has been done": every target that the topic has for the purpose, if none was said."""
    words = [w for w in turn.reading.words if not w.is_mark]
    cues = turn.reading.cues("both")
    if not cues or not (_opens_with_all(turn, cues[0]) or (not turn.facets and len(words) <= _SHORT)):
        return {}
    if "target" in known:  # "lungs or elsewhere?", "both"
        told = known["target"].values
        return {"target": FacetReading(told, "said", cues[0].words)} if len(told) > 1 else {}
    purpose = known.get("purpose")
    whens = [v.when for v in corpus.main_topic.variants]
    fitting = [when for when in whens if purpose is None or set(when.get("purpose", ())) & set(purpose.values)]
    targets = {target for when in fitting for target in when.get("target", ())}
    values = tuple(sorted(targets))
    return {"target": FacetReading(values, "said", cues[0].words)} if len(values) > 1 else {}


def _opens_with_all(turn: Turn, both: Mention) -> bool:
    """Up to a mark, and nothing behind it but what little was done: "the lot, nothing done yet", "both, the leg has its MRI"."""
    behind = [w.folded for w in turn.reading.words[both.last + 1 : both.last + 2]]
    nothing = turn.reading.cues("none_of_it", "unimaged", "untreated", "never_treated") or turn.studies
    made = all(s.status == "done" and s.parts.get("region") not in _AFAR for s in turn.studies)
    told = turn.facets.keys() - {"sex", "purpose", "site"} or not made or len(turn.reading.words) > _FEW + len(turn.studies)
    return both.first == 0 and behind in ([","], ["."], [";"], [":"], ["-"]) and bool(nothing) and not told
