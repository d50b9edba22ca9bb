"""Trouble after an operation that the question is about, and no tumour: "which test for loosening?", "a clot suspected"."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import as_folded

_OF_TUMOUR = ("fear_of_return", "tumour_or_scar", *RETURNS)
_ASKED = ("ask_study", "study_noun", "wish")
_SUSPECTS = as_folded("suspected suspect suspects feared fear fears likely suspicion query verdacht sospecha sospetta") | {"?"}
_NEAR = 3
_OVER = as_folded("excluded ruled gone treated cured healed negative resolved since no not without")


def for_the_trouble(facets: dict[str, FacetReading], reading: Reading) -> dict[str, FacetReading]:
    """The facets with such trouble in place of what imaging of the tumour would be for; as they are if there is none."""
    trouble = complication_asked(reading)
    left = {name: told for name, told in facets.items() if name != "purpose"}
    return {**left, "condition": trouble} if trouble else facets


def complication_asked(reading: Reading) -> FacetReading | None:
    """The trouble that is asked after or suspected, where nothing asks of the tumour or of a place of spread."""
    troubles = [m for m in reading.affirmed("complication") if not _is_over(m, reading)]
    if not troubles or any(m.concept.facet == "target" for m in reading.mentions):
        return None
    aside = reading.cues("tumour_not_meant")
    tumour = [m for m in reading.affirmed(*_OF_TUMOUR) if not any(a.first <= m.first <= a.last for a in aside)]
    if tumour:
        return None
    asked = [m for m in troubles if _is_sought(m, reading) or aside or _is_suspected_behind(m, reading)]
    return FacetReading(("complication",), "implied", asked[0].words) if asked else None


def _is_over(trouble: Mention, reading: Reading) -> bool:
    """ "Clot in the leg excluded by ultrasound": answered in its clause, which asks nothing."""
    _, end = clause_at(reading, trouble.first)
    return bool(_OVER & {w.folded for w in reading.words[trouble.last + 1 : end]}) and not asks_at(end, reading)


def _is_sought(trouble: Mention, reading: Reading) -> bool:
    """ "Which imaging for an abscess?": in a sentence that asks for a study, behind what asks."""
    start, end = sentence_at(reading, trouble.first)
    asks = any(start <= m.first < trouble.first for m in reading.cues(*_ASKED))
    return asks and asks_at(end, reading)


def _is_suspected_behind(trouble: Mention, reading: Reading) -> bool:
    """ "Clot suspected.": right behind its name, at the head of its sentence."""
    start, _ = sentence_at(reading, trouble.first)
    behind = {w.folded for w in reading.words[trouble.last + 1 : trouble.last + _NEAR]}
    return trouble.first - start <= 1 and bool(_SUSPECTS & behind)
