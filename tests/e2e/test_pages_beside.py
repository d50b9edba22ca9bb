"""The pages beside the one to ask on, and the list of conversations, in Streamlit's own test harness."""

import json
import time
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bot.beside.feedback import FILE
from corpus import SHIPPED, Corpus
from tests.page import Open, ask, plain, press, shown
from ui import words
from ui.jobs import Job

pytestmark = pytest.mark.filterwarnings("default")
LIGHTS = "# On the Keeping of Lights\n\nThe keeper trims the wick at dusk.\n\n## Oil\n\nThe oil is changed on Mondays.\n"


def page_of(opened: Open, script: str) -> AppTest:
    page = opened()
    return page.switch_page(script).run()


def test_quiz_asks_three_questions_and_answers_with_the_passage(no_index: Open) -> None:
    page = page_of(no_index, "quiz.py")
    assert len(page.radio) == 3
    for number in range(3):
        page.radio[number].set_value(page.radio[number].options[0]).run()
    assert len(page.success) + len(page.error) == 3
    assert sum(":orange-background[" in m.value for m in page.markdown) >= 3
    assert f"**{len(page.success)} of 3 right**" in shown(page)
    before = [plain(m.value) for m in page.markdown]
    press(page, words.OTHER_QUESTIONS)
    assert len(page.radio) == 3
    assert not page.success
    assert [plain(m.value) for m in page.markdown] != before


def test_dose_adds_bands_up_and_says_what_it_leaves_out(no_index: Open) -> None:
    page = page_of(no_index, "dose.py")
    assert "about 3 mSv per year" in shown(page)
    for study in ("fdg-pet-ct-wb", "radiography-area"):
        page.checkbox(key=f"study-{study}").check().run()
    page.number_input[0].set_value(2).run()
    assert "20 to 60 mSv, adult, and more from what has no fixed level" in plain(page.subheader[0].value)
    assert "no fixed level: Radiography area of interest" in plain(page.warning[0].value)
    page.checkbox(key="study-radiography-area").uncheck().run()
    assert "20 to 60 mSv in all, adult" in plain(page.subheader[0].value)
    page.segmented_control[0].set_value(words.DOSE_CHILD).run()
    assert "6 to 20 mSv in all, child" in plain(page.subheader[0].value)


def test_about_says_intended_use_editions_and_figures(no_index: Open, corpus: Corpus) -> None:
    text = shown(page_of(no_index, "about.py"))
    for expected in (
        "Intended use",
        "Not a medical device",
        "What a language model may do",
        "Wilson 95 %",
        "python -m evals run",
    ):
        assert expected in text
    for topic in corpus.topics.values():
        assert topic.title in text
        assert topic.review_by in text


def test_documents_are_added_read_and_removed(no_index: Open) -> None:
    page = page_of(no_index, "documents.py")
    assert words.NO_DOCUMENTS in shown(page)
    page.file_uploader[0].set_value(("lights.md", LIGHTS.encode(), "text/markdown"))
    page.text_input[1].set_value("hospital subscription")
    press(page, words.ADD)
    page = _done(page)
    text = shown(page)
    assert "On the Keeping of Lights" in text
    assert "hospital subscription" in text
    assert "Oil" in text
    page.toggle[0].set_value(True).run()
    assert "The oil is changed on Mondays" in shown(page)
    press(page, words.DISMISS)
    press(page, words.REMOVE)
    assert words.NO_DOCUMENTS in shown(_done(page))


def test_a_file_that_cannot_be_read_is_refused_with_a_reason(no_index: Open) -> None:
    page = page_of(no_index, "documents.py")
    press(page, words.ADD)
    assert page.warning[0].value == words.NO_FILE
    page.file_uploader[0].set_value(("--licence=x.pdf", b"%PDF-1.4 broken", "application/pdf"))
    press(page, words.ADD)
    assert "licence=x.pdf" in plain(_done(page).error[0].value)


def _done(page: AppTest) -> AppTest:
    """The page once its job has ended."""
    deadline = time.monotonic() + 120
    while any(b.label == words.STOP for b in page.button) and time.monotonic() < deadline:
        time.sleep(0.3)
        page.run()
    return page


def test_a_job_tells_its_progress_and_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow.py").write_text(
        "import sys, time\nprint('begun', flush=True)\n"
        "for n in range(1, 600):\n"
        "    sys.stderr.write(f'\\rReading it: {n}%|#| {n}/600'); sys.stderr.flush(); time.sleep(0.05)\n"
    )
    monkeypatch.chdir(tmp_path)
    ended: list[bool] = []
    job = Job("Slow", ["slow"], lambda: ended.append(True))
    deadline = time.monotonic() + 20
    while job.share is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert job.step == "Reading it"
    assert job.share is not None
    assert 0 < job.share < 1
    assert (job.is_running, job.outcome, job.said) == (True, "", ["begun"])
    job.stop()
    while job.is_running and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (job.outcome, ended) == ("stopped", [True])


def test_conversations_are_listed_opened_renamed_exported_and_deleted(no_index: Open) -> None:
    page = ask(no_index(), "Only the lungs: staging of a new osteosarcoma")
    press(page, words.NEW_CONVERSATION)
    assert "In clinic" in shown(page)
    ask(page, "local recurrence, jane@example.org?")
    names = [plain(b.label) for b in page.button if (b.key or "").startswith("open-")]
    assert names == ["**local recurrence, [email]?**", "Only the lungs: staging of…"]
    page.button(key="open-1").click().run()
    assert plain(page.subheader[0].value) == "CT chest without IV contrast"
    page.text_input(key="title-1").set_value("Knee, *left*").run()
    assert "**Knee, *left***" in shown(page)
    page.button(key="delete-1").click().run()
    assert [c.id for c in page.session_state["conversations"]] == [2]
    assert "Knee" not in shown(page)
    assert "In clinic" in shown(page)


def test_feedback_goes_to_a_file_on_this_machine(no_index: Open, nothing: Path) -> None:
    page = ask(no_index(), "Only the lungs: staging of a new osteosarcoma")
    page.pills[0].set_value(["misread"])
    page.text_area[0].set_value("call 555-123-4567")
    press(page, words.SEND)
    assert words.THANKS in shown(page)
    (record,) = (json.loads(line) for line in (nothing / FILE).read_text(encoding="utf-8").splitlines())
    assert (record["reasons"], record["question"]) == (["misread"], None)
    assert "4567" not in record["comment"]


def test_two_sessions_do_not_see_each_other(no_index: Open) -> None:
    first, second = no_index(), no_index()
    ask(first, "Only the lungs: staging of a new osteosarcoma")
    ask(second, "local recurrence?")
    assert "recurrence" not in plain(" ".join(t.value for t in first.run().text))
    assert "osteosarcoma" not in plain(" ".join(t.value for t in second.run().text))


def test_options_are_private_by_default() -> None:
    """Read from the file: Streamlit's own defaults would let a browser call home and show tracebacks."""
    options = tomllib.loads((SHIPPED.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    wanted = {
        "browser": {"gatherUsageStats": False},
        "client": {"showErrorDetails": "none", "toolbarMode": "viewer"},
        "server": {"address": "127.0.0.1", "maxUploadSize": 1, "enableXsrfProtection": True, "enableStaticServing": False},
    }
    for section, values in wanted.items():
        assert {name: options[section].get(name) for name in values} == values


def test_no_button_bears_white_text_on_the_colour_that_is_read_as_text() -> None:
    assert not any('type="primary"' in file.read_text(encoding="utf-8") for file in (SHIPPED.parent / "ui").glob("*.py"))
