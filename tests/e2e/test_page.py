"""The chat page as a user meets it, run by Streamlit's own test harness: no browser, real spine, real index."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from corpus import SHIPPED
from tests.conftest import TODAY

pytestmark = pytest.mark.filterwarnings("default")
APP = str(Path(__file__).parents[2] / "ui" / "app.py")
Open = Callable[[], AppTest]


@pytest.fixture(autouse=True)
def fresh_services() -> Iterator[None]:
    """Services are shared within a process; each test brings its own."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def no_index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Opens the page where no index was built, which is quick."""
    return _opener(monkeypatch, tmp_path / "nothing")


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch, built_home: Path) -> Open:
    """Opens the page with the index of the shipped corpus."""
    return _opener(monkeypatch, built_home)


def _opener(monkeypatch: pytest.MonkeyPatch, home: Path) -> Open:
    monkeypatch.setenv("BOT_HOME", str(home))
    monkeypatch.setenv("BOT_TODAY", TODAY)
    return lambda: AppTest.from_file(APP, default_timeout=120).run()


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def shown(page: AppTest) -> str:
    """All words on the page, without the backslashes that keep Markdown literal."""
    kinds = (page.title, page.subheader, page.markdown, page.caption, page.text, page.warning, page.info, page.error)
    words = [str(element.value) for kind in kinds for element in kind]
    words += [button.label for button in page.button]
    words += [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    return "\n".join(words).replace("\\", "").replace("\u2060", "")


def button(page: AppTest, label: str) -> None:
    next(b for b in page.button if label in b.label.replace("\\", "")).click().run()


def test_empty_page_offers_the_examples_and_says_what_it_is_for(no_index: Open) -> None:
    page = no_index()
    assert not page.exception
    assert "AI assistant for clinicians" in shown(page)
    assert "Not for patients, and not for emergencies" in shown(page)
    button(page, "Why not just a bone scan?")
    assert "Bone scan whole body" in shown(page)
    assert "◐ May be appropriate" in shown(page)
    assert not page.exception


def test_card_shows_study_category_radiation_scenario_and_edition(indexed: Open) -> None:
    page = ask(indexed(), "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for extrapulmonary mets?")
    assert not page.exception
    assert page.subheader[0].value.replace("\\", "") == "FDG-PET/CT whole body"
    text = shown(page)
    for expected in (
        "● Usually appropriate",
        "Radiation, adult: ☢☢☢☢ (10-30 mSv)",
        "initial staging, looking for metastases outside the lungs",
        "ACR 2022",
        "https://acsearch.acr.org/docs/69428/Narrative",
    ):
        assert expected in text
    assert not page.info  # the index is there and current


def test_citations_open_the_passage_with_the_quote_marked(indexed: Open) -> None:
    page = ask(indexed(), "Why not just a bone scan? It has less radiation.")
    marked = [m.value for m in page.markdown if ":orange-background[" in m.value]
    assert len(marked) >= 2
    assert "Our summary of" in shown(page)
    assert ":blue[\\[1\\]]" in "".join(m.value for m in page.markdown)


def test_assumptions_stand_on_the_card(no_index: Open) -> None:
    page = ask(no_index(), "Why not just a bone scan? It has less radiation.")
    assert "Assumed, as the question does not say: **initial staging; outside the lungs**" in shown(page)


def test_child_gets_the_level_of_a_child(no_index: Open) -> None:
    page = ask(no_index(), "8-year-old with a new Ewing sarcoma: how do I stage her?")
    assert [s.value.replace("\\", "") for s in page.subheader] == ["CT chest without IV contrast", "FDG-PET/CT whole body"]
    assert "Radiation, child: ☢☢☢☢ (3-10 mSv)" in shown(page)
    assert "Radiation, adult:" not in shown(page)


def test_relations_are_said_in_words(no_index: Open) -> None:
    both = shown(ask(no_index(), "Two years after resection of an osteosarcoma, local recurrence?"))
    assert "Both: one study of each group" in both
    assert "Group 2 · either of these" in both
    assert "Either of these" in shown(ask(no_index(), "Soft tissue sarcoma resected last year, looking for local recurrence"))
    assert "Best remaining options" in shown(ask(no_index(), "PET/CT is not available here, what then?"))


def test_not_rated_is_not_shown_as_a_category(no_index: Open) -> None:
    text = shown(ask(no_index(), "Mammography for staging a new osteosarcoma?"))
    assert "– Not rated" in text
    assert "not a verdict" in text


def test_a_click_answers_the_question_back_and_can_be_undone(no_index: Open) -> None:
    page = ask(no_index(), "local recurrence?")
    assert "If: soft tissue" in shown(page)
    button(page, "soft tissue")
    assert "If: soft tissue" not in shown(page)
    assert "Either of these" in shown(page)
    button(page, "Chosen: tissue of origin, soft tissue")
    assert "If: soft tissue" in shown(page)


def test_out_of_scope_and_refusal_are_plain_sentences_with_a_way_on(no_index: Open) -> None:
    page = ask(no_index(), "appendicitis in pregnancy")
    text = shown(page)
    assert "No rating applies" in text
    assert "See instead:" in text
    assert page.warning[0].value.startswith("Pregnancy")
    assert any("example" in (b.key or "") for b in page.button)
    assert "Not answered" in shown(ask(no_index(), "asdf qwer"))


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


def test_rating_table_holds_every_row(no_index: Open) -> None:
    page = ask(no_index(), "Only the lungs: staging of a new osteosarcoma")
    table = next(t.value for t in page.table if "Category" in t.value.columns)
    assert len(table) == 6
    assert "on the card" in table["Study"].iloc[0]
    assert "○" in table["Category"].iloc[-1]


def test_session_holds_what_the_user_said_and_nothing_derived(no_index: Open) -> None:
    page = ask(ask(no_index(), "local recurrence?"), "PET/CT?")
    state = page.session_state.to_dict()
    assert [turn.question for turn in state["turns"]] == ["local recurrence?", "PET/CT?"]
    assert set(state["turns"][0].__slots__) == {"question", "chosen"}
    assert all(value is False for key, value in state.items() if key != "turns"), "only buttons that are not pressed"
    button(page, "New conversation")
    assert page.session_state["turns"] == ()


def test_missing_index_is_said_and_the_card_stands(no_index: Open) -> None:
    page = ask(no_index(), "Only the lungs: staging of a new osteosarcoma")
    assert "python -m index build" in page.info[0].value.replace("\\", "")
    assert "CT chest without IV contrast" in shown(page)


def test_damaged_index_is_said_and_the_card_stands(monkeypatch: pytest.MonkeyPatch, built_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(built_home, home)
    for file in home.rglob("manifest*.json"):
        file.write_text(json.dumps({"broken": True}))
    page = ask(_opener(monkeypatch, home)(), "Only the lungs: staging of a new osteosarcoma")
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
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("secret question")

    monkeypatch.setattr("ui.session.answer", fails)
    page = ask(no_index(), "secret question")
    assert not page.exception
    assert "Something went wrong" in page.error[0].value
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_page_follows_another_table(monkeypatch: pytest.MonkeyPatch, no_index: Open, corpus_copy: Path) -> None:
    procedures = corpus_copy / "procedures.yaml"
    procedures.write_text(procedures.read_text().replace('"CT chest without IV contrast"', '"Lung CT, plain"'))
    monkeypatch.setenv("BOT_CORPUS", str(corpus_copy))
    text = shown(ask(no_index(), "Only the lungs: staging of a new osteosarcoma"))
    assert "Lung CT, plain" in text
    assert "CT chest without IV contrast" not in text


def test_shipped_page_allows_no_html() -> None:
    sources = [p.read_text() for p in (SHIPPED.parent / "ui").glob("*.py")]
    assert not any("unsafe_allow" in s or "st.html" in s for s in sources)
