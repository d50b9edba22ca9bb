"""The chest named as a part of a wider search: "distant staging, chest included", "everywhere, lungs too"."""

from bot.understand.scenario import FacetReading, is_first_staging
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_INCLUDING = as_folded(
    "including incl inclusive includes einschliesslich inklusive inkl mitsamt samt incluyendo incluso inclusive incluindo "
    "compresi compreso compresa inclusi incluant 包括 包含"
)
_INCLUDED = as_folded(
    "included incl inclusive inclusi inclusa incluse eingeschlossen inbegriffen inklusive incluido incluidos incluida incluidas "
    "compris comprise inclus incluse incluso inclusos incluidos incluído incluídos compreso compresi"
)
_TOO, _WIDE = as_folded("too also likewise"), ("all_of_it", "distant")
_EVERYWHERE = as_folded("everywhere anywhere")
_BESIDE = as_folded(". the her his their of , ( die der das den los las el la le les il i gli o os dos y")
_BACK = 3
"""Words between "including" and the place, at most."""


def with_the_rest(wanted: list[Mention], reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """At first staging, lungs that are told as a part of the whole: they and everything else are to be looked at."""
    if not is_first_staging(purpose) or {m.concept.value for m in wanted} != {"lung"}:
        return None
    parts = [m for m in wanted if _is_a_part(m, reading)]
    return FacetReading(("extrapulmonary", "lung"), "said", parts[0].words) if parts else None


def _is_a_part(lungs: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, lungs.first)
    if start > 1 and reading.words[start - 2].folded == "incl":  # "stage her, incl. lungs"
        start, _ = sentence_at(reading, start - 2)
    before = [w.folded for w in reading.words[max(start, lungs.first - _BACK) : lungs.first]]
    while before and before[-1] in _BESIDE:
        before.pop()
    behind = [w.folded for w in reading.words[lungs.last + 1 : min(end, lungs.last + 3)] if w.folded not in ("is", "are")]
    included = bool(before) and before[-1] in _INCLUDING
    included |= bool(behind) and behind[0] in _INCLUDED and reading.words[max(0, lungs.first - 1)].folded != "not"
    wide = _is_wide(start, lungs.first, reading)
    staged = any(m.concept.value == "initial_staging" and start <= m.first < end for m in reading.mentions)
    return (included and (wide or staged)) or (bool(behind) and behind[0] in _TOO and wide)


def _is_wide(start: int, stop: int, reading: Reading) -> bool:
    """ "Everywhere", "the whole body", "metastases" told before it in its sentence."""
    whole = [m for m in reading.mentions if m.concept.study.get("region") == "whole_body"]
    told = any(start <= m.first < stop for m in (*reading.cues(*_WIDE), *whole))
    return told or bool(_EVERYWHERE & {w.folded for w in reading.words[start:stop]})
