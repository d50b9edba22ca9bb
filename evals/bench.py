"""The benchmark: p50 and p95 of each step of the spine, the cold start, and how fast a build embeds."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import yaml

from bot.pipeline import answer
from bot.services import build_services
from bot.understand.intake import Inquiry
from corpus import load_corpus
from corpus.passages import all_passages
from index.embedder import load_embedder
from index.embedding import embed

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


def run_embedding_bench(count: int = 2_000) -> None:
    """Passages a second: the embedder's own `encode`, the embedding phase of a build, and the ratio of the two.

    Run by turns on the two halves of the texts, so that a machine that slows down harms both alike.
    """
    embedder = load_embedder()
    texts = list(_generated(count))
    encode = embedder._client.encode  # type: ignore[attr-defined]  # LangChain hides the model that is to be measured
    embed(texts[:64], embedder, show_progress=False)
    own = phase = 0.0
    for part in (texts[::2], texts[1::2]):
        start = perf_counter()
        encode(part, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        own, start = own + perf_counter() - start, perf_counter()
        embed(part, embedder, show_progress=False)
        phase += perf_counter() - start
    rates = {"encode": count / own, "build": count / phase}
    print(f"{count} texts of {min(map(len, texts))} to {max(map(len, texts))} characters, passages a second:")
    for name, rate in rates.items():
        print(f"  {name:<8} {rate:8.1f}")
    print(json.dumps({"embedding_ratio": round(rates["build"] / rates["encode"], 3)}))


def _generated(count: int) -> Iterator[str]:
    """Texts as long as passages are, of words of our own passages in an order that never repeats."""
    words = " ".join(p.text for p in all_passages(load_corpus())).split()
    for number in range(count):
        first, length = number * 37 % len(words), 80 + number * 193 % 720
        yield " ".join(islice(cycle(words[first:] + words[:first]), length // 6))[:length]
