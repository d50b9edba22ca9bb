"""What may leave: identifiers are masked, a remote host must be named and is told of, own documents stay on this machine."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from langsmith.utils import get_env_var

from bot.errors import ModelSettingsError
from bot.model.connect import LanguageModel, open_model
from bot.model.hosts import Place
from bot.pipeline import answer
from bot.services import Services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from corpus import Corpus
from corpus.own.adding import add
from tests.conftest import TODAY
from tests.model_server import Exchange, passages_of
from tests.models import QUESTION, SCRIPTS, asking, events


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
