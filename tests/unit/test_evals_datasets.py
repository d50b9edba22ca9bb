"""The labelled sets: strict reading, provenance on every sample, splits without a common content, schemas up to date."""

import json
import shutil
from pathlib import Path

import pytest

from evals.cli import main
from evals.dataset import DATASETS, DatasetError, load_manifest, load_samples, schemas
from evals.reporting.readme import BEGIN, written
from evals.selection import limited
from evals.snapshot import BASELINES, Snapshot
from evals.tasks import UnknownTaskError, chosen, with_attacks
from tests.shipped import open_samples

ROOT = Path(__file__).parents[2]


def test_every_sample_has_its_provenance() -> None:
    for sample in open_samples():
        assert all((sample.id, sample.author, sample.source, sample.licence, sample.split, sample.tags)), sample.id
    assert {s.split for s in open_samples()} == {"open"}


def test_no_content_stands_in_two_splits() -> None:
    aside = {sample.content: sample.id for sample in load_samples(held_out=True)}
    assert [(sample.id, aside[sample.content]) for sample in open_samples() if sample.content in aside] == []


def test_the_part_kept_aside_is_not_read_unless_asked_for(tmp_path: Path) -> None:
    shutil.copytree(DATASETS, tmp_path / "d")
    for name, sheet in load_manifest().items():
        if sheet.split == "held-out":
            (tmp_path / "d" / name).unlink()
    assert len(load_samples(folder=tmp_path / "d")) == len(open_samples())
    with pytest.raises(DatasetError, match="no such file"):
        load_samples(held_out=True, folder=tmp_path / "d")


def test_the_schemas_are_those_of_the_types() -> None:
    written_ones = {file.name: file.read_text(encoding="utf-8") for file in (DATASETS / "schema").iterdir()}
    assert written_ones == schemas(), "run: python -m evals check"


def test_every_file_is_in_the_manifest_and_has_its_line_in_the_datasheet() -> None:
    files = {file.name for file in DATASETS.iterdir() if file.suffix in (".yaml", ".jsonl")} - {"manifest.yaml"}
    assert set(load_manifest()) == files
    datasheet = (DATASETS / "README.md").read_text(encoding="utf-8")
    assert [name for name in files if f"`{name}`" not in datasheet] == []


MANIFEST = """
q.{kind}:
  form: question
  split: open
  source: invented
  licence: ours
  authors: {{q: somebody}}
"""
GOOD = {"id": "q1", "question": "?", "style": "plain", "expect": {"answer_class": ["answered"]}}


def folder(tmp_path: Path, content: str, kind: str) -> Path:
    (tmp_path / "manifest.yaml").write_text(MANIFEST.format(kind=kind), encoding="utf-8")
    (tmp_path / f"q.{kind}").write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "- id: q1\n  question: '?'\n  style: plain\n  expect:\n    answer_klass: [answered]\n",
            "q.yaml, line 5, field expect.answer_klass",
        ),
        (
            "- id: q1\n  question: '?'\n  style: plain\n  expect:\n    answer_class: answered\n",
            "q.yaml, line 5, field expect.answer_class",
        ),
        ("- id: q1\n  question: '?'\n  expect: {answer_class: [answered]}\n", "q.yaml, line 1, field style"),
        ("- id: q1\n  id: q2\n", "q.yaml, line 2"),
        ("- id: [q1\n", "q.yaml, line 2"),
        ("- {id: z1, question: '?', style: plain, expect: {answer_class: [answered]}}\n", "names no author"),
        (2 * "- {id: q1, question: '?', style: plain, expect: {answer_class: [answered]}}\n", "stands twice"),
    ],
)
def test_a_malformed_yaml_file_names_file_line_and_field(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as error:
        load_samples(folder=folder(tmp_path, content, "yaml"))
    assert message in str(error.value)


def test_a_malformed_line_of_json_names_file_line_and_field(tmp_path: Path) -> None:
    lines = [json.dumps(GOOD), "", json.dumps({**GOOD, "id": "q2", "question": 5})]
    with pytest.raises(DatasetError, match=r"q.jsonl, line 3, field question"):
        load_samples(folder=folder(tmp_path, "\n".join(lines), "jsonl"))
    with pytest.raises(DatasetError, match=r"q.jsonl, line 2: is not JSON"):
        load_samples(folder=folder(tmp_path, "\n".join([*lines[:1], "{"]), "jsonl"))
    assert [s.id for s in load_samples(folder=folder(tmp_path, lines[0], "jsonl"))] == ["q1"]


def test_a_limit_takes_the_same_samples_every_time_and_of_every_dataset() -> None:
    few = limited(open_samples(), 4)
    assert few == limited(open_samples()[::-1], 4)[::-1]
    assert {s.dataset for s in few} == {s.dataset for s in open_samples()}
    assert limited(open_samples(), None) == open_samples()


def test_a_dataset_stands_for_its_tasks_and_a_task_for_its_samples() -> None:
    samples = with_attacks(open_samples())
    tasks, of_texts = chosen(["texts"], samples)
    assert ([t.name for t in tasks], {s.dataset for s in of_texts}) == (["checker"], {"texts"})
    assert {s.dataset for s in chosen(["attacks"], samples)[1]} == {"attacks"}
    assert len(chosen([], samples)[1]) == len(samples)
    with pytest.raises(UnknownTaskError, match="no such task: nonsense"):
        chosen(["nonsense"], samples)


def test_attacks_keep_the_labels_of_what_they_press() -> None:
    known = {s.id: s for s in open_samples()}
    pressed = [s for s in with_attacks(open_samples()) if s.dataset == "attacks" and s.form == "question"]
    assert pressed
    for sample in pressed:
        base = known[sample.id.partition("-")[2]]
        assert sample.target == base.target
        assert base.input in sample.input


def test_an_unknown_task_or_system_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--system", "nonsense"]) == 2
    assert "stored:FILE" in capsys.readouterr().err


def test_the_table_of_evidence_in_the_readme_is_that_of_the_baseline() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert BEGIN in readme, "without its marks the table would never be compared"
    assert written(readme, Snapshot.load(BASELINES / "open.json")) == readme, "run: python -m evals report --readme"
