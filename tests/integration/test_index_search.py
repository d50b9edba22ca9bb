"""A question finds passages, ranked; a running retriever follows the pointer; lines go in and out as JSON."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from corpus import Corpus
from index import manifest as m
from index.__main__ import main
from index.build import build
from index.hits import Hit
from index.retriever import Retriever
from index.shelf import corpus_shelf

QUESTION = "How does metal near the tumour degrade the images?"


def ids(hits: list[Hit]) -> list[str]:
    """The passages of the hits, best first."""
    return [hit.passage.id for hit in hits]


def jsonl(
    lines: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> list[dict[str, Any]]:
    """What `python -m index search --jsonl` makes of these lines."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
    assert main(["search", "--jsonl", *options]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def command_home(small_index: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands use the index of the corpus of a few passages; gives the option that names that corpus."""
    monkeypatch.setenv("BOT_HOME", str(small_index.parent))
    return ["--corpus", str(small_folder)]


@pytest.mark.parametrize("k", [1, 3, 8])
def test_hits_are_ranked_from_one_and_sorted_by_score(k: int, corpus: Corpus, built_home: Path) -> None:
    hits = Retriever(corpus, built_home / "index").search(QUESTION, k)
    assert [hit.rank for hit in hits] == list(range(1, k + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[-1].score > 0
    assert len(set(ids(hits))) == k


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (QUESTION, "C025"),
        ("Which sarcomas spread to nodes?", "A035"),
        ("How often is chest CT repeated during follow-up?", "E003"),
        ("glucose too high before the tracer is injected", "A092"),
    ],
)
def test_what_is_asked_is_among_the_first_five(question: str, wanted: str, corpus: Corpus, built_home: Path) -> None:
    hits = Retriever(corpus, built_home / "index").search(question, 5)
    assert wanted in {fact for hit in hits for fact in hit.passage.fact_ids}


def test_meaning_finds_what_words_do_not(corpus: Corpus, built_home: Path) -> None:
    question = "sweet plasma"  # no passage, and no question that one answers, uses either word
    retriever = Retriever(corpus, built_home / "index")
    assert Retriever(corpus, None).legs(question)["lexical"] == []
    assert "A092" in {fact for hit in retriever.search(question, 3) for fact in hit.passage.fact_ids}
    assert retriever.problem is None


def test_the_same_question_finds_the_same_twice(corpus: Corpus, built_home: Path) -> None:
    first, second = (Retriever(corpus, built_home / "index").search(QUESTION) for _ in range(2))
    assert first == second


def test_without_an_index_words_are_searched_and_the_problem_is_said(small: Corpus, tmp_path: Path) -> None:
    retriever = Retriever(small, tmp_path)
    assert ids(retriever.search(QUESTION))[0] == "acr-2022/metal"
    assert retriever.problem is not None
    assert (retriever.problem.phrase, retriever.index_id) == ("no-index", None)
    assert "python -m index build" in str(retriever.problem)
    assert list(tmp_path.iterdir()) == [], "nothing is built silently"


def test_the_index_of_another_corpus_is_refused(other: Corpus, small_index: Path) -> None:
    retriever = Retriever(other, small_index)
    assert retriever.search(QUESTION) == Retriever(other, None).search(QUESTION)
    assert retriever.problem is not None
    assert (retriever.problem.phrase, retriever.index_id) == ("other-index", None)


def test_a_running_retriever_sees_the_first_index(small: Corpus, small_index: Path, tmp_path: Path) -> None:
    retriever = Retriever(small, tmp_path / "index")
    retriever.search(QUESTION)
    shutil.copytree(small_index, tmp_path / "index")
    assert retriever.search(QUESTION) == Retriever(small, small_index).search(QUESTION)
    assert (retriever.problem, retriever.index_id) == (None, m.index_id(corpus_shelf(small, small_index)))


def test_a_running_retriever_follows_the_pointer(small: Corpus, other: Corpus, home: Path) -> None:
    retriever = Retriever(small, home)
    before = retriever.search(QUESTION)
    build(other, home, show_progress=False)
    retriever.search(QUESTION)
    assert getattr(retriever.problem, "phrase", "none") == "other-index"
    build(small, home, show_progress=False)
    assert ids(retriever.search(QUESTION)) == ids(before)
    assert (retriever.problem, retriever.index_id) == (None, m.index_id(corpus_shelf(small, home)))


def test_a_line_in_gives_a_line_out(
    command_home: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": "a", "question": QUESTION, "k": 2}, {"id": 7, "question": "¿MRI?"}, {"question": "bone scan", "k": 1}]
    out = jsonl("\n".join(map(json.dumps, lines)).encode(), monkeypatch, capsys, *command_home)
    assert [item["id"] for item in out] == ["a", 7, None]
    assert [len(item["hits"]) for item in out] == [2, 5, 1]
    assert set(out[0]["hits"][0]) == {"passage_id", "fact_ids", "score", "rank"}
    assert (out[0]["hits"][0]["passage_id"], out[0]["hits"][0]["rank"]) == ("acr-2022/metal", 1)
    assert {"C025", "C026"} <= set(out[0]["hits"][0]["fact_ids"])


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b'"CT"',
        b"null",
        b"{}",
        b'{"question": 5}',
        b'{"question": "CT", "k": 0}',
        b'{"question": "CT", "k": 101}',
        b'{"question": "CT", "k": "3"}',
        b'{"question": "\xff\xfe"}',
        pytest.param(b"[" * 100_000, id="nested"),
    ],
)
def test_a_broken_line_is_an_error_object_and_the_rest_goes_on(
    line: bytes, command_home: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = b'{"id": 1, "question": "CT", "k": 1}'
    before, broken, after = jsonl(b"\n".join([good, b"", line, good]), monkeypatch, capsys, *command_home)
    assert (broken["id"], broken["line"]) == (None, 3)
    assert broken["error"]
    assert before == after
    assert len(after["hits"]) == 1


@pytest.mark.parametrize("line", [rb'{"id": "\ud800", "question": "CT"}', rb'{"id": 1, "question": "CT \ud800"}'])
def test_half_a_surrogate_pair_harms_nobody_else(
    line: bytes, command_home: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = b'{"id": 1, "question": "CT", "k": 1}'
    out = jsonl(b"\n".join([line, good]), monkeypatch, capsys, *command_home)
    assert len(out) == 2
    assert len(out[1]["hits"]) == 1


def test_a_question_is_never_taken_for_a_damaged_index(small: Corpus, small_index: Path) -> None:
    retriever = Retriever(small, small_index)
    retriever.search("CT \ud800 of the chest")
    assert retriever.problem is None
