"""Files of samples: what the manifest says of each, strict reading with file, line and field, and JSON Schemas for editors."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import GenericAlias
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from corpus.strict_yaml import read_yaml
from evals.sample import Attack, ForeignText, Form, Knowledge, Question, Record, Sample, Split, Target

DATASETS = Path(__file__).parent / "datasets"
KINDS: dict[Form, type[Any]] = {
    "question": Question,
    "knowledge": Knowledge,
    "text": ForeignText,
    "attack": Attack,
    "timing": str,
}
FORMS: frozenset[Form] = frozenset(KINDS) - {"attack"}
"""The forms of samples; an attack is laid around one."""
_C_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DatasetError(ValueError):
    """A dataset cannot be used; the message names file, line and field."""


class Sheet(Record):
    """What all samples of one file have in common; `authors` by the letters that their ids begin with."""

    form: Form
    split: Split
    source: str
    licence: str
    tags: dict[str, str] = {}
    authors: dict[str, str]


def load_manifest(folder: Path = DATASETS) -> dict[str, Sheet]:
    """The files of a folder of datasets, in order.

    Raises:
        DatasetError: the manifest is missing or malformed.
    """
    return TypeAdapter(dict[str, Sheet]).validate_python(read_records(folder / "manifest.yaml", dict[str, Sheet]))


def load_samples(held_out: bool = False, folder: Path = DATASETS, forms: Collection[Form] = FORMS) -> list[Sample]:
    """All samples of one split in some forms; other files are not read, the part kept aside only if asked for by name.

    Raises:
        DatasetError: a file is malformed, or an id stands twice.
    """
    split: Split = "held-out" if held_out else "open"
    samples: list[Sample] = []
    for name, sheet in load_manifest(folder).items():
        if sheet.split == split and sheet.form in forms:
            samples.extend(load_file(folder / name, sheet))
    seen: set[tuple[str, str]] = set()
    for sample in samples:
        if (sample.dataset, sample.id) in seen:
            raise DatasetError(f"{sample.dataset}: the id {sample.id!r} stands twice; give every sample an id of its own.")
        seen.add((sample.dataset, sample.id))
    return samples


def load_attacks(folder: Path = DATASETS) -> list[tuple[Attack, Sheet]]:
    """The ways to press a bot, with their sheet."""
    found: list[tuple[Attack, Sheet]] = []
    for name, sheet in load_manifest(folder).items():
        if sheet.form == "attack":
            found.extend((attack, sheet) for attack in read_records(folder / name, list[Attack]))
    return found


def load_file(file: Path, sheet: Sheet) -> Iterator[Sample]:
    """The samples of one YAML or JSONL file.

    Raises:
        DatasetError: the file is malformed; the message names file, line and field.
    """
    kind = GenericAlias(list, (KINDS[sheet.form],))
    for number, record in enumerate(read_records(file, kind), 1):
        yield _sample(record, number, file, sheet)


def _sample(record: Any, number: int, file: Path, sheet: Sheet) -> Sample:  # noqa: ANN401  # one of the record types of KINDS
    name = f"b{number:02}" if sheet.form == "timing" else record.id
    letters = name.rstrip("0123456789")
    if letters not in sheet.authors:
        raise DatasetError(f"{file.name}, id {name}: the manifest names no author for ids that begin with {letters!r}.")
    common: dict[str, Any] = {
        "id": name,
        "dataset": file.stem.removesuffix("-held-out"),
        "form": sheet.form,
        "author": sheet.authors[letters],
        "source": sheet.source,
        "licence": sheet.licence,
        "split": sheet.split,
    }
    if sheet.form == "timing":
        return Sample(**common, input=record, target=Target(), tags=dict(sheet.tags))
    return Sample(**common, **_content(record), tags={**sheet.tags, "author": letters, **_tags(record)})


def _content(record: Question | Knowledge | ForeignText) -> dict[str, Any]:
    if isinstance(record, ForeignText):
        return {"input": record.text, "target": Target(sentences=record.sentences, variant=record.variant)}
    if isinstance(record, Knowledge):
        return {"input": record.question, "history": record.history, "target": Target(needs=record.needs)}
    return {
        "input": record.question,
        "history": record.history,
        "target": Target(expect=record.expect, needs=[[fact] for fact in record.expect.facts]),
        "pair": record.pair,
    }


def _tags(record: Question | Knowledge | ForeignText) -> dict[str, str]:
    tags = {"lang": record.lang}
    for field in ("style", "kind", "group", "model"):
        if value := getattr(record, field, None):
            tags[field] = value
    if isinstance(record, ForeignText):
        tags["variant"] = record.variant or "unsaid"
    if isinstance(record, Question):
        tags["expected"] = "/".join(sorted(record.expect.answer_class))
        tags["conversation"] = "follow-up" if record.history else "first turn"
        for group in (record.expect.variants or [])[:1]:
            tags["variant"] = " + ".join(group) or "none"
    return tags


def read_records(file: Path, kind: Any) -> Any:  # noqa: ANN401  # whatever the file holds
    """The content of a YAML or JSONL file as `kind`.

    Raises:
        DatasetError: the file is missing or malformed; the message names file, line and field.
    """
    if not file.is_file():
        raise DatasetError(f"{file.name}: there is no such file in {file.parent}.")
    content, lines = _jsonl(file) if file.suffix == ".jsonl" else (_yaml(file), None)
    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as error:
        faults = [_fault(file, fault["loc"], fault["msg"], lines) for fault in error.errors()]
        raise DatasetError("\n".join(faults[:20])) from error


def _yaml(file: Path) -> object:
    content, fault = read_yaml(file, file.name)
    if fault:
        raise DatasetError(f"{file.name}, {fault.path or 'line unknown'}: {fault.message}")
    return content


def _jsonl(file: Path) -> tuple[list[object], list[int]]:
    content: list[object] = []
    lines: list[int] = []
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            content.append(json.loads(line))
        except ValueError as error:
            raise DatasetError(f"{file.name}, line {number}: is not JSON ({error}).") from error
        lines.append(number)
    return content, lines


def _fault(file: Path, path: Sequence[str | int], message: str, lines: list[int] | None) -> str:
    field = ".".join(str(part) for part in path[1:] if not str(part).startswith("function-")) or "the record"
    if lines is not None:
        where = lines[int(path[0])] if path and isinstance(path[0], int) else 1
        return f"{file.name}, line {where}, field {field}: {message}"
    return f"{file.name}, line {_line(file, path)}, field {field}: {message}"


def _line(file: Path, path: Iterable[str | int]) -> int:
    """The line of the deepest part of the path that stands in the file."""
    node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_C_LOADER)
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            inner = {key.value: (key, value) for key, value in node.value}
            if str(part) not in inner:
                break
            key, node = inner[str(part)]
            line = key.start_mark.line + 1
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line


def schemas() -> dict[str, str]:
    """The JSON Schema of every form and of the manifest, by file name."""
    kinds: dict[str, Any] = {**{form: GenericAlias(list, (kind,)) for form, kind in KINDS.items()}, "manifest": dict[str, Sheet]}
    return {
        f"{name}.schema.json": json.dumps(TypeAdapter(kind).json_schema(), indent=1, sort_keys=True) + "\n"
        for name, kind in kinds.items()
    }
