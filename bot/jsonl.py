"""JSON lines in and out: one bad line yields an error object for that line, and the rest goes on."""

import json
from collections.abc import Iterator, Mapping
from json import JSONDecodeError
from typing import Any, BinaryIO

from bot.errors import BotError, InputError
from bot.pipeline import answer
from bot.scope import scope_of
from bot.services import Services
from bot.understand.intake import Inquiry

LONGEST_LINE = 20_000_000
"""Bytes; a longer line is refused unread."""


def ask_lines(stream: BinaryIO, services: Services) -> Iterator[str]:
    """One Answer (or error object) a line, in order."""
    for number, item in _items(stream):
        try:
            yield answer(inquiry_of(item), services).to_json()
        except BotError as error:
            yield _error(item, number, error)


def check_lines(stream: BinaryIO, services: Services) -> Iterator[str]:
    """One ruling (or error object) a line, in order."""
    for number, item in _items(stream):
        try:
            fields = _object(item)
            variant = scope_of(_text(fields, "text"), _text(fields, "variant", ""), _text(fields, "question", ""), services)
            ruling = services.checker.check(fields["text"], variant)
        except BotError as error:
            yield _error(item, number, error)
            continue
        findings = [
            {
                "rule": f.rule,
                "kind": f.kind,
                "words": f.words,
                "start": f.start,
                "end": f.end,
                "because": f.because,
                "row": f.row.model_dump() if f.row else None,
                "source": f.source,
            }
            for f in ruling.findings
        ]
        yield _dumped({"id": fields.get("id"), "verdict": ruling.verdict, "findings": findings, "safe_text": ruling.safe_text})


def _items(stream: BinaryIO) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line.decode("utf-8"))
        except (UnicodeDecodeError, JSONDecodeError, RecursionError) as error:
            yield number, InputError(f"The line is not JSON ({type(error).__name__}).")


def inquiry_of(item: object) -> Inquiry:
    """An inquiry from a parsed line; extra fields are ignored.

    Raises:
        InputError: a field has the wrong type.
    """
    fields = _object(item)
    return Inquiry(
        question=_text(fields, "question", ""),
        id=_id(fields),
        facets=_facets(fields.get("facets")),
        earlier=tuple(_turns(fields.get("history"))),
    )


def _id(fields: Mapping[str, Any]) -> str | int | None:
    value = fields.get("id")
    return value if isinstance(value, str | int) or value is None else json.dumps(value)


def _object(item: object) -> dict[str, Any]:
    if isinstance(item, InputError):
        raise item
    if not isinstance(item, dict):
        raise InputError("Expected a JSON object.")
    return item


def _text(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise InputError(f"Field {name!r} must be text.")
    return value


def _facets(given: object) -> dict[str, tuple[str, ...]]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise InputError("Field 'facets' must be an object of name and value, or list of values.")
    found = {}
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(v, str | int) and not isinstance(v, bool) for v in values):
            raise InputError(f"Facet {name!r} must be text or a list of texts.")
        found[name] = tuple(str(v) for v in values)
    return found


def _turns(history: object) -> Iterator[str]:
    """What the user said; an assistant's words are never a source of facets."""
    if history is None:
        return
    if not isinstance(history, list):
        raise InputError("Field 'history' must be a list of turns.")
    for turn in history:
        if not (isinstance(turn, dict) and isinstance(turn.get("role"), str) and isinstance(turn.get("content"), str)):
            raise InputError("Each turn of 'history' needs a 'role' and a 'content', both text.")
        if turn["role"] == "user":
            yield turn["content"]


def _error(item: object, number: int, error: BotError) -> str:
    known = item.get("id") if isinstance(item, dict) else None
    return _dumped({"id": known, "line": number, "error": str(error)})


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
