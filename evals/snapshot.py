"""A run boiled down to one letter a score: what is compared, gated, shown in the README, and committed as a baseline."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.log import Config, LogError, Run
from evals.sample import Record
from evals.summary import Figure, figures, latencies, scored

BASELINES = Path(__file__).parent / "baselines"
OPEN = BASELINES / "open.json"
"""The committed baseline of the open part."""
_ABSENT = "-"


class Snapshot(Record):
    """Values by system, scorer and key (`dataset/sample`, and `#unit` where a sample has several)."""

    config: Config
    digests: dict[str, str]
    """Of each sample by `dataset/sample`."""
    values: dict[str, dict[str, dict[str, str]]]
    means: dict[str, dict[str, float]] = {}
    errors: dict[str, dict[str, dict[str, int]]] = {}
    latencies: dict[str, dict[str, float | None]] = {}

    @classmethod
    def of_run(cls, run: Run) -> "Snapshot":
        """The scores of a run: of its first epochs, and what the epochs together show."""
        items, samples = list(run.items()), run.samples()
        values: dict[str, dict[str, dict[str, str]]] = {}
        for item, scorer, score in scored(items):
            unit = "" if scorer.startswith("hit:") or not score.unit else f"#{score.unit}"
            values.setdefault(item.system, {}).setdefault(scorer, {})[f"{item.dataset}/{item.sample}{unit}"] = score.value
        found = figures(items, samples)
        for name in ("pairs", "consistency"):
            for system in run.config.systems:
                if figure := found.get((system, name)):
                    letters = "".join(letter * count for letter, count in sorted(figure.counts.items()))
                    values.setdefault(system, {})[name] = {str(n): letter for n, letter in enumerate(letters)}
        return cls(
            config=run.config,
            digests={f"{s.dataset}/{s.id}": s.digest[:8] for s in samples},
            values=values,
            means=_by_system({key: round(f.mean, 4) for key, f in found.items() if f.mean is not None}),
            errors=_by_system({key: dict(f.errors) for key, f in found.items() if f.errors}),
            latencies=latencies(items),
        )

    @classmethod
    def load(cls, where: Path) -> "Snapshot":
        """From the folder of a run, or from a committed file.

        Raises:
            LogError: neither is there, or it is malformed.
        """
        if where.is_dir() or where.suffix != ".json":
            return cls.of_run(Run(where))
        if not where.is_file():
            raise LogError(f"There is no baseline {where}. Make one with: python -m evals baseline RUN")
        try:
            return cls.model_validate(_unpacked(json.loads(where.read_text(encoding="utf-8"))))
        except (ValueError, ValidationError, KeyError) as error:
            raise LogError(f"{where} is not a baseline of this version ({type(error).__name__}); make it again.") from error

    def save(self, file: Path) -> None:
        """Writes a file that is small enough to be committed: keys once a scorer, one letter a value."""
        packed = self.model_dump(mode="json", exclude={"values"})
        scorers = dict.fromkeys(name for of in self.values.values() for name in of)
        keys = {s: list(dict.fromkeys(k for of in self.values.values() for k in of.get(s, {}))) for s in scorers}
        packed["keys"] = {
            scorer: " ".join(names) if not any(" " in n for n in names) else names for scorer, names in keys.items()
        }
        packed["values"] = {
            system: {s: "".join(of[s].get(key, _ABSENT) for key in keys[s]) for s in of} for system, of in self.values.items()
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = ",\n".join(f'"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in packed.items())
        file.write_text("{" + lines + "}\n", encoding="utf-8")

    def figures(self) -> dict[tuple[str, str], Figure]:
        """The figures, by system and scorer."""
        return {
            (system, scorer): Figure(
                system,
                scorer,
                Counter(values.values()),  # type: ignore[arg-type]  # letters are Values
                Counter(self.errors.get(system, {}).get(scorer, {})),
                [mean] if (mean := self.means.get(system, {}).get(scorer)) is not None else [],
            )
            for system, of in self.values.items()
            for scorer, values in of.items()
        }


def _by_system(found: dict[tuple[str, str], Any]) -> dict[str, dict[str, Any]]:
    by: dict[str, dict[str, Any]] = {}
    for (system, scorer), value in found.items():
        by.setdefault(system, {})[scorer] = value
    return by


def _unpacked(packed: dict[str, Any]) -> dict[str, Any]:
    keys = {s: names.split(" ") if isinstance(names, str) else names for s, names in packed.pop("keys").items()}
    packed["values"] = {
        system: {s: {k: v for k, v in zip(keys[s], letters, strict=True) if v != _ABSENT} for s, letters in of.items()}
        for system, of in packed["values"].items()
    }
    return packed
