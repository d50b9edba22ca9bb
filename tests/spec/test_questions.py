"""Questions as people type them: what is read from them, and what comes back."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.schema import Answer, Asked
from bot.services import Services
from bot.understand.intake import Inquiry, take_in
from bot.understand.read import read_scenario
from bot.understand.scenario import FacetReading

HERE = Path(__file__).parent
FULL = yaml.safe_load((HERE / "questions-issue.yaml").read_text(encoding="utf-8"))
SHORT = [
    case
    for file in sorted(HERE.glob("questions*.yaml"))
    if file.name != "questions-issue.yaml"
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]

OVERRULED = pytest.mark.xfail(reason="the rules ask back, and the table of words overrules them", strict=True)


def _named(case: dict[str, Any]) -> Any:
    return pytest.param(case, id=case["question"][:48], marks=[OVERRULED] if case.get("overruled") else [])


def _number(variant: str) -> int:
    return int(variant.rpartition("/")[2])


def _read(question: str, services: Services) -> dict[str, FacetReading]:
    """What the rules alone read, before the words of the question can cast a doubt on it."""
    inquiry = Inquiry(question)
    return read_scenario(take_in(inquiry), inquiry, services.lexicons, services.corpus).facets


def _check_common(case: dict[str, Any], given: Answer, read: dict[str, FacetReading]) -> None:
    assert given.answer_class == case["class"], given.text
    if "kind" in case:
        assert given.question_kind == case["kind"], given.text
    for facet, value in case.get("facets", {}).items():
        assert facet in given.facets, f"{facet} was not read"
        assert given.facets[facet].values == ((value,) if isinstance(value, str) else tuple(value)), facet
        assert read.get(facet, given.facets[facet]).how != "assumed", facet
    assert not set(case.get("unread", ())) & given.facets.keys()
    for facet in case.get("assumed", ()):
        assert given.facets[facet].how == "assumed"
    assert [w.id for w in given.warnings] == case.get("warnings", [])
    assert (given.clarify.facet if given.clarify else None) == case.get("asks")
    assert [_number(p.variant) for p in given.parts if p.condition] == case.get("left", [])
    assert (given.redirect is not None) == case.get("redirect", False)


@pytest.mark.parametrize("case", [_named(case) for case in SHORT])
def test_facets_kind_and_class(case: Any, ask: Any, services: Services) -> None:
    given = ask(case["question"])
    _check_common(case, given, _read(case["question"], services))
    if "shown" in case:
        assert [_number(p.variant) for p in given.parts if not p.condition] == case["shown"]
    if "best" in case:
        assert {_number(p.variant): [s.procedure_id for s in p.studies] for p in given.parts} == case["best"]
    if "remain" in case:
        assert [r.procedure_id for r in given.parts[-1].alternatives] == case["remain"]
    if "asked" in case:
        assert {m.procedure_id: m.category for a in given.asked for m in a.matches} == case["asked"]


@pytest.mark.parametrize("case", FULL, ids=[c["question"][:48] for c in FULL])
def test_the_whole_outcome(case: Any, ask: Any, services: Services) -> None:
    given = ask(case["question"])
    _check_common(case, given, _read(case["question"], services))
    parts = {_number(p.variant): p for p in given.parts if not p.condition}
    assert parts.keys() == case.get("parts", {}).keys()
    for number, wanted in case.get("parts", {}).items():
        part = parts[number]
        assert part.relation == wanted["relation"]
        assert {s.procedure_id: s.slot for s in part.studies} == wanted["studies"]
        assert {r.procedure_id: r.category for r in part.alternatives} == wanted.get("alternatives", {})
    assert {a.as_written: _by_part(a) for a in given.asked} == case.get("asked", {})
    for words in case.get("says", ()):
        assert words in given.text
    if given.answer_class == "answered":
        assert given.citations, "an answer cites what it says"


def _by_part(asked: Asked) -> dict[int, Any]:
    """Variant -> procedure -> category; just "not rated" where there is no row."""
    found: dict[int, Any] = {}
    for match in asked.matches:
        number = _number(match.variant)
        if match.category == "not rated":
            found[number] = "not rated"
        else:
            found.setdefault(number, {})[match.procedure_id] = match.category
    return found


def test_the_cases_cover_every_kind_and_class(ask: Any) -> None:
    kinds = {c.get("kind") for c in (*SHORT, *FULL)}
    assert kinds >= {"which_study", "is_appropriate", "compare", "rating", "radiation", "why", "unavailable", "how_often"}
    assert kinds >= {"preparation", "technique", "next_step", "fact", "unclear"}
    assert {c["class"] for c in (*SHORT, *FULL)} == {"answered", "clarify", "out_of_scope", "refused"}
    assert len(SHORT) + len(FULL) >= 70
