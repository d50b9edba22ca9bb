"""What stands beside an answer: it says what the answer says, and every sentence of it has passed the checker."""

import json
import re
from pathlib import Path

import pytest

from bot.beside.dose import PASSAGES, Sum, summed, what_it_means
from bot.beside.feedback import FILE, REASONS, keep
from bot.beside.follow_up import follow_ups, why_not, without
from bot.beside.next_steps import next_steps
from bot.beside.note import LONGEST, note_of
from bot.beside.quiz import quiz
from bot.beside.study_notes import in_brief, study_notes
from bot.beside.transcript import transcript
from bot.errors import InputError
from bot.services import Services
from corpus import Corpus, load_corpus
from tests.conftest import TODAY, Ask, edit_text

STAGING = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for metastases outside the lungs?"
QUESTIONS = (
    STAGING,
    "8-year-old with a new Ewing sarcoma: how do I stage her?",
    "local recurrence?",
    "PET/CT is not available here. What are the options for staging outside the lungs?",
    "Two years after resection of an osteosarcoma, local recurrence?",
    "lump in the thigh, not imaged yet",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_lines_are_the_text_and_carry_its_citations(question: str, ask: Ask) -> None:
    answer = ask(question)
    rest = answer.text
    for line in answer.lines:
        said = line.text + "".join(f" [{n}]" for n in line.citations)
        assert said in rest
        rest = rest[rest.index(said) + len(said) :]
    assert not rest.strip()
    assert {n for line in answer.lines for n in line.citations} == {c.n for c in answer.citations}


def test_note_holds_what_a_note_needs(ask: Ask, services: Services) -> None:
    note = note_of(ask(STAGING), services)
    for expected in (
        "the ACR (2022) rates FDG-PET/CT whole body usually appropriate",
        "☢☢☢☢ (10-30 mSv) for adults",
        "Facts used: ",
        "high grade",
        "https://acsearch.acr.org/docs/69428/Narrative",
        TODAY,
        "the decision is the clinician's",
    ):
        assert expected in note
    assert not re.search(r"\b45\b", note), "an age is no part of it"


@pytest.mark.parametrize(
    "question",
    [
        "How do I stage this patient with a sarcoma of the thigh?",
        "8-year-old with a new Ewing sarcoma: how do I stage her?",
        "Osteosarcoma of the femur, pregnant, eGFR 45: how do I stage her?",
    ],
)
def test_note_of_two_cards_holds_the_radiation_of_both(question: str, ask: Ask, services: Services) -> None:
    note = note_of(ask(question), services)
    assert "radiation level of CT chest without IV contrast: ☢☢☢ (1-10 mSv) for adults" in note
    assert "radiation level of FDG-PET/CT whole body: ☢☢☢☢ (10-30 mSv) for adults" in note
    assert services.corpus.scale.phrases["note-shortened"] not in note
    assert len(note) <= LONGEST


def test_note_without_room_gives_the_radiation_of_no_card_rather_than_of_one(ask: Ask, services: Services) -> None:
    note = note_of(ask("Osteosarcoma resected: follow-up of lungs and scar"), services)
    assert "CT chest without IV contrast" in note
    assert "MRI area of interest" in note
    assert "radiation level" not in note
    assert services.corpus.scale.phrases["note-shortened"] in note


def test_note_of_a_question_that_is_asked_back_holds_the_ratings_under_each_condition(ask: Ask, services: Services) -> None:
    note = note_of(ask("Which scan for a patient with a sarcoma?"), services)
    assert "For initial staging, looking for lung metastases, the ACR (2022) rates CT chest without IV contrast usually" in note
    assert "rates FDG-PET/CT whole body usually appropriate" in note
    assert len(note) <= LONGEST


def test_note_says_what_was_assumed(ask: Ask, services: Services) -> None:
    note = note_of(ask("Is FDG-PET/CT appropriate?"), services)
    assert "Assumed, since not said outright: initial staging" in note


@pytest.mark.parametrize("question", QUESTIONS)
def test_note_is_short_and_stands_when_checked_again(question: str, ask: Ask, services: Services) -> None:
    answer = ask(question)
    note = note_of(answer, services)
    assert 0 < len(note) <= LONGEST
    said = [line for line in note.splitlines() if "https:" not in line]
    for line in said[:-1]:
        assert services.checker.check(line, answer.parts[0].variant).safe_text == line
    plain = note_of(answer, services, plain=True)
    assert plain.isascii()
    assert "RRL" in plain or "☢" not in note


LADEN = (
    "Pregnant patient, eGFR 25, gadolinium allergy. High-grade osteosarcoma of the femur resected 2024, chemotherapy completed. "
    "PET/CT, bone scan or US for local recurrence?"
)


def test_note_too_long_leaves_out_anything_but_what_is_warned_of(ask: Ask, services: Services) -> None:
    note = note_of(ask(LADEN), services)
    for expected in (
        "Set aside here: MRI area of interest without and with IV contrast",
        "contrast agent the patient cannot have: gadolinium",
        "eGFR: 25",
        "pregnant",
        services.corpus.scale.phrases["note-shortened"],
    ):
        assert expected in note
    assert "radiation level" not in note
    assert len(note) <= LONGEST


def test_note_with_room_is_not_called_shortened(ask: Ask, services: Services) -> None:
    assert services.corpus.scale.phrases["note-shortened"] not in note_of(ask(STAGING), services)


def test_note_tells_a_value_with_its_facet_and_leaves_the_language_out(ask: Ask, services: Services) -> None:
    spanish = ask("Sarcoma de alto grado del muslo, recién diagnosticado: ¿qué estudio para metástasis fuera de los pulmones?")
    english = ask("High-grade sarcoma, biopsy done. Which study for metastases outside the lungs?")
    assert spanish.facets["language"].values == ("es",)
    assert "Spanish" not in note_of(spanish, services)
    assert "biopsy: done" in note_of(english, services)


def test_no_note_where_nothing_was_decided(ask: Ask, services: Services) -> None:
    assert note_of(ask("appendicitis in pregnancy"), services) == ""


def test_next_steps_are_those_of_the_recommended_study(ask: Ask, services: Services) -> None:
    sections = [branch.section for branch in next_steps(ask(STAGING), services)]
    assert {"After a positive result", "After a negative result", "After an indeterminate result", "Sarcoma tumour board"} <= set(
        sections
    )
    lungs = [branch.section for branch in next_steps(ask("Only the lungs: staging of a new osteosarcoma"), services)]
    assert lungs == ["Sarcoma tumour board"]
    assert next_steps(ask("local recurrence?"), services) == (), "nothing is settled yet"


def test_notes_on_a_study_speak_of_it_and_stand_when_checked_again(services: Services, corpus: Corpus) -> None:
    own = {s.text: s.about for d in corpus.documents.values() for p in d.passages for s in p.statements}
    for variant, procedure in corpus.rows:
        for branches in study_notes(procedure, variant, services).values():
            for text in (text for branch in branches for text in branch.statements):
                assert not own[text] or procedure in own[text]
                assert services.checker.check(text, variant).safe_text == text


def test_coverage_and_limits_are_marked_statements_that_stand(services: Services, corpus: Corpus) -> None:
    marked = {
        (s.text, p) for d in corpus.documents.values() for r in d.passages for s in r.statements for p in s.covers + s.limits
    }
    told = set()
    for name, variant in corpus.variants.items():
        for study, brief in in_brief([row.procedure for row in variant.rows], name, services).items():
            told |= {(remark.text, study) for remark in brief.covers + brief.limits}
    assert told == marked, "each is told in some scenario, none is withheld in all"


@pytest.mark.parametrize("question", QUESTIONS[:2] + QUESTIONS[4:5])
def test_every_follow_up_is_answered(question: str, ask: Ask, services: Services) -> None:
    answer = ask(question)
    questions = follow_ups(answer, services)
    assert 2 <= len(questions) <= 4
    for follow_up in questions:
        assert ask(follow_up, earlier=[question]).answer_class == "answered", follow_up


def test_every_row_of_the_main_topic_can_be_asked_about(ask: Ask, corpus: Corpus) -> None:
    for number in range(1, 6):
        when = corpus.variants[f"{corpus.main_topic.id}/{number}"].when
        answer = ask("", {facet: values[0] for facet, values in when.items()})
        chosen = {name: f.values for name, f in answer.facets.items()}
        for row in answer.parts[0].rows:
            asked = ask(why_not(row), chosen)
            assert row.procedure_id in {m.procedure_id for a in asked.asked for m in a.matches}, why_not(row)
            gone = ask(without(row), chosen)
            assert row.procedure_id not in {s.procedure_id for part in gone.parts for s in part.studies}, without(row)


@pytest.mark.parametrize("seed", range(25))
def test_quiz_is_the_table(seed: int, services: Services, corpus: Corpus) -> None:
    category, study, level = quiz(services, seed)
    assert (category, study, level) == quiz(services, seed)
    for item in (category, study, level):
        assert item.right in item.choices
        assert len(item.choices) > 2
        sentence = item.passage.text[item.start : item.end]
        assert services.checker.check(sentence, corpus.default_variant).verdict == "consistent"
    assert f" {category.right}." in category.passage.text[category.start : category.end]
    right = study.choices[study.right]
    assert right in study.passage.text[study.start : study.end]
    assert sum(corpus.category(study.passage.variant or "", p) == "usually appropriate" for p in study.choices) == 1


@pytest.mark.parametrize(
    ("counts", "child", "lowest", "highest", "without_band"),
    [
        ({}, False, 0, 0, ()),
        ({"fdg-pet-ct-wb": 2, "ct-chest-wo": 1}, False, 21, 70, ()),
        ({"fdg-pet-ct-wb": 2, "ct-chest-wo": 1}, True, 9, 30, ()),
        ({"radiography-chest": 3, "mri-wb-wo": 1}, False, 0, 0.3, ()),
        ({"ct-area-w": 1, "bone-scan-wb": 1}, False, 1, 10, ("CT area of interest with IV contrast",)),
        ({"fdg-pet-ct-area": 1}, True, 0, 0, ("FDG-PET/CT area of interest",)),
    ],
)
def test_bands_add_up_to_a_range(
    counts: dict[str, int], child: bool, lowest: float, highest: float, without_band: tuple[str, ...], services: Services
) -> None:
    assert summed(counts, services, child=child) == Sum(lowest, highest, without_band)


def test_what_a_sum_of_bands_means_comes_from_the_sources(services: Services) -> None:
    assert [branch.section for branch in what_it_means(services)] == [services.passages[p].section for p in PASSAGES]


def test_another_table_is_another_note_and_another_quiz(corpus_copy: Path) -> None:
    edit_text(corpus_copy / "procedures.yaml", '"FDG-PET/CT whole body"', '"Lamp inspection"')
    services = Services(load_corpus(corpus_copy), TODAY, None)
    from tests.conftest import asker

    note = note_of(asker(services)("", {"purpose": "initial_staging", "target": "extrapulmonary"}), services)
    assert "rates Lamp inspection usually appropriate" in note


def test_transcript_says_who_wrote_it_and_quotes_nothing_as_markup(ask: Ask, services: Services) -> None:
    text = transcript([("Is *PET/CT* <b>right</b>?\n# no heading", ask(STAGING))], "Thigh [x]", services)
    assert text.startswith("---\ngenerator: imaging-appropriateness-bot")
    assert r"## Is \*PET/CT\* \<b\>right\</b\>? \# no heading" in text
    assert "FDG-PET/CT whole body usually appropriate. [1]" in text
    assert "our summary of" in text


def test_feedback_is_kept_masked_and_without_the_question_unless_given(tmp_path: Path, ask: Ask) -> None:
    answer = ask(STAGING)
    keep(tmp_path, answer, False, ["misread"], "call me at jane@example.org")
    keep(tmp_path, answer, True, [], "", "MRN 12345678: which scan?")
    first, second = (json.loads(line) for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines())
    assert first["helpful"] is False
    assert first["reasons"] == ["misread"]
    assert "jane@" not in first["comment"]
    assert first["question"] is None
    assert "12345678" not in second["question"]
    assert second["variants"] == ["msk-staging-2022/2"]
    with pytest.raises(InputError, match=REASONS[0]):
        keep(tmp_path, answer, None, ["because"], "")
