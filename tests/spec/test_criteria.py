"""The variants and the named rules, case by case, as a clinician would check them against the ACR document."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus import Corpus

HERE = Path(__file__).parent
OUTCOMES = ("firing", "silent", "undetermined")


def _read(*names: str) -> list[dict[str, Any]]:
    return [entry for name in names for entry in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))]


VARIANTS = _read("criteria.yaml", "criteria-neighbours.yaml")
RULES = _read("rules.yaml", "rules-safety.yaml")


def _cases(entries: list[dict[str, Any]], key: str) -> list[Any]:
    return [
        pytest.param(entry[key], outcome, case, id=f"{entry[key]}-{outcome}-{n}")
        for entry in entries
        for outcome in OUTCOMES
        for n, case in enumerate(entry.get(outcome, ()), 1)
    ]


def _state(when: dict[str, tuple[str, ...]], given: dict[str, Any]) -> str:
    """Three-valued truth of a condition, written a second time: unknown is never false."""
    known = {name: {value} if isinstance(value, str) else set(value) for name, value in given.items()}
    states = set()
    for facet, allowed in when.items():
        if facet not in known:
            states.add("undetermined")
        elif "*" in allowed or known[facet] <= set(allowed):
            states.add("firing")
        else:
            states.add("undetermined" if known[facet] & set(allowed) else "silent")
    return "silent" if "silent" in states else "undetermined" if "undetermined" in states else "firing"


def _check(case: dict[str, Any], given: Any, corpus: Corpus) -> None:
    """Variants shown, variants left, what is asked, and what is assumed."""
    because = case["because"]
    shown = [int(p.variant.rpartition("/")[2]) for p in given.parts if not p.condition]
    left = [int(p.variant.rpartition("/")[2]) for p in given.parts if p.condition]
    assert (shown, left) == (case.get("shown", []), case.get("left", [])), because
    assert (given.clarify.facet if given.clarify else None) == case.get("asks"), because
    assert (given.answer_class == "clarify") == ("asks" in case), because
    for facet in case.get("assumed", ()):
        assert given.facets[facet].how == "assumed", because
    if "rule" in case:
        assert given.decided_by == "rule", because
        assert _text_of(case["rule"], corpus) in given.text, because


def _text_of(rule: str, corpus: Corpus) -> str:
    return next(r.text for r in corpus.rules if r.id == rule)


@pytest.mark.parametrize(("variant", "outcome", "case"), _cases(VARIANTS, "variant"))
def test_a_variant_applies_is_excluded_or_stays_open(variant: str, outcome: str, case: Any, ask: Any, corpus: Corpus) -> None:
    assert _state(corpus.variants[variant].when, case["given"]) == outcome, "the case is filed under the wrong outcome"
    given = ask("", case["given"])
    _check(case, given, corpus)
    among = variant in [p.variant for p in given.parts]
    assert among == (outcome != "silent"), case["because"]


@pytest.mark.parametrize(("rule", "outcome", "case"), _cases(RULES, "rule"))
def test_a_rule_speaks_only_when_it_fires(rule: str, outcome: str, case: Any, ask: Any, corpus: Corpus) -> None:
    known = next(r for r in corpus.rules if r.id == rule)
    if "question" not in case and known.when:
        assert _state(known.when, case["given"]) in (outcome, "undetermined" if ["*"] in known.when.values() else outcome)
    given = ask(case.get("question", ""), case.get("given"))
    _check(case, given, corpus)
    assert (known.text in given.text) == (outcome == "firing"), case["because"]
    assert (rule in [w.id for w in given.warnings]) == (outcome == "firing" and known.effect == "warn"), case["because"]
    if outcome == "firing" and known.effect in ("exclude", "no_criteria", "off_topic"):
        assert (given.answer_class, given.decided_by, given.parts) == ("out_of_scope", "rule", ()), case["because"]
        assert (given.redirect is not None) == case.get("redirect", False) or rule == "off-topic", case["because"]
    offered = {r.procedure_id for p in given.parts for r in (*p.studies, *p.alternatives)}
    assert not offered & set(case.get("away", ())), case["because"]


def test_every_variant_has_all_three_outcomes(corpus: Corpus) -> None:
    covered = {entry["variant"] for entry in VARIANTS if all(entry.get(o) for o in OUTCOMES)}
    assert covered == set(corpus.variants)


def test_every_rule_has_all_three_outcomes(corpus: Corpus) -> None:
    covered = {entry["rule"] for entry in RULES if all(entry.get(o) for o in OUTCOMES)}
    assert covered == {rule.id for rule in corpus.rules}


def test_no_rule_or_variant_is_described_twice() -> None:
    names = [entry.get("variant") or entry["rule"] for entry in (*VARIANTS, *RULES)]
    assert len(names) == len(set(names))
