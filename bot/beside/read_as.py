"""How a question was read, in the words of a reader: the same on the page and in the terminal."""

from collections.abc import Iterator

from bot.schema import Answer, FacetValue
from corpus import Corpus

READ_AS = "Read as"
HOW = {"said": "said", "implied": "implied by", "assumed": "assumed", "chosen": "chosen by you"}
OR = "or"
CONFLICT = "contradictory"
_READ = ("said", "implied")


def in_order(answer: Answer, corpus: Corpus) -> Iterator[tuple[str, FacetValue]]:
    """The facets of an answer with their names, in the order of the corpus."""
    yield from ((name, answer.facets[name]) for name in corpus.facets if name in answer.facets)


def value_of(name: str, fact: FacetValue, corpus: Corpus) -> str:
    """The value alone where it speaks for itself, else with the name of its facet.

    Where a value is only a kind ("limb"), it is the words that were said: "knee".
    """
    facet = corpus.facets[name]
    said = f" {OR} ".join(facet.said(v) for v in fact.values) or CONFLICT
    if facet.as_said and fact.how in _READ and fact.words.strip():
        said = ", ".join(word.strip() for word in fact.words.split(";"))
    return f"{facet.words}: {said}" if not fact.values or facet.named else said


def origin_of(fact: FacetValue) -> str:
    """How a value came about, and from which words."""
    return f"{HOW[fact.how]} “{fact.words.strip()}”" if fact.words.strip() else HOW[fact.how]


def read_as(answer: Answer, corpus: Corpus) -> str:
    """One line with every facet and how it was read; empty if nothing was."""
    told = [f"{value_of(name, fact, corpus)} ({origin_of(fact)})" for name, fact in in_order(answer, corpus)]
    return f"{READ_AS}: {' · '.join(told)}" if told else ""
