"""Services that ask a scripted model on this machine, beside the shared ones that ask none, and models that do as asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from bot.model.connect import LanguageModel, open_model
from bot.pipeline import Event, stream
from bot.services import Services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from tests.model_server import Exchange, ModelServer, Script, first_sentence, passages_of, saying, serving

QUESTION = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for metastases outside the lungs?"

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
    """What can be shown of a question, in order, with the script as the model."""
    with asking(services, script, **settings) as (asked, _):
        return list(stream(Inquiry(question), asked))
