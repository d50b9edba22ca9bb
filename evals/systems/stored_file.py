"""Stored answers as they stand in a file, JSONL or CSV: each line is checked before anything is judged."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
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
_FEW = 4
"""Values that a message names all of."""
_LISTS = ("variants", "studies", "fact_ids", "urls")
_KNOWN = {"id", "question", "history", "answer", "answer_class", *_LISTS}
_SEPARATORS = ",;\t"
"""Of a table: the first line is split by the one that it holds most of."""
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
    text = _text(file)
    for number, line in _csv(file.name, text) if file.suffix.casefold() == ".csv" else _jsonl(file.name, text):
        where = f"{file.name}, line {number}"
        answer = _answer_of(line, where)
        _hold_against(known, answer, where)
        name = "id" if answer.get("id") else "question"
        first = lines.setdefault((name, same_words(answer[name])), number)
        if first != number:
            raise StoredAnswersError(f"{where}, field {name}: is answered in line {first} already; keep one of the two.")
        answers.append(answer)
    if not answers:
        raise StoredAnswersError(f"{file}: holds no answers. The fields are: {FIELDS}.")
    return answers


def oddities(answers: Sequence[Stored]) -> Iterator[str]:
    """What an evaluator should know before trusting the figures: fields that nobody reads, and empty answers."""
    if unread := dict.fromkeys(name for answer in answers for name in answer if name not in _KNOWN):
        near = {name: get_close_matches(name, sorted(_KNOWN), 1, 0.7) for name in unread}
        yield "fields not read: " + ", ".join(f"{n} (is it {', '.join(of)}?)" if of else n for n, of in near.items())
    if empty := sum(not answer["answer"].strip() for answer in answers):
        yield f"{empty} of {len(answers)} answers are empty and count as no answer; leave out the lines that are not to be judged"


def same_words(question: str) -> str:
    """A question without differences of case and white space."""
    return " ".join(question.casefold().split())


def _answer_of(line: object, where: str) -> Stored:
    if not isinstance(line, dict):
        raise StoredAnswersError(f"{where}: must be one object a line. The fields are: {FIELDS}.")
    answer = {name: value for name, value in line.items() if value is not None and (value != "" or name == "answer")}
    if isinstance(answer.get("id"), int):
        answer["id"] = str(answer["id"])
    for name in ("answer", "id", "question", "answer_class"):
        if not isinstance(answer.get(name, None if name == "answer" else ""), str):
            raise StoredAnswersError(f"{where}, field {name}: must be text. The fields are: {FIELDS}.")
    if not answer.get("question") and not answer.get("id"):
        raise StoredAnswersError(f"{where}, field question: name the question, or its id. The fields are: {FIELDS}.")
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
                near = get_close_matches(value, values, 3, 0.4) or values[:3]
                shown = ", ".join(values) if len(values) <= _FEW else f"{', '.join(near)}, ..."
                raise StoredAnswersError(f"{where}, field {name}: {value!r} is not known; there are {shown}")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise StoredAnswersError(f"{file.name}, line {line}: is not UTF-8; save the file as UTF-8.") from error


def _csv(name: str, text: str) -> Iterator[tuple[int, object]]:
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count))
    columns = [cell.strip().casefold() for cell in next(reader, [])]
    if not {"id", "question"} & set(columns) or "answer" not in columns:
        raise StoredAnswersError(f"{name}, line 1: must name the columns. They are: {FIELDS}.")
    for cells in reader:
        if len(cells) > len(columns):
            raise StoredAnswersError(
                f"{name}, line {reader.line_num}: has {len(cells)} cells for {len(columns)} columns;"
                ' put an answer that holds a comma between quotes ("...").'
            )
        filled = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
        if filled:
            yield reader.line_num, {"answer": "", **filled}


def _jsonl(name: str, text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                told = json.loads(line)
                json.dumps(told, ensure_ascii=False).encode()  # half of a surrogate pair cannot be written down again
            except ValueError as error:
                raise StoredAnswersError(f"{name}, line {number}: is not JSON, one object a line ({error}).") from error
            yield number, told
