"""What can be wrong with a corpus folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend, where it stands and what is wrong with it."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.path, self.message) if part)


class CorpusError(Exception):
    """The corpus folder cannot be used; `faults` lists every reason found, in file order."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self.folder = folder
        self.faults = faults
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"The corpus in {folder.name!r} has {len(faults)} fault(s):\n{lines}")
