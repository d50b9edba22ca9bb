"""Whether a reply came to its end: a server that closes half-way looks like one that has finished."""

import json
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.outputs import LLMResult
from langchain_core.utils.json import parse_json_markdown


class Wholeness(BaseCallbackHandler):
    """Sees the whole text of a reply when its stream is over; replies that are calls of a tool have no text."""

    def __init__(self) -> None:
        self._text = ""

    def on_llm_end(self, response: LLMResult, **_: Any) -> None:  # noqa: ANN401  # as LangChain calls it
        """Keeps the text."""
        self._text = "".join(g.text for generations in response.generations for g in generations)

    @property
    def is_broken(self) -> bool:
        """True if there is text which is no whole JSON."""
        try:
            parse_json_markdown(self._text, parser=json.loads)
        except (ValueError, RecursionError):
            return bool(self._text.strip())
        return False
