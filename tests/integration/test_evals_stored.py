"""Answers of any other system, stored in a file: read strictly, judged like ours, unscored where they do not tell."""

import json
from pathlib import Path

import pytest

from bot.services import Services
from evals.cli import main
from evals.dataset import load_samples
from evals.log import Run
from evals.runner import Bench, Plan
from evals.sample import AskedStudy, Expectation, Target
from evals.systems.stored import StoredAnswers
from evals.systems.stored_file import StoredAnswersError
from evals.tasks import TASKS

TASK_NAMES = tuple(TASKS)
SHIPPED = "FDG-PET/CT whole body is usually appropriate."


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_stored_answers_of_another_bot_are_judged(kind: str, services: Services, tmp_path: Path) -> None:
    known = next(s for s in load_samples() if s.target.expect and s.target.expect.studies == ["FDG-PET/CT whole body"])
    records = [
        {"question": known.input, "answer": SHIPPED},
        {"question": "Staging of a sarcoma?", "answer": "Bone scan whole body is usually appropriate."},
    ]
    file = tmp_path / f"other.{kind}"
    if kind == "csv":
        file.write_text("question,answer\n" + "".join(f'"{r["question"]}","{r["answer"]}"\n' for r in records), encoding="utf-8")
    else:
        file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    system = StoredAnswers(services, file)
    other = list(system.others(load_samples()))
    assert [s.input for s in other] == ["Staging of a sarcoma?"]
    bench = Bench(Plan((f"stored:{file}",), TASK_NAMES), services, [system])
    right, wrong = bench.run(known, frozenset())[0], bench.run(other[0], frozenset())[0]
    assert [s.value for s in right.scores["contradiction"]] == ["C"]
    assert [s.value for s in right.scores["recommendation"]] == ["C"]
    assert [s.value for s in wrong.scores["contradiction"]] == ["I"]
    lacking = bench.run(next(s for s in load_samples() if s.id not in (known.id,) and s.form == "question"), frozenset())[0]
    assert {s.value for of in lacking.scores.values() for s in of} == {"U"}


def test_beside_stored_answers_every_system_is_asked_what_they_answer_and_no_more(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = next(s for s in load_samples() if s.form == "question")
    file = tmp_path / "other.jsonl"
    file.write_text(json.dumps({"id": known.id, "answer": SHIPPED}), encoding="utf-8")
    monkeypatch.setattr("evals.commands.measure.RUNS", tmp_path)
    monkeypatch.setattr("evals.commands.measure.without_model", lambda: services)
    assert main(["run", "--system", "bot", "--system", f"stored:{file}", "--id", "both"]) == 0
    asked = {(item.system, item.sample) for item in Run(tmp_path / "both").items()}
    assert asked == {("bot", known.id), ("other", known.id)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"question": "?", "answer": 5}', "line 1, field answer"),
        ('{"answer": "x"}', "line 1, field question"),
        ('{"question": "?", "answer": "x", "studies": 5}', "line 1, field studies"),
        ("nonsense", "line 1: is not JSON"),
        ('{"id": "q1", "answer": "x"}\n{"id": "q1", "answer": "y"}', "line 2, field id: is answered in line 1 already"),
        (
            '{"question": "Why?", "answer": "x"}\n{"question": "why? ", "answer": ""}',
            "line 2, field question: is answered in line 1",
        ),
        ('{"id": "q1", "answer": "x", "answer_class": "reply"}', "line 1, field answer_class: 'reply' is not known; there are"),
        ('{"id": "q1", "answer": "x", "variants": ["msk-staging-2022/9"]}', "field variants: 'msk-staging-2022/9' is not known"),
        ('{"id": "q1", "answer": "x", "studies": "FDG PET CT whole body"}', "there are FDG-PET/CT whole body"),
    ],
)
def test_malformed_stored_answers_say_where(content: str, message: str, services: Services, tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(StoredAnswersError) as error:
        StoredAnswers(services, tmp_path / "s.jsonl")
    assert message in str(error.value)


def test_a_table_of_answers_names_its_columns(services: Services, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("q001,An answer\nq002,Another\n", encoding="utf-8")
    with pytest.raises(StoredAnswersError, match=r"s\.csv, line 1: must name the columns"):
        StoredAnswers(services, tmp_path / "s.csv")


def test_an_answer_to_an_unknown_id_is_counted_and_named(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = next(s for s in load_samples() if s.form == "question")
    file = tmp_path / "other.jsonl"
    file.write_text("".join(json.dumps({"id": i, "answer": SHIPPED}) + "\n" for i in (known.id, "lost1")), encoding="utf-8")
    monkeypatch.setattr("evals.commands.measure.RUNS", tmp_path)
    monkeypatch.setattr("evals.commands.measure.without_model", lambda: services)
    assert main(["run", "--system", f"stored:{file}", "--id", "some"]) == 0
    assert "other: 1 answers are not judged, their ids are of no question here: lost1" in capsys.readouterr().out


def test_of_a_text_alone_what_it_does_not_tell_is_unscored_and_what_it_says_is_read(services: Services, tmp_path: Path) -> None:
    named = ("US area of interest", "Radiography area of interest")
    asked = [AskedStudy(procedure=name, category="usually not appropriate") for name in named]
    expect = Expectation(answer_class=["answered"], variants=[["msk-staging-2022/2"]], asked=asked)
    known = next(s for s in load_samples() if s.form == "question" and not s.history)
    sample = known.model_copy(update={"target": Target(expect=expect)})
    (tmp_path / "s.jsonl").write_text(
        json.dumps({"id": known.id, "answer": "Ultrasound of the area of interest is usually not appropriate."}), encoding="utf-8"
    )
    system = StoredAnswers(services, tmp_path / "s.jsonl")
    scores = Bench(Plan(("stored",), TASK_NAMES), services, [system]).run(sample, frozenset())[0].scores
    assert [(s.unit, s.value) for s in scores["asked"]] == [("US area of interest", "C"), ("Radiography area of interest", "U")]
    assert [s.value for name in ("outcome", "certainty", "citations") for s in scores[name]] == ["U", "U", "U"]
