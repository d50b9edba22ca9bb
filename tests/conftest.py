"""What all tests share: the shipped corpus, services without and with an index, and copies of the corpus to change."""

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from corpus import SHIPPED, Corpus, Passage
from corpus.model import Span
from corpus.schema import Source, Statement

TODAY = "2026-06-01"
"""A day on which every shipped edition is current."""
OWN_INDEX = SHIPPED.parent / ".bot" / "index"
"""Where `make index` puts the index of this checkout."""
Ask = Callable[..., Answer]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--everything`: every open labelled question, where an eighth is drawn; all that a frame says falsely, where a fifth is."""
    parser.addoption("--everything", action="store_true", help="all questions and frames, no part of them")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is read while tests are collected stays: looking through it for garbage again and again doubles the time."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def asker(services: Services) -> Ask:
    """A short way to ask these services: question, facets given (a value or a list), earlier turns of the user."""

    def ask(question: str, facets: Mapping[str, str | Sequence[str]] | None = None, earlier: Sequence[str] = ()) -> Answer:
        chosen = {name: (v,) if isinstance(v, str) else tuple(v) for name, v in (facets or {}).items()}
        return answer(Inquiry(question, facets=chosen, earlier=tuple(earlier)), services)

    return ask


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The shipped corpus."""
    from tests.shipped import CORPUS  # read where it is wanted, not with this file

    return CORPUS


@pytest.fixture(scope="session")
def services() -> Services:
    """Services without an index: deterministic, and fast."""
    from tests.shipped import SERVICES

    return SERVICES


@pytest.fixture(scope="session")
def ask(services: Services) -> Ask:
    """Asks the services without an index."""
    return asker(services)


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> Path:
    """A BOT_HOME that holds the index of the shipped corpus; what the checkout's own index has embedded is taken from there."""
    from index.build import build  # the encoder is imported only by tests that need it

    home = tmp_path_factory.mktemp("bot_home")
    if (OWN_INDEX / "CURRENT").is_file():
        shutil.copytree(OWN_INDEX, home / "index")
    build(corpus, home / "index", show_progress=False)
    return home


@pytest.fixture
def corpus_copy(tmp_path: Path) -> Path:
    """A copy of the corpus folder that a test may change."""
    target = tmp_path / "corpus"
    shutil.copytree(SHIPPED, target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return target


def edit_yaml(file: Path, change: Callable[[object], object]) -> None:
    """Rewrites a YAML file with what `change` makes of its content (or with the content it changed in place)."""
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    changed = change(content)
    changed = content if changed is None else changed
    file.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), encoding="utf-8")


def edit_text(file: Path, old: str, new: str) -> None:
    """Replaces the first occurrence of a text in a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def invented_passage(*sentences: str, **fields: Any) -> Passage:
    """A passage of these sentences, from a document of the user unless `fields` say otherwise."""
    source = Source(
        id="own/lights",
        title="On the Keeping of Lights",
        publisher="your document",
        edition="2001",
        url="own:lights",
        rights="ours",
        retrieved_on=TODAY,
        provenance="invented",
    )
    starts = [sum(len(s) + 1 for s in sentences[:number]) for number in range(len(sentences))]
    spans = [
        Span(Statement(text=text, holder=source.title, kind="fact"), start, start + len(text))
        for text, start in zip(sentences, starts, strict=True)
    ]
    passage = Passage(
        "own/lights/1", "own/lights", source, "The lamp", "own", " ".join(sentences), tuple(spans), None, "verbatim"
    )
    return replace(passage, **fields)
