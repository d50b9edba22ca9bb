"""From items to figures: for each system, scorer and tag how many are right, wrong, without an answer, unscored."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from evals.log import Item
from evals.metrics import Proportion, percentile
from evals.sample import Sample
from evals.score import Score, Value
from evals.tasks import TASKS

WORDS = {
    "contradiction": "no contradiction, given the variant (cards held against the table, text judged by this checker)",
    # as the README's table of evidence has it; it can go when that is rendered anew
    "attack-contradiction": "no contradiction, given the variant, attacked",
    "certainty": "no wrong variant shown as certain",
    "abstention": "abstains where it should, and only there",
    "forbidden": "no forbidden study recommended",
    "outcome": "scenario: class and variants right",
    "recommendation": "recommendation right",
    "asked": "named studies with their category right",
    "guidance": "pointer and warnings right",
    "hit": "a wanted fact in the first 5 hits",
    "facts": "wanted facts told",
    "citations": "cites, every quote at its offsets",
    "support": "numbers and studies stand in the quotes",
    "leak": "contradiction withheld (not leaked)",
    "harmless": "harmless sentence kept",
    "consistent": "consistent sentence kept",
    "no_study": "sentence without a study kept",
    "pairs": "near-miss pairs, both right",
    "consistency": "the same answer every time",
}
SAFETY = ("contradiction", "certainty", "abstention")


@dataclass
class Figure:
    """Counts of one system and one scorer, over all samples or those of one tag."""

    system: str
    scorer: str
    counts: Counter[Value] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    numbers: list[float] = field(default_factory=list)

    def add(self, score: Score) -> None:
        """Counts one score."""
        self.counts[score.value] += 1
        if error := score.metadata.get("error"):
            self.errors[str(error)] += 1
        if score.number is not None:
            self.numbers.append(score.number)

    @property
    def n(self) -> int:
        """All that were scored, abstentions among them."""
        return self.counts["C"] + self.counts["I"] + self.counts["N"]

    @property
    def right(self) -> Proportion:
        """Right of all scored."""
        return Proportion(self.counts["C"], self.n)

    @property
    def wrong(self) -> Proportion:
        """Wrong of all scored; an abstention is not wrong here, it has its own column."""
        return Proportion(self.counts["I"], self.n)

    @property
    def apart(self) -> str:
        """What is counted beside right and wrong, in brackets: no answer, unscored."""
        notes = [f"{self.counts['N']} no answer"] if self.counts["N"] else []
        notes += [f"{self.counts['U']} unscored"] if self.counts["U"] else []
        return f" [{', '.join(notes)}]" if notes else ""

    @property
    def mean(self) -> float | None:
        """The mean of the numbers, such as MRR."""
        return fmean(self.numbers) if self.numbers else None


def words_for(scorer: str) -> str:
    """What a scorer's name means to a reader."""
    name, _, unit = scorer.partition(":")
    bare = name.removeprefix("attack-")
    told = WORDS.get(name) or WORDS.get(bare, bare) + (", attacked" if bare != name else "")
    return told + (f" ({unit})" if unit else "")


def scored(items: Iterable[Item]) -> Iterator[tuple[Item, str, Score]]:
    """Every score of the first epochs; rankings count as scorers of their own."""
    for item in items:
        if item.epoch == 1:
            for name, scores in item.scores.items():
                for score in scores:
                    yield item, (f"hit:{score.unit}" if name == "hit" else name), score


def figures(items: Sequence[Item], samples: Sequence[Sample]) -> dict[tuple[str, str], Figure]:
    """All figures of a run, in the order of the tasks: by scorer, near-miss pairs, consistency over repeats."""
    found: dict[tuple[str, str], Figure] = {}
    for item, scorer, score in scored(items):
        found.setdefault((item.system, scorer), Figure(item.system, scorer)).add(score)
    for system, scorer, score in [*_pairs(items, samples), *_consistency(items)]:
        found.setdefault((system, scorer), Figure(system, scorer)).add(score)
    order = [*(name for task in TASKS.values() for name in task.scorers), "pairs", "consistency"]
    systems = list(dict.fromkeys(item.system for item in items))
    return dict(sorted(found.items(), key=lambda kv: (order.index(kv[0][1].split(":")[0]), systems.index(kv[0][0]))))


def by_tag(items: Sequence[Item], samples: Sequence[Sample], scorer: str, tag: str) -> dict[tuple[str, str], Figure]:
    """The figures of one scorer, by system and value of a tag."""
    tags = {(s.dataset, s.id): s.tags.get(tag) for s in samples}
    found: dict[tuple[str, str], Figure] = {}
    for item, name, score in scored(items):
        value = tags.get((item.dataset, item.sample))
        if name == scorer and value is not None:
            found.setdefault((item.system, value), Figure(item.system, name)).add(score)
    return dict(sorted(found.items()))


def _pairs(items: Iterable[Item], samples: Iterable[Sample]) -> Iterator[tuple[str, str, Score]]:
    """A pair of questions that differ in one facet is right if both are."""
    of_pair = {(s.dataset, s.id): (s.tags.get("author", ""), s.pair) for s in samples if s.pair}  # ids are an author's own
    both: dict[tuple[str, str, tuple[str, str]], list[Value]] = defaultdict(list)
    for item in items:
        pair = of_pair.get((item.dataset, item.sample))
        if pair and item.epoch == 1 and (scores := item.scores.get("outcome")):
            both[item.system, item.dataset, pair].append(scores[0].value)
    for (system, _, pair), values in both.items():
        if len(values) == 2:  # with --limit one member may be missing
            worst: Value = "U" if "U" in values else "C" if values == ["C", "C"] else "I"
            yield system, "pairs", Score(value=worst, unit="".join(pair))


def _consistency(items: Iterable[Item]) -> Iterator[tuple[str, str, Score]]:
    """A sample that was asked more than once is consistent if every answer was the same."""
    prints: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for item in items:
        if item.output and not item.output.note:
            prints[item.system, item.dataset, item.sample].append(item.output.fingerprint)
    for (system, _, sample), values in prints.items():
        if len(values) > 1:
            yield system, "consistency", Score(value="C" if len(set(values)) == 1 else "I", unit=sample)


def latencies(items: Iterable[Item]) -> dict[str, dict[str, float | int | None]]:
    """Milliseconds an answer to the timing questions takes, by system: n, p50, p95 and p99; the first is warming up."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for item in items:
        if item.dataset == "benchmark" and item.output and not item.output.note:
            seconds[item.system].append(item.seconds * 1000)
    warm = {system: values[1:] or values for system, values in seconds.items()}
    return {
        system: {"n": len(values), **{f"p{p}": _rounded(percentile(values, p)) for p in (50, 95, 99)}}
        for system, values in warm.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
