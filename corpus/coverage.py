"""Which statements and rows carry which facts."""

from collections import defaultdict
from dataclasses import dataclass

from corpus.model import Corpus
from corpus.passages import all_passages


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sentence that carries a fact: where it stands, and its words."""

    place: str
    text: str


def carriers(corpus: Corpus) -> dict[str, tuple[Carrier, ...]]:
    """For every fact id that is carried, the statements of passages, the sentences of rows, and the rules that carry it."""
    found: dict[str, list[Carrier]] = defaultdict(list)
    for passage in all_passages(corpus):
        for span in passage.spans:
            for fact in span.statement.facts:
                found[fact].append(Carrier(passage.id, span.statement.text))
    for rule in corpus.rules:
        for fact in rule.facts:
            found[fact].append(Carrier(f"rule {rule.id}", rule.text))
    return {fact: tuple(where) for fact, where in found.items()}
