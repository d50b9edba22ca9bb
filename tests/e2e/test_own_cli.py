"""`python -m corpus add | list | remove` as processes: what a user sees, from the file to the hit."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import papers

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A BOT_HOME of its own."""
    return tmp_path / "home"


@pytest.fixture
def run(home: Path) -> Run:
    """Runs `python -m` with these arguments."""

    def run(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "BOT_HOME": str(home)}  # noqa: TID251  # handed on to the process
        command = [sys.executable, "-m", *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=given, capture_output=True, encoding="utf-8", timeout=120, check=False
        )
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def lights(tmp_path: Path) -> Path:
    """A Markdown file."""
    file = tmp_path / "lights.md"
    file.write_text(f"# On Lights\n\n{papers.KEEPER * 3}\n", encoding="utf-8")
    return file


def test_a_document_is_added_found_and_removed_without_a_second_command(run: Run, lights: Path, home: Path) -> None:
    done = run("corpus", "add", lights, "--licence", "a gift", "--trust", "licensed")
    assert done.returncode == 0, done.stderr
    document = next(f.name for f in (home / "own").iterdir() if f.is_dir())
    assert done.stdout.startswith(f"{document}: 'On Lights', markdown, 1 chunks added.\nIndex of your own documents index-")
    assert "Embedding passages" in done.stderr
    question = '{"id": 1, "question": "Who looks after the lantern when it gets dark?", "k": 4}'
    hits = json.loads(run("index", "search", "--jsonl", given=question).stdout)["hits"]
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert hits[-1]["passage_id"] == f"own/{document}/1"
    assert (hits[-1]["document"], hits[-1]["page"]) == ("On Lights", None)
    assert not any("document" in hit or hit["passage_id"].startswith("own/") for hit in hits[:-1])
    done = run("corpus", "remove", document)
    assert (done.returncode, done.stdout) == (0, f"{document}: removed.\nIndex of your own documents: empty.\n")
    assert run("corpus", "list").stdout == "No documents of your own. Add some: python -m corpus add FILE...\n"


def test_one_bad_file_does_not_keep_the_others_out(run: Run, lights: Path, tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "paper.pdf").write_bytes(papers.paper([("Introduction", papers.HARBOUR * 4)]))
    done = run("corpus", "add", tmp_path / "image.txt", lights, tmp_path / "none.txt", tmp_path / "paper.pdf", "--no-index")
    assert done.returncode == 1
    assert "image.txt: This is an image, not text or PDF." in done.stderr
    assert "none.txt: There is no such file." in done.stderr
    known = {d["title"]: d for d in json.loads(run("corpus", "list", "--json").stdout)}
    assert set(known) == {"On Lights", "On the Keeping of Lights"}
    assert known["On the Keeping of Lights"]["pages"] == 1


def test_the_same_file_twice_is_said_and_is_no_fault(run: Run, lights: Path) -> None:
    assert run("corpus", "add", lights, "--no-index").returncode == 0
    done = run("corpus", "add", lights)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(": is there already, nothing changed.\n")
    assert done.stdout.count("\n") == 1, "and the index is left alone"


def test_warnings_name_the_place(run: Run, tmp_path: Path) -> None:
    sections = [("Introduction", papers.KEEPER * 3), ("Addendum", papers.ATTACK), ("Hours", papers.HARBOUR)]
    (tmp_path / "attack.pdf").write_bytes(papers.paper(sections))
    old = tmp_path / "old.md"
    old.write_text(f"# Soft-Tissue Masses\n\nACR Appropriateness Criteria, revised 2017. {papers.KEEPER}", encoding="utf-8")
    done = run("corpus", "add", tmp_path / "attack.pdf", old, "--no-index", "--quiet")
    assert done.returncode == 0
    assert "Warning: reads like an instruction to a machine, kept but never shown as a source: page 1, Addendum" in done.stderr
    assert "Warning: it holds the 2017 edition; ratings in force are those of the 2022 edition" in done.stderr
    table = run("corpus", "list").stdout.splitlines()
    assert table[0].split() == ["id", "title", "kind", "pages", "chunks", "trust", "flags"]
    assert any(line.endswith("unverified  instruction (1)") for line in table)
    assert any(line.endswith("unverified  superseded") for line in table)


def test_an_unknown_id_is_said(run: Run) -> None:
    done = run("corpus", "remove", "nothing")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "There is no document 'nothing'. Run: python -m corpus list\n"


def test_one_title_is_for_one_file(run: Run, lights: Path) -> None:
    done = run("corpus", "add", lights, lights, "--title", "Mine")
    assert (done.returncode, done.stderr) == (1, "--title names one document: add the files one by one.\n")


def test_a_damaged_document_is_listed_as_such(run: Run, lights: Path, home: Path) -> None:
    run("corpus", "add", lights, "--no-index")
    document = next(f for f in (home / "own").iterdir() if f.is_dir())
    (document / "document.json").write_text("{", encoding="utf-8")
    done = run("corpus", "list")
    assert done.returncode == 1
    assert f"{document.name}: is damaged. Run: python -m corpus remove {document.name}" in done.stderr


def test_info_and_verify_speak_of_both_shelves(run: Run, lights: Path, home: Path, built_home: Path) -> None:
    shutil.copytree(built_home / "index", home / "index")
    run("corpus", "add", lights, "--no-index")
    done = run("index", "build")
    assert [line.split(" index-")[0] for line in done.stdout.splitlines()] == ["Index", "Index of your own documents"]
    own = json.loads(run("index", "info").stdout)["own"]
    assert (own["documents"], own["passages"], own["fits_corpus"]) == (1, 1, True)
    done = run("index", "verify")
    assert done.returncode == 0
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == {"corpus", "own"}
