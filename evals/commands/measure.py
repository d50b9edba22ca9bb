"""`run` and `bench`."""

import argparse
from pathlib import Path

from bot.services import Services
from evals.bench import run_bench, run_embedding_bench
from evals.dataset import FORMS, load_samples
from evals.log import RUNS, Config, LogError, Run, commit, config_of, digest_of, new_folder
from evals.page_bench import run_page_bench
from evals.reporting.tables import miss_lines, side_by_side
from evals.runner import Bench, Plan, run_all, use_one_thread
from evals.sample import Sample
from evals.selection import limited
from evals.snapshot import Snapshot
from evals.summary import SAFETY, words_for
from evals.systems.registry import build_systems, expanded, without_model
from evals.systems.stored import StoredAnswers
from evals.tasks import chosen, wanted_forms, with_attacks


def bench(options: argparse.Namespace) -> int:
    """Prints how long each step takes."""
    (run_page_bench if options.page else run_embedding_bench if options.embedding else run_bench)()
    return 0


def run(options: argparse.Namespace) -> int:
    """Runs, logs and prints; the exit code is 1 if the bot's checker left a contradiction standing."""
    use_one_thread()
    services = without_model()
    if options.resume:
        log, plan, samples, bench = _resumed(options.resume, services)
    else:
        log, plan, samples, bench = _started(options, services)
    print(f"run {log.folder}: {len(samples)} samples, {', '.join(s.name for s in bench.systems)}", flush=True)
    if services.retriever.problem:
        print(f"passages are searched by words alone: {services.retriever.problem}")
    with log.writing():
        run_all(log, plan, samples, bench, options.jobs)
    return show(log, misses=options.misses)


def _started(options: argparse.Namespace, services: Services) -> tuple[Run, Plan, list[Sample], Bench]:
    names = expanded(options.system or ["bot"])
    systems = build_systems(names, services)
    stored = [s for s in systems if isinstance(s, StoredAnswers)]
    every = load_samples(options.held_out, forms=FORMS if stored else wanted_forms(options.tasks))
    others = {s.id: s for system in stored for s in system.others(every)}
    for system in stored:
        for oddity in system.oddities(every):
            print(f"{system.name}: {oddity}")
    if stored:  # only what was answered, for every system: nobody answers all of it
        every = [s for s in every if any(system.holds(s) for system in stored)]
    pool = [*every, *others.values()]
    attacked = not options.tasks or "attacks" in options.tasks
    tasks, samples = chosen(options.tasks, with_attacks(pool) if attacked else pool)
    samples = limited([s for s in samples if any(s.form in system.forms for system in systems)], options.limit)
    if stored:
        samples = [s for s in samples if s.dataset != "attacks"]
    if not samples:
        raise LogError("There is nothing to run: no sample fits these tasks and systems.")
    plan = Plan(tuple(names), tuple(task.name for task in tasks), options.repeat)
    asked = {"tasks": plan.tasks, "names": plan.systems, "systems": {s.name: s.about for s in systems}}
    config = config_of(services, samples, limit=options.limit, repeat=plan.repeat, held_out=options.held_out, **asked)
    folder = RUNS / options.id if options.id else new_folder()
    return Run.create(folder, config, samples), plan, samples, Bench(plan, services, systems)


def _resumed(folder: Path, services: Services) -> tuple[Run, Plan, list[Sample], Bench]:
    log = Run(folder)
    config: Config = log.config
    samples = log.samples()
    if digest_of(samples) != config.datasets or services.corpus.digest[:16] != config.corpus:
        raise LogError("Samples or corpus are not those of the run any more; start a new one.")
    if (now := commit()) != config.commit:
        print(f"The run began at commit {config.commit[:10]} and goes on at {now[:10]}: its log names the first.")
    plan = Plan(config.names, config.tasks, config.repeat)
    return log, plan, samples, Bench(plan, services)


def show(log: Run, *, misses: bool) -> int:
    """Prints the figures; 1 if the bot let a labelled contradiction stand."""
    snapshot = Snapshot.of_run(log)
    config, found = snapshot.config, snapshot.figures()
    print(f"part: {'kept aside' if config.held_out else 'open'}; corpus {config.corpus}; datasets {config.datasets}")
    if len(snapshot.values) > 1:
        print("\n".join(side_by_side(snapshot)))
    for (system, scorer), figure in found.items() if len(snapshot.values) == 1 else ():
        kinds = ", ".join(f"{count} {error}" for error, count in sorted(figure.errors.items()))
        mean = f", MRR {figure.mean:.3f}" if figure.mean is not None else ""
        safety = "SAFETY " if scorer in SAFETY else ""
        print(f"{safety}{system}, {words_for(scorer)}: {figure.right}{mean}{figure.apart}{f' ({kinds})' if kinds else ''}")
    for system, of in snapshot.latencies.items():
        print(f"{system}, ms an answer: p50 {of['p50']}, p95 {of['p95']} (n = {of['n']:.0f})")
    if misses:
        asked = {(s.dataset, s.id): s.input for s in log.samples()}
        print(
            "\n".join(f"  {system} {line}" for system in snapshot.values for line in miss_lines(list(log.items()), asked, system))
        )
    print(f"report: python -m evals report {log.folder}")
    leaks = sum(f.counts["I"] for (system, scorer), f in found.items() if system == "bot" and scorer in ("leak", "attack-leak"))
    return 1 if leaks else 0
