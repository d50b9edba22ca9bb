"""`python -m bot` as a process: text, JSON and JSON lines; every kind of bad input yields a clear line, never a traceback."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CLINIC = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for extrapulmonary mets?"
NONE = type(None)
CONTRACT = {
    **dict.fromkeys(("question_kind", "answer_class", "decided_by", "text"), str),
    **dict.fromkeys(("parts", "asked", "citations", "warnings", "withheld", "substituted", "masked"), list),
    **dict.fromkeys(("proposed", "decided"), list),
    **dict.fromkeys(("clarify", "redirect"), (dict, NONE)),
    **dict.fromkeys(("facets", "versions", "timings_ms"), dict),
    "id": (str, int, NONE),
    "overruled": bool,
}
ROW = {"variant", "procedure_id", "procedure", "category", "rating", "rrl_adult", "rrl_child", "evidence", "source"}
PART = {"variant", "if", "relation", "studies", "alternatives", "rows", "edition"}
CITATION = {"n", "passage_id", "fact_ids", "kind", "document", "section", "quote", "start", "end", "url"}


@pytest.fixture
def no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for the processes that a test starts."""
    monkeypatch.setenv("BOT_HOME", str(tmp_path))
    return tmp_path


def _run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run([sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, cwd=ROOT, timeout=240)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def _lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def _jsonl(*items: object) -> bytes:
    return b"".join(i if isinstance(i, bytes) else json.dumps(i).encode() + b"\n" for i in items)


def _assert_is_an_answer(given: dict[str, Any]) -> None:
    assert set(CONTRACT) <= set(given)
    for key, kind in CONTRACT.items():
        assert isinstance(given[key], kind), key
    for part in given["parts"]:
        assert set(part) >= PART
        assert all(set(r) >= ROW for r in (*part["rows"], *part["alternatives"]))
        assert all(set(r) >= ROW | {"slot"} for r in part["studies"])
        assert all(set(r[c]) == {"level", "msv"} for r in part["rows"] for c in ("rrl_adult", "rrl_child"))
    assert all(set(a) == {"as_written", "matches", "undecided_on"} for a in given["asked"])
    assert all(set(c) >= CITATION for c in given["citations"])
    assert all(set(w) == {"id", "text", "source"} for w in given["warnings"])
    assert all(set(f) == {"values", "how", "words"} for f in given["facets"].values())
    assert all(set(m) == {"type", "start", "end"} for m in given["masked"])


def test_ask_prints_the_recommendation_first_and_its_sources(no_index: Path) -> None:
    done = _run("ask", CLINIC)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert text.startswith("For initial staging, looking for metastases outside the lungs, the ACR (2022) rates FDG-PET/CT")
    assert "[1] our summary of" in text
    assert "\n\nRead as: " in text
    assert "outside the lungs (said “" in text
    assert "python -m index build" in text, "a notice says that there is no index"
    assert list(no_index.iterdir()) == [], "nothing is built silently"


def test_ask_json_is_the_contract_with_and_without_an_index(
    no_index: Path, built_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = json.loads(_run("ask", CLINIC, "--json").stdout)
    monkeypatch.setenv("BOT_HOME", str(built_home))
    with_index = json.loads(_run("ask", CLINIC, "--json").stdout)
    for given in (without, with_index):
        _assert_is_an_answer(given)
        assert (given["id"], given["answer_class"], given["decided_by"]) == (None, "answered", "criteria")
        assert given["decided"] == ["fdg-pet-ct-wb"]
        assert given["parts"][0]["if"] is None
        assert given["citations"]
    assert (without["parts"], without["facets"]) == (with_index["parts"], with_index["facets"])
    assert [n for n in without["notices"] if "python -m index build" in n]
    assert with_index["notices"] == []
    assert (without["versions"]["index"], bool(with_index["versions"]["index"])) == (None, True)


def test_ask_jsonl_answers_in_order_and_goes_on_after_bad_lines(no_index: Path) -> None:
    given = _jsonl(
        {"id": "a", "question": CLINIC},
        *(b'{"id": "broken", "question": \n', b"\xff\xfe\n", b"\n"),
        {"id": "list", "question": ["PET"]},
        {"id": "facet", "question": "sarcoma", "facets": {"purpse": "surveillance"}},
        {"id": "value", "question": "sarcoma", "facets": {"purpose": "follow-up"}},
        {"id": "type", "question": "sarcoma", "facets": ["purpose"]},
        {"id": "turns", "question": "sarcoma", "history": "staging"},
        {"id": "turn", "question": "sarcoma", "history": [{"role": "user"}]},
        *([1, 2], b"[" * 100_000 + b"\n"),
        {"id": 7, "question": "", "facets": {"purpose": ["surveillance"], "target": "lung"}},
        {"id": "long", "question": "osteosarcoma " * 8000},
        {"id": "nul", "question": "New osteo\x00sarcoma, staging of the lungs\x00"},
        {"id": "other", "question": "¿Qué estudio para buscar metástasis pulmonares en un niño con tumor óseo?"},
        {"id": "empty"},
        {"id": "lone", "question": "New sarcoma \ud83d, staging of the lungs"},
        {"id": "last", "question": "and the lungs?", "history": [{"role": "user", "content": "New sarcoma, staging"}]},
    )
    found = _lines(_run("ask", "--jsonl", given=given))
    order = ["a", None, None, "list", "facet", "value", "type", "turns", "turn", None, None, 7, "long", "nul", "other"]
    assert [f["id"] for f in found] == [*order, "empty", "lone", "last"]
    errors = {f["line"]: f for f in found if "error" in f}
    assert sorted(errors) == [2, 3, 5, 6, 7, 8, 9, 10, 11, 12]
    assert all(set(e) == {"id", "line", "error"} and len(e["error"]) < 600 for e in errors.values())
    assert "purpse" in errors[6]["error"]
    assert "initial_staging" in errors[7]["error"], "the known values are named"
    answers = {f["id"]: f for f in found if "error" not in f}
    assert [_assert_is_an_answer(a) for a in answers.values()]
    assert [p["variant"] for p in answers[7]["parts"]] == ["msk-staging-2022/3"]
    assert [p["variant"] for p in answers["nul"]["parts"]] in (["msk-staging-2022/1"], [])
    assert [p["variant"] for p in answers["lone"]["parts"]] == ["msk-staging-2022/1"]
    assert [p["variant"] for p in answers["last"]["parts"]] == ["msk-staging-2022/1"]
    assert {answers[i]["answer_class"] for i in ("long", "empty")} == {"refused"}


def test_what_an_assistant_said_is_no_source(no_index: Path) -> None:
    said = {"user": "osteosarcoma", "assistant": "Ewing sarcoma, surveillance of the lungs", "system": "She is pregnant"}
    turns = [{"role": role, "content": content} for role, content in said.items()]
    (given,) = _lines(_run("ask", "--jsonl", given=_jsonl({"id": 1, "question": "which scan?", "history": turns})))
    assert given["facets"]["histology"]["values"] == ["osteosarcoma"]
    assert not {"purpose", "target", "pregnancy"} & set(given["facets"])
    assert given["answer_class"] == "clarify"


def test_each_line_is_flushed_before_the_next_is_read(no_index: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(_jsonl({"id": number, "question": "sarcoma, which scan?"}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_check_jsonl_rules_on_texts(no_index: Path) -> None:
    wrong = "Bone scan whole body is usually appropriate."
    right = "FDG-PET/CT whole body is usually appropriate."
    given = _jsonl(
        {"id": "wrong", "text": f"The thigh is swollen. {wrong}", "variant": "msk-staging-2022/2"},
        {"id": "right", "text": right},
        {"id": "none", "text": "The thigh is swollen."},
        {"id": "question", "text": right, "question": "Only the lungs: staging of a new osteosarcoma"},
        {"id": "where", "text": right, "variant": "msk-staging-2022/9"},
        *({"id": "no text"}, b"{nonsense}\n"),
        {"id": "nul", "text": f"\x00{wrong}\x00"},
        {"id": "long", "text": f"{right} " * 2300},
        {"id": "empty", "text": ""},
        {"id": "foreign", "text": "La gammagrafía ósea es el mejor estudio."},
    )
    found = _lines(_run("check", "--jsonl", given=given))
    order = ["wrong", "right", "none", "question", "where", "no text", None, "nul", "long", "empty", "foreign"]
    assert [f["id"] for f in found] == order
    by_id = {f["id"]: f for f in found if "error" not in f}
    assert {i: f["verdict"] for i, f in by_id.items()} == {
        **{"wrong": "contradicts", "right": "consistent", "none": "no_claim", "question": "contradicts"},
        **{"nul": by_id["nul"]["verdict"], "long": "consistent", "empty": "no_claim", "foreign": "unreadable"},
    }
    assert by_id["nul"]["verdict"] in ("contradicts", "unreadable")
    assert by_id["wrong"]["safe_text"] == "The thigh is swollen."
    (finding,) = by_id["wrong"]["findings"]
    assert set(finding) == {"rule", "kind", "words", "start", "end", "because", "row", "source"}
    assert (finding["words"], finding["start"], finding["end"]) == (wrong, 22, 22 + len(wrong))
    assert [f["line"] for f in found if "error" in f] == [5, 6, 7]
    assert "msk-staging-2022/5" in found[4]["error"], "the known variants are named"


def test_another_corpus_folder_is_used_and_a_broken_one_is_explained(no_index: Path, corpus_copy: Path) -> None:
    file = corpus_copy / "topics" / "msk-staging-2022.yaml"
    text, cell = file.read_text(encoding="utf-8"), "procedure: bone-scan-wb, category: {} appropriate"
    file.write_text(text.replace(cell.format("may be"), cell.format("usually")), encoding="utf-8")
    given = json.loads(_run("ask", CLINIC, "--json", "--corpus", str(corpus_copy)).stdout)
    assert set(given["decided"]) == {"fdg-pet-ct-wb", "bone-scan-wb"}
    file.write_text(text.replace("category: usually appropriate", "category: always appropriate", 1), encoding="utf-8")
    done = _run("ask", CLINIC, "--corpus", str(corpus_copy))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"topics/msk-staging-2022.yaml" in done.stderr


@pytest.mark.parametrize(("arguments", "code"), [("", 2), ("answer", 2), ("ask --help", 0), ("ask", 0)])
def test_exit_codes(arguments: str, code: int, no_index: Path) -> None:
    done = _run(*arguments.split())
    assert done.returncode == code
    assert done.stdout or done.stderr
