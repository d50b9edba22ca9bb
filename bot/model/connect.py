"""The one place where a chat model is made: by configuration alone, with its time, length and retries in our hands."""

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
from pydantic import SecretStr

from bot.errors import ModelSettingsError
from bot.model.calls import Calls, Limits
from bot.model.hosts import Place, place_of
from bot.model.transport import client_arguments
from bot.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model ready to be asked, and how it is to be used."""

    name: str
    calls: Calls
    place: Place
    drafter: str
    reads_facets: bool

    @property
    def banner(self) -> str | None:
        """What the reader must know before typing: where the question goes, if it leaves this machine."""
        if not self.place.is_remote:
            return None
        return (
            f"Questions leave this machine: a language model at {self.place.host} words the answers. "
            "Identifiers such as dates and record numbers are masked first, names are not. Your own documents are not sent."
        )


def open_model(settings: Settings) -> LanguageModel | None:
    """The model that is set, or None; nothing is sent yet.

    Raises:
        ModelSettingsError: the host is not allowed, or no client can be made.
    """
    if not settings.model:
        return None
    provider, _, name = settings.model.partition(":")
    if not provider or not name:
        raise ModelSettingsError(f"BOT_MODEL is {settings.model!r}. Give provider:name, such as openai:gpt-5 or ollama:qwen3.")
    place = place_of(provider, settings.model_url, settings.allow_hosts)
    model = _chat_model(provider, settings, place)
    limits = Limits(settings.model_seconds, settings.model_tokens, settings.model_retries)
    calls = Calls(model, settings.model_method, limits)
    return LanguageModel(settings.model, calls, place, settings.drafter, settings.model_facets)


def _chat_model(provider: str, settings: Settings, place: Place) -> "BaseChatModel":
    make = importlib.import_module("langchain.chat_models").init_chat_model  # takes a second that only a model is worth
    arguments: dict[str, Any] = {"temperature": settings.model_temperature, **_OF_PROVIDER.get(provider, _any)(settings, place)}
    if place.url:
        arguments["base_url"] = place.url
    if settings.model_key:
        arguments["api_key"] = settings.model_key
    try:
        model: BaseChatModel = make(settings.model, **arguments)
    except ImportError as error:
        raise ModelSettingsError(f"BOT_MODEL={settings.model} needs a package that is missing: {error}") from error
    except Exception as error:  # each provider's client has errors of its own
        raise ModelSettingsError(
            f"BOT_MODEL={settings.model} cannot be used: {str(error)[:300]} Set BOT_MODEL, BOT_MODEL_URL and BOT_MODEL_KEY."
        ) from error
    return model


def _any(settings: Settings, place: Place) -> dict[str, Any]:
    """What LangChain calls the common parameters; retries are ours."""
    return {"timeout": settings.model_seconds, "max_tokens": settings.model_tokens, "max_retries": 0}


def _openai(settings: Settings, place: Place) -> dict[str, Any]:
    """Also every server that speaks OpenAI's protocol; on this machine most want no key but the client does."""
    client = httpx.Client(**client_arguments(place.is_remote, settings.model_seconds))
    key = {} if place.is_remote else {"api_key": SecretStr("none")}
    fixed = {"use_responses_api": False, "stream_usage": False, "openai_proxy": None, "seed": settings.model_seed}
    return {**_any(settings, place), "http_client": client, **fixed, **key}


def _ollama(settings: Settings, place: Place) -> dict[str, Any]:
    client = client_arguments(place.is_remote, settings.model_seconds)
    return {"num_predict": settings.model_tokens, "seed": settings.model_seed, "client_kwargs": client}


_OF_PROVIDER = {"openai": _openai, "ollama": _ollama}
