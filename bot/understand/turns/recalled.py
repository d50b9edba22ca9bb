"""A conversation about two patients that turns back to the first."""

from bot.understand.scenario import Scenario
from corpus.languages import Lexicons

_TELLING = ("histology", "behaviour", "biopsy", "treatment")


def recalled(text: str, before: Scenario | None, cases: list[Scenario], lexicons: Lexicons) -> Scenario | None:
    """ "Back to the first patient: the stump itself": what was known of that one, if two were told of."""
    if len(cases) < 2 or not lexicons.read(text).cues("first_again"):
        return before
    return cases[0]


def with_the_case(cases: list[Scenario], last: Scenario | None, now: Scenario) -> list[Scenario]:
    """The patients of a conversation, each as it was left; a new one holds nothing of what was known of the last."""
    if last is None or not cases:
        return [now]
    return [*cases, now] if _is_another(last, now) else [*cases[:-1], now]


def _is_another(last: Scenario, now: Scenario) -> bool:
    told = [name for name in _TELLING if name in last.facets]
    return "histology" in now.facets and bool(told) and all(last.facets[name] != now.facets.get(name) for name in told)
