"""Answers of any other system, stored in a file: read strictly, judged like ours, unscored where they do not tell."""

import json
from pathlib import Path

import pytest

from bot.services import Services
from evals.cli import main
from evals.log import Run
from evals.reporting.page import page, row_of
from evals.reporting.plots import COLOURS
from evals.runner import Bench, Plan
from evals.sample import AskedStudy, Expectation, Target
from evals.systems.reading import TextReader
from evals.systems.stored import StoredAnswers
from evals.systems.stored_file import StoredAnswersError
from evals.tasks import TASKS
from tests.shipped import open_samples

TASK_NAMES = tuple(TASKS)
SHIPPED = "FDG-PET/CT whole body is usually appropriate."


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_stored_answers_of_another_bot_are_judged(kind: str, services: Services, tmp_path: Path) -> None:
    known = next(s for s in open_samples() if s.target.expect and s.target.expect.studies == ["FDG-PET/CT whole body"])
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
    other = list(system.others(open_samples()))
    assert [s.input for s in other] == ["Staging of a sarcoma?"]
    bench = Bench(Plan((f"stored:{file}",), TASK_NAMES), services, [system])
    right, wrong = bench.run(known, frozenset())[0], bench.run(other[0], frozenset())[0]
    assert [s.value for s in right.scores["contradiction"]] == ["C"]
    assert [s.value for s in right.scores["recommendation"]] == ["C"]
    assert [s.value for s in wrong.scores["contradiction"]] == ["I"]
    lacking = bench.run(next(s for s in open_samples() if s.id not in (known.id,) and s.form == "question"), frozenset())[0]
    assert {s.value for of in lacking.scores.values() for s in of} == {"U"}


def test_beside_stored_answers_every_system_is_asked_what_they_answer_and_no_more(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = next(s for s in open_samples() if s.form == "question")
    file = tmp_path / "other.jsonl"
    file.write_text(json.dumps({"id": known.id, "answer": SHIPPED}), encoding="utf-8")
    monkeypatch.setattr("evals.commands.measure.RUNS", tmp_path)
    monkeypatch.setattr("evals.commands.measure.without_model", lambda: services)
    assert main(["run", "--system", "bot", "--system", f"stored:{file}", "--id", "both"]) == 0
    run = Run(tmp_path / "both")
    assert {(item.system, item.sample) for item in run.items()} == {("bot", known.id), ("other", known.id)}
    assert COLOURS["unscored"] in page(run)  # in the confusion of variants, which SHIPPED does not tell


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
        ('{"question": ["?"], "answer": "x"}', "line 1, field question: must be text"),
        ('{"id": "q1", "answer": "x", "answer_class": ["answered"]}', "line 1, field answer_class: must be text"),
        ('[{"id": "q1", "answer": "x"}]', "line 1: must be one object a line"),
        ('{"id": "q1", "answer": "\\ud800"}', "line 1: is not JSON"),
        ("", "holds no answers"),
    ],
)
def test_malformed_stored_answers_say_where(content: str, message: str, services: Services, tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(StoredAnswersError) as error:
        StoredAnswers(services, tmp_path / "s.jsonl")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"q001,An answer\nq002,Another\n", "s.csv, line 1: must name the columns"),
        (b"id,answer\nq001,CT chest, of course\n", "s.csv, line 2: has 3 cells for 2 columns; put an answer that holds a comma"),
        ("id,answer\nq001,Myélome\n".encode("latin-1"), "s.csv, line 2: is not UTF-8"),
        (b"id,answer\n", "holds no answers"),
    ],
)
def test_a_malformed_table_says_where(content: bytes, message: str, services: Services, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_bytes(content)
    with pytest.raises(StoredAnswersError) as error:
        StoredAnswers(services, tmp_path / "s.csv")
    assert message in str(error.value)


@pytest.mark.parametrize("content", ["id,answer\n{},No\n", "\ufeffID;Answer\r\n{};No\r\n", "Id\tAnswer\n{}\tNo\n"])
def test_tables_of_any_office_program_are_read(content: str, services: Services, tmp_path: Path) -> None:
    known = next(s for s in open_samples() if s.form == "question")
    (tmp_path / "s.csv").write_text(content.format(known.id), encoding="utf-8")
    assert StoredAnswers(services, tmp_path / "s.csv").run(known).text == "No"


def test_fields_that_nobody_reads_and_empty_answers_are_told(services: Services, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("id,answer,variant,model\nq001,Yes,x,y\nq002,,,\n", encoding="utf-8")
    assert list(StoredAnswers(services, tmp_path / "s.csv").oddities(open_samples())) == [
        "fields not read: variant (is it variants?), model",
        "1 of 2 answers are empty and count as no answer; leave out the lines that are not to be judged",
    ]


def test_who_says_that_nothing_covers_the_question_needs_no_variant(services: Services, tmp_path: Path) -> None:
    known = next(s for s in open_samples() if s.target.expect and s.target.expect.answer_class == ["out_of_scope"])
    (tmp_path / "s.jsonl").write_text(json.dumps({"id": known.id, "answer": "This is out of scope."}), encoding="utf-8")
    bench = Bench(Plan(("stored",), TASK_NAMES), services, [StoredAnswers(services, tmp_path / "s.jsonl")])
    assert [s.value for s in bench.run(known, frozenset())[0].scores["outcome"]] == ["C"]


def test_links_are_citations_but_do_not_tell_which_facts_they_carry(services: Services, tmp_path: Path) -> None:
    known = next(s for s in open_samples() if s.form == "knowledge" and s.target.needs)
    told = {"id": known.id, "answer": "About an hour.", "urls": ["https://example.org/"]}
    (tmp_path / "s.jsonl").write_text(json.dumps(told), encoding="utf-8")
    scores = (
        Bench(Plan(("s",), TASK_NAMES), services, [StoredAnswers(services, tmp_path / "s.jsonl")])
        .run(known, frozenset())[0]
        .scores
    )
    assert [s.value for s in scores["citations"]] == ["C"]
    assert {s.value for s in scores["facts"]} == {"U"}


@pytest.mark.parametrize(
    ("text", "rated"),
    [
        ("Radiography, which is usually appropriate.", {"Radiography area of interest": "usually appropriate"}),
        (
            "US is usually not appropriate, while radiography is usually appropriate.",
            {"US area of interest": "usually not appropriate", "Radiography area of interest": "usually appropriate"},
        ),
        ("US and radiography are usually appropriate or usually not appropriate.", {}),
    ],
)
def test_a_sentence_is_read_by_its_clauses(text: str, rated: dict[str, str], services: Services) -> None:
    read = TextReader(services).read(text, "soft-tissue-mass-2022/2")
    assert dict(read.asked or ()) == rated
    assert set(read.studies or ()) == {name for name, category in rated.items() if category == "usually appropriate"}


def test_an_answer_to_an_unknown_id_is_counted_and_named(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = next(s for s in open_samples() if s.form == "question")
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
    known = next(s for s in open_samples() if s.form == "question" and not s.history)
    sample = known.model_copy(update={"target": Target(expect=expect)})
    (tmp_path / "s.jsonl").write_text(
        json.dumps({"id": known.id, "answer": "Ultrasound of the area of interest is usually not appropriate."}), encoding="utf-8"
    )
    system = StoredAnswers(services, tmp_path / "s.jsonl")
    item = Bench(Plan(("stored",), TASK_NAMES), services, [system]).run(sample, frozenset())[0]
    scores = item.scores
    assert [(s.unit, s.value) for s in scores["asked"]] == [("US area of interest", "C"), ("Radiography area of interest", "U")]
    assert [s.value for name in ("outcome", "certainty", "citations") for s in scores[name]] == ["U", "U", "U"]
    assert "scenario: class and variants right: unscored, the variant is not told" in row_of(item, sample)["why"]
