"""Purpose and target: what the imaging is for and where it should look, from what was said about disease and treatment."""

from bot.understand.lexicon import Mention, Reading
from bot.understand.scenario import FacetReading
from bot.understand.studies import NamedStudy, occupied

AFTER_TREATMENT = ("surveillance", "suspected_recurrence", "known_recurrence", "restaging", "treatment_response")
_STOPS = ".;:!?\n"


def read_purpose(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """The purposes still possible, or None if nothing was said about it."""
    said = facets.get("purpose")
    outright = said if said and said.how == "said" else None
    treated = facets.get("treatment")
    recurrence = reading.affirmed("recurrence", "local_recurrence")
    if outright and outright.values == ("known_recurrence",):
        return outright
    if _under_treatment(treated, outright):
        return FacetReading(("restaging", "treatment_response"), "implied", treated.words if treated else "")
    if recurrence:
        return _about_recurrence(reading, recurrence, outright)
    suspicion = reading.affirmed("suspicion")
    if suspicion and treated and "done" in treated.values and (not outright or outright.values == ("surveillance",)):
        return FacetReading(("suspected_recurrence",), "implied", suspicion[0].words)
    if outright and set(outright.values) == {"initial_staging", "undiagnosed_lesion"}:
        return FacetReading(("undiagnosed_lesion",), "said", outright.words)
    if outright:
        return outright
    if treated and "done" in treated.values:
        if said and said.values == ("surveillance",):
            return said
        return FacetReading(AFTER_TREATMENT, "implied", treated.words)
    if said:
        return said
    return _from_a_lump(reading, facets)


def _under_treatment(treated: FacetReading | None, outright: FacetReading | None) -> bool:
    return bool(treated and "ongoing" in treated.values and not (outright and "initial_staging" in outright.values))


def _about_recurrence(reading: Reading, cues: list[Mention], outright: FacetReading | None) -> FacetReading:
    words = cues[0].words
    if reading.affirmed("suspicion"):
        return FacetReading(("suspected_recurrence",), "said", words)
    if outright and "surveillance" in outright.values:
        return FacetReading(("surveillance",), "said", outright.words)
    if outright and outright.values in (("restaging",), ("treatment_response",)):
        return outright
    return FacetReading(("surveillance", "suspected_recurrence"), "implied", words)


def _from_a_lump(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """A lump without a named tumour has no diagnosis yet."""
    lumps = reading.affirmed("lump")
    if lumps and "histology" not in facets and "biopsy" not in facets:
        return FacetReading(("undiagnosed_lesion",), "implied", lumps[0].words)
    return None


def read_target(
    reading: Reading, facets: dict[str, FacetReading], studies: list[NamedStudy], purpose: FacetReading | None
) -> FacetReading | None:
    """Where to look; places that a finished study has cleared are not looked at again."""
    inside = set(occupied(studies))
    places = [m for m in reading.mentions if m.concept.facet == "target" and m.first not in inside]
    wanted = [m for m in places if not _cleared(m, reading)]
    if reading.cues("local_recurrence"):
        return FacetReading(("local",), "said", reading.cues("local_recurrence")[0].words)
    values = list(dict.fromkeys(m.concept.value or "" for m in wanted))
    words = "; ".join(dict.fromkeys(m.words for m in wanted))
    if "extrapulmonary" in values and "lung" in values and not _both_asked(wanted, reading):
        values.remove("lung")
    if values:
        return FacetReading(tuple(sorted(values)), "said", words)
    if cleared := [m for m in places if m not in wanted]:
        return _what_is_left({m.concept.value for m in cleared}, cleared[0].words, purpose)
    done = [s for s in studies if s.status == "done" and s.parts.get("region") == "chest"]
    if done and purpose and purpose.values == ("initial_staging",):
        return _what_is_left({"lung"}, done[0].words, purpose)
    return _scar_or_pain(reading, purpose)


def _scar_or_pain(reading: Reading, purpose: FacetReading | None) -> FacetReading | None:
    """A new lump after treatment is looked for where the tumour was."""
    lump = reading.affirmed("lump")
    if lump and purpose and set(purpose.values) <= {"surveillance", "suspected_recurrence"}:
        return FacetReading(("local",), "implied", lump[0].words)
    return None


def _what_is_left(cleared: set[str | None], words: str, purpose: FacetReading | None) -> FacetReading | None:
    if cleared == {"lung"} and purpose and purpose.values == ("initial_staging",):
        return FacetReading(("extrapulmonary",), "implied", words)
    return None


def _both_asked(wanted: list[Mention], reading: Reading) -> bool:
    """ "lungs and bones" asks for both; "metastases outside the lungs; lung CT later" for one."""
    lungs = [m for m in wanted if m.concept.value == "lung"]
    others = [m for m in wanted if m.concept.value == "extrapulmonary"]
    return any(
        {w.folded for w in reading.words[min(a.last, b.last) + 1 : max(a.first, b.first)]} & {"and", "plus", "&", "+", ","}
        and abs(a.first - b.first) <= 6
        for a in lungs
        for b in others
    )


def _cleared(mention: Mention, reading: Reading) -> bool:
    """ "lungs clear", "chest already covered", "no lung metastases": that place is settled."""
    for cue in reading.cues("cleared"):
        gap = reading.words[mention.last + 1 : cue.first]
        if cue.first > mention.last and len(gap) <= 4 and not any(w.folded in _STOPS + "," for w in gap):
            return True
    for cue in reading.cues("negation"):
        gap = reading.words[cue.last + 1 : mention.first]
        if 0 <= mention.first - cue.last - 1 <= 2 and not any(w.folded in _STOPS for w in gap):
            return True
    return False
