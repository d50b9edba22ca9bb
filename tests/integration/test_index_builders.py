"""Two builders never write at once: real processes, one waits or says so; an index is tested before it is used."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from corpus import Corpus
from corpus.passages import all_passages
from index import manifest as m
from index.build import LOCK, build
from index.embedding import SLICE, embed
from index.errors import IndexUnusableError
from index.selftest import Golden, golden_questions
from index.shelf import corpus_shelf
from index.verify import verify

ROOT = Path(__file__).parents[2]
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path, small_folder: Path) -> Start:
    """Starts a builder in a process of its own."""

    def start(*options: str) -> "subprocess.Popen[str]":
        environment = {**os.environ, "BOT_HOME": str(tmp_path)}  # noqa: TID251  # handed on to the process
        command = [sys.executable, "-m", "index", "build", "--quiet", "--corpus", str(small_folder), *options]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    return start


def test_of_two_builders_the_second_waits_and_embeds_nothing(start: Start, small: Corpus, tmp_path: Path) -> None:
    first = start()
    while not (tmp_path / "index" / LOCK).exists():
        time.sleep(0.05)
    second = start()
    said = [process.communicate(timeout=120) for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), said
    assert sorted("nothing embedded" in out for out, _ in said) == [False, True]
    assert "Another build is running, waiting for it" in said[0][1] + said[1][1]
    assert all(check.whole for check in verify(corpus_shelf(small, tmp_path / "index")))


def test_a_builder_that_may_not_wait_says_so(start: Start, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    with FileLock(tmp_path / "index" / LOCK):
        process = start("--no-wait")
        out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert said == "Another process is building this index. Wait until it has finished.\n"


def test_vectors_come_in_the_order_of_their_texts() -> None:
    class Lengths:
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            seen.append([len(text) for text in texts])
            return [[float(len(text))] for text in texts]

    seen: list[list[int]] = []
    texts = ["x" * (number * 37 % 301) for number in range(300)]
    vectors = embed(texts, Lengths(), show_progress=False)  # type: ignore[arg-type]
    assert [vector[0] for vector in vectors] == [len(text) for text in texts]
    assert [len(part) for part in seen] == [SLICE, SLICE, 300 - 2 * SLICE]
    together = [length for part in seen for length in part]
    assert together == sorted(together, reverse=True), "what is embedded together is of like length"


def test_golden_questions_stand_in_the_shipped_corpus(corpus: Corpus) -> None:
    ids = {p.id for p in all_passages(corpus)}
    golden = golden_questions()
    assert len(golden) >= 10
    assert {g.passage for g in golden} <= ids


def test_an_index_that_fails_a_golden_question_is_not_put_in_use(
    small: Corpus, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = m.current(home)
    wrong = Golden(question="How does metal degrade the images?", passage="msk-staging-2022/5/ratings")
    monkeypatch.setattr("index.selftest.golden_questions", lambda: (wrong,))
    with pytest.raises(IndexUnusableError, match=r"does not find 'msk-staging-2022/5/ratings' .* the old index stays in use"):
        build(small, home, force=True, show_progress=False)
    assert m.current(home) == before
