"""The whole bot as a LangChain Runnable, for programs that are built of such parts."""

import json
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from bot.jsonl import inquiry_of
from bot.pipeline import answer
from bot.services import Services, build_services
from bot.understand.intake import Inquiry


def as_runnable(services: Services | None = None) -> Runnable[str | dict[str, Any], dict[str, Any]]:
    """A question, or {"question", "facets"?, "history"?}, in; the Answer as a dictionary of the contract out."""
    ready = services or build_services()

    def invoke(asked: str | dict[str, Any]) -> dict[str, Any]:
        inquiry = Inquiry(asked) if isinstance(asked, str) else inquiry_of(asked)
        result: dict[str, Any] = json.loads(answer(inquiry, ready).to_json())
        return result

    return RunnableLambda(invoke)
