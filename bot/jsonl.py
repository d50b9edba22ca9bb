"""JSON lines in and out: one bad line yields an error object for that line, and the rest goes on."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from bot.errors import BotError, InputError
from bot.pipeline import answer
from bot.scope import scope_of
from bot.services import Services
from bot.understand.intake import Inquiry
from corpus.jsonlines import LineError, read_lines, to_line


def ask_lines(stream: BinaryIO, services: Services) -> Iterator[str]:
    """One Answer (or error object) a line, in order."""
    for number, item in read_lines(stream):
        try:
            yield answer(inquiry_of(item), services).to_json()
        except BotError as error:
            yield _error(item, number, error)


def check_lines(stream: BinaryIO, services: Services) -> Iterator[str]:
    """One ruling (or error object) a line, in order."""
    for number, item in read_lines(stream):
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
        yield to_line({"id": _id(fields), "verdict": ruling.verdict, "findings": findings, "safe_text": ruling.safe_text})


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


def _id(fields: Mapping[str, Any]) -> str | int | float | None:
    value = fields.get("id")
    plain = value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))
    return value if plain else str(value)


def _object(item: object) -> dict[str, Any]:
    if isinstance(item, LineError):
        raise InputError(str(item))
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
    known = _id(item) if isinstance(item, dict) else None
    return to_line({"id": known, "line": number, "error": str(error)})
