"""The radiation of several studies together: ACR's bands added up, a range and never a point."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.beside.next_steps import Branch, standing
from bot.services import Services
from corpus.schema import Level

PASSAGES = ("dose/background", "dose/risk-is-no-prediction")
"""What a sum of bands is to be compared with, and what it must not be taken for."""


@dataclass(frozen=True, slots=True)
class Sum:
    """From `lowest` to `highest` mSv; `without_band`: names of the studies to which ACR gives no fixed level, left out."""

    lowest: float
    highest: float
    without_band: tuple[str, ...]


def studies(services: Services) -> dict[str, str]:
    """The imaging studies that have a row in some table: id and name, by name."""
    rated = {procedure for _, procedure in services.corpus.rows}
    named = {p: services.corpus.procedures[p] for p in rated}
    return {p: study.name for p, study in sorted(named.items(), key=lambda item: item[1].name) if study.imaging}


def summed(counts: Mapping[str, int], services: Services, *, child: bool) -> Sum:
    """The bands of the studies, each as often as it was done; adults and children have bands of their own."""
    lowest = highest = 0.0
    without_band = []
    for procedure, count in counts.items():
        bands = [band for level in _levels(procedure, services, child) if (band := _band(level, services, child))]
        if not bands:
            without_band.append(services.corpus.procedures[procedure].name)
            continue
        lowest += count * min(low for low, _ in bands)
        highest += count * max(high for _, high in bands)
    return Sum(round(lowest, 3), round(highest, 3), tuple(without_band))


def what_it_means(services: Services) -> Iterator[Branch]:
    """What the sources say of such a sum."""
    for passage in (services.passages[p] for p in PASSAGES if p in services.passages):
        texts = tuple(standing((s.statement.text for s in passage.spans), services.default_variant, services))
        if texts:
            yield Branch(passage.section, texts, f"{passage.source.title} ({passage.source.edition})", passage.source.url)


def _levels(procedure: str, services: Services, child: bool) -> set[Level]:
    """The levels that the tables give a study; none if one of them leaves it open."""
    rows = [row for (_, of), row in services.corpus.rows.items() if of == procedure]
    levels: set[Level] = {row.rrl_child if child else row.rrl_adult for row in rows}
    return levels if all(isinstance(level, int) for level in levels) else set()


def _band(level: Level, services: Services, child: bool) -> tuple[float, float] | None:
    """The band of a level in mSv: "10-30", "<0.1" or "0"."""
    known = next((r for r in services.corpus.scale.radiation if r.level == level), None)
    band = (known.child_msv if child else known.adult_msv) if known else None
    if band is None:
        return None
    low, _, high = band.removeprefix("<").partition("-")
    return (0.0 if band.startswith("<") else float(low), float(high or low))
