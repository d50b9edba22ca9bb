"""Which statements and rows carry which facts."""

from collections import defaultdict

from corpus.model import Corpus


def carriers(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """For every fact id that is carried, the passages, rows and rules that carry it."""
    found: dict[str, list[str]] = defaultdict(list)
    for passage in corpus.document_passages:
        for fact in passage.fact_ids:
            found[fact].append(passage.id)
    for (variant, procedure), row in corpus.rows.items():
        for fact in row.facts:
            found[fact].append(f"{variant}/{procedure}")
    for rule in corpus.rules:
        for fact in rule.facts:
            found[fact].append(f"rule {rule.id}")
    return {fact: tuple(dict.fromkeys(where)) for fact, where in found.items()}
