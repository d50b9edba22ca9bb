"""The benchmark: p50 and p95 of each step of the spine over the questions of the spec, and the cold start."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import yaml

from bot.pipeline import answer
from bot.services import build_services
from bot.understand.intake import Inquiry

QUESTIONS = Path(__file__).parent / "datasets" / "benchmark.yaml"
_ROUNDS = 10
_COLD = """
import time, sys
start = time.perf_counter()
from bot.pipeline import answer
from bot.services import build_services
from bot.understand.intake import Inquiry
services = build_services()
answer(Inquiry(sys.argv[1]), services, prose=False)
card = time.perf_counter() - start
answer(Inquiry(sys.argv[1]), services)
print(card, time.perf_counter() - start)
"""


def run_bench() -> None:
    """Prints a table; times are wall-clock on this machine, so compare ratios rather than numbers."""
    asked: list[str] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    cold = subprocess.run([sys.executable, "-c", _COLD, asked[0]], capture_output=True, text=True, check=True)  # noqa: S603
    card, whole = (float(x) for x in cold.stdout.split()[-2:])
    services = build_services()
    for question in asked:
        answer(Inquiry(question), services)
    taken: dict[str, list[float]] = {}
    cards: list[float] = []
    for _ in range(_ROUNDS):
        for question in asked:
            for step, ms in answer(Inquiry(question), services).timings_ms.items():
                taken.setdefault(step, []).append(ms)
            start = perf_counter()
            answer(Inquiry(question), services, prose=False)
            cards.append((perf_counter() - start) * 1000)
    print(f"{len(asked)} questions x {_ROUNDS} rounds, warm, index {services.retriever.index_id or 'absent'}; milliseconds")
    for step, values in {**taken, "card alone": cards}.items():
        print(f"  {step:<12} p50 {_at(values, 50):8.2f}   p95 {_at(values, 95):8.2f}")
    print(f"cold start in a new process, seconds: card {card:.2f}, full answer {whole:.2f}")
    print(json.dumps({"card_p95_ms": round(_at(cards, 95), 2), "answer_p95_ms": round(_at(taken["total"], 95), 2)}))


def _at(values: list[float], percentile: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percentile - 1]
