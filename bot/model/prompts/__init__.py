"""Prompts as files beside this module: instructions, a line of dashes, and what is asked; variables in braces, checked."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.prompts import ChatPromptTemplate

_RULE = "\n---\n"


def render(name: str, **variables: str) -> "list[BaseMessage]":
    """The messages of a prompt; values are put in as they are, braces among them.

    Raises:
        ValueError: a variable of the prompt is not given, or one is given that it does not have.
    """
    template = _template(name)
    if set(variables) != set(template.input_variables):
        raise ValueError(f"Prompt {name!r} has the variables {sorted(template.input_variables)}, given are {sorted(variables)}.")
    return template.format_messages(**variables)


def digest(name: str) -> str:
    """The first eight characters of the sha256 of a prompt, for the record of an answer."""
    return hashlib.sha256(_text(name).encode()).hexdigest()[:8]


@cache
def _template(name: str) -> "ChatPromptTemplate":
    from langchain_core.prompts import ChatPromptTemplate

    instructions, asked = _text(name).split(_RULE)
    return ChatPromptTemplate.from_messages([("system", instructions.strip()), ("human", asked.strip())])


def _text(name: str) -> str:
    return (files(__package__) / f"{name}.md").read_text(encoding="utf-8")
