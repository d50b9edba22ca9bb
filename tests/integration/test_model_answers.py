"""With a model that does as it is asked, over HTTP: shown is final, nothing personal leaves, a facet read is assumed."""

import json
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from langsmith.utils import get_env_var

from bot.check.checker import Checker
from bot.check.ruling import Finding, Ruling
from bot.errors import ModelSettingsError
from bot.model.connect import LanguageModel, open_model
from bot.model.hosts import Place
from bot.pipeline import Event, answer, stream
from bot.schema import Answer
from bot.services import Services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from corpus import Corpus
from corpus.own import add
from tests.conftest import TODAY
from tests.model_server import Exchange, Script, first_sentence, passages_of, saying
from tests.models import asking, with_model

QUESTION = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for metastases outside the lungs?"
OF_FACT = "How does metal near the tumour degrade the images?"
ASKED_BACK = "Which study to look for local recurrence of a sarcoma after treatment? It arose in her flesh."


def repeating(study: str = "FDG-PET/CT") -> Script:
    """A model that repeats the first sentence of each passage."""

    def reply(exchange: Exchange) -> dict[str, Any]:
        said = [(p["passage"], first_sentence(p["text"])) for p in passages_of(exchange)]
        return {"study": study, "statements": [{"text": text, "quote": text, "passage": number} for number, text in said]}

    return saying(reply)


def choosing(*numbers: int) -> Script:
    """A model that chooses statements by their numbers."""
    return saying(lambda _: {"study": "FDG-PET/CT", "statements": list(numbers)})


SCRIPTS = {"write": repeating(), "select": choosing(2, 1, 3)}


def events(services: Services, script: Script, question: str = QUESTION, **settings: Any) -> list[Event]:
    with asking(services, script, **settings) as (asked, _):
        return list(stream(Inquiry(question), asked))


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


def test_identifiers_are_masked_before_the_model_is_asked(services: Services) -> None:
    question = f"MRN 4481207, seen 03/04/2025, mail jane.roe@example.org. {QUESTION}"
    with asking(services, SCRIPTS["write"]) as (asked, server):
        given = answer(Inquiry(question), asked)
        assert len(given.masked) == 3
        sent = server.exchanges[0].prompt
    assert "[record_number]" in sent
    assert not any(secret in sent for secret in ("4481207", "03/04/2025", "jane.roe"))


@pytest.fixture
def own_services(corpus: Corpus, tmp_path: Path) -> Services:
    """Services with a document of the user's own."""
    text = f"{QUESTION} The lamp of jane.roe@example.org was trimmed by the keeper. " * 2
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    add(tmp_path / "note.txt", tmp_path)
    return Services(corpus, TODAY, None, tmp_path)


def far_away(model: LanguageModel) -> LanguageModel:
    return replace(model, place=Place(model.place.url, "models.example.org", True))


@pytest.mark.parametrize("remote", [False, True])
def test_own_documents_are_sent_to_this_machine_alone_and_masked(remote: bool, own_services: Services) -> None:
    with asking(own_services, SCRIPTS["write"], far_away if remote else None) as (asked, server):
        given = answer(Inquiry(QUESTION), asked)
        passages = passages_of(server.exchanges[0])
        assert bool(asked.banner) == remote
    assert given.own_documents
    own = [p for p in passages if "not verified" in p["source"]]
    assert bool(own) != remote
    assert not any("jane.roe" in p["text"] for p in passages)


def test_a_remote_host_is_refused_until_it_is_named() -> None:
    for model, url in [
        ("openai:gpt-5", None),
        ("anthropic:claude", None),
        ("openai:x", "http://10.0.0.7:8000/v1"),
        ("bedrock:x", None),
    ]:
        with pytest.raises(ModelSettingsError, match="To allow it: BOT_ALLOW_HOSTS="):
            open_model(Settings(model=model, model_url=url))


def test_a_named_host_is_told_to_the_reader() -> None:
    model = open_model(
        Settings(
            model="openai:x",
            model_url="https://Models.example.org/v1",
            allow_hosts=frozenset({"models.example.org"}),
            model_key="k",
        )
    )
    assert model is not None
    assert model.banner is not None
    assert "models.example.org" in model.banner


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/v1", "http://localhost:1234", "http://[::1]:80/v1", "http://127.9.9.9/v1"]
)
def test_this_machine_needs_no_naming(url: str) -> None:
    model = open_model(Settings(model="openai:x", model_url=url))
    assert model is not None
    assert model.banner is None


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1.example.org", "http://localhost.example.org/v1", "http://2130706434/", "http://127.0.0.1@example.org/v1"],
)
def test_what_only_looks_like_this_machine_is_remote(url: str) -> None:
    with pytest.raises(ModelSettingsError, match="not on this machine"):
        open_model(Settings(model="openai:x", model_url=url))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"model": "gpt-5"}, "Give provider:name"),
        ({"model": "openai:"}, "Give provider:name"),
        ({"model": "openai:x", "model_url": "127.0.0.1:80"}, "Give a base URL"),
        ({"model": "openai:x", "model_url": "ftp://127.0.0.1"}, "Give a base URL"),
        ({"model": "openai:x", "model_url": "http://127.0.0.1:none"}, "Give a base URL"),
        ({"model": "nobody:x", "model_url": "http://127.0.0.1"}, "cannot be used"),
        ({"model": "groq:x", "model_url": "http://127.0.0.1"}, "needs a package that is missing"),
    ],
)
def test_a_wrong_setting_is_said_at_the_start(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelSettingsError, match=message):
        open_model(Settings(**settings))


def test_a_redirect_is_not_followed(services: Services) -> None:
    with asking(services, SCRIPTS["write"]) as (_, elsewhere):

        def script(exchange: Exchange) -> None:
            exchange.begin(307, Location=f"{elsewhere.url}/chat/completions")

        with asking(services, script) as (asked, _):
            answer(Inquiry(QUESTION), asked)
        assert elsewhere.exchanges == []


def test_neither_proxy_nor_tracer_of_the_environment_sees_a_question(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    with asking(services, SCRIPTS["write"]) as (_, spy):
        for name in (
            "HTTP_PROXY",
            "http_proxy",
            "ALL_PROXY",
            "OPENAI_PROXY",
            "LANGSMITH_ENDPOINT",
            "OPENAI_BASE_URL",
            "OLLAMA_HOST",
        ):
            monkeypatch.setenv(name, spy.root)
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "none")
        get_env_var.cache_clear()
        for model in ("openai:scripted", "ollama:scripted"):
            assert len(events(services, SCRIPTS["write"], model=model)) > 3
        assert spy.exchanges == []
    get_env_var.cache_clear()


def reading(value: str, words: str) -> Script:
    """A model that reads a facet, and otherwise says nothing."""
    return saying(
        lambda e: {"value": value, "words": words} if "What is to be read" in e.prompt else {"study": "", "statements": []}
    )


def test_a_facet_that_a_model_reads_is_assumed_with_its_words(services: Services) -> None:
    told = events(services, reading("soft_tissue", "in her flesh"), ASKED_BACK, model_facets=True)[-1].answer
    assert (told.answer_class, [p.variant for p in told.parts]) == ("answered", ["msk-staging-2022/5"])
    assert told.facets["tissue"].model_dump() == {"values": ("soft_tissue",), "how": "assumed", "words": "in her flesh"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("unknown", ""),
        ("soft_tissue", ""),
        ("soft_tissue", "in the thigh muscle"),
        ("blood", "in her flesh"),
        ("bone", "   "),
    ],
)
def test_a_facet_without_words_of_the_question_is_asked_for(value: str, words: str, services: Services) -> None:
    told = events(services, reading(value, words), ASKED_BACK, model_facets=True)[-1].answer
    assert told.answer_class == "clarify"
    assert told.clarify is not None
    assert told.clarify.facet == "tissue"


def test_no_facet_is_read_unless_switched_on(services: Services) -> None:
    told = events(services, reading("soft_tissue", "in her flesh"), ASKED_BACK)[-1].answer
    assert told.answer_class == "clarify"


def test_what_was_said_is_not_for_a_model_to_change(services: Services) -> None:
    with asking(services, reading("bone", "thigh"), model_facets=True) as (asked, server):
        given = answer(Inquiry(QUESTION), asked)
        assert not any("What is to be read" in e.prompt for e in server.exchanges)
    assert given.parts == answer(Inquiry(QUESTION), services).parts


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
