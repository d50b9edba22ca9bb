"""Runs with real services: what is logged, a crash, a run killed half-way, baselines side by side, stored answers, reports."""

import csv
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from bot.services import Services
from evals.cli import main
from evals.compare import IncomparableError, compare
from evals.log import Config, LogError, Run, config_of
from evals.output import Output
from evals.reporting.export import items_csv, summary_json
from evals.reporting.page import page
from evals.reporting.tables import markdown
from evals.runner import Bench, Plan, run_all
from evals.sample import Form, Said, Sample, Target
from evals.selection import limited
from evals.sheet import DIMENSIONS, SheetError, read_sheets, write_sheet
from evals.snapshot import Snapshot
from evals.summary import figures, latencies
from evals.systems.registry import UnknownSystemError, build_systems, expanded
from evals.tasks import TASKS, chosen, with_attacks
from tests.shipped import open_samples

TASK_NAMES = tuple(TASKS)
SYSTEMS = ("bot", "bot-card", "bot-unchecked", "bm25-table", "naive-retrieval")
"""Those that need no encoder."""
SHIPPED = "FDG-PET/CT whole body is usually appropriate."


class Fragile:
    """A system that crashes on one sample."""

    name, about = "fragile", "crashes once"
    forms: frozenset[Form] = frozenset({"question"})

    def __init__(self, on: str) -> None:
        self._on = on

    def run(self, sample: Sample) -> Output:
        """No question back for one sample, the same one for all others."""
        if sample.id == self._on:
            raise ZeroDivisionError("broken on purpose")
        return Output(text="Which purpose?", answer_class="clarify", variants=(), studies=())


def config(services: Services, samples: list[Sample], names: Sequence[str], **asked: object) -> Config:
    fields = {"tasks": TASK_NAMES, "names": tuple(names), "systems": dict.fromkeys(names, "tested"), "limit": 4, "repeat": 1}
    return config_of(services, samples, **{**fields, "held_out": False, **asked})


@cache
def four_of_each() -> list[Sample]:
    """Four samples of each dataset and form."""
    return limited(chosen([], with_attacks(open_samples()))[1], 4)


@pytest.fixture(scope="module")
def run(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Run:
    plan = Plan(SYSTEMS, TASK_NAMES)
    log = Run.create(tmp_path_factory.mktemp("runs") / "a", config(services, four_of_each(), SYSTEMS), four_of_each())
    run_all(log, plan, four_of_each(), Bench(plan, services))
    return log


def test_every_item_is_logged_once_and_scored(run: Run) -> None:
    items = list(run.items())
    assert len({item.key for item in items}) == len(items)
    assert {item.system for item in items} == set(SYSTEMS)
    assert [item.error for item in items if item.error] == []
    assert all(item.output for item in items)


def test_a_run_that_is_done_has_nothing_left(run: Run, services: Services) -> None:
    plan = Plan(SYSTEMS, TASK_NAMES)
    assert run_all(run, plan, run.samples(), Bench(plan, services)) == 0


def test_a_run_killed_half_way_goes_on_where_it_stopped(services: Services, tmp_path: Path) -> None:
    plan, few = Plan(("bot-card",), TASK_NAMES), [s for s in four_of_each() if s.form == "question"]
    log = Run.create(tmp_path / "killed", config(services, few, plan.systems), few)
    whole = run_all(log, plan, few, Bench(plan, services))
    file = tmp_path / "killed" / "items.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:2]) + lines[2][:40], encoding="utf-8")
    assert len(list(log.items())) == 2
    assert run_all(log, plan, few, Bench(plan, services)) == whole - 2
    assert len(list(log.items())) == whole


def test_a_log_belongs_to_one_process_and_counts_no_item_twice(services: Services, tmp_path: Path) -> None:
    few = [sample for sample in four_of_each() if sample.dataset == "questions"][:1]
    log = Run.create(tmp_path / "x", config(services, few, ["bot-card"]), few)
    with log.writing(), pytest.raises(LogError, match="Another process"), Run(log.folder).writing():
        pass
    plan = Plan(("bot-card",), TASK_NAMES)
    run_all(log, plan, few, Bench(plan, services))
    file = log.folder / "items.jsonl"
    file.write_text(2 * file.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(LogError, match="twice"):
        list(log.items())


def test_a_crashed_item_is_unscored_with_its_error_and_the_run_goes_on(services: Services, tmp_path: Path) -> None:
    few = [s for s in four_of_each() if s.dataset == "questions"]
    plan = Plan(("fragile",), ("safety", "scenario"))
    log = Run.create(tmp_path / "f", config(services, few, ["fragile"]), few)
    assert run_all(log, plan, few, Bench(plan, services, [Fragile(few[1].id)])) == len(few)
    items = list(log.items())
    assert [bool(item.error) for item in items] == [False, True, *[False] * (len(few) - 2)]
    assert "broken on purpose" in str(items[1].error)
    outcome = figures(items, few)["fragile", "outcome"]
    assert (outcome.counts["U"], outcome.n) == (1, len(few) - 1)


def test_pairs_are_an_authors_own(services: Services, tmp_path: Path) -> None:
    questions = [s for s in open_samples() if s.pair]
    pairs = {(s.tags["author"], s.pair) for s in questions}
    plan = Plan(("bm25-table",), ("scenario",))
    log = Run.create(tmp_path / "p", config(services, questions, plan.systems), questions)
    run_all(log, plan, questions, Bench(plan, services))
    assert figures(list(log.items()), questions)["bm25-table", "pairs"].n == len(pairs)


def test_what_is_asked_several_times_is_compared_with_itself(run: Run) -> None:
    items = list(run.items())
    same = figures(items, run.samples())["bot", "consistency"]
    assert (same.counts["C"], same.n) == (same.n, sum(s.form == "timing" for s in run.samples()))
    assert latencies(items)["bot"]["p95"] is not None


def test_without_the_checker_contradictions_get_out(run: Run) -> None:
    found = Snapshot.of_run(run).figures()
    assert found["bot", "leak"].counts["I"] == 0
    assert found["bot-unchecked", "leak"].counts["C"] == 0


def test_a_run_is_as_good_as_itself_and_refuses_another_dataset(run: Run, services: Services, tmp_path: Path) -> None:
    snapshot = Snapshot.of_run(run)
    assert [c for c in compare(snapshot, snapshot) if c.lost or c.won] == []
    snapshot.save(tmp_path / "b.json")
    assert Snapshot.load(tmp_path / "b.json").figures().keys() == snapshot.figures().keys()
    fewer = four_of_each()[:3]
    plan = Plan(("bot-card",), TASK_NAMES)
    other = Run.create(tmp_path / "o", config(services, fewer, plan.systems), fewer)
    run_all(other, plan, fewer, Bench(plan, services))
    with pytest.raises(IncomparableError, match="different datasets"):
        compare(snapshot, Snapshot.of_run(other))


def test_one_run_is_compared_with_the_committed_baseline(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Snapshot.of_run(run).save(tmp_path / "open.json")
    monkeypatch.setattr("evals.commands.weigh.OPEN", tmp_path / "open.json")
    assert main(["compare", str(run.folder)]) == 0
    assert "against the committed baseline" in capsys.readouterr().out
    assert main(["compare", str(run.folder), "--systems", "bot-unchecked", "bot"]) == 0
    assert "bot-unchecked -> bot" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["gate", "report", "compare", "baseline"])
def test_a_run_that_is_not_there_is_said(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, str(tmp_path / "none")]) == 2
    assert "make one with: python -m evals run" in capsys.readouterr().err


def test_a_gate_that_fails_on_a_small_run_says_so(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gate", str(run.folder)]) == 1
    assert "limited to 4 samples" in capsys.readouterr().out


def test_every_system_has_its_misses_and_its_column_by_tag(run: Run) -> None:
    told = markdown(run)
    assert "### bm25-table" in told.partition("## What was wrong")[2]
    assert "| tag | value | bot |" in told
    assert not re.search(r"\|---\|\n\n", told), "a table without rows"


def test_the_reports_begin_with_the_safety_score_and_load_nothing(run: Run) -> None:
    told = markdown(run)
    assert told.index("contradiction given the variant") < told.index("## Systems side by side")
    html = page(run)
    assert html.count("<svg") >= 3
    assert not [word for word in ("<link", "src=", "@import", "url(http") if word in html.partition('id="data"')[0]]
    assert "http" not in {part for part in html.split('"') if part.startswith("http") and "w3.org" not in part}
    summary = json.loads(summary_json(run))
    assert {"system", "scorer", "n", "right", "no_answer", "unscored", "interval_95"} <= summary["figures"][0].keys()
    rows = list(csv.DictReader(items_csv(run).splitlines(keepends=True)))
    assert len(rows) == len(list(run.items()))


def test_text_of_an_answer_cannot_break_the_page(services: Services, tmp_path: Path) -> None:
    evil = four_of_each()[0].model_copy(
        update={"input": "</script><script>alert(1)</script>", "form": "question", "dataset": "stored"}
    )
    plan = Plan(("bot-card",), ("safety",))
    log = Run.create(tmp_path / "e", config(services, [evil], plan.systems), [evil])
    run_all(log, plan, [evil], Bench(plan, services))
    assert "<script>alert" not in page(log)


def test_systems_are_named_or_refused(services: Services) -> None:
    assert "bot" in expanded(["all", "bot"])
    with pytest.raises(UnknownSystemError, match="stored:FILE"):
        expanded(["nonsense"])
    assert [s.name for s in build_systems(["bot", "bm25-table"], services)] == ["bot", "bm25-table"]


def test_earlier_turns_of_the_user_reach_the_bot_and_those_of_an_assistant_do_not(services: Services) -> None:
    history = [
        Said(role="user", content="Staging of a new osteosarcoma of the femur."),
        Said(role="assistant", content="Of the lungs?"),
    ]
    sample = four_of_each()[0].model_copy(
        update={"form": "question", "input": "Outside the lungs.", "history": history, "target": Target()}
    )
    output = build_systems(["bot-card"], services)[0].run(sample)
    assert output.variants == ("msk-staging-2022/2",)


def filled(blank: Path, name: str, marks: str) -> Path:
    """A reviewer's copy of a sheet, with one mark an answer in every dimension."""
    rows = list(csv.DictReader(blank.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    for row, mark in zip(rows, marks, strict=True):
        row.update(dict.fromkeys(DIMENSIONS, mark))
    file = blank.with_name(f"{name}.csv")
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_a_rating_sheet_goes_out_and_comes_back_with_agreement(run: Run, tmp_path: Path) -> None:
    blank = tmp_path / "blank.csv"
    count, key = write_sheet(run, blank, 5, "bot")
    assert (count, key) == (5, tmp_path / "blank.key.csv")
    told = list(read_sheets([key, filled(blank, "anna", "44455"), filled(blank, "ben", "44555")]))
    assert "bot, accuracy: mean 4.50 of 5 (n = 10, 0 rated 1 or 2)" in told
    assert "anna and ben, accuracy: 4/5 equal, weighted kappa 0.62" in told
    with pytest.raises(SheetError, match="field accuracy: '9' is not one of 1 to 5"):
        list(read_sheets([key, filled(blank, "carl", "44495")]))


def test_reviewers_do_not_see_whose_answers_they_rate_but_what_the_marks_mean(run: Run, tmp_path: Path) -> None:
    write_sheet(run, tmp_path / "s.csv", 30)
    sheet = (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    assert "1 unusable, 2 poor, 3 fair, 4 good, 5 excellent" in sheet
    assert [system for system in SYSTEMS if system in sheet.splitlines()[0] or f",{system}" in sheet] == []


def test_a_sheet_says_what_it_lacks(run: Run, tmp_path: Path) -> None:
    blank = tmp_path / "s.csv"
    with pytest.raises(SheetError, match="Systems of the run: bot"):
        write_sheet(run, blank, 5, "nobody")
    assert not blank.exists()
    _, key = write_sheet(run, blank, 5)
    with pytest.raises(SheetError, match="there already"):
        write_sheet(run, blank, 5)
    with pytest.raises(SheetError, match="holds no marks"):
        list(read_sheets([key, blank]))
    with pytest.raises(SheetError, match="Give the key"):
        list(read_sheets([filled(blank, "anna", "11111")]))
