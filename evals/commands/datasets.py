"""`questions` and `check`: the datasets themselves."""

import argparse
import json
import sys
from collections import Counter

from evals.dataset import DATASETS, load_samples, schemas
from evals.selection import limited
from evals.tasks import with_attacks


def questions(options: argparse.Namespace) -> int:
    """The open questions, for another bot to answer: id, question, history, and an empty answer."""
    samples = limited(load_samples(forms=("question", "knowledge")), options.limit)
    lines = []
    for sample in samples:
        history = {"history": [turn.model_dump() for turn in sample.history]} if sample.history else {}
        lines.append(json.dumps({"id": sample.id, "question": sample.input, **history, "answer": ""}, ensure_ascii=False) + "\n")
    if options.out:
        options.out.write_text("".join(lines), encoding="utf-8")
        print(f"{len(lines)} questions in {options.out}")
    else:
        sys.stdout.writelines(lines)
    return 0


def check(options: argparse.Namespace) -> int:
    """Reads everything open and prints how many samples there are; writes the schemas."""
    counts = Counter(s.dataset for s in with_attacks(load_samples()))
    folder = DATASETS / "schema"
    folder.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(schema, encoding="utf-8")
    print("\n".join(f"{dataset}: {count} samples" for dataset, count in counts.items()))
    return 0
