"""The page to ask on, run by Streamlit's own test harness: no browser, real spine, real index."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from corpus import Corpus
from tests.page import APP, Open, ask, pick, plain, press, settled, shown
from ui import words

pytestmark = pytest.mark.filterwarnings("default")
STAGING = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for extrapulmonary mets?"


def test_empty_page_offers_examples_by_role_and_says_what_it_is_for(no_index: Open, corpus: Corpus) -> None:
    page = no_index()
    assert not page.exception
    text = shown(page)
    assert "AI assistant for clinicians" in text
    assert "Not for patients, and not for emergencies" in text
    assert {e.role for e in corpus.scale.examples} <= set(text.splitlines())
    press(page, "Why not just a bone scan?")
    assert "Bone scan whole body" in shown(page)
    assert "◐ May be appropriate" in shown(page)
    assert not page.exception


def test_card_shows_study_category_radiation_scenario_and_edition(indexed: Open) -> None:
    page = ask(indexed(), STAGING)
    assert not page.exception
    assert plain(page.subheader[0].value) == "FDG-PET/CT whole body"
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


def test_every_sentence_opens_its_passage_with_the_quote_marked(indexed: Open) -> None:
    page = ask(indexed(), "Why not just a bone scan? It has less radiation.")
    claims = [e for e in page.expander if "-badge[" in e.label]
    assert len(claims) >= 3
    for claim in claims:
        inside = [m.value for m in claim.markdown]
        assert any(":orange-background[" in value for value in inside)
        assert "Our summary of" in inside[0]
        assert "Open the source" in inside[-1]
    first = plain(claims[0].label).partition(" :blue-badge")[0]
    assert first in plain("".join(m.value for m in claims[0].markdown)), "the sentence stands in the passage"


def test_card_stands_while_the_encoder_loads(no_index: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.shared.Warmup.run", lambda _: None)  # never becomes ready
    page = no_index()
    page.chat_input[0].set_value(STAGING).run()
    assert "as soon as the language encoder is loaded" in shown(page)
    assert plain(page.subheader[0].value) == "FDG-PET/CT whole body"
    assert any("rates FDG-PET/CT whole body usually appropriate" in plain(e.label) for e in page.expander)
    assert words.NOTE_HINT in shown(page), "note, table and the rest wait for nothing either"
    press(page, words.DO_WITHOUT)
    assert words.LEFT_OUT in shown(page)


def test_assumptions_stand_on_the_card(no_index: Open) -> None:
    page = ask(no_index(), "Why not just a bone scan? It has less radiation.")
    assert "Assumed, since not said outright: **initial staging; outside the lungs**" in shown(page)
    assert any("initial staging" in m.label and m.help.startswith("purpose") for m in page.menu_button)


def test_child_gets_the_level_of_a_child(no_index: Open) -> None:
    page = ask(no_index(), "8-year-old with a new Ewing sarcoma: how do I stage her?")
    assert [plain(s.value) for s in page.subheader] == ["CT chest without IV contrast", "FDG-PET/CT whole body"]
    assert "Radiation, child: ☢☢☢☢ (3-10 mSv)" in shown(page)
    assert "Radiation, adult:" not in shown(page)


def test_relations_are_said_in_words(no_index: Open) -> None:
    both = shown(ask(no_index(), "Two years after resection of an osteosarcoma, local recurrence?"))
    assert "Both: one study of each group" in both
    assert "Group 2 · either of these" in both
    assert "Either of these" in shown(ask(no_index(), "Soft tissue sarcoma resected last year, looking for local recurrence"))
    assert "Best remaining options" in shown(ask(no_index(), "PET/CT is not available here, what then?"))


def test_disagreement_has_its_sign_and_its_meaning(no_index: Open, corpus: Corpus) -> None:
    meaning = next(p for p in corpus.document_passages if p.id == words.DISAGREEMENT_PASSAGE).spans[0].statement.text
    text = shown(ask(no_index(), "Is whole-body MRI without contrast appropriate for staging outside the lungs?"))
    assert "◈ May be appropriate (disagreement)" in text
    assert meaning in text
    assert meaning not in shown(ask(no_index(), STAGING))


def test_not_rated_is_not_shown_as_a_category(no_index: Open) -> None:
    text = shown(ask(no_index(), "Mammography for staging a new osteosarcoma?"))
    assert "– Not rated" in text
    assert "not a verdict" in text


def test_a_click_answers_the_question_back_and_can_be_undone(no_index: Open) -> None:
    page = ask(no_index(), "local recurrence?")
    assert "If: soft tissue" in shown(page)
    press(page, "soft tissue")
    assert "If: soft tissue" not in shown(page)
    assert "Either of these" in shown(page)
    pick(page, "soft tissue", words.UNDO)
    assert "If: soft tissue" in shown(page)


def test_a_chip_of_a_figure_says_what_it_counts(no_index: Open) -> None:
    page = ask(no_index(), STAGING.replace("MRI done", "eGFR 42"))
    badges = plain(" ".join(m.value for m in page.markdown if "gray-badge" in m.value))
    assert "[eGFR: 42]" in badges
    assert "[age in years: 45]" in badges
    assert "[sarcoma]" in badges, "a name speaks for itself"


def test_a_chip_is_changed_in_place_and_answers_at_once(no_index: Open) -> None:
    page = pick(ask(no_index(), STAGING), "outside the lungs", "lungs")
    assert plain(page.subheader[0].value) == "CT chest without IV contrast"
    assert page.session_state["conversations"][0].turns[0].chosen == {"target": ("lung",)}


def test_open_facets_are_offered_and_counted_once_told(no_index: Open) -> None:
    page = pick(ask(no_index(), STAGING.replace("45M", "45F")), "pregnancy", "pregnant")
    assert page.warning[0].value.startswith("Pregnancy")
    assert len([m for m in page.menu_button if m.key and m.key.startswith("offer")]) <= 3


def test_what_would_change_this_is_told(no_index: Open) -> None:
    table = next(t.value for t in ask(no_index(), STAGING).table if tuple(t.value.columns) == words.CHANGE_COLUMNS)
    told = {plain(row["If"]): plain(row["Then"]) for _, row in table.iterrows()}
    assert "CT chest without IV contrast usually appropriate" in told["where to look: **lungs**"]
    assert any("restaging" in key and "No criteria" in text for key, text in told.items())


def test_next_steps_and_follow_ups(no_index: Open) -> None:
    page = ask(no_index(), STAGING)
    assert "After an indeterminate result" in shown(page)
    press(page, "FDG-PET/CT whole body is not available, what then?")
    assert "Best remaining options" in shown(page)
    assert "Earlier in this conversation" in shown(page)


def test_rows_can_be_sorted_and_asked_about(no_index: Open) -> None:
    page = ask(no_index(), "Only the lungs: staging of a new osteosarcoma")
    studies = _studies(page)
    assert len(studies) == 6
    assert "on the card" in studies[0]
    assert "○" in studies[-1]
    page.segmented_control[0].set_value(words.BY_NAME).run()
    names = _studies(page)
    assert names[0].startswith("**CT chest") or names[0].startswith("CT chest")
    assert names[-1].startswith("Radiography")
    pick(page, words.WHY_NOT, "Radiography chest")
    assert page.text[0].value == "Why not Radiography chest?"
    assert "You asked about" in shown(page)


def _studies(page: AppTest) -> list[str]:
    """The first column of the table of all options: each study with its category."""
    table = next(t.value for t in page.table if tuple(t.value.columns) == words.TABLE_COLUMNS)
    return [plain(study) for study in table[words.TABLE_COLUMNS[0]]]


def test_the_sources_on_one_study_are_a_pick_away(no_index: Open, corpus: Corpus) -> None:
    page = ask(no_index(), STAGING)
    page.selectbox[0].set_value("bone-scan-wb").run()
    assert [tab.label for tab in page.tabs] == [words.NOTES[n] for n in ("covers", "limits", "preparation", "technique")]
    said = [m.value for m in page.tabs[0].markdown]
    assert any("says nothing about lymph nodes, visceral organs" in plain(text) for text in said)
    assert any(corpus.sources["golshani-2026"].url in text for text in said), "each with its source"


def test_coverage_and_limits_stand_in_the_table_each_with_its_source(no_index: Open, corpus: Corpus) -> None:
    page = ask(no_index(), STAGING)
    next(c for c in page.segmented_control if c.label == words.COLUMNS).set_value(words.BRIEF).run()
    table = next(t.value for t in page.table if list(t.value.columns) == list(words.BRIEF_COLUMNS))
    told = {plain(study).partition(" · ")[0]: (plain(covers), plain(limits)) for study, covers, limits in table.to_numpy()}
    assert len(told) == 12, "every rated study"
    covers, limits = told["Bone scan whole body"]
    assert "examines the skeleton only" in covers
    assert "neither nodes nor viscera" in limits
    assert plain(corpus.sources["golshani-2026"].url) in covers
    assert told["CT area of interest without IV contrast"] == ("–", "–"), "what no source says is not made up"


def test_coverage_is_not_offered_where_nothing_is_known_of_it(no_index: Open) -> None:
    page = ask(no_index(), "First imaging of a superficial lump of the thigh that nobody has diagnosed")
    assert [c.label for c in page.segmented_control] == [words.SORT_BY]


def test_radiation_is_sorted_by_the_level_of_the_patient(no_index: Open, corpus: Corpus) -> None:
    page = ask(no_index(), "8-year-old with a new Ewing sarcoma, only the lungs: how do I stage her?")
    page.segmented_control[0].set_value(words.BY_RADIATION).run()
    names = [study.partition(" · ")[0].partition(" :")[0].strip("*") for study in _studies(page)]
    ids = {procedure.name: procedure.id for procedure in corpus.procedures.values()}
    levels = [corpus.rows["msk-staging-2022/1", ids[name]].rrl_child for name in names]
    assert levels == sorted(levels, key=lambda level: (isinstance(level, str), str(level)))


def test_out_of_scope_and_refusal_are_plain_sentences_with_a_way_on(no_index: Open) -> None:
    page = ask(no_index(), "appendicitis in pregnancy")
    text = shown(page)
    assert "No rating applies" in text
    assert "See instead:" in text
    assert page.warning[0].value.startswith("Pregnancy")
    assert any("example" in (b.key or "") for b in page.button)
    assert "Not answered" in shown(ask(no_index(), "asdf qwer"))


def test_a_long_note_is_folded(no_index: Open) -> None:
    note = "Referral note. " + "The wound has healed. " * 350 + "New osteosarcoma of the femur: staging of the lungs?"
    page = ask(no_index(), note)
    assert page.text[0].value == note
    assert any(e.label.startswith("Referral note") and len(e.label) < 200 for e in page.expander)
    assert plain(page.subheader[0].value) == "CT chest without IV contrast"


def test_a_link_carries_facets_and_no_words(no_index: Open) -> None:
    page = ask(no_index(), STAGING)
    link = next(c.value for c in page.code if "?" in c.value)
    query = link.partition("?")[2]
    assert "target=extrapulmonary" in query
    assert "45" not in query
    assert "thigh" not in query
    other = _followed(query)
    assert plain(other.subheader[0].value) == "FDG-PET/CT whole body"
    press(other, "New conversation")
    assert "In clinic" in shown(other), "the link counts once"
    assert "In clinic" in shown(_followed("purpose=nonsense&x=%3Cb%3E")), "what is not known is left unread"


def _followed(query: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=120)
    for name, values in parse_qs(query).items():
        page.query_params[name] = values
    return settled(page.run())


def test_session_holds_what_the_user_said_and_nothing_derived(no_index: Open) -> None:
    page = ask(ask(no_index(), "local recurrence?"), "PET/CT?")
    state = page.session_state.to_dict()
    (conversation,) = state["conversations"]
    assert [turn.question for turn in conversation.turns] == ["local recurrence?", "PET/CT?"]
    assert set(conversation.turns[0].__slots__) == {"question", "chosen"}
    assert state["title-1"] == "local recurrence?", "the field to rename it shows its title, which is masked"
    widgets = {key: value for key, value in state.items() if key not in ("conversations", "open", "title-1")}
    assert all(value in (False, None, "", [], words.BY_CATEGORY, words.RATINGS) for value in widgets.values()), (
        "only controls left alone"
    )


def test_page_follows_another_table(monkeypatch: pytest.MonkeyPatch, no_index: Open, corpus_copy: Path) -> None:
    procedures = corpus_copy / "procedures.yaml"
    procedures.write_text(procedures.read_text().replace('"CT chest without IV contrast"', '"Lung CT, plain"'))
    monkeypatch.setenv("BOT_CORPUS", str(corpus_copy))
    text = shown(ask(no_index(), "Only the lungs: staging of a new osteosarcoma"))
    assert "Lung CT, plain" in text
    assert "CT chest without IV contrast" not in text
