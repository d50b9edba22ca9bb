"""A turn that lets time pass: who was to be staged is well after treatment, and is followed."""

from collections.abc import Mapping
from dataclasses import replace

from bot.understand.course.signs import suspicion
from bot.understand.scenario import OUR_SITES, FacetReading
from corpus.reading import RETURNS, Mention, Reading


def years_later(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "Two years later now. He's well", "in two years' time, provided that she's clear", "two years off chemo"."""
    before = known.get("purpose")
    if before is None or before.values != ("initial_staging",):
        return None
    if out := reading.cues("once_out"):  # "and once it's out, for her lungs?"
        ahead = suspicion(reading) or reading.affirmed(*RETURNS) or reading.cues("planned", "untreated")
        return None if ahead else FacetReading(("surveillance",), "said", out[0].words)
    later = reading.cues("time_passes")
    calm = reading.cues("stays_well", "cleared") or any(
        m.concept.facet == "purpose" and m.concept.value == "surveillance" for m in reading.mentions
    )
    return FacetReading(("surveillance",), "said", later[0].words) if later and calm and not suspicion(reading) else None


def calmed(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "False alarm, the blood came from his gums", said of a relapse that was suspected: he is followed as before."""
    before = known.get("purpose")
    alarm = reading.cues("false_alarm")
    if before is None or "suspected_recurrence" not in before.values or not alarm:
        return None
    signs = [m for m in suspicion(reading) if not any(a.first <= m.first <= a.last for a in alarm)]
    if signs or reading.cues("untreated", "never_treated"):
        return None  # "untreated, it was the other patient who was two years out"
    return FacetReading(("surveillance",), "said", alarm[0].words)


def supposed_well(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "Had he been perfectly well, just due for his chest?", asked of a relapse that was suspected: he would be followed."""
    before = known.get("purpose")
    if before is None or "suspected_recurrence" not in before.values or not reading.cues("ask_what_if", "supposed"):
        return None
    hints = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "surveillance"]
    well = [*reading.cues("stays_well"), *hints]
    otherwise = suspicion(reading) or reading.affirmed(*RETURNS) or reading.cues("untreated", "never_treated")
    return FacetReading(("surveillance",), "said", well[0].words) if well and not otherwise else None


def is_explained_away(ill: FacetReading | None, reading: Reading) -> bool:
    """ "The cough is his brother's": a complaint told in the words that take it back."""
    return ill is not None and any(ill.words.casefold() in m.words.casefold() for m in reading.cues("false_alarm"))


def with_time(
    found: dict[str, FacetReading], later: FacetReading | None, reading: Reading, known: Mapping[str, FacetReading]
) -> dict[str, FacetReading]:
    """The facets of a turn with the purpose of later, and with the treated site if its name alone is asked about."""
    treated = found.get("treatment")
    over = later or (treated and "done" in treated.values and known.get("purpose", treated).values == ("initial_staging",))
    if not over:
        return found
    if later:
        done = treated or FacetReading(("done",), "implied", later.words)
        found = {**found, "purpose": later, "treatment": replace(done, values=("done",))}
    site = _asked_alone(reading, known)
    return {**found, "target": FacetReading(("local",), "said", site.words)} if site and "target" not in found else found


def _asked_alone(reading: Reading, known: Mapping[str, FacetReading]) -> Mention | None:
    """ "And the thigh?", "for the hand", "knee?": the place of the tumour, told before."""
    told = known.get("site")
    sites = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    same = [m for m in sites if told and m.words.casefold() in told.words.casefold()]
    return same[0] if same else None
