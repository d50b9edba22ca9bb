"""The corpus folder loads whole or not at all, and every fault says where it stands and what is wrong."""

import shutil
from pathlib import Path

import pytest
import yaml

from corpus import SHIPPED, Corpus, CorpusError, load_corpus
from corpus.loader import load_facts
from tests.conftest import edit_text

TOPIC = "topics/msk-staging-2022.yaml"
FAULTS = yaml.safe_load((Path(__file__).parent / "corpus-faults.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(corpus_copy: Path) -> Path:
    """A copy without its longest file, to which no other file refers: loading takes half the time."""
    (corpus_copy / "terms" / "tumours.yaml").unlink()
    return corpus_copy


def faults_of(folder: Path) -> list[str]:
    """The faults that loading a folder reports, as they are shown."""
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    shown = str(caught.value)
    assert all(str(fault) in shown for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def test_the_shipped_corpus_has_its_rows_in_fourteen_variants_of_three_topics(corpus: Corpus) -> None:
    counts = {
        "bone-lesion-2024": (10, 9, 10, 10, 10),
        "msk-staging-2022": (6, 12, 6, 12, 9),
        "soft-tissue-mass-2022": (11, 11, 9, 7),
    }
    rows = {variant: len(record.rows) for variant, record in corpus.variants.items()}
    assert rows == {f"{topic}/{n}": count for topic, of in counts.items() for n, count in enumerate(of, 1)}
    assert len(corpus.rows) == 132


def test_a_copy_of_the_folder_is_the_same_corpus(corpus_copy: Path) -> None:
    assert load_corpus(corpus_copy) == load_corpus(SHIPPED)


def test_any_change_of_a_file_gives_another_digest(corpus_copy: Path) -> None:
    before = load_corpus(corpus_copy)
    edit_text(corpus_copy / TOPIC, "rating: 9", "rating: 8")
    after = load_corpus(corpus_copy)
    assert after.digest != before.digest
    assert after.rows["msk-staging-2022/1", "ct-chest-wo"].rating == 8


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case["fault"])
def test_a_fault_is_named_with_file_path_and_reason(case: dict[str, str], folder: Path) -> None:
    edit_text(folder / case["file"], case["put out"], case["put in"])
    faults = faults_of(folder)
    assert any(case["named"] in fault for fault in faults), faults


def test_a_corpus_without_points_says_where_to_get_them(folder: Path) -> None:
    (folder / "points.json").unlink()
    assert "points.json: is missing; copy it from the shipped corpus" in " ".join(faults_of(folder))


@pytest.mark.parametrize("file", ["facets.yaml", "facts.yaml", "procedures.yaml", "rules.yaml", "scale.yaml", "sources.yaml"])
def test_a_missing_file_is_named(file: str, folder: Path) -> None:
    (folder / file).unlink()
    assert faults_of(folder) == [f"{file}: cannot be read (No such file or directory)"]


@pytest.mark.parametrize("name", ["topics", "documents", "terms"])
def test_a_missing_folder_is_named(name: str, folder: Path) -> None:
    shutil.rmtree(folder / name)
    assert faults_of(folder) == [f"{name}: has no .yaml file"]


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"'elsewhere' has 1 fault\(s\):\n  there is no such folder"):
        load_corpus(tmp_path / "elsewhere")


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "scale.yaml").write_bytes("phrases: {oedème: x}".encode("latin-1"))
    assert faults_of(folder) == ["scale.yaml: is not UTF-8 text (invalid continuation byte)"]


@pytest.mark.parametrize("content", ["", "just text", "[]"], ids=["empty", "text", "list"])
def test_a_file_of_another_form_is_named(content: str, folder: Path) -> None:
    (folder / "scale.yaml").write_text(content, encoding="utf-8")
    assert {fault.partition(": ")[0] for fault in faults_of(folder)} == {"scale.yaml"}


def test_faults_of_all_files_are_listed_at_once(folder: Path) -> None:
    edit_text(folder / TOPIC, "rating: 9", "rating: 10")
    edit_text(folder / "sources.yaml", "rights:", "right:")
    assert {fault.partition(": ")[0] for fault in faults_of(folder)} == {TOPIC, "sources.yaml"}


def test_a_facts_file_may_lie_anywhere(tmp_path: Path) -> None:
    file = Path(shutil.copy(SHIPPED / "facts.yaml", tmp_path / "mine.yaml"))
    assert load_facts(file) == load_facts(SHIPPED / "facts.yaml")
    edit_text(file, "id: A001", "id: first")
    with pytest.raises(CorpusError, match=r"mine\.yaml: 0\.id: "):
        load_facts(file)
