"""With a model that does as it is asked, over HTTP: it tells one statement after the other, and what is shown is final."""

import json
import threading
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.check.checker import Checker
from bot.check.ruling import Finding, Ruling
from bot.pipeline import answer, stream
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from tests.model_server import Exchange, first_sentence, passages_of
from tests.models import QUESTION, SCRIPTS, asking, choosing, events, repeating, with_model

OF_FACT = "How does metal near the tumour degrade the images?"


@pytest.mark.parametrize("drafter", SCRIPTS)
@pytest.mark.parametrize("model", ["openai:scripted", "ollama:scripted"])
def test_statements_come_one_by_one_and_what_is_shown_is_final(drafter: str, model: str, services: Services) -> None:
    told = events(services, SCRIPTS[drafter], drafter=drafter, model=model)
    assert [e.kind for e in told] == ["card", *["statement"] * (len(told) - 2), "answer"]
    assert len(told) > 3
    for before, after in pairwise(told[1:]):
        assert after.answer.text.startswith(before.answer.text), "nothing stands below the prose of this question"
        assert after.answer.citations[: len(before.answer.citations)] == before.answer.citations
    for event in told[1:-1]:
        assert event.said in event.answer.text
    assert told[-1].answer.text == told[-2].answer.text
    assert all(e.answer.parts == told[0].answer.parts for e in told)


def test_the_card_stands_before_the_model_is_asked(services: Services) -> None:
    with asking(services, SCRIPTS["write"]) as (asked, server):
        coming = stream(Inquiry(QUESTION), asked)
        card = next(coming)
        assert (card.kind, server.exchanges) == ("card", [])
        assert card.answer == replaced(answer(Inquiry(QUESTION), services, prose=False), card.answer)
        list(coming)
        assert len(server.exchanges) == 1


def replaced(given: Answer, other: Answer) -> Answer:
    """The same answer with the timings of another."""
    return given.model_copy(update={"timings_ms": other.timings_ms})


def test_a_statement_is_shown_before_the_model_has_ended(services: Services) -> None:
    shown = threading.Event()
    waited: list[bool] = []

    def script(exchange: Exchange) -> None:
        said = [(p["passage"], first_sentence(p["text"])) for p in passages_of(exchange)]
        statements = [{"text": text, "quote": text, "passage": number} for number, text in said]
        whole = json.dumps({"study": "", "statements": statements})
        half = whole.index('{"text"', whole.index('{"text"') + 1) + 10
        exchange.begin()
        exchange.pieces(whole[:half])
        waited.append(shown.wait(30))
        exchange.pieces(whole[half:])
        exchange.chunk({}, "stop")
        exchange.send("data: [DONE]\n\n")

    with asking(services, script, model_seconds=60) as (asked, _):
        kinds = []
        for event in stream(Inquiry(QUESTION), asked):
            kinds.append(event.kind)
            if event.kind == "statement":
                shown.set()
    assert waited == [True]
    assert kinds.count("statement") > 1


def test_without_a_model_the_prose_comes_at_once(services: Services) -> None:
    told = list(stream(Inquiry(QUESTION), services))
    assert [e.kind for e in told] == ["card", "answer"]
    assert told[-1].answer == replaced(answer(Inquiry(QUESTION), services), told[-1].answer)


@pytest.mark.parametrize("drafter", SCRIPTS)
def test_the_stream_ends_with_the_answer(drafter: str, services: Services) -> None:
    last = events(services, SCRIPTS[drafter], drafter=drafter)[-1].answer
    with asking(services, SCRIPTS[drafter], drafter=drafter) as (asked, _):
        assert replaced(answer(Inquiry(QUESTION), asked), last) == last


def test_what_a_model_chooses_is_ours_word_for_word(services: Services) -> None:
    prompts: list[str] = []

    def script(exchange: Exchange) -> None:
        prompts.append(exchange.prompt)
        choosing(2, 1)(exchange)

    told = events(services, script, OF_FACT, drafter="select")[-1].answer
    numbered = dict(line.split(". ", 1) for line in prompts[0].splitlines() if line[:1].isdigit())
    assert [c.quote for c in told.citations][:2] == [numbered["2"], numbered["1"]]
    assert f"{numbered['2']} [1] {numbered['1']} [2]" in told.text


@pytest.mark.parametrize(
    ("study", "proposed", "overruled"),
    [
        ("FDG-PET/CT", ("fdg-pet-ct-wb",), False),
        ("PET-CT", ("fdg-pet-ct-wb",), False),
        ("bone scan", ("bone-scan-wb",), True),
        ("", (), False),
        ("a crystal ball", (), False),
    ],
)
def test_what_a_model_would_recommend_is_recorded_and_decides_nothing(
    study: str, proposed: tuple[str, ...], overruled: bool, services: Services
) -> None:
    told = events(services, repeating(study))[-1].answer
    assert (told.proposed, told.overruled) == (proposed, overruled)
    assert told.decided == ("fdg-pet-ct-wb",)


def test_a_question_of_fact_overrules_nobody(services: Services) -> None:
    told = events(services, repeating("bone scan"), "What does SUVmax mean?")[-1].answer
    assert told.parts == ()
    assert (told.proposed, told.overruled) == (("bone-scan-wb",), False)


def test_an_answer_says_which_model_and_prompt_it_was_made_with(services: Services) -> None:
    versions = [events(services, SCRIPTS[d], drafter=d)[-1].answer.versions["model"] for d in ("write", "select")]
    assert [str(v).split("/")[0] for v in versions] == ["openai:scripted write", "openai:scripted select"]
    assert answer(Inquiry(QUESTION), services).versions["model"] is None


def test_a_statement_that_would_topple_another_stays_out(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker rules on a draft as a whole; here the second statement makes the first unreadable."""
    real = Checker.check
    sentences: list[int] = []

    def check(self: Checker, text: str, variant_id: str) -> Ruling:
        ruling = real(self, text, variant_id)
        first_of_prose = text.find("\n\n") + 2
        finding = Finding("crowd", "unreadable", "", first_of_prose, first_of_prose + 1, "too many sentences")
        sentences.append(text.count(". "))
        return replace(ruling, findings=(*ruling.findings, finding)) if sentences[-1] > min(sentences) + 1 else ruling

    monkeypatch.setattr(Checker, "check", check)
    told = events(services, SCRIPTS["write"])
    texts = [e.answer.text for e in told[1:]]
    assert all(after.startswith(before) for before, after in pairwise(texts))
    assert "model-context" in {w.rule for w in told[-1].answer.withheld}


def test_services_without_a_model_have_nothing_to_tell_of_one(services: Services) -> None:
    assert with_model(services, None).desk is None
    assert services.banner is None
