"""Stored answers of any other system, from JSONL or CSV: `question` or `id`, `answer`, and whatever else it told."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.services import Services
from evals.output import Cited, Output
from evals.sample import Form, Sample, Target
from evals.systems.base import QUESTIONS
from evals.systems.reading import TextReader

_LISTS = ("variants", "studies", "fact_ids")
FIELDS = "question or id, answer; optional: answer_class, variants, studies, fact_ids, urls (lists, or separated by |)"


class StoredAnswersError(ValueError):
    """The file cannot be used; the message names file, line and field."""


class StoredAnswers:
    """Judges what another bot answered; questions without a stored answer are unscored, and counted."""

    forms: frozenset[Form] = QUESTIONS

    def __init__(self, services: Services, file: Path) -> None:
        self.name = file.stem
        self.about = f"stored answers of another system, {file.name}"
        self._services = services
        self._reader = TextReader(services)
        self._records = list(_records(file))
        self._by_id = {str(r["id"]): r for r in self._records if r.get("id") not in (None, "")}
        self._by_question = {_plain(r["question"]): r for r in self._records if r.get("question")}

    def run(self, sample: Sample) -> Output:
        """The stored answer with what can be read from its text."""
        record = self._by_id.get(sample.id) or self._by_question.get(_plain(sample.input))
        if record is None:
            return Output(text="", note="no stored answer")
        expect = sample.target.expect
        hint = next((v for group in (expect.variants if expect else None) or [] for v in group), None)
        read = self._reader.read(record["answer"], hint)
        told = {name: record[name] for name in ("answer_class", "variants", "studies") if record.get(name)}
        if "fact_ids" in record or "urls" in record:
            facts = tuple(record.get("fact_ids") or ())
            told["citations"] = tuple(Cited(url=url) for url in record.get("urls") or ()) + (
                (Cited(fact_ids=facts),) if facts else ()
            )
        return read.model_copy(update=told)

    def holds(self, sample: Sample) -> bool:
        """Whether there is an answer to a sample."""
        return sample.id in self._by_id or _plain(sample.input) in self._by_question

    def others(self, samples: list[Sample]) -> Iterator[Sample]:
        """The questions that are in no dataset: without a label, so only the checker judges their answers."""
        known_ids, known = {s.id for s in samples}, {_plain(s.input) for s in samples}
        for number, record in enumerate(self._records, 1):
            question = record.get("question") or ""
            if question and str(record.get("id")) not in known_ids and _plain(question) not in known:
                name = str(record.get("id") or f"other{number}")
                yield Sample(
                    id=name,
                    dataset="stored",
                    form="question",
                    input=question,
                    target=Target(),
                    author="the user",
                    source=self.name,
                    licence="the user's",
                    split="open",
                    tags={"set": "stored"},
                )


def _plain(question: str) -> str:
    return " ".join(question.casefold().split())


def _records(file: Path) -> Iterator[dict[str, Any]]:
    if not file.is_file():
        raise StoredAnswersError(f"{file}: there is no such file. It holds lines of JSON, or CSV, with: {FIELDS}.")
    lines = _csv(file) if file.suffix.casefold() == ".csv" else _jsonl(file)
    for number, record in lines:
        where = f"{file.name}, line {number}"
        if not isinstance(record, dict) or not isinstance(record.get("answer"), str):
            raise StoredAnswersError(f"{where}, field answer: must be text. The fields are: {FIELDS}.")
        if not record.get("question") and record.get("id") in (None, ""):
            raise StoredAnswersError(f"{where}, field question: name the question, or its id. The fields are: {FIELDS}.")
        for name in (*_LISTS, "urls"):
            value = record.get(name)
            if isinstance(value, str):
                record[name] = tuple(part.strip() for part in value.split("|") if part.strip())
            elif isinstance(value, list):
                record[name] = tuple(str(part) for part in value)
            elif value is not None:
                raise StoredAnswersError(f"{where}, field {name}: must be a list, or text separated by |.")
        yield record


def _csv(file: Path) -> Iterator[tuple[int, Any]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        for record in reader:
            yield (
                reader.line_num,
                {name: value for name, value in record.items() if name and value not in (None, "")}
                | ({"answer": record.get("answer") or ""} if "answer" in record else {}),
            )


def _jsonl(file: Path) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise StoredAnswersError(f"{file.name}, line {number}: is not JSON ({error}).") from error
