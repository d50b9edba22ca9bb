"""Which host a model is reached at, and whether it may be: this machine always, any other only if it is named."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import ModelSettingsError

_URLS = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "mistralai": "https://api.mistral.ai/v1",
    "groq": "https://api.groq.com",
    "ollama": "http://127.0.0.1:11434",
}
"""Where a provider's model is if no base URL is set; said to its client, so that no variable of the client's own decides it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model is; `url` is None for a provider whose addresses only its own client knows."""

    url: str | None
    host: str
    is_remote: bool


def place_of(provider: str, url: str | None, allowed: frozenset[str]) -> Place:
    """The place of a provider's model.

    Raises:
        ModelSettingsError: the URL cannot be read, or the host is remote and not named in BOT_ALLOW_HOSTS.
    """
    url = url or _URLS.get(provider)
    host = provider if url is None else _host(url)
    remote = url is None or not is_loopback(host)
    if remote and host not in allowed:
        raise ModelSettingsError(
            f"The language model at {host} is not on this machine, and nothing is sent there unless it is named. "
            f"To allow it: BOT_ALLOW_HOSTS={host}. To do without a model: unset BOT_MODEL."
        )
    return Place(url, host, remote)


def is_loopback(host: str) -> bool:
    """True for this machine, by number or as `localhost`; other names are not looked up."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None  # a port that is no number is only seen when it is asked for
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise ModelSettingsError(f"BOT_MODEL_URL is {url!r}. Give a base URL such as http://127.0.0.1:8080/v1.")
    return host.casefold()
