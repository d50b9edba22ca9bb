"""Stored answers as they stand in a file, JSONL or CSV: each line is checked before anything is judged."""

import csv
import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from bot.schema import AnswerClass
from corpus import Corpus

CLASSES: tuple[str, ...] = get_args(AnswerClass)
FIELDS = (
    "question or id, answer; optional, what the other system tells beside its text:"
    f" answer_class ({', '.join(CLASSES)}), variants, studies, fact_ids, urls (lists, or separated by |)"
)
_LISTS = ("variants", "studies", "fact_ids", "urls")
Stored = dict[str, Any]


class StoredAnswersError(ValueError):
    """The file cannot be used; the message names file, line and field."""


def read_stored(file: Path, corpus: Corpus) -> list[Stored]:
    """The answers of a file; the corpus says which variants and studies there are.

    Raises:
        StoredAnswersError: there is no such file, a line is malformed, or something is answered twice.
    """
    if not file.is_file():
        raise StoredAnswersError(f"{file}: there is no such file. It holds lines of JSON, or CSV, with: {FIELDS}.")
    known = {
        "answer_class": CLASSES,
        "variants": tuple(corpus.variants),
        "studies": tuple(p.name for p in corpus.procedures.values()),
    }
    answers: list[Stored] = []
    lines: dict[tuple[str, str], int] = {}
    for number, line in _csv(file) if file.suffix.casefold() == ".csv" else _jsonl(file):
        where = f"{file.name}, line {number}"
        answer = _answer_of(line, where)
        _hold_against(known, answer, where)
        name = "id" if answer.get("id") not in (None, "") else "question"
        first = lines.setdefault((name, same_words(str(answer[name]))), number)
        if first != number:
            raise StoredAnswersError(f"{where}, field {name}: is answered in line {first} already; keep one of the two.")
        answers.append(answer)
    return answers


def same_words(question: str) -> str:
    """A question without differences of case and white space."""
    return " ".join(question.casefold().split())


def _answer_of(line: object, where: str) -> Stored:
    if not isinstance(line, dict) or not isinstance(line.get("answer"), str):
        raise StoredAnswersError(f"{where}, field answer: must be text. The fields are: {FIELDS}.")
    if not line.get("question") and line.get("id") in (None, ""):
        raise StoredAnswersError(f"{where}, field question: name the question, or its id. The fields are: {FIELDS}.")
    answer = dict(line)
    for name in _LISTS:
        value = answer.get(name)
        if isinstance(value, str):
            answer[name] = tuple(part.strip() for part in value.split("|") if part.strip())
        elif isinstance(value, list):
            answer[name] = tuple(str(part) for part in value)
        elif value is not None:
            raise StoredAnswersError(f"{where}, field {name}: must be a list, or text separated by |.")
    return answer


def _hold_against(known: Mapping[str, tuple[str, ...]], answer: Stored, where: str) -> None:
    for name, values in known.items():
        told = answer.get(name) or ()
        for value in (told,) if isinstance(told, str) else told:
            if value not in values:
                near = get_close_matches(str(value), values, 3, 0.4) or values[:3]
                raise StoredAnswersError(f"{where}, field {name}: {value!r} is not known; there are {', '.join(near)}, ...")


def _csv(file: Path) -> Iterator[tuple[int, object]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        if not {"id", "question"} & set(reader.fieldnames or ()) or "answer" not in (reader.fieldnames or ()):
            raise StoredAnswersError(f"{file.name}, line 1: must name the columns. They are: {FIELDS}.")
        for cells in reader:
            filled = {name: value for name, value in cells.items() if name and value not in (None, "")}
            yield reader.line_num, {**filled, "answer": cells.get("answer") or ""}


def _jsonl(file: Path) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise StoredAnswersError(f"{file.name}, line {number}: is not JSON ({error}).") from error
