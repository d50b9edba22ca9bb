"""Purpose: what the imaging is for, from what was said about disease and treatment."""

from collections.abc import Mapping

from bot.understand.course.after_treatment import known_again, under_way
from bot.understand.course.anxious import wants_a_look
from bot.understand.course.between import between_courses
from bot.understand.course.come_back import feared_at_the_site, grown_nodule
from bot.understand.course.extent_asked import asks_for_the_extent, operation_ahead, out_before_its_name
from bot.understand.course.had_once import was_had
from bot.understand.course.long_ago import ordered_after_years, quiet_for_years
from bot.understand.course.onset import began_and_no_more
from bot.understand.course.relapse import about_recurrence, is_a_result, is_of_another
from bot.understand.course.relapse_over import is_over
from bot.understand.course.signs import is_of_an_illness, lung_findings, suspicion
from bot.understand.illness.diagnosis import doubted_tumour, is_named_since
from bot.understand.illness.former_cancer import is_of_the_past
from bot.understand.illness.new_tumour import new_tumour
from bot.understand.illness.proven import named_right_behind
from bot.understand.imaging.none_so_far import nothing_seen_so_far
from bot.understand.relevant import is_history
from bot.understand.scenario import AFTER_TREATMENT, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.lack_asked import lack_of_staging
from bot.understand.where.settled import nobody_looked
from bot.understand.where.treated_place import speaks_of_a_treated_place
from bot.understand.wording.sentences import sentence_at
from bot.understand.wording.unsure import leaves_the_purpose_open
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import words_of

_FIRST = {"yet", "never", "not", "nothing", "unimaged", "unstaged"}
"""Words of what has not been looked at so far."""


def read_purpose(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """The purposes still possible, or None if nothing was said about it."""
    treated = facets.get("treatment")
    said = None if not treated and _only_tells_of_health(reading) else facets.get("purpose")
    if said and not treated and (otherwise := _other_than_said(said, reading)):
        return otherwise
    done = bool(treated and "done" in treated.values)
    outright = _once_named(said, reading, done) if said and said.how == "said" else None
    recurrence = [m for m in reading.affirmed(*RETURNS) if not is_history(m, reading)]
    recurrence = [m for m in recurrence if not (is_a_result(m, reading) or is_of_another(m, reading) or is_over(m, reading))]
    if not (outright and {"restaging", "initial_staging"} & set(outright.values)) and (
        back := grown_nodule(reading, done, said) or feared_at_the_site(reading, done)
    ):
        return back
    fresh = out_before_its_name(reading, outright) if done and not recurrence else None
    if sure := fresh or known_again(reading, facets, outright, treated) or under_way(reading, outright, treated):
        return sure
    if (
        not recurrence
        and ("histology" in facets or "condition" not in facets)
        and (between := between_courses(reading, outright))
    ):
        return between
    if recurrence:
        return about_recurrence(reading, recurrence, outright)
    if (not said or is_hinted_at(said, reading)) and not done and (before := _before_treatment(said, reading, facets)):
        return before
    if sign := _sign_of_a_relapse(reading, outright, done):
        return sign
    if not said and not done and "biopsy" not in facets and (doubt := doubted_tumour(reading)):
        return FacetReading(("undiagnosed_lesion",), "implied", doubt.words)
    if not (said or treated) and (quiet := quiet_for_years(reading) or wants_a_look(reading)):
        return quiet
    untreated = bool(reading.cues("untreated")) or any(m.concept.id == "treatment-to-come" for m in reading.mentions)
    first = None if done else _first_staging(said, treated, reading, facets)
    by_time = first or (None if done else _told_by_time(said, bool(treated), reading, facets))
    stated = by_time or _stated(said, outright, treated if done else None, untreated)
    return stated or (None if treated else ordered_after_years(reading)) or _from_a_lump(reading, facets)


def _other_than_said(said: FacetReading, reading: Reading) -> FacetReading | None:
    return (_is_before_another(said) and quiet_for_years(reading)) or _untreated_after_all(said, reading)


def _untreated_after_all(said: FacetReading, reading: Reading) -> FacetReading | None:
    """ "Surveillance, nothing has been treated yet": what no treatment went before is staged for the first time.

    "Without surgery" denies one treatment: a desmoid, or what was irradiated, is followed without one.
    """
    naive = [m for m in reading.affirmed("untreated", "never_treated") if not _denies_one_treatment(m, reading)]
    naive += [m for m in reading.mentions if m.concept.id == "treatment-to-come"]
    if said.values != ("surveillance",) or not naive:
        return None
    return None if reading.affirmed(*RETURNS) else FacetReading(("initial_staging",), "implied", naive[0].words)


def _denies_one_treatment(naive: Mention, reading: Reading) -> bool:
    return any(naive.first <= m.first and m.last <= naive.last for m in reading.cues("op_named"))


def _first_staging(
    said: FacetReading | None, treated: FacetReading | None, reading: Reading, facets: dict[str, FacetReading]
) -> FacetReading | None:
    """ "Excision is on the 3rd of next month", "has it spread?": of a tumour that nobody has treated yet."""
    ahead = operation_ahead(reading, facets) if not said or is_hinted_at(said, reading) else None
    return ahead or (None if said or treated else asks_for_the_extent(reading, facets))


def _is_before_another(said: FacetReading) -> bool:
    """ "The nail comes out in February; lungs due before that": of somebody who is well for years, no first treatment."""
    return said.how == "implied" and is_first_staging(said) and said.words.casefold().startswith("before")


def _sign_of_a_relapse(reading: Reading, outright: FacetReading | None, done: bool) -> FacetReading | None:
    """A symptom or a nodule of somebody who was treated or is followed, or whose tumour was years ago."""
    signs = suspicion(reading) or lung_findings(reading)
    former = done or outright is not None or _is_years_after(reading) or is_of_the_past(reading)
    if signs and former and (not outright or outright.values == ("surveillance",)):
        return FacetReading(("suspected_recurrence",), "implied", signs[0].words)
    return None


def _told_by_time(
    said: FacetReading | None, treated: bool, reading: Reading, facets: dict[str, FacetReading]
) -> FacetReading | None:
    """What follows from a tumour of years ago, and from places that were never looked at."""
    if (not said or is_hinted_at(said, reading)) and (former := was_had(reading)):
        return FacetReading(AFTER_TREATMENT, "implied", former.words)
    if not (said or treated) and (onset := began_and_no_more(reading, facets)):
        return onset
    if not said and (due := _falls_due(reading)) and is_of_the_past(reading):
        return FacetReading(("surveillance",), "implied", due.words)
    untouched = not (said or treated or leaves_the_purpose_open(reading))
    told = (_places_unseen(reading, facets) or named_right_behind(reading)) if untouched else []
    if untouched and not told and "malignant" in (facets["behaviour"].values if "behaviour" in facets else ()):
        told = reading.cues("biopsy_dated") if any(m.concept.facet == "histology" for m in reading.mentions) else []
        told = told or lack_of_staging(reading, facets)
    return FacetReading(("initial_staging",), "implied", told[0].words) if told else None


def _falls_due(reading: Reading) -> Mention | None:
    """ "Chondrosarcoma of the humerus 2018. Humerus due.": a look that is due again, years after the tumour."""
    due = [
        m
        for m in reading.cues("place_open", "opens_place")
        if m.words.casefold().split()[-1].endswith("due") or "due" in m.words.casefold().split()
    ]
    return due[0] if due else None


def _places_unseen(reading: Reading, facets: dict[str, FacetReading]) -> list[Mention]:
    """ "Biopsied. Chest and remaining body are yet to be imaged": what nobody has looked at is staged for the first time."""
    sampled = bool(reading.cues("sample")) or ("biopsy" in facets and "done" in facets["biopsy"].values)
    biopsied = sampled and "histology" in facets
    if biopsied and (afar := nothing_seen_so_far(reading)):
        return afar
    places = [m for m in reading.mentions if m.concept.facet == "target" and m.concept.value != "local"] if biopsied else []
    unseen = [m for m in reading.cues("place_open") if _FIRST & {w.folded for w in words_of(m.words)}]
    return [p for p in places if nobody_looked(p, reading)] + [
        m
        for m in unseen
        if any(p.last < m.first and sentence_at(reading, p.first) == sentence_at(reading, m.first) for p in places)
    ]


def _before_treatment(said: FacetReading | None, reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """A diagnosis just made; a lump that nobody has looked into ("under the skin, no pain, no tests so far")."""
    if new_tumour(reading):
        return FacetReading(("initial_staging",), "implied", "new")
    return _from_a_lump(reading, facets) if said else None


def _once_named(said: FacetReading, reading: Reading, treated: bool) -> FacetReading:
    """ "Pending histology, and histology is now out: sarcoma": what was undiagnosed is to be staged."""
    waited = "undiagnosed_lesion" in said.values and set(said.values) <= {"undiagnosed_lesion", "initial_staging"}
    if waited and not treated and is_named_since(reading):
        return FacetReading(("initial_staging",), "said", said.words)
    return said


def read_relapse(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "He's coughing blood now", said of somebody in follow-up: what was surveillance looks for a recurrence."""
    before = known.get("purpose")
    if before is None or "surveillance" not in before.values or not is_after_treatment(before):
        return None
    signs = suspicion(reading) or lung_findings(reading)
    return FacetReading(("suspected_recurrence",), "implied", signs[0].words) if signs else None


def _stated(
    said: FacetReading | None, outright: FacetReading | None, treated: FacetReading | None, untreated: bool
) -> FacetReading | None:
    """What was said outright; else what follows from treatment that is done; else what follows from other words."""
    if outright and set(outright.values) == {"initial_staging", "undiagnosed_lesion"}:
        return FacetReading(("undiagnosed_lesion",), "said", outright.words)
    if outright and set(outright.values) == {"initial_staging", "surveillance"}:  # "baseline lung check"
        later = "surveillance" if treated else "initial_staging"
        return FacetReading((later,), "said", outright.words) if treated or untreated else outright
    if outright and set(outright.values) == {"initial_staging", "treatment_response"} and not untreated:
        return FacetReading(("treatment_response",), "said", outright.words)  # "RECIST baseline against week 8"
    if not outright and not treated and untreated and said and set(said.values) == {"initial_staging", "surveillance"}:
        return FacetReading(("initial_staging",), "implied", said.words)  # "the first lung check of what is to be resected"
    if outright or (said and said.values == ("surveillance",)):
        return outright or said
    return FacetReading(AFTER_TREATMENT, "implied", treated.words) if treated else said


def _is_years_after(reading: Reading) -> bool:
    """ "Coughs blood ten years after a sarcoma": that it was treated is not said, and goes without saying."""
    return any(m.concept.id == "years-out" for m in reading.mentions)


def is_hinted_at(said: FacetReading, reading: Reading) -> bool:
    """ "In asymptomatic patients", "a lung check": a mere sign, which a diagnosis or a lesion that is new outweighs."""
    told = [m for m in reading.mentions if m.concept.facet == "purpose"]
    return (
        said.values == ("surveillance",)
        and bool(told)
        and all(m.concept.cue == "hint" or m.concept.id == "surveying" for m in told)
    )


def _only_tells_of_health(reading: Reading) -> bool:
    """ "Leiomyosarcoma of the thigh, well today": that somebody is well tells, without a treatment, of no purpose."""
    told = [m for m in reading.mentions if m.concept.facet == "purpose"]
    return bool(told) and all(m.concept.id == "asymptomatic" for m in told)


def _from_a_lump(reading: Reading, facets: dict[str, FacetReading]) -> FacetReading | None:
    """A lump without a named tumour has no diagnosis yet, nor has a tumour of no kind whose first imaging is asked for."""
    lumps = reading.affirmed("lump")
    if is_of_an_illness(lumps, reading):
        return None
    if not lumps and "tissue" in facets and facets["tissue"].how == "said" and not {"behaviour", "biopsy"} & facets.keys():
        first = [] if speaks_of_a_treated_place(reading) else [m for m in reading.cues("first_request") if m.last > m.first]
        return FacetReading(("undiagnosed_lesion",), "implied", first[0].words) if first else None
    nameless = not {"histology", "biopsy", "tissue", "behaviour", "treatment", "condition"} & facets.keys()
    first = [m for m in reading.cues("first_request") if m.last > m.first]
    if not lumps and nameless and "depth" in facets and (unseen := [*reading.cues("unimaged", "not_sampled"), *first]):
        return FacetReading(("undiagnosed_lesion",), "implied", unseen[0].words)  # "a thing under the skin, never scanned"
    if lumps and "histology" not in facets and "biopsy" not in facets:
        return FacetReading(("undiagnosed_lesion",), "implied", lumps[0].words)
    return None
