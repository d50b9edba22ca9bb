"""Files -> Corpus: strict at every field, every reference resolved, every fault listed."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import CorpusError, Fault
from corpus.model import Corpus, passage_of
from corpus.references import reference_faults
from corpus.schema import (
    Concept,
    Document,
    Facet,
    Fact,
    Language,
    Likely,
    PastEdition,
    Points,
    Procedure,
    Rule,
    Scale,
    Source,
    Terms,
    Topic,
)
from corpus.strict_yaml import read_yaml

SHIPPED = Path(__file__).parent
T = TypeVar("T")
_DEEPEST = 20


class _Reader:
    """Reads files of one folder and collects the faults instead of stopping at the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.digest = hashlib.sha256()

    def file(self, path: Path, kind: type[T]) -> T | None:
        name = path.relative_to(self.folder).as_posix()
        content, fault = read_yaml(path, name)
        if fault:
            self.faults.append(fault)
            return None
        self.digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        return self._validated(content, kind, name)

    def fitted(self, path: Path, kind: type[T]) -> T | None:
        """A file that a program wrote: JSON, which is read many times faster."""
        name = path.relative_to(self.folder).as_posix()
        try:
            content = path.read_bytes()
            self.digest.update(name.encode() + b"\0" + content + b"\0")
            return TypeAdapter(kind).validate_json(content)
        except OSError:
            self.faults.append(Fault(name, "", "is missing; copy it from the shipped corpus"))
        except ValidationError as error:
            self.faults.extend(Fault(name, ".".join(map(str, item["loc"])), item["msg"]) for item in error.errors())
        return None

    def folder_of(self, name: str, kind: type[T], *, may_lack: bool = False) -> list[T]:
        files = sorted((self.folder / name).glob("*.yaml"))
        if not files and not may_lack:
            self.faults.append(Fault(name, "", "has no .yaml file"))
        return [item for path in files if (item := self.file(path, kind)) is not None]

    def _validated(self, content: object, kind: type[T], name: str) -> T | None:
        try:  # through JSON, since strict mode takes a YAML list for a tuple only there
            text = json.dumps(content, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError):
            where = _odd_value(content)
            self.faults.append(Fault(name, where, "holds a value that is neither text, number nor list (a date? quote it)"))
            return None
        try:
            return TypeAdapter(kind).validate_json(text)
        except ValidationError as error:
            for item in error.errors():
                path = ".".join(str(part) for part in item["loc"])
                self.faults.append(Fault(name, path, item["msg"]))
        return None


def _odd_value(content: object, path: str = "", depth: int = 0) -> str:
    """The path of the first value that JSON does not know, or nothing."""
    items: list[tuple[str, object]] = []
    if isinstance(content, dict):
        items = [(str(key), value) for key, value in content.items()]
    elif isinstance(content, list):
        items = [(str(number), value) for number, value in enumerate(content)]
    elif not isinstance(content, str | int | float | bool | None):
        return path
    found = (_odd_value(value, f"{path}.{key}".strip("."), depth + 1) for key, value in items if depth < _DEEPEST)
    return next((where for where in found if where), "")


def _by_id(items: list[T], what: str, faults: list[Fault]) -> dict[str, T]:
    return _by_name(((item.id, item) for item in items), what, faults)  # type: ignore[attr-defined]  # every record passed has an id


def _by_name(items: Iterable[tuple[str, T]], what: str, faults: list[Fault]) -> dict[str, T]:
    """A name in two files is a fault: the one would silently take the place of the other."""
    found: dict[str, T] = {}
    for name, item in items:
        if name in found:
            faults.append(Fault(what, name, "is there twice"))
        found[name] = item
    return found


def load_facts(file: Path) -> list[Fact]:
    """The facts of a facts file, which may lie anywhere.

    Raises:
        CorpusError: the file is missing or has faults.
    """
    reader = _Reader(file.parent)
    facts = reader.file(file, list[Fact])
    if facts is None:
        raise CorpusError(file.parent, reader.faults)
    return facts


def _vocabulary(terms: list[Terms], kind: str, faults: list[Fault]) -> tuple[Concept, ...]:
    concepts = [c for t in terms if t.vocabulary == kind for c in t.concepts]
    return tuple(_by_id(concepts, "terms", faults).values())


def load_corpus(folder: Path = SHIPPED) -> Corpus:
    """Reads and validates a corpus folder.

    Raises:
        CorpusError: the folder is missing, or a file has faults; all of them are listed.
    """
    if not folder.is_dir():
        raise CorpusError(folder, [Fault("", "", "there is no such folder")])
    reader = _Reader(folder)
    sources = reader.file(folder / "sources.yaml", list[Source])
    procedures = reader.file(folder / "procedures.yaml", list[Procedure])
    facets = reader.file(folder / "facets.yaml", list[Facet])
    facts = reader.file(folder / "facts.yaml", list[Fact])
    rules = reader.file(folder / "rules.yaml", list[Rule])
    scale = reader.file(folder / "scale.yaml", Scale)
    topics = reader.folder_of("topics", Topic)
    documents = reader.folder_of("documents", Document)
    history = reader.folder_of("history", PastEdition)
    terms = reader.folder_of("terms", Terms)
    languages = reader.folder_of("languages", Language, may_lack=True)
    points = reader.fitted(folder / "points.json", Points)
    likely = reader.fitted(folder / "likely.json", Likely)
    faults = reader.faults
    if faults or scale is None or points is None or likely is None:
        raise CorpusError(folder, faults)
    source_by_id = _by_id(sources or [], "sources.yaml", faults)
    corpus = Corpus(
        digest=reader.digest.hexdigest(),
        sources=source_by_id,
        procedures=_by_id(procedures or [], "procedures.yaml", faults),
        topics=_by_id(topics, "topics", faults),
        documents=_by_id(documents, "documents", faults),
        history=_by_id(history, "history", faults),
        facets=_by_id(facets or [], "facets.yaml", faults),
        facts=_by_id(facts or [], "facts.yaml", faults),
        rules=tuple(_by_id(rules or [], "rules.yaml", faults).values()),
        concepts=_vocabulary(terms, "question", faults),
        claim_concepts=_vocabulary(terms, "claim", faults),
        prose_concepts=_vocabulary(terms, "prose", faults),
        verdict_concepts=_vocabulary(terms, "verdict", faults),
        bearing_concepts=_vocabulary(terms, "bearing", faults),
        compositions=tuple(c for t in terms for c in t.compositions),
        word_classes=_by_name((c for t in terms for c in t.classes.items()), "terms: classes", faults),
        opposites=tuple(o for t in terms for o in t.opposites),
        kinds=_by_name((k for t in terms for k in t.kinds.items()), "terms: kinds", faults),
        languages=_by_id(languages, "languages", faults),
        scale=scale,
        points=points,
        likely=likely,
        document_passages=tuple(
            passage_of(document, record, source_by_id[record.source or document.source])
            for document in documents
            for record in document.passages
            if (record.source or document.source) in source_by_id
        ),
    )
    faults.extend(reference_faults(corpus))
    if faults:
        raise CorpusError(folder, faults)
    return corpus
