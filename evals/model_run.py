"""`python -m evals.model_run DIR`: a real language model over questions chosen by hash: figures, and its sentences to read.

The model is the one that BOT_MODEL names, or with `--house` the small one served on this machine (`--gguf` another file).
DIR holds `runs.jsonl` (whole answers; a run that was broken off goes on where it stopped), `sentences.jsonl` (all that the model
said, shown or stopped, in an order that tells nothing) and `key.jsonl` (for after the reading: what became of each sentence, and
what the checker says of it alone, without the quote that `write` asks for).
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bot.model.house import serving, shipped
from bot.pipeline import stream
from bot.services import Services, build_services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from corpus.jsonlines import to_line
from evals.dataset import load_samples
from evals.metrics import Proportion
from evals.sample import Sample

_NOT_SAID = ("model-repeated", "model-length", "model-form", "model-number")
"""Rules that stop a sentence for its form, not for what it says; none of them is for the reader."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what is not done yet, writes the files and prints the figures."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    runs = options.out / "runs.jsonl"
    if not options.report:
        with ExitStack() as stack:
            where: dict[str, Any] = {}
            if options.house or options.gguf:
                address = stack.enter_context(serving(options.gguf or shipped(), threads=options.threads))
                where = {"model": "openai:house", "model_url": f"{address}/v1"}
            _run(options, where, runs)
    done = [json.loads(line) for line in runs.read_text(encoding="utf-8").splitlines()]
    _write_sentences(done, options.out)
    _print_figures(done)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.model_run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path, metavar="DIR")
    parser.add_argument("--house", action="store_true", help="serve the small model that a package brings")
    parser.add_argument("--gguf", type=Path, help="serve this model file instead")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--drafter", choices=["select", "write", "extractive"], default="write")
    parser.add_argument("--questions", type=int, default=100, metavar="N")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=300.0, help="for one answer; on two busy cores a model is slow")
    parser.add_argument("--tokens", type=int, default=400, help="of one reply")
    parser.add_argument("--report", action="store_true", help="ask nothing; print the figures of what is there")
    return parser


def chosen(count: int) -> list[Sample]:
    """The first questions of all open sets in the order of sha256 of their ids."""
    asked = [s for s in load_samples() if s.form in ("question", "knowledge")]
    return sorted(asked, key=lambda sample: hashlib.sha256(f"model:{sample.id}".encode()).hexdigest())[:count]


def _run(options: argparse.Namespace, where: dict[str, Any], runs: Path) -> None:
    """All seeds of a question come one after the other: a server need not read again the prompt that it has just read."""
    before = runs.read_text(encoding="utf-8").splitlines() if runs.exists() else []
    known = {(r["id"], r["seed"], r["drafter"]) for r in map(json.loads, before)}
    services = {seed: _services(options, seed, where) for seed in options.seeds}
    asked = [(n, sample, seed) for n, sample in enumerate(chosen(options.questions), 1) for seed in options.seeds]
    with runs.open("a", encoding="utf-8") as file:
        for number, sample, seed in asked:
            if (sample.id, seed, options.drafter) in known:
                continue
            record = _asked(sample, services[seed])
            file.write(to_line({**record, "seed": seed, "drafter": options.drafter}) + "\n")
            file.flush()
            print(f"{number}, seed {seed}: {sample.id}, {len(record['said'])} shown, {record['seconds']} s", file=sys.stderr)


def _services(options: argparse.Namespace, seed: int, where: dict[str, Any]) -> Services:
    if options.drafter == "extractive":
        return build_services(Settings(model=None))
    tuned = {"model_seconds": options.seconds, "model_tokens": options.tokens, "model_temperature": options.temperature}
    services = build_services(Settings(**where, **tuned, model_seed=seed, drafter=options.drafter))
    if services.model is None:
        sys.exit("No model is set. Name one with BOT_MODEL, or serve one with --house.")
    return services


def _asked(sample: Sample, services: Services) -> dict[str, Any]:
    start = perf_counter()
    said = []
    for event in stream(Inquiry(sample.input, sample.id), services):
        last = event.answer
        said += [event.said] if event.kind == "statement" else []
    told = {fact for citation in last.citations for fact in citation.fact_ids}
    wanted = [bool(told & set(group)) for group in sample.target.needs]
    return {
        "id": sample.id,
        "question": sample.input,
        "said": said,
        "wanted": wanted,
        "seconds": round(perf_counter() - start, 2),
        "decides": bool(last.parts or last.clarify) or last.answer_class == "out_of_scope",
        "answer": json.loads(last.to_json()),
    }


def _write_sentences(done: Sequence[dict[str, Any]], out: Path) -> None:
    """Each sentence of a question once; the order is that of a hash, so that its place tells nothing of its fate."""
    fates: dict[tuple[str, str], Counter[str]] = {}
    asked: dict[str, dict[str, Any]] = {}
    for run in done:
        asked[run["id"]] = run
        for sentence, fate in _fates(run):
            fates.setdefault((run["id"], sentence), Counter())[fate] += 1
    services = build_services(Settings(model=None))
    named = sorted((hashlib.sha256(f"{q}|{s}".encode()).hexdigest()[:12], q, s) for q, s in fates)
    with (
        (out / "sentences.jsonl").open("w", encoding="utf-8") as sentences,
        (out / "key.jsonl").open("w", encoding="utf-8") as key,
    ):
        for name, question, sentence in named:
            variants = [part["variant"] for part in asked[question]["answer"]["parts"]]
            shown = {"id": name, "question": asked[question]["question"], "variants": variants, "sentence": sentence}
            sentences.write(to_line(shown) + "\n")
            alone = services.checker.check(sentence, (variants or [services.default_variant])[0]).verdict
            seen = {"id": name, "question_id": question, "fates": dict(fates[question, sentence]), "checker_alone": alone}
            key.write(to_line(seen) + "\n")


def _fates(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((sentence, "shown") for sentence in run["said"])
    yield from ((w["sentence"], w["rule"]) for w in run["answer"]["withheld"] if w["rule"] not in _NOT_SAID)


def _print_figures(done: Sequence[dict[str, Any]]) -> None:
    for drafter in sorted({run["drafter"] for run in done}):
        runs = [run for run in done if run["drafter"] == drafter]
        print(f"{drafter}: {len(runs)} answers to {len({r['id'] for r in runs})} questions")
        if drafter != "extractive":
            _print_model(runs)
        facts = [told for run in runs for told in run["wanted"]]
        words = [len(run["answer"]["text"].split()) for run in runs]
        seconds = [run["seconds"] for run in runs]
        print(f"  wanted facts told: {Proportion(sum(facts), len(facts))}")
        cited = sum(len(run["answer"]["citations"]) for run in runs) / len(runs)
        print(f"  citations an answer: {cited:.1f}; words: {median(words):.0f}")
        p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
        print(f"  seconds an answer, p50 / p95: {median(seconds):.2f} / {p95:.2f}")


def _print_model(runs: Sequence[dict[str, Any]]) -> None:
    shown = sum(len(run["said"]) for run in runs)
    rules = Counter(w["rule"] for run in runs for w in run["answer"]["withheld"])
    stopped = {True: 0, False: 0}
    for rule, count in rules.items():
        stopped[rule.startswith("model-")] += count
    all_said = shown + rules.total()
    print(f"  models: {', '.join(sorted({str(run['answer']['versions']['model']) for run in runs}))}")
    print(f"  statements: {all_said}, shown {shown}, stopped before the checker {stopped[True]}, by the checker {stopped[False]}")
    print(f"  stopped by: {', '.join(f'{rule} {count}' for rule, count in rules.most_common())}")
    asked = [run for run in runs if run["answer"]["versions"]["model"]]
    print(f"  fell back to the extractive answer: {Proportion(sum(not run['said'] for run in asked), len(asked))}")
    proposing = [run for run in runs if run["answer"]["proposed"] and run["decides"]]
    print(f"  overruled, of answers with a proposal where the table speaks: {Proportion(_overruled(proposing), len(proposing))}")


def _overruled(runs: Sequence[dict[str, Any]]) -> int:
    return sum(run["answer"]["overruled"] for run in runs)


if __name__ == "__main__":
    sys.exit(main())
