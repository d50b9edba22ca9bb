"""Baselines that need no key: what simpler machines make of the same questions, corpus and encoder."""

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from bot.services import Services
from corpus.frames import Frames
from corpus.schema import Category
from evals.output import Cited, Output
from evals.sample import Form, Sample
from evals.systems.base import QUESTIONS
from evals.systems.reading import TextReader
from index.lexical import LexicalIndex

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

FOUND = 3
"""Passages that naive retrieval tells."""


class TableBaseline(ABC):
    """Takes the variant whose words are nearest to the question and reads its row; always answers, always certain."""

    name: str
    about: str
    forms: frozenset[Form] = frozenset({"question", "timing"})

    def __init__(self, services: Services) -> None:
        self._corpus = services.corpus
        self._frames = Frames(services.corpus)
        self._words = {vid: f"{v.label}. {v.words}" for vid, v in services.corpus.variants.items()}

    @abstractmethod
    def nearest(self, question: str) -> str:
        """The id of the variant nearest to a question."""

    def run(self, sample: Sample) -> Output:
        """The usually appropriate studies of that variant."""
        vid = self.nearest(" ".join([*(t.content for t in sample.history if t.role == "user"), sample.input]))
        best = [row.procedure for row in self._corpus.variants[vid].rows if row.category is Category.USUALLY]
        text = self._frames.rates(vid, best, Category.USUALLY) if best else self._frames.none_best(vid)
        names = tuple(self._corpus.procedures[p].name for p in best)
        return Output(text=text, answer_class="answered", variants=(vid,), studies=names, relation=_relation(len(names)))


class NearestTable(TableBaseline):
    """By cosine similarity of the encoder: scenario rules switched off."""

    name = "nearest-table"
    about = "scenario rules replaced by the variant nearest in meaning (same encoder), then its row"

    @cached_property
    def _embedder(self) -> "Embeddings":
        from index.embedder import load_embedder

        return load_embedder()

    @cached_property
    def _vectors(self) -> dict[str, list[float]]:
        return dict(zip(self._words, self._embedder.embed_documents(list(self._words.values())), strict=True))

    def nearest(self, question: str) -> str:
        """The variant of the highest dot product; vectors have length 1."""
        asked = self._embedder.embed_query(question)
        return max(self._vectors, key=lambda vid: sum(a * b for a, b in zip(asked, self._vectors[vid], strict=True)))


class Bm25Table(TableBaseline):
    """By BM25 over the variants' words."""

    name = "bm25-table"
    about = "the variant whose words match best (BM25), then its row"

    @cached_property
    def _index(self) -> LexicalIndex:
        return LexicalIndex(list(self._words), list(self._words.values()))

    def nearest(self, question: str) -> str:
        """The variant of the best score; the first one if no word is known."""
        ranked = self._index.ranking(question, 1)
        return ranked[0] if ranked else next(iter(self._words))


class NaiveRetrieval:
    """The first passages as found: no scenario, no rules, no checker."""

    name = "naive-retrieval"
    about = f"the {FOUND} best passages of the same search as they are: no scenario, no rules, no checker"
    forms = QUESTIONS

    def __init__(self, services: Services) -> None:
        self._services = services
        self._reader = TextReader(services)

    def run(self, sample: Sample) -> Output:
        """The passages, each cited; the variant of the first that belongs to one is what the text is about."""
        hits = self._services.retriever.search(sample.input, FOUND)
        text = "\n\n".join(f"{hit.passage.text} [{hit.rank}]" for hit in hits)
        cited = tuple(
            Cited(
                n=hit.rank,
                passage_id=hit.passage.id,
                quote=hit.passage.text,
                start=0,
                end=len(hit.passage.text),
                passage=hit.passage.text,
                fact_ids=hit.passage.fact_ids,
            )
            for hit in hits
        )
        variant = next((hit.passage.variant for hit in hits if hit.passage.variant), None)
        read = self._reader.read(text, variant)
        variants = (variant,) if variant else ()
        return read.model_copy(update={"variants": variants, "answer_class": "answered", "citations": cited})


def _relation(count: int) -> str | None:
    return {0: "none_usually_appropriate", 1: "single"}.get(count)
