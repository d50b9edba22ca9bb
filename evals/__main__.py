"""`python -m evals run [questions] [texts] [--held-out]`: figures with n and interval; `bench`: how long each step takes."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence

from bot.pipeline import answer
from bot.services import Services, build_services
from bot.understand.intake import Inquiry
from evals.bench import run_bench, run_embedding_bench
from evals.knowledge import score_knowledge
from evals.metrics import Proportion
from evals.page_bench import run_page_bench
from evals.sample import foreign_texts, knowledge, questions
from evals.scorers import SCORERS, is_certain_and_wrong
from evals.texts import score_texts

TASKS = ("questions", "neighbours", "knowledge", "texts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the tasks and prints their figures; the exit code is 1 if a contradiction was left standing."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("command", choices=["run", "bench"])
    parser.add_argument("tasks", nargs="*", help=f"of {', '.join(TASKS)}; all unless named")
    parser.add_argument("--held-out", action="store_true", help="the part kept aside; read it once")
    parser.add_argument("--misses", action="store_true", help="list what was wrong")
    parser.add_argument("--embedding", action="store_true", help="bench: how fast a build embeds, against the embedder itself")
    parser.add_argument("--page", action="store_true", help="bench: how long the card takes in a browser")
    options = parser.parse_args(arguments)
    if options.command == "bench":
        (run_page_bench if options.page else run_embedding_bench if options.embedding else run_bench)()
        return 0
    unknown = set(options.tasks) - set(TASKS)
    if unknown:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    services = build_services()
    print(f"part: {'kept aside' if options.held_out else 'open'}; corpus {services.corpus.digest[:16]}")
    leaks = 0
    for task in options.tasks or TASKS:
        if task in ("questions", "neighbours"):
            run_questions(services, task, options.held_out, options.misses)
        elif task == "knowledge":
            run_knowledge(services, options.held_out, options.misses)
        else:
            leaks += run_texts(services, options.held_out, options.misses)
    return 1 if leaks else 0


def run_questions(services: Services, task: str, held_out: bool, show: bool) -> None:
    """Scores the answers to the labelled questions."""
    wrong: dict[str, list[str]] = defaultdict(list)
    pairs: dict[str, list[bool]] = defaultdict(list)
    samples = questions(held_out, task)
    certain = withheld = 0
    for sample in samples:
        earlier = tuple(turn.content for turn in sample.history if turn.role == "user")
        given = answer(Inquiry(sample.question, sample.id, earlier=earlier), services)
        found = {name: said for name, scorer in SCORERS.items() if (said := scorer(given, sample.expect))}
        for name, said in found.items():
            wrong[name].append(f"{sample.id} {sample.question[:100]!r}: {said}")
        if is_certain_and_wrong(given, sample.expect):
            certain += 1
            wrong["certain"].append(f"{sample.id} {sample.question[:100]!r}: {[p.variant for p in given.parts]}")
        withheld += bool(given.withheld)
        if sample.pair:
            pairs[sample.pair].append("outcome" not in found)
    for name in SCORERS:
        print(f"{task}, {name} right: {Proportion(len(samples) - len(wrong[name]), len(samples))}")
    whole = [p for p in pairs.values() if len(p) == 2]
    print(f"{task}, near-miss pairs both right: {Proportion(sum(all(p) for p in whole), len(whole))}")
    print(f"{task}, wrong variant shown as certain: {Proportion(certain, len(samples))}")
    print(f"{task}, own sentence withheld: {Proportion(withheld, len(samples))}")
    if show:
        for name, lines in wrong.items():
            print("\n".join(f"  {name}: {line}" for line in lines))


def run_knowledge(services: Services, held_out: bool, show: bool) -> None:
    """Scores retrieval, each ranking apart, and the facts in the answers."""
    legs, told = score_knowledge(services, knowledge(held_out))
    for name, leg in legs.items():
        print(f"knowledge, {name}: {leg}")
    for style, pieces in told.items():
        print(f"knowledge, wanted facts in the answer, {style}: {pieces}")
    if show:
        print("\n".join(f"  not found: {line}" for line in legs["fused"].missed))
        print("\n".join(f"  not told: {line}" for line in told["all"].lacking))


def run_texts(services: Services, held_out: bool, show: bool) -> int:
    """Scores the checker on labelled texts; returns the number of leaks."""
    scores = score_texts(services, foreign_texts(held_out))
    leaks = scores.leaks
    print(f"texts, contradiction left standing (leak): {Proportion(len(leaks), scores.contradictions)}")
    for label, (lost, n) in scores.cost.items():
        print(f"texts, {label} sentence withheld (cost): {Proportion(len(lost), n)}")
    if show:
        print("\n".join(f"  leak: {line}" for line in leaks))
        for label, (lost, _) in scores.cost.items():
            print("\n".join(f"  withheld {label}: {line}" for line in lost))
    return len(leaks)


if __name__ == "__main__":
    sys.exit(main())
