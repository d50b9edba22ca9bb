"""The page when a part is missing, broken or hostile, and what it keeps to itself; run by Streamlit's own test harness."""

import json
import shutil
from pathlib import Path

import pytest

from corpus import SHIPPED
from tests.page import Open, ask, opened, shown
from ui import words

pytestmark = pytest.mark.filterwarnings("default")


def test_markup_in_a_question_is_shown_and_does_nothing(no_index: Open) -> None:
    question = "<b onclick=x>new osteosarcoma</b> **staging** $x$ :smile: :red[y] <script>alert(1)</script>"
    page = ask(no_index(), question)
    assert page.text[0].value == question
    assert not page.exception
    assert not any(m.allow_html for m in page.markdown)


def test_identifiers_stay_masked_on_the_page(no_index: Open) -> None:
    page = ask(no_index(), "MRN 12345678, jane@example.org: staging of a new osteosarcoma")
    text = shown(page)
    assert "12345678" not in text
    assert "jane@example.org" not in text
    assert "1 × record number, 1 × e-mail address" in text


def test_missing_index_is_said_with_a_way_to_build_it_and_the_card_stands(no_index: Open) -> None:
    page = ask(no_index(), "Only the lungs: staging of a new osteosarcoma")
    assert "python -m index build" in shown(page)
    assert any(b.label == words.BUILD for b in page.button)
    assert "CT chest without IV contrast" in shown(page)


def test_damaged_index_is_said_and_the_card_stands(
    monkeypatch: pytest.MonkeyPatch, built_home: Path, tmp_path: Path, fresh_pages: None
) -> None:
    home = tmp_path / "home"
    shutil.copytree(built_home, home)
    for file in home.rglob("manifest*.json"):
        file.write_text(json.dumps({"broken": True}))
    monkeypatch.setenv("BOT_HOME", str(home))
    page = ask(opened(), "Only the lungs: staging of a new osteosarcoma")
    assert not page.exception
    assert page.info
    assert "CT chest without IV contrast" in shown(page)


def test_broken_corpus_is_a_message(monkeypatch: pytest.MonkeyPatch, no_index: Open, corpus_copy: Path) -> None:
    (corpus_copy / "procedures.yaml").write_text("- {id: a, id: b}\n")
    monkeypatch.setenv("BOT_CORPUS", str(corpus_copy))
    page = no_index()
    assert not page.exception
    assert "cannot be read" in page.error[0].value
    assert "procedures.yaml" in shown(page)


def test_what_nobody_foresaw_is_a_sentence_and_logs_no_question(
    monkeypatch: pytest.MonkeyPatch, no_index: Open, caplog: pytest.LogCaptureFixture
) -> None:
    page = no_index()

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("secret question")

    monkeypatch.setattr("ui.shared.answer", fails)
    ask(page, "secret question")
    assert not page.exception
    assert "Something went wrong" in page.error[0].value
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_shipped_pages_allow_no_html_but_one_constant_style_sheet() -> None:
    sources = {p.name: p.read_text() for p in (SHIPPED.parent / "ui").glob("*.py")}
    assert not any("unsafe_allow" in s for s in sources.values())
    assert [name for name, s in sources.items() if "st.html" in s] == ["app.py"]
    assert sources["app.py"].count("st.html(") == sources["app.py"].count("st.html(STYLE)") == 1
    assert 'STYLE = """<style>' in sources["style.py"], "a plain string, nothing is put into it"


def test_where_questions_go_is_said_before_one_is_typed(no_index: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODEL", "openai:any")
    monkeypatch.setenv("BOT_MODEL_KEY", "none")
    monkeypatch.setenv("BOT_MODEL_URL", "https://models.example.org/v1")
    refused = no_index()
    assert "models.example.org" in shown(refused), "a host that nobody has named"
    assert not refused.chat_input
    monkeypatch.setenv("BOT_ALLOW_HOSTS", "models.example.org")
    told = no_index()
    assert "Questions leave this machine" in told.info[0].value
    assert told.chat_input
