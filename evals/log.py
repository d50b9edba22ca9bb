"""The log of a run: its configuration, its samples, and one record an item, each a line of JSON as soon as it is known."""

import datetime
import hashlib
import json
import platform
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import ValidationError

from bot.services import Services
from evals.output import Output
from evals.sample import Record, Sample
from evals.score import Score

RUNS = Path(__file__).parent / "runs"
_ROOT = Path(__file__).parents[1]


class LogError(ValueError):
    """A run cannot be read or continued; the message says why."""


class Config(Record):
    """What a run was made with: whatever may change its figures."""

    tasks: tuple[str, ...]
    systems: dict[str, str]
    """Each system with a sentence about it."""
    names: tuple[str, ...]
    """The systems as they were asked for."""
    limit: int | None
    repeat: int
    held_out: bool
    samples: int
    datasets: str
    """Names all samples with their labels."""
    commit: str
    changed: bool
    """Whether files differed from the commit."""
    corpus: str
    index: str | None
    python: str
    created: str


class Item(Record):
    """One answer of one system with its scores; `error` instead where it crashed."""

    system: str
    dataset: str
    sample: str
    digest: str
    epoch: int = 1
    output: Output | None = None
    scores: dict[str, tuple[Score, ...]] = {}
    seconds: float
    error: str | None = None

    @property
    def key(self) -> tuple[str, str, str, int]:
        """Names the item within its run."""
        return (self.system, self.dataset, self.sample, self.epoch)


class Run:
    """A folder with `run.json`, `samples.jsonl` and `items.jsonl`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls, folder: Path, config: Config, samples: Iterable[Sample]) -> "Run":
        """A new log; an old one in the same folder is replaced."""
        run = cls(folder)
        lines = "".join(sample.model_dump_json() + "\n" for sample in samples)
        with run.writing():
            (folder / "run.json").write_text(config.model_dump_json(indent=1) + "\n", encoding="utf-8")
            (folder / "samples.jsonl").write_text(lines, encoding="utf-8")
            (folder / "items.jsonl").write_text("", encoding="utf-8")
        return run

    @property
    def config(self) -> Config:
        """What the run was made with.

        Raises:
            LogError: there is no run in the folder.
        """
        file = self._file("run.json")
        try:
            return Config.model_validate_json(file.read_text(encoding="utf-8"))
        except ValidationError as error:
            raise LogError(f"{file} is not a log of this version: {error.errors()[0]['msg']}") from error

    def _file(self, name: str) -> Path:
        file = self.folder / name
        if not file.is_file():
            raise LogError(
                f"There is no run in {self.folder}. Runs are in {RUNS.relative_to(_ROOT)}/; make one with: python -m evals run"
            )
        return file

    def samples(self) -> list[Sample]:
        """The samples of the run, in order.

        Raises:
            LogError: there is no run in the folder.
        """
        with self._file("samples.jsonl").open(encoding="utf-8") as lines:
            return [Sample.model_validate_json(line) for line in lines]

    def items(self) -> Iterator[Item]:
        """The items known so far; a line that a killed run left unfinished is passed over.

        Raises:
            LogError: there is no run, or an item stands twice, so that its counts would be false.
        """
        seen: set[tuple[str, str, str, int]] = set()
        with self._file("items.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                if not line.endswith("\n"):
                    continue
                item = Item.model_validate_json(line)
                if item.key in seen:
                    raise LogError(f"{self.folder} holds {item.key} twice: two processes wrote it. Run it again.")
                seen.add(item.key)
                yield item

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keeps the log to one process.

        Raises:
            LogError: another process is writing it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.folder / "lock", timeout=0):
                yield
        except Timeout as error:
            raise LogError(f"Another process is writing {self.folder}. Wait for it, or start a run of another name.") from error

    def mend(self) -> None:
        """Cuts off a line that a killed run left unfinished."""
        file = self.folder / "items.jsonl"
        content = file.read_bytes()
        file.write_bytes(content[: content.rfind(b"\n") + 1])

    def append(self, items: Iterable[Item]) -> None:
        """Writes items through to the file at once."""
        with (self.folder / "items.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(item.model_dump_json(exclude_defaults=True) + "\n" for item in items)


def new_folder() -> Path:
    """A folder for a run that starts now."""
    return RUNS / _now().strftime("%Y-%m-%d-%H%M%S")


def config_of(services: Services, samples: list[Sample], **asked: Any) -> Config:  # noqa: ANN401  # fields of Config
    """The configuration of a run that starts now."""
    return Config(
        **asked,
        samples=len(samples),
        datasets=digest_of(samples),
        commit=commit(),
        changed=bool(_git("status", "--porcelain")),
        corpus=services.corpus.digest[:16],
        index=services.retriever.index_id,
        python=platform.python_version(),
        created=_now().isoformat(timespec="seconds"),
    )


def digest_of(samples: Iterable[Sample]) -> str:
    """Names a set of samples with their labels, whatever their order."""
    names = sorted(f"{s.dataset}/{s.id}/{s.digest}" for s in samples)
    return hashlib.sha256(json.dumps(names).encode()).hexdigest()[:16]


def commit() -> str:
    """The commit of this checkout."""
    return _git("rev-parse", "HEAD") or "unknown"


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=_ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
