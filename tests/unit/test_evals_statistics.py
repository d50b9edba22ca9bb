"""Intervals, tests, percentiles, comparisons and gates against values worked out elsewhere or by hand."""

from pathlib import Path
from typing import Any

import pytest

from evals.compare import IncomparableError, compare
from evals.dataset import DatasetError
from evals.gate import check_gate
from evals.log import Config
from evals.metrics import Proportion, mcnemar, percentile
from evals.reporting.readme import BEGIN, END, MarksError, written
from evals.snapshot import Snapshot


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (141, 150, 0.890, 0.968), (1, 2, 0.095, 0.905), (0, 0, 0.0, 1.0)],
)
def test_wilson_intervals(hits: int, n: int, low: float, high: float) -> None:
    assert Proportion(hits, n).interval == pytest.approx((low, high), abs=5e-4)


def test_few_samples_are_hinted_at() -> None:
    assert Proportion(5, 29).hint
    assert not Proportion(5, 30).hint
    assert "few" in str(Proportion(1, 2))
    assert str(Proportion(0, 0)) == "none (n = 0)"


@pytest.mark.parametrize(
    ("lost", "won", "p"), [(0, 0, 1.0), (0, 5, 0.0625), (1, 9, 0.021484375), (6, 6, 1.0), (10, 0, 0.001953125)]
)
def test_exact_mcnemar(lost: int, won: int, p: float) -> None:
    assert mcnemar(lost, won) == pytest.approx(p)


def test_percentiles() -> None:
    assert percentile([], 50) is None
    assert percentile([7.0], 95) == 7.0
    assert percentile([1.0, 2.0, 3.0], 50) == 2.0


def snapshot(letters: dict[str, str], datasets: str = "d1", held_out: bool = False, **fields: Any) -> Snapshot:
    """One system's scores, a letter a sample."""
    config = Config(
        tasks=("safety",),
        systems={"bot": "ours"},
        names=("bot",),
        limit=None,
        repeat=1,
        held_out=held_out,
        samples=5,
        datasets=datasets,
        commit="c",
        changed=False,
        corpus="k",
        index=None,
        python="3",
        created="now",
    )
    digests = {f"q/{n}": f"h{n}" for n in range(40)}
    values = {"bot": {scorer: {f"q/{n}": v for n, v in enumerate(of)} for scorer, of in letters.items()}}
    return Snapshot(**{"config": config, "digests": digests, "values": values, **fields})


def test_a_comparison_lists_every_flip_and_leaves_out_what_is_unscored() -> None:
    found = compare(snapshot({"outcome": "CCIUN"}), snapshot({"outcome": "CICCC"}))[0]
    assert [key for key, *_ in found.lost] == ["q/1"]
    assert [key for key, *_ in found.won] == ["q/2", "q/4"]
    assert (found.before.hits, found.before.n, found.after.hits) == (2, 4, 3)
    assert not found.regressed


def test_one_new_contradiction_is_a_regression_and_one_lost_outcome_is_not() -> None:
    assert compare(snapshot({"contradiction": "CCC"}), snapshot({"contradiction": "CCI"}))[0].regressed
    assert not compare(snapshot({"outcome": "CCC"}), snapshot({"outcome": "CCI"}))[0].regressed
    assert compare(snapshot({"outcome": "C" * 6}), snapshot({"outcome": "I" * 6}))[0].regressed


def test_runs_of_different_datasets_refuse_to_compare_unless_asked_for_what_they_share() -> None:
    a, b = snapshot({"outcome": "CCC"}), snapshot({"outcome": "CIC"}, datasets="d2", digests={"q/0": "h0", "q/1": "other"})
    with pytest.raises(IncomparableError, match="different datasets"):
        compare(a, b)
    assert compare(a, b, common=True)[0].after.n == 1
    with pytest.raises(IncomparableError, match="kept aside"):
        compare(a, snapshot({"outcome": "CCC"}, held_out=True))
    with pytest.raises(IncomparableError, match="no system"):
        compare(a, b, [("bot", "other")], common=True)


def test_a_baseline_is_read_as_it_was_saved(tmp_path: Path) -> None:
    whole = snapshot({"outcome": "CCIUN", "hit:fused": "CI"}, means={"bot": {"hit:fused": 0.5}})
    whole.save(tmp_path / "b.json")
    assert Snapshot.load(tmp_path / "b.json") == whole


@pytest.mark.parametrize(
    ("threshold", "passes"),
    [
        ("{scorer: outcome, max_wrong: 1}", True),
        ("{scorer: outcome, max_wrong: 0}", False),
        ("{scorer: outcome, min_rate: 0.5}", True),
        ("{scorer: outcome, min_rate: 0.9}", False),
        ("{scorer: outcome, min_rate: 0.5, min_n: 50}", False),
        ("{scorer: leak, max_wrong: 0}", False),
        ("{scorer: outcome, system: other, max_wrong: 9}", False),
    ],
)
def test_a_gate(threshold: str, passes: bool, tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text(f"- {threshold}\n", encoding="utf-8")
    assert (check_gate(snapshot({"outcome": "CCI"}), tmp_path / "gate.yaml") == []) is passes


def test_a_gate_with_an_unknown_field_says_where(tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text("- scorer: outcome\n  max_rong: 1\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"gate.yaml, line 2, field max_rong"):
        check_gate(snapshot({"outcome": "C"}), tmp_path / "gate.yaml")


def test_the_table_of_evidence_stands_between_its_marks_and_nowhere_else() -> None:
    new = written(f"Before\n{BEGIN}\nold\n{END}\nAfter", snapshot({"outcome": "CCI"}))
    assert new.startswith(f"Before\n{BEGIN}\n")
    assert new.endswith(f"{END}\nAfter")
    assert "2/3" in new
    assert "old" not in new
    assert written(new, snapshot({"outcome": "CCI"})) == new
    with pytest.raises(MarksError, match="once"):
        written("no marks", snapshot({"outcome": "C"}))
