"""A conversation about two patients that turns back to the first."""

from collections.abc import Mapping
from dataclasses import replace

from bot.understand.scenario import OUR_SITES, FacetReading, Scenario, is_after_treatment
from corpus.languages import Lexicons
from corpus.reading import Mention, Reading

_TELLING = ("histology", "behaviour", "biopsy", "treatment")
_OF_THEM = frozenset({"the", "that", "our"})
"""Before the person that a turn goes back to: "the girl's chest"."""
_TOLD_OF_A_CASE = frozenset({"histology", "age", "treatment", "biopsy"})


def recalled(text: str, before: Scenario | None, cases: list[Scenario], lexicons: Lexicons) -> Scenario | None:
    """ "Back to the first patient: the stump itself": what was known of that one, if two were told of."""
    if len(cases) < 2 or before is None:
        return before
    reading = lexicons.read(text)
    if reading.cues("first_again"):
        return _with_the_site_asked(cases[0], reading)
    person = _person(reading)
    meant = _of_the_same_sex(person, cases) if person else None
    return _with_the_site_asked(meant, reading) if meant else before


def _person(reading: Reading) -> Mention | None:
    """ "The girl's chest?", "back to the woman": somebody with an article, in a turn that tells no case of its own."""
    if any(m.concept.facet in _TOLD_OF_A_CASE for m in reading.mentions) or reading.cues("ask_what_if", "new_case"):
        return None
    people = [m for m in reading.mentions if m.concept.facet == "sex" and m.first]
    return next((m for m in people if reading.words[m.first - 1].folded in _OF_THEM), None)


def _of_the_same_sex(person: Mention, cases: list[Scenario]) -> Scenario | None:
    """The latest patient of that sex, if the one at hand is known to be of the other."""
    sex = (person.concept.value,)
    known = [_sex(case.facets) for case in cases]
    if known[-1] is None or known[-1] == sex:
        return None
    return next((case for case, told in zip(reversed(cases), reversed(known), strict=True) if told == sex), None)


def _sex(facets: Mapping[str, FacetReading]) -> tuple[str, ...] | None:
    return facets["sex"].values if "sex" in facets else None


def _with_the_site_asked(case: Scenario, reading: Reading) -> Scenario:
    """ "Back to the woman, her tibia": of a treated tumour, a limb that is named is the treated site."""
    purpose = case.facets.get("purpose")
    sites = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    if not sites or not is_after_treatment(purpose):
        return case
    return replace(case, facets={**case.facets, "target": FacetReading(("local",), "said", sites[0].words)})


def with_the_case(cases: list[Scenario], last: Scenario | None, now: Scenario) -> list[Scenario]:
    """The patients of a conversation, each as it was left; a new one holds nothing of what was known of the last."""
    if last is None or not cases:
        return [now]
    return [*cases, now] if _is_another(last, now) else [*cases[:-1], now]


def _is_another(last: Scenario, now: Scenario) -> bool:
    told = [name for name in _TELLING if name in last.facets]
    return "histology" in now.facets and bool(told) and all(last.facets[name] != now.facets.get(name) for name in told)
