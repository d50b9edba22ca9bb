"""Services that ask a scripted model on this machine, beside the shared ones that ask none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from bot.model.connect import LanguageModel, open_model
from bot.services import Services
from bot.settings import Settings
from tests.model_server import ModelServer, Script, serving

Changed = Callable[[LanguageModel], LanguageModel]


def with_model(services: Services, model: LanguageModel | None) -> Services:
    """The same services with a model; what they have made so far is shared, so that nothing is made twice."""
    twin = replace(services, model=model)
    fields = {*services.__dataclass_fields__, "desk"}
    twin.__dict__.update({name: made for name, made in services.__dict__.items() if name not in fields})
    return twin


@contextmanager
def asking(
    services: Services, script: Script, changed: Changed | None = None, **settings: Any
) -> Iterator[tuple[Services, ModelServer]]:
    """Services whose model is the script, and its server."""
    with serving(script) as server:
        provider = settings.setdefault("model", "openai:scripted")
        url = server.root if provider.startswith("ollama") else server.url
        model = open_model(Settings(**{"model_url": url, "drafter": "write", **settings}))
        assert model is not None
        yield with_model(services, changed(model) if changed else model), server
