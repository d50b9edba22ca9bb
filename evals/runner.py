"""Runs systems on samples: an item that crashes is unscored with its error, a run that was killed goes on where it was."""

import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from time import perf_counter

from tqdm import tqdm

from bot.services import Services
from evals.log import Item, Run
from evals.output import Output
from evals.sample import Sample
from evals.score import Score, unscored
from evals.scorers.judge import Judge
from evals.systems.base import System
from evals.systems.registry import build_systems, without_model
from evals.tasks import TASKS, Task, epochs_of, scorers_for

_ANOTHER = "another question"


@dataclass(frozen=True)
class Plan:
    """What is to be run; systems by name, since each process builds its own."""

    systems: tuple[str, ...]
    tasks: tuple[str, ...]
    repeat: int = 1

    @property
    def chosen(self) -> list[Task]:
        """The tasks themselves."""
        return [TASKS[name] for name in self.tasks]


class Bench:
    """Systems and judge of one process, ready to run samples."""

    def __init__(self, plan: Plan, services: Services, systems: Sequence[System] | None = None) -> None:
        self.plan = plan
        self.judge = Judge(services)
        self.systems = list(systems) if systems is not None else build_systems(plan.systems, services)

    def keys(self, sample: Sample) -> list[tuple[System, int]]:
        """The items that a sample stands for."""
        epochs = epochs_of(sample, self.plan.chosen, self.plan.repeat)
        return [(s, e) for s in self.systems if sample.form in s.forms for e in range(1, epochs + 1)]

    def run(self, sample: Sample, done: frozenset[tuple[str, str, str, int]]) -> list[Item]:
        """The items of a sample that are not done yet."""
        return [
            self._item(system, sample, epoch)
            for system, epoch in self.keys(sample)
            if (system.name, sample.dataset, sample.id, epoch) not in done
        ]

    def _item(self, system: System, sample: Sample, epoch: int) -> Item:
        if sample.form == "timing":
            self.judge.services.retriever.nearness(_ANOTHER)  # the encoder remembers its last question
        output, error, start = None, None, perf_counter()
        try:
            output = system.run(sample)
            seconds = perf_counter() - start
            scores = self._scores(output, sample)
        except Exception as fault:  # noqa: BLE001  # whatever a system under test raises belongs into the log
            seconds, error = perf_counter() - start, f"{type(fault).__name__}: {fault}\n{traceback.format_exc(limit=-3)}"
            scores = {name: (unscored(error.splitlines()[0]),) for name in scorers_for(sample, self.plan.chosen)}
        return Item(
            system=system.name,
            dataset=sample.dataset,
            sample=sample.id,
            digest=sample.digest,
            epoch=epoch,
            output=output,
            scores=scores,
            seconds=round(seconds, 5),
            error=error,
        )

    def _scores(self, output: Output, sample: Sample) -> dict[str, tuple[Score, ...]]:
        scorers = scorers_for(sample, self.plan.chosen)
        if output.note:
            return {name: (unscored(output.note),) for name in scorers}
        found = {name: tuple(scorer(output, sample, self.judge)) for name, scorer in scorers.items()}
        return {name: scores for name, scores in found.items() if scores}


_bench: Bench | None = None
"""The bench of a worker process."""


def run_all(run: Run, plan: Plan, samples: Sequence[Sample], bench: Bench, jobs: int = 1) -> int:
    """Runs what is missing and returns how many items that was; each item is in the log as soon as it is known."""
    run.mend()
    done = frozenset(item.key for item in run.items())
    missing = [s for s in samples if any((y.name, s.dataset, s.id, e) not in done for y, e in bench.keys(s))]
    count = 0
    for items in tqdm(_results(plan, missing, done, bench, jobs), total=len(missing), unit="sample", smoothing=0.05):
        run.append(items)
        count += len(items)
    return count


def _results(
    plan: Plan, samples: Sequence[Sample], done: frozenset[tuple[str, str, str, int]], bench: Bench, jobs: int
) -> Iterator[list[Item]]:
    if jobs < 2:
        yield from (bench.run(sample, done) for sample in samples)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(plan,)) as pool:
        yield from pool.map(partial(_in_worker, done=done), samples, chunksize=4)


def use_one_thread() -> None:
    """Keeps the encoder to one thread: beside any other process, two of them spend their time waiting for each other."""
    import torch

    torch.set_num_threads(1)


def _start(plan: Plan) -> None:
    global _bench  # one bench a process, built once
    use_one_thread()
    _bench = Bench(plan, without_model())


def _in_worker(sample: Sample, done: frozenset[tuple[str, str, str, int]]) -> list[Item]:
    if _bench is None:
        raise RuntimeError("the worker was not started")
    return _bench.run(sample, done)
