"""The systems by name: `bot`, its modes and ablations, the baselines, `bot-select` and `bot-write`, `stored:FILE`."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.services import Services, build_services
from bot.settings import Settings
from evals.systems.base import System
from evals.systems.baselines import Bm25Table, NaiveRetrieval, NearestTable
from evals.systems.product import Bot, Card, OneLegged, Unchecked
from evals.systems.stored import StoredAnswers

ALL = ("bot", "bot-card", "bot-unchecked", "bot-dense", "bot-lexical", "nearest-table", "bm25-table", "naive-retrieval")
"""What needs no language model."""
WITH_MODEL = ("bot-select", "bot-write")
_MAKERS: dict[str, Callable[[Services], System]] = {
    "bot": Bot,
    "bot-card": Card,
    "bot-unchecked": Unchecked,
    "bot-dense": lambda services: OneLegged(services, "dense"),
    "bot-lexical": lambda services: OneLegged(services, "lexical"),
    "nearest-table": NearestTable,
    "bm25-table": Bm25Table,
    "naive-retrieval": NaiveRetrieval,
}
PARTS = {
    "hybrid search": ("bot", ("bot-dense", "bot-lexical")),
    "scenario rules": ("bot", ("nearest-table",)),
    "rule checker": ("bot", ("bot-unchecked",)),
    "prose": ("bot", ("bot-card",)),
}
"""Each part of the bot, and the systems in which it is switched off or replaced."""


class UnknownSystemError(ValueError):
    """No system has this name; the message lists those there are."""


def expanded(names: Sequence[str]) -> list[str]:
    """`all` stands for every system that runs here, with the language model's if one is configured.

    Raises:
        UnknownSystemError: no such system.
    """
    known = [*ALL, *(WITH_MODEL if _model() else ())]
    found = [name for given in names for name in (known if given == "all" else [given])]
    for name in found:
        if name not in known and not name.startswith("stored:"):
            more = "" if _model() else " bot-select and bot-write need BOT_MODEL."
            raise UnknownSystemError(f"There is no system {name!r}. There are: all, {', '.join(known)}, stored:FILE.{more}")
    return list(dict.fromkeys(found))


def without_model() -> Services:
    """The services of the bot as it runs without a language model, whatever is configured."""
    return build_services(Settings().model_copy(update={"model": None}))


def build_systems(names: Sequence[str], services: Services) -> list[System]:
    """The systems, which share one corpus, index and encoder."""
    return [_build(name, services) for name in names]


def _build(name: str, services: Services) -> System:
    if name.startswith("stored:"):
        return StoredAnswers(services, Path(name.removeprefix("stored:")))
    if name in WITH_MODEL:
        drafter = name.removeprefix("bot-")
        system = Bot(build_services(Settings().model_copy(update={"drafter": drafter})))
        system.name, system.about = name, f"this bot with the language model {_model()}, drafter {drafter}"
        return system
    return _MAKERS[name](services)


def _model() -> str | None:
    """The language model that is configured, if this bot can use one."""
    return getattr(Settings(), "model", None)
