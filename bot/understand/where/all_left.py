"""All that is left to stage, where nothing was told of the lungs: they are part of it."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_first_staging
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_LEFT = frozenset({"rest", "remainder", "else", "remaining"})
_ANY_PLACE = frozenset({"elsewhere", "organs", "sites", "places", "body"})
"""Words of places that, asked of spread, hold the lungs too."""
_LUNGS = ("lung", "chest")
_OF_THE_BODY = as_folded("body skeleton bones bone him her his patient child kid abdomen")


def all_that_is_left(
    wanted: list[Mention], studies: list[NamedStudy], purpose: FacetReading | None, reading: Reading
) -> FacetReading | None:
    """ "Done: MRI and core. To do: all the rest of staging", "where else is it?": the lungs and everything else."""
    if not is_first_staging(purpose) or not wanted:
        return None
    if _is_told_of_the_lungs(studies, reading) or any(s.parts.get("region") == "whole_body" for s in studies):
        return None
    spread = bool(reading.cues("whether_spread"))
    if all(_is_the_whole_rest(m, reading) or (spread and _is_any_place(m)) for m in wanted):
        return FacetReading(("extrapulmonary", "lung"), "said", wanted[0].words)
    return None


def _is_told_of_the_lungs(studies: list[NamedStudy], reading: Reading) -> bool:
    chest = any((s.parts.get("region") or "").startswith("chest") for s in studies)
    chest |= any(m.words.casefold().startswith(_LUNGS) for m in reading.cues("cleared"))  # "how far is it, lungs apart?"
    return chest or any(m.concept.facet == "target" and m.concept.value == "lung" for m in reading.mentions)


def _is_the_whole_rest(place: Mention, reading: Reading) -> bool:
    """ "The rest", "where else", and not "the rest of the skeleton"."""
    words = place.words.casefold().replace(":", " ").replace("-", " ").split()
    behind = {w.folded for w in reading.words[place.last + 1 : place.last + 4]}
    return bool(_LEFT & set(words)) and not _OF_THE_BODY & ({*words} | behind)


def _is_any_place(place: Mention) -> bool:
    return place.concept.value == "extrapulmonary" and bool(_ANY_PLACE & set(place.words.casefold().split()))
